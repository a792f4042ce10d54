// What was typed and chosen while no kernel heard it: it is put in again where the page is loaded anew.

const CONTROLS = "input:not([type=file]), select, textarea";
const TICKED = ["radio", "checkbox"];
const KEPT = "halfhourUnheard"; // in the state of the tab's history: there over a reload, in this tab alone
const LAST_PANEL = 10000; // ms in which panels come up that kept answers open

/** What a control is called, as far as that is the same after a reload. */
function nameFor(control) {
  const group = control.closest("fieldset")?.querySelector("legend");
  const labels = [...(control.labels ?? [])].map((label) => label.textContent);
  return [group?.textContent, control.ariaLabel, ...labels, TICKED.includes(control.type) && control.value].join("|");
}

/** Give the controls of one place of the page that are of one kind and one name. */
function alike(slot, kind, name) {
  return [...slot.querySelectorAll(CONTROLS)].filter((one) => one.type === kind && nameFor(one) === name);
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
  #moves = new Map(); // control -> whether its widget was told, oldest first

  constructor() {
    for (const name of ["input", "change", "keydown"]) {
      document.addEventListener(name, (event) => this.#note(event), true);
    }
  }

  /** What was put in again is not noted: where it was that which ended the kernel, it does so only once. */
  #note({ type, key, target, isTrusted }) {
    if (!isTrusted || !target.matches?.(CONTROLS) || !target.closest("[data-slot]")) return;
    if (type === "keydown" && !(key === "Enter" && this.#moves.has(target))) return;
    this.#moves.delete(target);
    this.#moves.set(target, type !== "input");
  }

  /** The kernel has dealt with all that widgets were told. */
  forget() {
    for (const [control, told] of this.#moves) if (told || !control.isConnected) this.#moves.delete(control);
  }

  /** Keep what is noted over a reload. */
  keep() {
    const kept = [...this.#moves].flatMap(([control, told]) => {
      const slot = control.closest("[data-slot]");
      if (!slot) return [];
      const [kind, name] = [control.type, nameFor(control)];
      const nth = alike(slot, kind, name).indexOf(control);
      return [{ slot: slot.id, kind, name, nth, value: control.value, ticked: control.checked, told }];
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
