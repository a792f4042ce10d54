// A question with a few answers, of which one may be chosen.

/** @type {import("@anywidget/types").Render} */
function render(context) {
  const read = (radios) => radios.find((one) => one.checked)?.value ?? null;
  ask(context, "radio", read, (value, option) => value === option);
}

export default { render };
