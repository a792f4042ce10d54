/**
 * The card that says where the learner's numbers are, and what gives Python those that the browser has.
 * Python checks and decides; see `widgets/keeper.py` for who is right when two pages disagree.
 */

const REPLACED = "halfhour-replaced"; // heard by the fields: what stood in them half typed goes
const LARGEST_FILE = 200_000; // bytes; a longer one is cut, and Python says that it is too big
// A page goes without one or the other of these, by browser.
const LEAVING = [
  [window, "beforeunload"],
  [window, "pagehide"],
  [document, "visibilitychange"],
];

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
  const hold = makeHold();
  const tellLink = () => {
    const text = takeLink();
    if (text) model.send({ kind: "link", with: text });
  };
  const tellStored = (event) => {
    const ours = event.type === CHANGED ? event.detail !== model : event.key === KEY;
    if (ours) model.send({ kind: "stored", with: stored(hold) });
  };
  // The page's own script covers what it shows while kept numbers are on their way.
  // Where nothing is kept, the numbers go along to the next workbook in its link.
  const onLeave = ({ target }) => {
    const link = target.closest?.('a[href*=".ipynb"]');
    if (link?.origin === location.origin && !model.get("keeps")) link.hash = model.get("fragment");
  };
  const onMet = () => model.get("met") && delete document.documentElement.dataset.coming;
  const onChange = () => write(model, hold);
  const onReplaced = () => window.dispatchEvent(new Event(REPLACED));
  model.on("change:met", onMet);
  model.on("change:unwritten", onChange);
  model.on("change:replaced", onReplaced);
  onMet();
  noteVisit(model.get("page"));
  if (held(hold)) {
    model.set("keeps", false);
    model.save_changes();
  }
  model.send({ kind: "start", with: stored(hold) });
  tellLink();
  window.addEventListener("hashchange", tellLink);
  window.addEventListener("storage", tellStored);
  window.addEventListener(CHANGED, tellStored);
  window.addEventListener("click", onLeave);
  for (const [target, name] of LEAVING) target.addEventListener(name, hold.flush);
  return () => {
    model.off("change:met", onMet);
    model.off("change:unwritten", onChange);
    model.off("change:replaced", onReplaced);
    window.removeEventListener("hashchange", tellLink);
    window.removeEventListener("storage", tellStored);
    window.removeEventListener(CHANGED, tellStored);
    window.removeEventListener("click", onLeave);
    for (const [target, name] of LEAVING) target.removeEventListener(name, hold.flush);
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
