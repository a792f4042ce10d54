// A page that is loaded again fills anew, above the reader's place too: what was at the top of the screen, or is
// named in the address, is brought back there, until it is touched or whole: who then scrolls by the bar at the
// side is not held.
(() => {
  const PLACE = `halfhour-place ${location.pathname}`;
  const PARTS = ".hh-article > [id]";
  const TOUCHES = ["wheel", "touchstart", "keydown", "pointerdown"];

  let letGo = () => {}; // nothing is held in its place

  function keepPlace() {
    const top = [...document.querySelectorAll(PARTS)].findLast((part) => part.getBoundingClientRect().top <= 0);
    try {
      if (!top || location.hash.length > 1) sessionStorage.removeItem(PLACE);
      else sessionStorage.setItem(PLACE, JSON.stringify([top.id, Math.round(top.getBoundingClientRect().top)]));
    } catch {
      // A browser that keeps nothing begins at the top.
    }
  }

  function findPlace() {
    const [{ type } = {}] = performance.getEntriesByType("navigation");
    if (location.hash.length > 1) {
      const named = type === "navigate" && document.getElementById(location.hash.slice(1));
      if (named) hold(() => named.scrollIntoView({ behavior: "instant" }));
      return;
    }
    let kept = null;
    try {
      kept = JSON.parse(sessionStorage.getItem(PLACE));
    } catch {
      // As above.
    }
    const part = kept && (type === "reload" || type === "back_forward") && document.getElementById(kept[0]);
    if (!part) return;
    history.scrollRestoration = "manual";
    hold(() => window.scrollBy({ top: part.getBoundingClientRect().top - kept[1], behavior: "instant" }));
  }

  /** Do that now, and whenever the page has grown. */
  function hold(stay) {
    const grown = new ResizeObserver(stay);
    const over = () => {
      grown.disconnect();
      for (const touch of TOUCHES) window.removeEventListener(touch, over);
    };
    letGo = over;
    for (const touch of TOUCHES) window.addEventListener(touch, over, { passive: true });
    grown.observe(document.querySelector(".hh-article"));
    stay();
  }

  window.addEventListener("pagehide", keepPlace);
  Object.assign(window.halfhour, { findPlace, letGo: () => letGo() });
})();
