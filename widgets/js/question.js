// A question with a few answers, all of them in sight: real inputs in a fieldset. Stands before choice.js and
// several.js, in one module with each of them.

/**
 * Draw the question and keep it in step with the model.
 *
 * @param {string} type of the inputs: "radio" or "checkbox"
 * @param {(inputs: HTMLInputElement[]) => unknown} read gives the value that the inputs show
 * @param {(value: any, option: string) => boolean} isChosen tells whether the value holds an option
 */
export function ask({ model, el }, type, read, isChosen) {
  ownKeys(el);
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

  const inputs = model.get("_options").map(([value, label]) => {
    const option = document.createElement("label");
    const input = document.createElement("input");
    const text = document.createElement("span");
    option.className = "hh-option";
    Object.assign(input, { type, name: id, value });
    text.textContent = label;
    option.append(input, text);
    options.append(option);
    input.addEventListener("change", () => {
      model.set("value", read(inputs));
      model.save_changes();
    });
    return input;
  });

  const draw = () => {
    for (const input of inputs) input.checked = isChosen(model.get("value"), input.value);
  };
  model.on("change:value", draw);
  el.classList.add("hh-widget");
  el.classList.toggle("hh-big", model.get("_style") === "big");
  el.lang = model.get("lang");
  fieldset.append(legend, help, options);
  el.append(fieldset);
  draw();
}
