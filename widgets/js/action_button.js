// A button that tells Python when it is pressed.

/** @type {import("@anywidget/types").Render} */
function render({ model, el }) {
  ownKeys(el);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "hh-button";
  const draw = () => {
    button.textContent = model.get("label");
    button.disabled = model.get("disabled");
    // Several buttons of a page say the same; by ear each is told from the others.
    button.ariaLabel = model.get("about") ? `${model.get("label")}, ${model.get("about")}` : null;
  };
  button.addEventListener("click", () => model.send({ kind: "click" }));
  for (const name of ["label", "disabled", "about"]) model.on(`change:${name}`, draw);
  el.classList.add("hh-widget");
  el.lang = model.get("lang");
  el.append(button);
  draw();
}

export default { render };
