
// --- a report: its charts, and its two pages of paper ----------------------------------------------------------
// Stands after the course's own chart script, in one module with it.

const TALL = 271; // mm: A4 less its margins, and a little air for fonts that we do not know
const LARGEST = 9.8; // pt
const SMALLEST = 5.6;
const DRAWN = 560; // px: how wide a chart is drawn that stands in one of two columns of paper

/** What a chart asks of its kernel's side, out of the page's own data. */
const still = (values) => ({ get: (name) => values[name], on() {}, off() {}, send() {} });

async function unpack(packed) {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

/** Leave a chart's place as it is where nothing can be drawn: sentence and table stand there already. */
async function bringPlotly() {
  const source = await unpack(document.getElementById("plotly").textContent);
  document.head.append(Object.assign(document.createElement("script"), { textContent: source }));
  if (!globalThis.Plotly) throw new Error("no Plotly in this report");
}

function draw(root, charts) {
  for (const [index, place] of root.querySelectorAll("[data-chart]").entries()) {
    place.replaceChildren();
    render({ model: still(charts[index]), el: place });
  }
}

const settled = (root) =>
  new Promise((resolve) => {
    const look = () => {
      const figures = [...root.querySelectorAll(".hh-chart")];
      if (figures.every(({ dataset }) => dataset.state !== "waiting")) resolve();
      else requestAnimationFrame(look);
    };
    look();
  });

/** Draw at one size and show at another: letters and lines shrink together, and the place with them. */
function shrink(root) {
  for (const stage of root.querySelectorAll(".hh-chart-stage")) {
    const scale = stage.closest(".chart").clientWidth / DRAWN;
    const tall = Number.parseFloat(stage.style.height);
    stage.style.transform = `scale(${scale})`;
    stage.style.transformOrigin = "0 0";
    stage.style.marginBottom = `${tall * (scale - 1)}px`;
  }
}

/** Give a page of paper the largest letters with which it stays one; give their size, 0 where it goes on to another. */
function fit(sheet) {
  const millimetre = sheet.getBoundingClientRect().width / 186;
  for (let size = LARGEST; size >= SMALLEST; size -= 0.1) {
    sheet.style.fontSize = `${size}pt`;
    sheet.style.maxHeight = "";
    if (sheet.scrollHeight <= TALL * millimetre) return size;
  }
  sheet.style.maxHeight = "none"; // a third page is better than a line that nobody sees
  return 0;
}

/** Fit both pages; what is as wide as the page goes over to the other one where that leaves larger letters. */
function balance(first, second) {
  const least = () => Math.min(fit(first), fit(second));
  const before = least();
  const over = second.querySelector(":scope > .plain");
  if (!over || before > LARGEST - 1) return;
  const next = over.nextSibling;
  first.append(over);
  if (least() > before) return;
  next.before(over);
  least();
}

async function layOut(charts) {
  const main = document.querySelector("main");
  const paper = Object.assign(document.createElement("div"), { className: "paper hh-light", ariaHidden: "true", inert: true });
  paper.dataset.tone = main.dataset.tone;
  for (const sheet of main.querySelectorAll(".sheet")) paper.append(sheet.cloneNode(true));
  document.body.append(paper);
  if (globalThis.Plotly) {
    draw(paper, charts);
    for (const stage of paper.querySelectorAll(".hh-chart-stage")) stage.style.width = `${DRAWN}px`;
    await settled(paper);
    shrink(paper);
  }
  balance(...paper.querySelectorAll(".sheet"));
  document.body.dataset.paper = "ready";
}

async function begin() {
  const data = document.getElementById("charts");
  const charts = data ? JSON.parse(data.textContent) : [];
  const button = document.querySelector("main button");
  button.hidden = false;
  button.addEventListener("click", () => print());
  if (charts.length) {
    try {
      await bringPlotly();
      draw(document.querySelector("main"), charts);
      await settled(document.querySelector("main"));
    } catch (error) {
      console.warn("Halfhour: no pictures,", error);
    }
  }
  await layOut(charts);
}

begin();
