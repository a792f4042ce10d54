// A labelled box for a line of text, which grows where it is longer than the box, or for a date.

/** @type {import("@anywidget/types").Render} */
function render({ model, el }) {
  ownKeys(el);
  const id = `hh-${Math.random().toString(36).slice(2)}`;
  const isDate = model.get("kind") === "date";
  const label = document.createElement("label");
  const box = document.createElement("span");
  const input = document.createElement(isDate ? "input" : "textarea");
  const message = document.createElement("p");
  label.className = "hh-label";
  label.textContent = model.get("label");
  label.htmlFor = id;
  box.className = "hh-box";
  Object.assign(input, { id, className: "hh-input", autocomplete: "off", ...(isDate ? { type: "date" } : { rows: 1 }) });
  if (!isDate) Object.assign(input, { maxLength: model.get("max_length"), placeholder: model.get("placeholder") });
  message.className = "hh-message";
  message.id = `${id}-message`;
  message.setAttribute("role", "alert");
  input.setAttribute("aria-describedby", message.id);

  const commit = () => {
    if (!isDate && input.value.includes("\n")) input.value = input.value.replace(/\s*\n\s*/g, " "); // pasted
    if (input.value === model.get("value")) return;
    model.set("value", input.value);
    model.save_changes();
  };
  const draw = () => {
    if (input.value !== model.get("value")) input.value = model.get("value");
  };
  const say = () => {
    rewrite(message, model.get("message"));
    input.ariaInvalid = message.textContent ? "true" : "false";
  };
  input.addEventListener("change", commit);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    if (!isDate) event.preventDefault(); // one line, however long
    commit();
  });
  model.on("change:value", draw);
  model.on("change:message", say);
  el.classList.add("hh-widget", "hh-text");
  el.classList.toggle("hh-date", isDate);
  el.lang = model.get("lang");
  box.append(input);
  el.append(label, box, message);
  draw();
  say();
}

export default { render };
