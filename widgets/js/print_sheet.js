/**
 * One page of paper: shown as a card, printed alone.
 *
 * A copy of the sheet stands in the page's body while it is printed, and all else is hidden. Text goes into text
 * nodes only: nothing in it is ever read as HTML.
 */

const TALL = 271; // mm: A4 less its margins, and a little air for fonts that we do not know
const LARGEST = 11.4; // pt
const SMALLEST = 6.5;

function make(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

function inline(text) {
  const pieces = text.split(/\*\*(.+?)\*\*/);
  return pieces.map((piece, index) => (index % 2 ? make("strong", "", piece) : document.createTextNode(piece)));
}

function section({ title, lines, listed }) {
  const body = listed
    ? [make("ul", "", ...lines.map((line) => make("li", "", ...inline(line))))]
    : lines.map((line) => make("p", "", ...inline(line)));
  return make("section", "", make("h3", "", title), ...body);
}

function grid({ title, headers, rows, open }) {
  const table = make("table", "");
  const head = headers.map((text) => Object.assign(make("th", "", text), { scope: "col" }));
  const body = rows.map(([first, ...cells]) =>
    make(
      "tr",
      "",
      Object.assign(make("th", "", ...inline(first)), { scope: "row" }),
      ...cells.map((text) => make("td", "", ...inline(text))),
    ),
  );
  table.append(make("thead", "", make("tr", "", ...head)), make("tbody", "", ...body));
  const whole = make("section", open ? "hh-sheet-open" : "", make("h3", "", title), make("div", "hh-sheet-scroll", table));
  return whole;
}

const block = (part) => (part.headers ? grid(part) : section(part));

function draw(sheet, lang) {
  const top = make("header", "", make("p", "hh-sheet-title", sheet.title), make("p", "hh-sheet-whose", `${sheet.whose} `));
  const figures = sheet.figures.map(([label, value]) =>
    make("div", "", make("dt", "", label), make("dd", "", ...inline(value))),
  );
  const paper = make(
    "div",
    "hh-sheet",
    top,
    make("p", "hh-sheet-headline", sheet.headline),
    make("p", "hh-sheet-lead", ...inline(sheet.lead)),
    make("dl", "hh-sheet-figures", ...figures),
    make("div", "hh-sheet-columns", make("div", "", ...sheet.left.map(block)), make("div", "", ...sheet.right.map(block))),
    ...sheet.foot.map(block),
    make("p", "hh-sheet-promise", ...inline(sheet.promise)),
    make("p", "hh-sheet-small", sheet.small),
  );
  paper.dataset.tone = sheet.tone;
  paper.lang = lang;
  return paper;
}

/** Give a copy the largest letters with which it stays on one page. */
function fit(copy) {
  const millimetre = copy.getBoundingClientRect().width / 186;
  for (let size = LARGEST; size >= SMALLEST; size -= 0.2) {
    copy.style.fontSize = `${size}pt`;
    if (copy.scrollHeight <= TALL * millimetre) return;
  }
}

/**
 * Draw one view of the sheet.
 *
 * @param {{model: object, el: HTMLElement}} view anywidget's model and the element to fill
 * @returns {() => void} what takes the view down again
 */
function render({ model, el }) {
  ownKeys(el);
  const words = model.get("_words");
  const place = make("div", "hh-sheet-place");
  const button = make("button", "hh-button", words.print);
  const left = new AbortController();
  let copy = null;

  function show() {
    place.replaceChildren(draw(model.get("_sheet"), model.get("lang")));
  }

  function toPaper() {
    // Of a page in a tab behind another, or of a second view, nothing is printed.
    if (!place.offsetParent || document.body.dataset.hhPaper) return;
    copy = place.firstElementChild.cloneNode(true);
    copy.classList.add("hh-sheet-paper");
    const today = new Date().toLocaleDateString(model.get("lang"), { day: "numeric", month: "long", year: "numeric" });
    copy.querySelector(".hh-sheet-title").append(` · ${today}`);
    document.body.append(copy);
    document.body.dataset.hhPaper = "sheet";
    fit(copy);
  }

  function fromPaper() {
    if (!copy) return;
    copy.remove();
    copy = null;
    delete document.body.dataset.hhPaper;
  }

  button.type = "button";
  button.addEventListener("click", () => window.print());
  addEventListener("beforeprint", toPaper, { signal: left.signal });
  addEventListener("afterprint", fromPaper, { signal: left.signal });
  place.setAttribute("role", "region");
  place.setAttribute("aria-label", words.paper);
  place.tabIndex = 0;
  el.classList.add("hh-widget", "hh-sheet-widget");
  el.lang = model.get("lang");
  el.append(place, button);
  show();
  model.on("change:_sheet", show);
  return () => {
    fromPaper();
    left.abort();
    model.off("change:_sheet", show);
    place.remove();
    button.remove();
  };
}

export default { render };
