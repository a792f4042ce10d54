// Draws the outputs of a page that holds only boxes and widgets which bring their own script, and keeps them in
// step with the kernel. Where something else turns up, it steps aside for Voila's own front end.

const OUTPUT = 'script[type="application/vnd.voila.cell-output+json"]';
const STATES = 'script[type="application/vnd.halfhour.states+json"]';
const VIEW = "application/vnd.jupyter.widget-view+json";
const TEXT = "text/plain";
const LATE = 1000; // ms after which a panel is seen though parts of it are missing

const texts = []; // scripts and style sheets, each once, however many widgets have it
const link = new Link(
  (message) => registry.hear(message),
  (told) => registry.ask(told),
  globalThis.halfhour,
);
const registry = new Registry(
  (type, content, more) => link.send("shell", type, content, more),
  () => stepAside(),
);
const drawn = []; // {slot, outputs, views}: what is taken down again where we step aside
let aside = false;

/** Take widgets' states out of a place. */
function take(slot) {
  for (const node of slot.querySelectorAll(STATES)) {
    const { states, fresh } = JSON.parse(node.textContent);
    texts.push(...fresh);
    for (const [id, { _esm: esm, _css: css, ...state }] of Object.entries(states)) {
      registry.add(id, esm === undefined ? state : { ...state, _esm: texts[esm], _css: texts[css] });
    }
    node.remove();
  }
}

/** Draw what the server has put in one place of the page. */
async function draw(slot) {
  if (aside) return;
  const outputs = [...slot.querySelectorAll(OUTPUT)];
  const data = outputs.map((node) => JSON.parse(node.textContent).data ?? {});
  const ours = data.every((kinds) => VIEW in kinds || Object.keys(kinds).every((kind) => kind === TEXT));
  if (ours) take(slot);
  else stepAside();
  if (aside || !outputs.length) return;
  const views = outputs.map((node, index) => {
    const model = registry.find(data[index][VIEW]?.model_id);
    const made = model ? view(model) : plain(data[index][TEXT]);
    node.parentElement.classList.add("hh-filling");
    node.parentElement.append(made.el);
    return made;
  });
  drawn.push({ slot, outputs, views });
  const show = () => {
    for (const { el } of views) el.parentElement?.classList.remove("hh-filling");
  };
  // What is whole is seen at once, and moves nothing; one slow part does not hide the others for long.
  const late = setTimeout(show, LATE);
  await Promise.all(views.map(({ ready }) => ready));
  clearTimeout(late);
  show();
  if (aside) return;
  for (const node of outputs) {
    node.parentElement.querySelector(".hh-said")?.remove();
    node.remove();
  }
  slot.removeAttribute("aria-busy");
}

/** Show an output that is only text. */
function plain(text = "") {
  const el = document.createElement("pre");
  el.className = "hh-text";
  el.textContent = text;
  return { el, ready: Promise.resolve(), close: () => el.remove() };
}

/** Put the page back as the server sent it, and let Voila's front end draw it. */
function stepAside() {
  if (aside) return;
  aside = true;
  link.end();
  for (const { slot, outputs, views } of drawn) {
    views.forEach(({ el, close }, index) => {
      el.parentElement?.classList.remove("hh-filling");
      el.parentElement?.append(outputs[index]);
      close();
    });
    slot.setAttribute("aria-busy", "true");
  }
  globalThis.halfhour.aside();
}

/** The server has sent everything: from now on we listen to the kernel itself. */
function finish() {
  const { baseUrl, kernelId } = JSON.parse(document.getElementById("jupyter-config-data").textContent);
  if (aside || !drawn.some(({ views }) => views.length)) return;
  link.open(new URL(`${baseUrl}api/kernels/${kernelId}`, location.href).href);
}

globalThis.halfhour.host({ draw, finish, end: () => link.end() });
