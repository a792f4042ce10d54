/**
 * One picture, the sentence that reads it, and the table behind it.
 *
 * plotly.js is loaded once a page: the page's own script (`<script data-hh-plotly>`) where there is one, else
 * asked of the kernel by the first chart that needs it. Until then, and where it can not be had, the sentence stands.
 */

const NARROW = 520;
const HEIGHT = 420;
const PRINTED = 640;
const CLEAR = "rgba(0,0,0,0)";
const SAID = "change:title change:sentence";
const ASKED = Symbol.for("halfhour.plotly");

const FORMATS = {
  en: { separators: ".,", format: { currency: ["€", ""] } },
  fr: {
    separators: ",\u202f",
    format: {
      currency: ["", "\u00a0€"],
      days: ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"],
      shortDays: ["dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."],
      months: [
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
      ],
      shortMonths: [
        "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
      ],
      date: "%d/%m/%Y",
      time: "%H:%M",
      dateTime: "%d/%m/%Y %H:%M",
    },
  },
};

function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

// --- the library, once a page -------------------------------------------------------------------------------

function loaded(script) {
  return new Promise((resolve, reject) => {
    script.addEventListener("load", () => (globalThis.Plotly ? resolve() : reject(new Error("no Plotly in it"))));
    script.addEventListener("error", () => reject(new Error("the script did not load")));
  });
}

async function fromPage() {
  const script = document.querySelector("script[data-hh-plotly]");
  // One that is done and has left no Plotly behind will not speak again; the page notes it.
  if (!script || script.dataset.hhPlotly === "failed") throw new Error("the page brings no Plotly");
  await loaded(script);
}

async function fromKernel(model, left) {
  const buffer = await new Promise((resolve, reject) => {
    const answer = (content, buffers) => {
      if (content.kind !== "plotly" && content.kind !== "no plotly") return;
      model.off("msg:custom", answer);
      if (buffers?.length) resolve(buffers[0]);
      else reject(new Error("the kernel has no Plotly"));
    };
    left.addEventListener("abort", () => {
      model.off("msg:custom", answer);
      reject(new Error("the chart that asked has gone"));
    });
    model.on("msg:custom", answer);
    model.send({ kind: "plotly?" });
  });
  const address = URL.createObjectURL(new Blob([buffer], { type: "text/javascript" }));
  try {
    const script = make("script", { src: address });
    const done = loaded(script);
    document.head.append(script);
    await done;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Resolve when `globalThis.Plotly` is there; a chart that waited on another one's failed request asks once itself. */
async function plotly(model, left) {
  let reason;
  for (let attempt = 0; attempt < 2 && !left.aborted; attempt += 1) {
    if (globalThis.Plotly) return;
    globalThis[ASKED] ??= fromPage()
      .catch(() => fromKernel(model, left))
      .finally(() => delete globalThis[ASKED]);
    try {
      await globalThis[ASKED];
    } catch (error) {
      reason = error;
    }
  }
  if (!globalThis.Plotly) throw reason;
}

// --- the figure, fitted to its place -------------------------------------------------------------------------

function setPath(target, path, value) {
  const steps = path.replace(/\[(\d+)\]/g, ".$1").split(".");
  const last = steps.pop();
  const holder = steps.reduce((inner, step) => (inner[step] ??= {}), target);
  holder[last] = value;
}

/** Give the figure's own copy of layout and traces, with its changes for narrow places where the place is narrow. */
function changed(figure, width) {
  const { data = [], layout = {} } = structuredClone(figure);
  for (const [path, value] of Object.entries((width < NARROW && layout.meta?.narrow) || {})) {
    setPath(path.startsWith("data[") ? { data } : layout, path, value);
  }
  const { fixed = 0, per_width: share, most = Infinity } = layout.meta?.height ?? {};
  layout.height = share ? Math.round(Math.min(fixed + share * width, most)) : (layout.height ?? HEIGHT);
  return { data, layout };
}

/** Change all colours to those of a dark page; what has none of its own would get Plotly's, which are for white. */
function darken(data, layout, axes, shade) {
  repainted(data, shade);
  repainted(layout, shade);
  const [ink, line] = ["ink", "line"].map(shade.named);
  layout.font = { color: ink, ...layout.font };
  layout.paper_bgcolor ??= CLEAR;
  layout.plot_bgcolor ??= CLEAR;
  for (const axis of axes) layout[axis] = { gridcolor: line, linecolor: line, zerolinecolor: line, ...layout[axis] };
}

/** Give what Plotly is to draw `width` pixels wide, with nothing to zoom or drag by accident. */
function fitted(figure, width, lang, shade) {
  const { data, layout } = changed(figure, width);
  const axes = new Set(Object.keys(layout).filter((name) => /^[xy]axis\d*$/.test(name)));
  for (const trace of data.filter(({ type }) => type !== "pie")) {
    for (const letter of ["x", "y"]) axes.add(`${letter}axis${(trace[`${letter}axis`] ?? letter).slice(1)}`);
  }
  // For each label that may reach over the edge, Plotly would have the browser lay the picture out once more.
  for (const axis of axes) layout[axis] = { ticklabeloverflow: "allow", ...layout[axis], fixedrange: true };
  if (shade) darken(data, layout, axes, shade);
  const { separators, format } = FORMATS[lang] ?? FORMATS.en;
  Object.assign(layout, { width, autosize: false, dragmode: false });
  layout.separators ??= separators;
  const config = {
    displayModeBar: false,
    doubleClick: false,
    scrollZoom: false,
    showTips: false,
    typesetMath: false, // where a page brings MathJax, two amounts in dollars would be read as a formula
    locale: lang,
    locales: { [lang]: { dictionary: {}, format } },
  };
  return [data, layout, config];
}

// --- the table -----------------------------------------------------------------------------------------------

function fillTable(table, { caption, headers, rows }) {
  // A corner that says nothing heads nothing.
  const heads = headers.map((text) => (text ? make("th", { scope: "col" }, text) : make("td")));
  const head = make("tr", {}, ...heads);
  const body = rows.map(([name, ...cells]) =>
    make("tr", {}, make("th", { scope: "row" }, name), ...cells.map((text) => make("td", {}, text))),
  );
  table.replaceChildren(make("caption", {}, caption), make("thead", {}, head), make("tbody", {}, ...body));
}

/**
 * Draw one view of the chart; several views of one model are independent.
 *
 * @param {{model: object, el: HTMLElement}} view anywidget's model and the element to fill
 * @returns {() => void} what takes the view down again
 */
function render({ model, el }) {
  ownKeys(el);
  // At random: every chart runs a copy of this script, which could count none but itself.
  const id = `hh-chart-${Math.random().toString(36).slice(2)}`;
  const words = model.get("words");
  const heading = make("p", { class: "hh-chart-title", id: `${id}-title` });
  const caption = make("figcaption", { class: "hh-chart-sentence", id: `${id}-sentence` });
  const named = { "aria-labelledby": `${id}-title`, "aria-describedby": `${id}-sentence` };
  const picture = make("div", { class: "hh-chart-picture", role: "img", ...named });
  const stage = make("div", { class: "hh-chart-stage" }, picture);
  const excuse = make("p", { class: "hh-chart-excuse", hidden: "" }, words.no_picture);
  const button = make(
    "button",
    { type: "button", class: "hh-chart-toggle", "aria-controls": `${id}-table`, "aria-keyshortcuts": "t" },
    words.table,
  );
  const table = make("table");
  const numbers = make("div", { class: "hh-chart-numbers", id: `${id}-table`, tabindex: "0", role: "group" }, table);
  const figure = make(
    "figure",
    { class: "hh-chart", role: "group", tabindex: "0", lang: model.get("lang"), "aria-labelledby": `${id}-title` },
    heading, caption, stage, excuse, button, numbers,
  );

  const left = new AbortController();
  let frame = 0; // that will draw
  let drawing = false;
  let drawn = {}; // the figure, the width and the scheme that stand, or are being drawn
  let shownWidth = 0;
  let onPaper = false;

  function say() {
    heading.textContent = model.get("title");
    caption.textContent = model.get("sentence");
  }

  // It is filled while it is open: one that nobody looks at costs nothing.
  function tell() {
    numbers.setAttribute("aria-label", model.get("table").caption);
    if (!numbers.hidden) fillTable(table, model.get("table"));
  }

  function openTable(open) {
    numbers.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    tell();
  }

  function standAlone() {
    figure.dataset.state = "alone";
    stage.hidden = true;
    excuse.hidden = false;
    openTable(true);
  }

  // The place is kept before the picture is there, so that nothing below it moves.
  function reserve(height = changed(model.get("figure"), shownWidth || NARROW).layout.height) {
    stage.style.height = `${height}px`;
  }

  /** Note how wide the place is; give whether that is new. */
  function measure() {
    if (stage.clientWidth === shownWidth) return false;
    shownWidth = stage.clientWidth;
    reserve();
    return shownWidth > 0;
  }

  /** What is to stand, where that is not what stands: paper is narrower than the screen, and never dark. */
  function wanted() {
    measure();
    const width = onPaper ? Math.min(shownWidth, PRINTED) : shownWidth;
    const next = { figure: model.get("figure"), width, dark: !onPaper && isDark(figure) };
    return width && Object.keys(next).some((key) => next[key] !== drawn[key]) ? next : null;
  }

  async function put({ figure: one, width, dark }) {
    const [data, layout, config] = fitted(one, width, model.get("lang"), dark && shades(figure));
    if (!onPaper) reserve(layout.height);
    const free = layout.meta?.labels?.length ?? 0;
    // Labels that have to find their places among what is drawn are left out until it is.
    const annotations = layout.annotations?.map((note, i) => (i < free ? { ...note, visible: false } : note));
    await globalThis.Plotly.react(picture, data, free ? { ...layout, annotations } : layout, config);
    // A kind of picture that the bundle lacks would be drawn as another one.
    const made = picture._fullData ?? data;
    const lacking = data.find(({ type }, i) => type && type !== made[i]?.type);
    if (lacking) throw new Error(`this Plotly draws no ${lacking.type}`);
    if (free) await globalThis.Plotly.relayout(picture, { annotations: labelled(picture, layout) });
  }

  /** Draw what is to stand, until it stands: whoever calls meanwhile is served by the drawing that is under way. */
  async function draw() {
    if (drawing || left.signal.aborted || !globalThis.Plotly || figure.dataset.state === "alone") return;
    drawing = true;
    try {
      for (let next = wanted(); next && !left.signal.aborted; next = wanted()) {
        drawn = next;
        await put(next);
        figure.dataset.state = "drawn";
      }
    } catch (error) {
      console.error(error);
      standAlone();
    } finally {
      drawing = false;
    }
    if (left.signal.aborted) globalThis.Plotly.purge(picture);
  }

  // However many changes come in one frame, the last one is drawn, once. A drawn picture's first change after a rest
  // waits for no frame, only for what comes with it; first drawings take a frame each, and the page stays awake.
  function drawSoon() {
    if (frame) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      draw();
    });
    if (figure.dataset.state === "drawn") queueMicrotask(draw);
  }

  function onFigure() {
    if (figure.dataset.state === "waiting") reserve();
    drawSoon();
  }

  function print(begins) {
    onPaper = begins;
    draw();
  }

  const sized = new ResizeObserver(() => {
    if (measure()) drawSoon();
  });

  button.addEventListener("click", () => openTable(numbers.hidden));
  figure.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "t" || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    openTable(numbers.hidden);
  });
  // A drawing does not shrink by itself.
  addEventListener("beforeprint", () => print(true), { signal: left.signal });
  addEventListener("afterprint", () => print(false), { signal: left.signal });
  onScheme(drawSoon, left.signal);

  figure.dataset.state = "waiting";
  openTable(false);
  say();
  reserve();
  el.append(figure);
  sized.observe(stage);
  model.on("change:figure", onFigure);
  model.on("change:table", tell);
  model.on(SAID, say);
  plotly(model, left.signal).then(drawSoon, (reason) => {
    if (left.signal.aborted) return;
    console.warn("Halfhour: no picture,", reason);
    standAlone();
  });

  return () => {
    left.abort();
    cancelAnimationFrame(frame);
    sized.disconnect();
    model.off("change:figure", onFigure);
    model.off("change:table", tell);
    model.off(SAID, say);
    if (!drawing) globalThis.Plotly?.purge(picture);
    figure.remove();
  };
}

export default { render };
