// A file of the learner's own: its bytes go to Python over the page's own socket, and nowhere else.

function make(tag, className, text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}

function download({ name, text }) {
  const link = make("a", "");
  link.download = name;
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // some browsers read it only after a question
}

/** @type {import("@anywidget/types").Render} */
function render({ model, el }) {
  ownKeys(el);
  const id = `hh-${Math.random().toString(36).slice(2)}`;
  const words = model.get("_words");
  const label = make("p", "hh-label", model.get("label"));
  const help = make("p", "hh-help", model.get("help"));
  const row = make("div", "hh-file-row");
  const input = make("input", "hh-file-input");
  const choose = make("label", "hh-button", words.choose);
  const name = make("p", "hh-file-name");
  const forget = make("button", "hh-link", words.forget);
  const message = make("p", "hh-message");
  Object.assign(label, { id: `${id}-label` });
  Object.assign(help, { id: `${id}-help`, hidden: !help.textContent });
  Object.assign(input, { id, type: "file", accept: model.get("_kinds") });
  Object.assign(message, { id: `${id}-message` });
  choose.htmlFor = id;
  forget.type = "button";
  name.setAttribute("aria-live", "polite");
  message.setAttribute("role", "alert");
  input.setAttribute("aria-describedby", `${id}-label ${help.id} ${message.id}`);
  row.append(input, choose);
  if (model.get("_example").text) {
    const example = make("button", "hh-link", words.example);
    example.type = "button";
    example.addEventListener("click", () => download(model.get("_example")));
    row.append(example);
  }

  const take = async (file) => {
    if (file.size > model.get("_most")) return model.send({ kind: "too_big" });
    try {
      model.send({ kind: "file", name: file.name }, undefined, [await file.arrayBuffer()]);
    } catch {
      model.send({ kind: "unreadable" });
    }
  };
  input.addEventListener("change", () => {
    const [file] = input.files;
    if (file) take(file);
    input.value = ""; // the same file, changed meanwhile, can be chosen again
  });
  forget.addEventListener("click", () => {
    model.send({ kind: "forget" });
    input.focus();
  });
  const draw = () => {
    name.textContent = model.get("name");
    forget.hidden = !model.get("name");
    rewrite(message, model.get("message"));
    input.ariaInvalid = message.textContent ? "true" : "false";
  };
  for (const trait of ["name", "message"]) model.on(`change:${trait}`, draw);
  el.classList.add("hh-widget", "hh-file");
  el.lang = model.get("lang");
  el.append(label, help, row, name, forget, message);
  draw();
}

export default { render };
