// The head of a card: a name, a line below it, and a press that opens or closes what follows.

/** @type {import("@anywidget/types").Render} */
function render({ model, el }) {
  const button = document.createElement("button");
  const dot = document.createElement("span");
  const texts = document.createElement("span");
  const title = document.createElement("span");
  const line = document.createElement("span");
  const sign = document.createElement("span");
  button.type = "button";
  button.className = "hh-card-button";
  dot.className = "hh-card-dot";
  texts.className = "hh-card-texts";
  title.className = "hh-card-title";
  line.className = "hh-card-line";
  sign.className = "hh-card-sign";
  dot.ariaHidden = sign.ariaHidden = "true";
  const draw = () => {
    title.textContent = model.get("title");
    line.textContent = model.get("line");
    const colour = followed(model.get("colour"));
    dot.style.background = model.get("used") ? colour : "none";
    dot.style.borderColor = colour;
    button.ariaExpanded = String(model.get("is_open"));
  };
  button.addEventListener("click", () => {
    model.set("is_open", !model.get("is_open"));
    model.save_changes();
  });
  for (const name of ["title", "line", "colour", "used", "is_open"]) model.on(`change:${name}`, draw);
  el.classList.add("hh-widget", "hh-card-head");
  el.lang = model.get("lang");
  texts.append(title, line);
  button.append(dot, texts, sign);
  el.append(button);
  draw();
}

export default { render };
