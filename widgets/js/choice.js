// A question with a few answers: real radio buttons in a fieldset.

/** @type {import("@anywidget/types").Render} */
function render({ model, el }) {
  el.dataset.lmSuppressShortcuts = "true"; // else JupyterLab takes the arrow keys for its own
  const id = `hh-${Math.random().toString(36).slice(2)}`;
  const fieldset = document.createElement("fieldset");
  const legend = document.createElement("legend");
  const help = document.createElement("p");
  const options = document.createElement("div");
  fieldset.className = "hh-choice";
  legend.className = "hh-label";
  legend.textContent = model.get("label");
  help.className = "hh-help";
  help.id = `${id}-help`;
  help.textContent = model.get("help");
  help.hidden = !help.textContent;
  options.className = "hh-options";
  if (help.textContent) fieldset.setAttribute("aria-describedby", help.id);

  const radios = model.get("_options").map(([value, label]) => {
    const option = document.createElement("label");
    const radio = document.createElement("input");
    const text = document.createElement("span");
    option.className = "hh-option";
    Object.assign(radio, { type: "radio", name: id, value });
    text.textContent = label;
    option.append(radio, text);
    options.append(option);
    radio.addEventListener("change", () => {
      model.set("value", value);
      model.save_changes();
    });
    return radio;
  });

  const draw = () => {
    for (const radio of radios) radio.checked = radio.value === model.get("value");
  };
  model.on("change:value", draw);
  el.classList.add("hh-widget");
  el.classList.toggle("hh-big", model.get("_style") === "big");
  el.lang = model.get("lang");
  fieldset.append(legend, help, options);
  el.append(fieldset);
  draw();
}

export default { render };
