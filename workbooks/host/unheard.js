// What was typed and chosen and no kernel heard: it is put in again where the page is loaded anew, and where a panel is.

const CONTROLS = "input:not([type=file]), select, textarea";
const TICKED = ["radio", "checkbox"];
const KEPT = "halfhourUnheard"; // what this tab keeps over a reload, and on the way to another page
const CLEARED = "halfhour-cleared"; // sent by the keeper: whoever comes next sees nothing of what was typed
const RUN = "halfhour run "; // begins the name of a tab in which all was cleared once (the keeper's `store.js`)
const LAST_PANEL = 30000; // ms in which panels come up that kept answers open
const TRIES = 3; // as often a move is put in again that no kernel has heard: each time the line broke
// What shows fields that are made only then. Whether it is open is no answer, and kept nowhere.
const OPENERS = "input[role=switch], .hh-card-button, .hh-field .hh-link, .hh-unfolds button";

/** Read what the tab keeps; where the browser refuses that, its history does, over a reload alone. */
function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) ?? [];
  } catch {
    const { of, moves } = history.state?.[KEPT] ?? {};
    if (of === run()) return moves;
    if (moves) store([]);
    return [];
  }
}

/** Give what is another one since all was cleared: what an earlier page of the tab's history keeps is then no more put in. */
function run() {
  return window.name.startsWith(RUN) ? window.name : "";
}

function store(moves) {
  try {
    if (moves.length) sessionStorage.setItem(KEPT, JSON.stringify(moves));
    else sessionStorage.removeItem(KEPT);
  } catch {
    history.replaceState({ ...history.state, [KEPT]: { of: run(), moves } }, "");
  }
}

/** What a control is called, as far as that is the same after a reload. Labels may speak of another trade by then. */
function nameFor(control) {
  if (control.dataset.key) return control.dataset.key;
  const card = control.closest(".hh-card")?.querySelector(".hh-card-title")?.textContent;
  // What a button says of itself changes as it opens.
  if (control.type === "button") return `${card} ${control.closest(".hh-field")?.querySelector(".hh-label")?.textContent}`;
  const group = control.closest("fieldset")?.querySelector("legend");
  const labels = [...(control.labels ?? [])].map((label) => label.textContent);
  const ticked = TICKED.includes(control.type) && control.value;
  return [card, group?.textContent, control.ariaLabel, ...labels, ticked].join("|");
}

/** Give the controls of one place of the page that are of one kind and one name. */
function alike(slot, kind, name) {
  return [...slot.querySelectorAll(`${CONTROLS}, ${OPENERS}`)].filter((one) => one.type === kind && nameFor(one) === name);
}

/** Say where a control stands, as far as that is the same of one that takes its place. */
function placeOf(control) {
  const slot = control.closest("[data-slot]");
  const [kind, name] = [control.type, nameFor(control)];
  return { slot: slot.id, kind, name, nth: alike(slot, kind, name).indexOf(control) };
}

/** Find a control again. */
function find({ slot, kind, name, nth }) {
  const place = document.getElementById(slot);
  return place && alike(place, kind, name)[nth];
}

/**
 * Find the box of a number that was typed elsewhere: on another page, or in a part of this one that only comes up again
 * when somebody asks for it. It is one of the same key, read in the same language: two of these are one number.
 */
function findElsewhere({ kind, name, lang, key, told }) {
  if (!key || !told || kind !== "text" || lang !== document.documentElement.lang) return null;
  return alike(document, kind, name).find((one) => one.closest("[data-slot]"));
}

function isOpen(opener) {
  return opener.checked || opener.ariaExpanded === "true" || opener.closest(".hh-unfolded") !== null;
}

/** Do to a control what was done to it before; one that was being typed into gets the focus back. */
function put(control, { value, ticked, told }) {
  if (control.type === "button") {
    if (!isOpen(control)) control.click();
    return;
  }
  if (TICKED.includes(control.type)) {
    if (control.checked !== ticked) control.click();
    return;
  }
  // Who is in another field by now stays there.
  if (!told && document.activeElement === document.body) control.focus({ preventScroll: true });
  control.value = value;
  control.dispatchEvent(new Event("input", { bubbles: true }));
  if (told) control.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Notes what a reader does to the page's controls, until the kernel has dealt with it. */
export class Unheard {
  #moves = new Map(); // control -> {its place, told: whether its widget was, after: how many messages}, oldest first
  #carried = new WeakSet(); // controls that are gone, and what was done to them is done to others
  #link = { said: 0, heard: 0 };
  #touched = new WeakSet(); // controls that this page's reader has used: what stands there is newer than what was kept
  #left = new Set(kept()); // what was kept and is not put in yet
  #stored = false; // what is noted now is kept too

  constructor() {
    for (const name of ["input", "change", "keydown"]) {
      document.addEventListener(name, (event) => this.#note(event), true);
    }
    addEventListener(CLEARED, () => this.#clear());
  }

  /** All numbers were cleared: nothing that was typed before is put in again, here or on another page. */
  #clear() {
    this.#moves.clear();
    this.#left.clear();
    store([]);
  }

  /** Ask of a link what the kernel has heard. */
  follow(link) {
    this.#link = link;
  }

  /** What a script puts in is noted by whoever has it do so. */
  #note({ type, key, target, isTrusted }) {
    if (!isTrusted || !target.matches?.(CONTROLS) || !target.closest("[data-slot]")) return;
    if (type !== "keydown") this.#touched.add(target);
    const before = this.#moves.get(target);
    if (type === "keydown" && !(key === "Enter" && before)) return;
    const told = type !== "input";
    if (told && before?.told) return; // Enter, and the change that it makes
    this.#moves.delete(target);
    this.#moves.set(target, { ...(before ?? placeOf(target)), told, after: this.#link.said, tries: 0 });
  }

  /**
   * Note, where a part of the page is about to be drawn anew, what is half typed, and what the kernel was told and will
   * not hear: what it says now, it says before it comes to that, and by then the widget is gone that was told.
   *
   * @returns {() => void} to be called when it is: does the same to the controls that have taken the place
   */
  carry() {
    const late = [...this.#moves].filter(([, { told, after }]) => !told || after >= this.#link.heard);
    const left = late.map(([control, move]) => ({ control, move, value: control.value, ticked: control.checked }));
    return () => {
      for (const { control, move, ...done } of left) {
        if (control.isConnected || this.#carried.has(control)) continue;
        const next = find(move);
        if (!next || this.#moves.has(next)) continue;
        this.#carried.add(control);
        // It may be drawn anew once more before this is heard.
        this.#moves.set(next, { ...move, after: this.#link.said });
        if (move.told || next.value !== done.value) put(next, { ...done, told: move.told });
      }
    };
  }

  /** The kernel has dealt with all that widgets were told. */
  forget() {
    for (const [control, { told }] of this.#moves) if (told || !control.isConnected) this.#moves.delete(control);
    if (!this.#stored) return;
    this.#stored = false;
    store([...this.#left]);
  }

  /** The kernel has died: where that was of something that was put in again, it is not put in a second time. */
  died() {
    for (const [control, { told, tries }] of this.#moves) if (told && tries) this.#moves.delete(control);
  }

  /** Keep what is noted, and what was kept and is not put in yet, over a reload and on the way to another page. */
  keep() {
    const noted = [...this.#moves].filter(([control, { tries }]) => control.isConnected && !(tries >= TRIES));
    const slots = new Set(noted.map(([control]) => control.closest("[data-slot]")));
    const open = [...slots].flatMap((slot) => [...slot.querySelectorAll(OPENERS)].filter(isOpen));
    const about = { page: location.pathname, lang: document.documentElement.lang };
    const now = [...open.map((one) => [one, { told: true }]), ...noted].map(([control, { told, tries = 0 }]) => {
      const { value, checked: ticked } = control;
      return { ...about, ...placeOf(control), key: "key" in control.dataset, value, ticked, told, tries };
    });
    this.#stored = now.length > 0;
    store([...this.#left, ...now]);
  }

  /** Put in again what was kept; what stands in panels that are still to come, once they are there. */
  again() {
    if (!this.#left.size) return;
    const watcher = new MutationObserver(() => go());
    const go = () => {
      const before = this.#left.size;
      for (const move of this.#left) {
        const control = (move.page === location.pathname && find(move)) || findElsewhere(move);
        if (!control) continue;
        this.#left.delete(move);
        if (this.#touched.has(control)) continue;
        put(control, move);
        if (control.type === "button") continue;
        const { told, tries } = move;
        this.#moves.set(control, { ...placeOf(control), told, after: this.#link.said, tries: tries + 1 });
      }
      if (this.#left.size < before) store([...this.#left]);
      if (!this.#left.size) watcher.disconnect();
    };
    watcher.observe(document.body, { childList: true, subtree: true });
    setTimeout(() => watcher.disconnect(), LAST_PANEL);
    go();
  }
}

/** Those of this page. */
export const unheard = new Unheard();
