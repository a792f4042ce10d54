// A question of which any number of answers may be chosen: real checkboxes in a fieldset.

/** @type {import("@anywidget/types").Render} */
function render({ model, el }) {
  el.dataset.lmSuppressShortcuts = "true"; // else JupyterLab takes the keys for its own
  const fieldset = document.createElement("fieldset");
  const legend = document.createElement("legend");
  const help = document.createElement("p");
  const options = document.createElement("div");
  fieldset.className = "hh-choice";
  legend.className = "hh-label";
  legend.textContent = model.get("label");
  help.className = "hh-help";
  help.id = `hh-${Math.random().toString(36).slice(2)}-help`;
  help.textContent = model.get("help");
  help.hidden = !help.textContent;
  options.className = "hh-options";
  if (help.textContent) fieldset.setAttribute("aria-describedby", help.id);

  const boxes = model.get("_options").map(([value, label]) => {
    const option = document.createElement("label");
    const box = document.createElement("input");
    const text = document.createElement("span");
    option.className = "hh-option";
    Object.assign(box, { type: "checkbox", value });
    text.textContent = label;
    option.append(box, text);
    options.append(option);
    box.addEventListener("change", () => {
      // A new list each time: one that is changed in place would be no change to the model.
      model.set(
        "value",
        boxes.filter((one) => one.checked).map((one) => one.value),
      );
      model.save_changes();
    });
    return box;
  });

  const draw = () => {
    for (const box of boxes) box.checked = model.get("value").includes(box.value);
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
