// The page that says that all places are taken: it asks whether one is free, and comes back when one is.
// Loading it again keeps the whole address, with the numbers in it; asking costs the server nothing.
(() => {
  const { asks, seconds } = document.currentScript.dataset;
  const LONGEST = 10000; // milliseconds: a question that is never answered is asked again
  let next = 0;
  let asking = false;

  async function ask() {
    // Whoever goes to another tab and comes back meanwhile has not begun a second round.
    if (asking) return;
    asking = true;
    clearTimeout(next);
    // A page that nobody looks at would take a place from somebody who waits.
    if (document.visibilityState === "visible") {
      const { free } = await fetch(asks, { cache: "no-store", signal: AbortSignal.timeout?.(LONGEST) })
        .then((reply) => reply.json())
        .catch(() => ({}));
      if (free) {
        location.reload();
        return;
      }
    }
    asking = false;
    // Not all at the same moment.
    next = setTimeout(ask, 1000 * seconds * (0.5 + Math.random()));
  }

  for (const button of document.querySelectorAll("button")) button.addEventListener("click", () => location.reload());
  document.addEventListener("visibilitychange", ask);
  next = setTimeout(ask, 1000 * seconds * (0.5 + Math.random()));
})();
