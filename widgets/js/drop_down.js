// A labelled list to choose one from: the browser's own, which every phone opens its own way.

/** @type {import("@anywidget/types").Render} */
function render({ model, el }) {
  ownKeys(el);
  const label = document.createElement("label");
  const box = document.createElement("span");
  const select = document.createElement("select");
  select.id = `hh-${Math.random().toString(36).slice(2)}`;
  select.className = "hh-input hh-select";
  label.className = "hh-label";
  label.htmlFor = select.id;
  label.textContent = model.get("label");
  box.className = "hh-box";

  const draw = () => {
    const options = model.get("_options").map(([value, text]) => new Option(text, value));
    select.replaceChildren(...options);
    select.value = model.get("value");
  };
  select.addEventListener("change", () => {
    model.set("value", select.value);
    model.save_changes();
  });
  model.on("change:_options", draw);
  model.on("change:value", () => (select.value = model.get("value")));
  el.classList.add("hh-widget", "hh-drop-down");
  el.lang = model.get("lang");
  box.append(select);
  el.append(label, box);
  draw();
}

export default { render };
