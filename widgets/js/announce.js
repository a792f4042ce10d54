// What has changed is said to those who hear the page: once it has come to rest, all of it in one breath.

const ANNOUNCER = Symbol.for("halfhour.announcer"); // one a page, though each widget may run a copy of this script
const REST = 700; // ms without a further change: a slider that is drawn along says nothing on its way
const OVER = 8000; // ms after which nothing stands there: who reads the page to its end would hear it once more

/** Make the place that is read out, which nobody sees. */
function makeRegion() {
  const region = document.createElement("div");
  region.className = "hh-announced";
  region.setAttribute("role", "status");
  region.setAttribute("aria-atomic", "true");
  Object.assign(region.style, { position: "absolute", width: "1px", height: "1px", clipPath: "inset(50%)" });
  Object.assign(region.style, { overflow: "hidden", whiteSpace: "nowrap", insetBlockStart: "0" });
  document.body.append(region);
  return region;
}

function makeAnnouncer() {
  const region = makeRegion();
  const changed = new Map(); // element -> what it says
  let timer = 0;

  function speak() {
    const inOrder = [...changed].filter(([element]) => element.isConnected);
    inOrder.sort(([a], [b]) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    changed.clear();
    // Two views of one text say it once.
    const texts = new Map(inOrder.map(([element, text]) => [text, element]));
    const said = [...texts].map(([text, element]) => {
      const line = document.createElement("p");
      line.lang = element.lang;
      line.textContent = text;
      return line;
    });
    region.replaceChildren(...said);
    timer = setTimeout(() => region.replaceChildren(), OVER);
  }

  return (element, text) => {
    if (text) changed.set(element, text);
    else changed.delete(element);
    clearTimeout(timer);
    timer = setTimeout(speak, REST);
  };
}

/**
 * Have a change read out.
 *
 * @param {HTMLElement} element what has changed; where several have, they are read in the order of the page
 * @param {string} text what it says now; empty where it says nothing any more
 */
export function announce(element, text) {
  globalThis[ANNOUNCER] ??= makeAnnouncer();
  globalThis[ANNOUNCER](element, text);
}
