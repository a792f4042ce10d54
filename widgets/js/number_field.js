// A labelled box and slider for one number. It shows; Python reads what is typed and decides what stands.

const BOXES = ["low", "likely", "high"];
const REPLACED = "halfhour-replaced"; // sent by the keeper: numbers came in on purpose
const LONGEST = 1000; // characters; no number is as long, and what is pasted by mistake may be a book
const PATIENCE = 2000; // milliseconds after which an answer counts as lost

const formats = new Map(); // one is dear to make, and all fields of a page need the same few

/** Give what writes numbers in a language, with so many decimals at least. */
function formatOf(lang, decimals) {
  const key = `${lang} ${decimals}`;
  if (!formats.has(key)) {
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: 6 };
    formats.set(key, new Intl.NumberFormat(lang, digits));
  }
  return formats.get(key);
}

/** Make an element with properties and children; attributes that are no property go in `attributes`. */
function make(tag, { attributes = {}, ...properties } = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** One text box with its unit on either side, and its part of the name where there are three. */
function makeCell(model, id, name) {
  const before = make("span", { className: "hh-unit", textContent: model.get("_before") });
  const after = make("span", { className: "hh-unit", id: `${id}-${name}-unit`, textContent: model.get("_after") });
  before.ariaHidden = "true";
  const input = make("input", {
    id: `${id}-${name}`,
    className: "hh-input",
    type: "text",
    inputMode: "decimal",
    autocomplete: "off",
    enterKeyHint: "done",
    spellcheck: false,
    maxLength: LONGEST,
  });
  const key = model.get("_key");
  if (key) input.dataset.key = `${key} ${name}`;
  const part = make("label", { className: "hh-part", id: `${id}-${name}-part`, htmlFor: input.id });
  part.textContent = model.get("_words")[name];
  const box = make("span", { className: "hh-box" }, before, input, after);
  // A click on the unit is meant for the number.
  box.addEventListener("click", (event) => event.target !== input && input.focus());
  return { name, input, part, element: make("div", { className: "hh-cell" }, part, box), edits: 0, settled: 0 };
}

/** Build the field once; drawing only changes what is in it, so the focus is never lost. */
function build(model, el) {
  const id = `hh-${Math.random().toString(36).slice(2)}`;
  const words = model.get("_words");
  const cells = BOXES.map((name) => makeCell(model, id, name));
  const label = make("label", { className: "hh-label", id: `${id}-label`, htmlFor: cells[1].input.id });
  label.textContent = model.get("label");
  const help = make("p", { className: "hh-help", id: `${id}-help`, textContent: model.get("help") });
  help.hidden = !help.textContent;
  const slider = make("input", { className: "hh-slider", type: "range", min: 0, step: 1 });
  slider.max = model.get("_stops").length - 1;
  slider.ariaLabel = model.get("label");
  if (model.get("_key")) slider.dataset.key = model.get("_key");
  const unsure = make("button", { className: "hh-link", type: "button", hidden: !model.get("_ranged") });
  const message = make("p", { className: "hh-message", id: `${id}-message`, attributes: { role: "alert" } });
  const note = make("p", { className: "hh-note" });
  const boxes = make("div", { className: "hh-boxes" }, ...cells.map((cell) => cell.element));
  el.classList.add("hh-widget", "hh-field");
  el.lang = model.get("lang");
  el.append(
    label,
    help,
    make("div", { className: "hh-row" }, boxes, slider, message),
    make("div", { className: "hh-foot" }, note, unsure),
  );
  return { id, words, cells, slider, unsure, message, note };
}

/** @type {import("@anywidget/types").Render} */
function render({ model, el }) {
  ownKeys(el);
  const { id, words, cells, slider, unsure, message, note } = build(model, el);
  const stops = model.get("_stops");
  let seq = model.get("_seen"); // the newest message sent
  let sent = 0; // when that was
  let slid = false; // the slider moved since it was last sent
  let slidSeq = 0; // the message that sent it last
  let drawn = 0; // the animation frame that will send it

  const isOpen = () => "likely" in model.get("_texts");
  const boxOf = (cell) => (cell.name === "likely" && !isOpen() ? "value" : cell.name);
  const isWaiting = () => model.get("_seen") < seq && performance.now() - sent < PATIENCE;
  const tell = (content) => {
    model.send({ ...content, seq: ++seq });
    sent = performance.now();
  };
  const written = (stop) => {
    const cents = model.get("_cents") && !Number.isInteger(stop) ? 2 : 0;
    return formatOf(model.get("lang") || undefined, cents).format(stop);
  };
  const speak = () => {
    const at = Number(slider.value);
    slider.ariaValueText = model.get("_spoken").replace("{n}", written(stops[at]));
    const [from, to] = model.get("_band");
    const band = isOpen() ? [Math.min(from, at), Math.max(to, at)] : [0, at];
    for (const [i, name] of ["--_from", "--_to"].entries()) {
      slider.style.setProperty(name, band[i] / (stops.length - 1));
    }
  };

  function commit(cell) {
    if (cell.edits === cell.settled || cell.sent === cell.edits) return;
    flush();
    cell.sent = cell.edits;
    tell({ kind: "typed", box: boxOf(cell), text: cell.input.value });
    cell.seq = seq;
  }

  /** Send where the slider is. While an answer is awaited only the newest place waits, so no queue builds up. */
  function flush() {
    cancelAnimationFrame(drawn);
    drawn = 0;
    if (!slid) return;
    slid = false;
    tell({ kind: "slid", at: Number(slider.value) });
    slidSeq = seq;
  }

  function drawCell(cell) {
    const box = boxOf(cell);
    const text = model.get("_texts")[box];
    const faulty = model.get("_faulty").includes(box);
    cell.element.hidden = text === undefined;
    cell.part.hidden = !isOpen();
    if (cell.sent === cell.edits && model.get("_seen") >= cell.seq) cell.settled = cell.edits;
    // What is being typed, or is not answered yet, is never overwritten.
    if (text !== undefined && cell.edits === cell.settled && cell.input.value !== text) cell.input.value = text;
    cell.input.ariaInvalid = faulty ? "true" : "false";
    const named = isOpen() ? `${id}-label ${cell.part.id}` : `${id}-label`;
    cell.input.setAttribute("aria-labelledby", named);
    const described = [`${id}-${cell.name}-unit`, `${id}-help`];
    if (faulty || (cell.name === "likely" && !model.get("_faulty").length)) described.unshift(`${id}-message`);
    cell.input.setAttribute("aria-describedby", described.join(" "));
  }

  function draw() {
    // An answer to an older move of the slider would make it jump back.
    if (slid || model.get("_seen") < slidSeq) return;
    cells.forEach(drawCell);
    slider.value = model.get("_at");
    speak();
    el.classList.toggle("hh-open", isOpen());
    unsure.textContent = isOpen() ? words.sure : words.unsure;
    unsure.ariaExpanded = String(isOpen());
    drawLines();
  }

  function drawLines() {
    rewrite(message, model.get("message"));
    note.textContent = model.get("note");
    note.parentElement.hidden = !note.textContent && unsure.hidden;
  }

  for (const cell of cells) {
    cell.input.addEventListener("input", () => (cell.edits += 1));
    cell.input.addEventListener("change", () => commit(cell));
    cell.input.addEventListener("blur", () => commit(cell));
    cell.input.addEventListener("keydown", (event) => event.key === "Enter" && commit(cell));
  }
  slider.addEventListener("input", () => {
    const cell = cells[1];
    cell.input.value = written(stops[slider.value]);
    cell.settled = cell.sent = cell.edits;
    speak();
    slid = true;
    if (!drawn && !isWaiting()) drawn = requestAnimationFrame(flush);
  });
  slider.addEventListener("change", () => isWaiting() || flush());
  unsure.addEventListener("click", () => tell({ kind: "unsure", open: !isOpen() }));
  // Who starts again, opens a file or takes a step back does not want to see what was not taken any more.
  const forget = () => (model.get("_faulty").length || model.get("message")) && tell({ kind: "forget" });
  window.addEventListener(REPLACED, forget);
  for (const name of ["message", "note"]) model.on(`change:${name}`, drawLines);
  model.on("change:_seen", () => {
    if (slid && !drawn) drawn = requestAnimationFrame(flush);
  });
  // Once a message, whatever came in it.
  model.on("change", draw);
  draw();
  return () => window.removeEventListener(REPLACED, forget);
}

export default { render };
