// A text field that is replaced while somebody types into it: what stands in it, and the caret, go on in the new one.

const FIELDS = "input[type=text], textarea";

let edited = null; // the field that is being typed into, until what it says is told
addEventListener("input", ({ target }) => {
  edited = target;
});
for (const told of ["change", "focusout"]) {
  addEventListener(told, ({ target }) => {
    // A field that is taken away loses the focus too; it is still asked for what stood in it.
    if (target === edited && target.isConnected) edited = null;
  });
}

const nameOf = (field) => field.dataset.key ?? [...(field.labels ?? [])].map((label) => label.textContent).join(" ");

/**
 * Note the field with the focus inside of an element.
 *
 * @param {HTMLElement} el what is about to be drawn anew
 * @returns {() => void} to be called when it is: goes on in the field of the same name, else in that at the same place
 */
export function carry(el) {
  const field = document.activeElement;
  if (!el.contains(field) || !field.matches(FIELDS)) return () => {};
  const place = [...el.querySelectorAll(FIELDS)].indexOf(field);
  const [name, typed] = [nameOf(field), field === edited];
  const { value, selectionStart: from, selectionEnd: to } = field;
  return () => {
    const elsewhere = document.activeElement && document.activeElement !== document.body;
    if (field.isConnected || elsewhere) return;
    const fields = [...el.querySelectorAll(FIELDS)];
    const next = fields.find((one) => nameOf(one) === name) ?? fields[place];
    next?.focus({ preventScroll: true });
    if (!next || !typed) return;
    next.value = value;
    next.setSelectionRange(from, to);
    next.dispatchEvent(new Event("input", { bubbles: true }));
  };
}
