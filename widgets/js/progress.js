/**
 * What this learner has done so far, read from what the browser keeps: marked on the front page's map, which the
 * server sends whole, or drawn as a list in JupyterLab. Reads only; see `widgets/progress.py`.
 */

const KEPT = "halfhour"; // the learner's numbers and answers, see store.js
const LAST = "halfhour-last"; // the workbook that was opened last on this device, written by store.js
const OPENED = "halfhour-opened"; // every workbook that was opened on it, between spaces; written there too
const CHANGED = "halfhour-kept";

/** Read the answers that are kept, and the workbooks that were opened; nothing where the browser refuses. */
function read() {
  try {
    const { answers } = JSON.parse(localStorage.getItem(KEPT) ?? "{}");
    const opened = (localStorage.getItem(OPENED) ?? "").split(" ");
    return { answers: Object(answers), last: localStorage.getItem(LAST) ?? "", opened };
  } catch {
    return { answers: {}, last: "", opened: [] };
  }
}

/** Tell how far each workbook is: a workbook whose questions are all answered is done, right or wrong. */
function standing(workbooks, { answers, last, opened }) {
  return workbooks.map((workbook) => {
    const given = workbook.asks.filter((key) => key in answers).length;
    const total = workbook.asks.length;
    const done = total > 0 && given === total;
    const here = workbook.name === last;
    const begun = given > 0 || here || opened.includes(workbook.name);
    return { ...workbook, given, total, done, here, begun };
  });
}

/** Give the workbook to go on with; null where nothing is begun or nothing is left. */
function goOn(all) {
  if (!all.some(({ begun }) => begun)) return null;
  const here = all.find((one) => one.here);
  if (here && !here.done) return here;
  const core = all.filter((one) => one.core);
  const later = core.slice(core.indexOf(here) + 1);
  return [...later, ...core, ...all].find((one) => !one.done) ?? null;
}

function filled(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Say how far a workbook is; nothing where it was never opened. */
function state({ done, begun, here, given, total }, words) {
  if (done) return `✓ ${words.done}`;
  if (given) return filled(words.given, { given, total });
  if (here) return words.here;
  return begun ? words.begun : "";
}

/** Give the half-hour that was promised, if any, and a sentence on its day. */
function promise({ half_hour, try_on }, { lang, words }) {
  const said = String(half_hour ?? "").trim();
  const what = said && filled(words.quoted, { what: said });
  const day = /^\d{4}-\d\d-\d\d$/.test(try_on ?? "") ? new Date(`${try_on}T12:00`) : null;
  if (!day || Number.isNaN(day.getTime())) return { what, when: "" };
  const told = day.toLocaleDateString(lang === "fr" ? "fr-FR" : "en-GB", { dateStyle: "long" });
  const passed = day < new Date().setHours(0, 0, 0, 0);
  return { what, when: filled(passed ? words.tried : words.try_on, { day: told }) };
}

/** Mark the map that stands in the page. */
function mark(course) {
  const kept = read();
  const all = standing(course.workbooks, kept);
  for (const one of all) {
    const way = document.querySelector(`[data-workbook="${CSS.escape(one.name)}"]`);
    const said = state(one, course.words);
    if (!way) continue;
    way.dataset.state = one.done ? "done" : one.begun ? "begun" : "open";
    tell(way.querySelector(".hh-state"), said);
  }
  const end = document.querySelector(".hh-end .hh-way");
  const { what, when } = promise(kept.answers, course);
  if (end && what) {
    end.dataset.state = "done";
    end.querySelector(".hh-promise").textContent = what;
    tell(end.querySelector(".hh-state"), when);
  }
  lead(all, course);
}

function tell(place, text) {
  place.textContent = text;
  place.hidden = !text;
}

/** Have the first button of the page lead on to where the learner stopped. */
function lead(all, { words }) {
  const link = document.querySelector(".hh-start-link");
  const title = document.querySelector(".hh-start-title");
  const next = goOn(all);
  const verdict = all.filter(({ core }) => core).at(-1);
  const everything = all.length > 0 && all.every(({ done }) => done);
  if (!link || !(next || everything)) return;
  const { name } = next ?? verdict;
  const label = everything ? words.again : next.here ? words.go_on : words.go_next;
  link.href = `${name}.ipynb`;
  link.firstChild.textContent = `${label}\u00a0`; // so that the arrow never stands alone
  if (title) title.textContent = document.querySelector(`[data-workbook="${CSS.escape(name)}"] .hh-title`)?.textContent ?? "";
}

/** Draw the same as a list; in JupyterLab there is no map to mark. */
function render({ model, el }) {
  const course = model.get("course");
  const list = document.createElement("ul");
  const goes = document.createElement("p");
  list.className = "hh-progress";
  el.classList.add("hh-widget");
  el.lang = course.lang;
  el.append(list, goes);

  const draw = () => {
    const kept = read();
    const all = standing(course.workbooks, kept);
    const said = all.map((one) => [one.title, state(one, course.words)]).filter(([, text]) => text);
    const { what, when } = promise(kept.answers, course);
    if (what) said.push([course.words.promised, `${what} ${when}`]);
    if (!said.length) said.push(["", course.words.nothing]);
    list.replaceChildren(...said.map(([title, text]) => line(title, text)));
    const next = goOn(all);
    tell(goes, next ? `${next.here ? course.words.go_on : course.words.go_next} → ${next.title}` : "");
  };
  window.addEventListener("storage", draw);
  window.addEventListener(CHANGED, draw);
  draw();
  return () => {
    window.removeEventListener("storage", draw);
    window.removeEventListener(CHANGED, draw);
  };
}

function line(title, text) {
  const item = document.createElement("li");
  const name = document.createElement("strong");
  name.textContent = title;
  item.append(name, title ? " · " : "", text);
  return item;
}

// In the page itself this runs as soon as the map stands, with nothing to wait for.
const course = document.getElementById("hh-progress")?.textContent;
if (course) {
  mark(JSON.parse(course));
  window.addEventListener("storage", () => mark(JSON.parse(course)));
}

export default { render };
