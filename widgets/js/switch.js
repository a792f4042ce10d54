// On or off: a real checkbox that looks and speaks like a switch.

/** @type {import("@anywidget/types").Render} */
function render({ model, el }) {
  ownKeys(el);
  const option = document.createElement("label");
  const box = document.createElement("input");
  const text = document.createElement("span");
  const help = document.createElement("p");
  option.className = "hh-option";
  box.type = "checkbox";
  box.setAttribute("role", "switch");
  text.textContent = model.get("label");
  help.className = "hh-help";
  help.id = `hh-${Math.random().toString(36).slice(2)}`;
  help.textContent = model.get("help");
  help.hidden = !help.textContent;
  if (help.textContent) box.setAttribute("aria-describedby", help.id);

  const draw = () => (box.checked = model.get("value"));
  box.addEventListener("change", () => {
    model.set("value", box.checked);
    model.save_changes();
  });
  model.on("change:value", draw);
  el.classList.add("hh-widget", "hh-switch");
  el.lang = model.get("lang");
  option.append(box, text);
  el.append(option, help);
  draw();
}

export default { render };
