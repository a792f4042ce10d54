// Runs in each measured page before its own scripts: notes when the number can be read, when the charts are drawn,
// and how long a move of the slider takes to change a picture. It asks for nothing and sends nothing.
// `benchFor` stands before it: how the number reads, and how many charts there are at first.
(() => {
  const SAID = new RegExp(globalThis.benchFor.said);
  const CHARTS = globalThis.benchFor.charts;
  const SILENT = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "TITLE"]);
  const TRACE = ".main-svg .trace path, .main-svg .trace text";
  const PATIENCE = 6000; // ms for one move

  const roots = [document];
  const marks = {};
  const seen = [];
  let finish;
  const finished = new Promise((resolve) => {
    finish = resolve;
  });
  let waiting = false;

  const graphs = () => roots.flatMap((root) => [...root.querySelectorAll(".js-plotly-plot")]);
  const stands = (node) => node.getClientRects().length > 0 && node.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const drawn = () => graphs().filter((graph) => graph.querySelector(TRACE) && stands(graph.querySelector(".main-svg")));

  /** Note the texts in a part of the page that say the number. */
  function read(node) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (SAID.test(node.data) && node.parentElement && !SILENT.has(node.parentElement.tagName)) seen.push(node);
      return;
    }
    if (SILENT.has(node.tagName) || !SAID.test(node.textContent)) return;
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) read(texts.currentNode);
  }

  function check() {
    if (!marks.number && seen.some((node) => node.isConnected && stands(node.parentElement))) {
      marks.number = performance.now();
    }
    const pictures = marks.charts ? CHARTS : drawn().length;
    if (!marks.charts && pictures >= CHARTS) marks.charts = performance.now();
    if (marks.number && marks.charts) finish();
    return Boolean(marks.number || !seen.length) && Boolean(marks.charts || graphs().length < CHARTS);
  }

  /** What is there, but hidden, may come to be shown without any change to itself. */
  function checkSoon() {
    if (check() || waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      checkSoon();
    });
  }

  const loading = new MutationObserver((changes) => {
    if (marks.number && marks.charts) {
      loading.disconnect();
      return;
    }
    if (!marks.number) {
      for (const { type, target, addedNodes } of changes) {
        if (type === "characterData") read(target);
        else addedNodes.forEach(read);
      }
    }
    checkSoon();
  });
  const look = (root) => loading.observe(root, { childList: true, subtree: true, characterData: true });

  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (...values) {
    const root = attachShadow.apply(this, values);
    roots.push(root);
    look(root);
    return root;
  };
  look(document);

  // --- one move -----------------------------------------------------------------------------------------------

  const shape = () => graphs().flatMap((graph) => [...graph.querySelectorAll(".main-svg .trace path")].map((path) => path.getAttribute("d"))).join();
  let before = "";
  let pressed = 0;
  let answer = null;
  let answered = null;
  const moving = new MutationObserver(() => {
    if (!pressed || !answer || shape() === before) return;
    answer(performance.now() - pressed);
    answer = null;
  });

  /** Be ready for a move: what stands now is what has to change. */
  function arm() {
    for (const root of roots) moving.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["d"] });
    before = shape();
    pressed = 0;
    answered = new Promise((resolve) => {
      answer = resolve;
      setTimeout(resolve, PATIENCE, null);
    });
  }

  addEventListener("keydown", (event) => {
    pressed ||= event.timeStamp;
  }, true);

  const late = (patience) =>
    new Promise((_, reject) => {
      setTimeout(() => reject(new Error(`late: ${JSON.stringify({ ...marks, seen: seen.length, drawn: drawn().length })}`)), patience);
    });

  globalThis.bench = {
    async finished(patience) {
      await Promise.race([finished, late(patience)]);
      return marks;
    },
    pictures: () => drawn().length,
    quiet: () => !document.querySelector("[aria-busy=true], .hh-chart[data-state=waiting]"),
    arm,
    answered: () => answered,
  };
})();
