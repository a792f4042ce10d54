/**
 * The learner's numbers in the learner's browser. Python checks and decides; this writes, reads and shows.
 * See `widgets/keeper.py` for who is right when two pages disagree.
 */

const KEY = "halfhour";
const UNREADABLE = "halfhour-unreadable"; // what stood there before, where nobody could read it
const HELD = "halfhourHeld"; // the same in the tab's own history, where the browser refuses: it is there after a reload
const CHANGED = "halfhour-kept"; // `storage` events do not reach the document that wrote
const LAST = "halfhour-last"; // the workbook that was opened last on this device, for the front page's map
const OPENED = "halfhour-opened"; // all workbooks that were ever opened on this device, for the same map
const REPLACED = "halfhour-replaced"; // heard by the fields: what stood in them half typed goes
const LARGEST_FILE = 200_000; // bytes; a longer one is cut, and Python says that it is too big

/** Give what this tab holds by itself, because the browser refused to keep it: a text, or null. */
function held() {
  return history.state?.[HELD] ?? null;
}

/** Hold a text in this tab; null lets go of it. In JupyterLab the history is not ours. */
function hold(text) {
  if (text === held() || !config().kernelId) return;
  const { [HELD]: _, ...state } = history.state ?? {};
  history.replaceState(text === null ? state : { ...state, [HELD]: text }, "");
}

/** Read the browser's copy: a text, or null where there is none or it is refused. */
function stored() {
  try {
    return held() ?? localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Write what changed on this page into the browser's copy, key by key, and say so. */
function write(model) {
  const { turn, how, numbers, answers, leaving } = model.get("unwritten");
  const changes = Object.keys(numbers).length + Object.keys(answers).length + leaving.length;
  if (how === "merge" && !changes) return;
  let kept = true;
  try {
    // Where the copy is gone, its reader has emptied the browser: what the page shows is kept anew, and all of it.
    const old = how === "merge" ? parsed(stored() ?? model.get("file")) : {};
    if (how === "replace") localStorage.removeItem(UNREADABLE);
    if (how === "replace" && !changes) for (const key of [LAST, OPENED]) localStorage.removeItem(key); // all cleared
    if (how === "set_aside") localStorage.setItem(UNREADABLE, localStorage.getItem(KEY) ?? "");
    const now = { halfhour: 1, numbers: patched(old.numbers, numbers), answers: patched(old.answers, answers) };
    localStorage.setItem(KEY, JSON.stringify(now));
  } catch {
    kept = false;
  }
  if (kept !== model.get("keeps")) {
    model.set("keeps", kept);
    model.save_changes();
  }
  hold(kept ? null : model.get("file"));
  if (!kept) return;
  leave(leaving);
  model.send({ kind: "written", with: turn });
  window.dispatchEvent(new CustomEvent(CHANGED, { detail: model }));
}

function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

function patched(old, changes) {
  return Object.fromEntries(Object.entries({ ...old, ...changes }).filter(([, value]) => value !== null));
}

/** Note which workbook was opened, so that the front page marks it as begun and leads back to it. */
function noteVisit(page) {
  const name = page.replace(/^.*\/|\.ipynb$/g, "");
  try {
    localStorage.setItem(LAST, name);
    const before = (localStorage.getItem(OPENED) ?? "").split(" ");
    localStorage.setItem(OPENED, [...new Set([...before, name])].join(" ").trim());
  } catch {
    // Whether this browser keeps anything shows when there is something to keep.
  }
}

/** Take the numbers out of the address, so that a later reload does not bring them back. */
function takeLink() {
  if (!/[#&]n=/.test(location.hash)) return null;
  const text = location.hash;
  history.replaceState(history.state, "", location.pathname + location.search);
  return text;
}

/** Take a trainer's numbers out of the address, now that they are kept; its other keys stay as they are. */
function leave(keys) {
  // Only Voila's page names a kernel of its own; in JupyterLab the address in the bar is not ours.
  if (!keys.length || !config().kernelId) return;
  const pairs = location.search.slice(1).split("&");
  const stay = pairs.filter((pair) => ![...new URLSearchParams(pair).keys()].some((key) => keys.includes(key)));
  if (stay.length === pairs.length) return;
  const search = stay.length ? `?${stay.join("&")}` : "";
  history.replaceState(history.state, "", location.pathname + search + location.hash);
}

/** Give what the server told the page of itself. */
function config() {
  return parsed(document.getElementById("jupyter-config-data")?.textContent ?? null);
}

/** Give the address of this workbook's page; in JupyterLab that is not the address in the bar. */
function pageAddress(page) {
  const { appUrl, baseUrl } = config();
  if (appUrl && baseUrl) return new URL(`${baseUrl}voila/render/${page}`, location.href).href;
  return location.origin + location.pathname;
}

function make(tag, className, text = "") {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = text;
  return node;
}

function button(text, look, onclick) {
  const node = make("button", `hh-keeper-button ${look}`, text);
  node.type = "button";
  node.onclick = onclick;
  return node;
}

function download(text) {
  const today = new Date();
  const date = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((n) => String(n).padStart(2, "0"));
  const link = make("a", "");
  link.download = `halfhour-${date.join("-")}.json`;
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // some browsers read it only after a question
  return link.download;
}

/**
 * Runs once a page, however many views there are: gives Python what the browser has, then writes what Python says.
 * @param {{model: import("@anywidget/types").AnyModel}} context
 * @returns {() => void} what to do when the widget goes
 */
function initialize({ model }) {
  const tellLink = () => {
    const text = takeLink();
    if (text) model.send({ kind: "link", with: text });
  };
  const tellStored = (event) => {
    const ours = event.type === CHANGED ? event.detail !== model : event.key === KEY;
    if (ours) model.send({ kind: "stored", with: stored() });
  };
  // The page's own script covers what it shows while kept numbers are on their way.
  // Where nothing is kept, the numbers go along to the next workbook in its link.
  const onLeave = ({ target }) => {
    const link = target.closest?.('a[href*=".ipynb"]');
    if (link?.origin === location.origin && !model.get("keeps")) link.hash = model.get("fragment");
  };
  const onMet = () => model.get("met") && delete document.documentElement.dataset.coming;
  const onChange = () => write(model);
  const onReplaced = () => window.dispatchEvent(new Event(REPLACED));
  model.on("change:met", onMet);
  model.on("change:unwritten", onChange);
  model.on("change:replaced", onReplaced);
  onMet();
  noteVisit(model.get("page"));
  if (held() !== null) {
    model.set("keeps", false);
    model.save_changes();
  }
  model.send({ kind: "start", with: stored() });
  tellLink();
  window.addEventListener("hashchange", tellLink);
  window.addEventListener("storage", tellStored);
  window.addEventListener(CHANGED, tellStored);
  window.addEventListener("click", onLeave);
  return () => {
    model.off("change:met", onMet);
    model.off("change:unwritten", onChange);
    model.off("change:replaced", onReplaced);
    window.removeEventListener("hashchange", tellLink);
    window.removeEventListener("storage", tellStored);
    window.removeEventListener(CHANGED, tellStored);
    window.removeEventListener("click", onLeave);
  };
}

/**
 * Draws the card.
 * @param {{model: import("@anywidget/types").AnyModel, el: HTMLElement}} context
 */
function render({ model, el }) {
  ownKeys(el);
  const texts = model.get("texts");
  const card = make("section", "hh-keeper");
  card.setAttribute("aria-label", texts.heading);
  const where = make("p", "hh-keeper-where");
  where.setAttribute("aria-live", "polite");
  const status = make("p", "hh-keeper-status");
  status.setAttribute("role", "status");
  const say = (text) => (status.textContent = text);

  const linkBox = make("input", "hh-keeper-link");
  Object.assign(linkBox, { readOnly: true, hidden: true, onfocus: () => linkBox.select() });
  linkBox.setAttribute("aria-label", texts.copy);
  const copy = async () => {
    const address = `${pageAddress(model.get("page"))}#${model.get("fragment")}`;
    try {
      await navigator.clipboard.writeText(address);
      linkBox.hidden = true;
      say(texts.copied);
    } catch {
      Object.assign(linkBox, { value: address, hidden: false });
      linkBox.focus();
      say(texts.by_hand);
    }
  };

  const picker = make("input", "");
  Object.assign(picker, { type: "file", accept: ".json,application/json", hidden: true });
  picker.onchange = async () => {
    const file = picker.files[0];
    if (!file) return;
    const text = await file.slice(0, LARGEST_FILE).text();
    picker.value = ""; // so that the same file can be chosen again
    model.send({ kind: "file", with: text });
  };

  const ask = make("div", "hh-keeper-ask");
  ask.setAttribute("role", "group");
  ask.setAttribute("aria-label", texts.ask);
  const clear = button(texts.clear, "hh-keeper-quiet", () => openAsk(true));
  const no = button(texts.no, "", () => openAsk(false));
  const yes = button(texts.yes, "hh-keeper-warn", () => {
    openAsk(false);
    model.send({ kind: "clear" });
  });
  const openAsk = (open) => {
    ask.hidden = !open;
    clear.setAttribute("aria-expanded", String(open));
    say("");
    (open ? no : clear).focus();
  };
  ask.hidden = true;
  ask.onkeydown = (event) => event.key === "Escape" && openAsk(false);
  ask.append(make("p", "hh-keeper-question", texts.ask), yes, no);

  const undo = button(texts.undo, "hh-keeper-quiet", () => model.send({ kind: "undo" }));
  const buttons = make("div", "hh-keeper-buttons");
  buttons.append(
    button(texts.copy, "", copy),
    button(texts.save, "", () => say(texts.file_saved.replace("{name}", download(model.get("file"))))),
    button(texts.open, "", () => picker.click()),
    clear,
  );
  card.append(make("h2", "hh-keeper-heading", texts.heading), where, buttons, picker, ask, status, linkBox, undo);
  el.append(card);

  const showKeeps = () => {
    where.textContent = model.get("keeps") ? texts.where : texts.refused;
    where.classList.toggle("hh-keeper-refused", !model.get("keeps"));
  };
  const showUndo = () => (undo.hidden = !model.get("can_undo"));
  const showMessage = () => say(model.get("message"));
  model.on("change:keeps", showKeeps);
  model.on("change:can_undo", showUndo);
  model.on("change:message", showMessage);
  showKeeps();
  showUndo();
  // A sentence that was there before the card is put in once the card stands, so that it is announced.
  requestAnimationFrame(() => requestAnimationFrame(showMessage));
}

export default { initialize, render };
