// A question of which any number of answers may be chosen.

/** @type {import("@anywidget/types").Render} */
function render(context) {
  // A new list each time: one that is changed in place would be no change to the model.
  const read = (boxes) => boxes.filter((one) => one.checked).map((one) => one.value);
  ask(context, "checkbox", read, (value, option) => value.includes(option));
}

export default { render };
