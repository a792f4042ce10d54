// What was typed and chosen and no kernel heard: it is put in again where the page is loaded anew, and where a panel is.

const CONTROLS = "input:not([type=file]), select, textarea";
const TICKED = ["radio", "checkbox"];
const KEPT = "halfhourUnheard"; // in the state of the tab's history: there over a reload, in this tab alone
const LAST_PANEL = 10000; // ms in which panels come up that kept answers open

/** What a control is called, as far as that is the same after a reload. Labels may speak of another trade by then. */
function nameFor(control) {
  if (control.dataset.key) return control.dataset.key;
  const group = control.closest("fieldset")?.querySelector("legend");
  const labels = [...(control.labels ?? [])].map((label) => label.textContent);
  return [group?.textContent, control.ariaLabel, ...labels, TICKED.includes(control.type) && control.value].join("|");
}

/** Give the controls of one place of the page that are of one kind and one name. */
function alike(slot, kind, name) {
  return [...slot.querySelectorAll(CONTROLS)].filter((one) => one.type === kind && nameFor(one) === name);
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

/** Do to a control what was done to it before; one that was being typed into gets the focus back. */
function put(control, { value, ticked, told }) {
  if (TICKED.includes(control.type)) {
    if (control.checked !== ticked) control.click();
    return;
  }
  if (!told) control.focus({ preventScroll: true });
  control.value = value;
  control.dispatchEvent(new Event("input", { bubbles: true }));
  if (told) control.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Notes what a reader does to the page's controls, until the kernel has dealt with it. */
export class Unheard {
  #moves = new Map(); // control -> {its place, told: whether its widget was, after: how many messages}, oldest first
  #carried = new WeakSet(); // controls that are gone, and what was done to them is done to others
  #link = { said: 0, heard: 0 };

  constructor() {
    for (const name of ["input", "change", "keydown"]) {
      document.addEventListener(name, (event) => this.#note(event), true);
    }
  }

  /** Ask of a link what the kernel has heard. */
  follow(link) {
    this.#link = link;
  }

  /** What was put in again after a reload is not noted: where it was that which ended the kernel, it does so only once. */
  #note({ type, key, target, isTrusted }) {
    if (!isTrusted || !target.matches?.(CONTROLS) || !target.closest("[data-slot]")) return;
    const before = this.#moves.get(target);
    if (type === "keydown" && !(key === "Enter" && before)) return;
    const told = type !== "input";
    if (told && before?.told) return; // Enter, and the change that it makes
    this.#moves.delete(target);
    this.#moves.set(target, { ...(before ?? placeOf(target)), told, after: this.#link.said });
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
  }

  /** Keep what is noted over a reload. */
  keep() {
    const kept = [...this.#moves].flatMap(([control, { told }]) => {
      if (!control.isConnected) return [];
      return [{ ...placeOf(control), value: control.value, ticked: control.checked, told }];
    });
    if (kept.length) history.replaceState({ ...history.state, [KEPT]: kept }, "");
  }

  /** Put in again what was kept; what stands in panels that are still to come, once they are there. */
  again() {
    const { [KEPT]: kept, ...state } = history.state ?? {};
    if (!kept) return;
    history.replaceState(state, "");
    const left = new Set(kept);
    const watcher = new MutationObserver(() => go());
    const go = () => {
      for (const move of left) {
        const control = find(move);
        if (!control) continue;
        left.delete(move);
        put(control, move);
      }
      if (!left.size) watcher.disconnect();
    };
    watcher.observe(document.body, { childList: true, subtree: true });
    setTimeout(() => watcher.disconnect(), LAST_PANEL);
    go();
  }
}

/** Those of this page. */
export const unheard = new Unheard();
