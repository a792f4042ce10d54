// Draws the outputs of a page that holds only boxes and widgets which bring their own script, and keeps them in
// step with the kernel. Where something else turns up, it steps aside for Voila's own front end.

const OUTPUT = 'script[type="application/vnd.voila.cell-output+json"]';
const STATES = 'script[type="application/vnd.halfhour.states+json"]';
const VIEW = "application/vnd.jupyter.widget-view+json";
const TEXT = "text/plain";
const LATE = 1000; // ms after which a panel is seen though parts of it are missing
const LEAVING = 3000; // ms that a reader waits at the most until what they typed is kept; it goes along otherwise

const texts = []; // scripts and style sheets, each once, however many widgets have it
const link = new Link(
  (message) => registry.hear(message),
  (told) => registry.ask(told),
  {
    away: () => globalThis.halfhour.away(),
    gone: () => globalThis.halfhour.vanished(),
    settled: () => unheard.forget(),
    refused(ids) {
      for (const id of ids) registry.done(id);
      globalThis.halfhour.refused();
    },
    largest: () => config().largest,
  },
);
unheard.follow(link);
const registry = new Registry(
  (type, content, more) => link.send("shell", type, content, more),
  () => stepAside(),
);
const drawings = []; // what `draw` has promised
const drawn = []; // {slot, outputs, views}: what is taken down again where we step aside
let aside = false;
let finished = false;

/** Take widgets' states out of a place. */
function take(slot) {
  for (const node of slot.querySelectorAll(STATES)) {
    const { states, fresh, buffers = [] } = JSON.parse(node.textContent);
    texts.push(...fresh);
    for (const state of Object.values(states)) {
      if ("_esm" in state) Object.assign(state, { _esm: texts[state._esm], _css: texts[state._css] });
    }
    const [paths, bytes] = [0, 1].map((part) => buffers.map((each) => each[part]));
    putBuffers(states, paths, bytes.map(bytesOf));
    registry.add(states);
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
  const field = document.activeElement;
  if (drawn.some(({ slot }) => slot.contains(field))) field.blur(); // what is half typed counts as typed
  for (const { slot, outputs, views } of drawn) {
    views.forEach(({ el, close }, index) => {
      el.parentElement?.classList.remove("hh-filling");
      el.parentElement?.append(outputs[index]);
      close();
    });
    slot.setAttribute("aria-busy", "true");
  }
  if (finished) leave();
}

/**
 * Give the page to Voila's front end once the kernel has all that was typed here and what widgets' scripts have told:
 * the numbers of the page's link among it, which are in the address no more.
 */
async function leave() {
  await link.settled(kernel());
  registry.end();
  link.end();
  globalThis.halfhour.aside();
}

/** Give what the server says of itself. */
function config() {
  return JSON.parse(document.getElementById("jupyter-config-data").textContent);
}

/** Give the kernel's address on the server. */
function kernel() {
  const { baseUrl, kernelId } = config();
  return new URL(`${baseUrl}api/kernels/${kernelId}`, location.href).href;
}

/** The server has sent everything: from now on we listen to the kernel itself. */
function finish() {
  finished = true;
  if (aside) leave();
  else if (drawn.some(({ views }) => views.length)) {
    link.open(kernel());
    again();
  }
}

/** Put in again what no kernel heard before the page was loaded anew, over the numbers that were kept. */
async function again() {
  await Promise.all(drawings);
  await link.settled(kernel());
  if (!aside) unheard.again();
}

let left = false; // the page was left: should the browser bring it back, others have had what was typed here

/** Before the page is left: where all is heard, what stands half typed in a field goes, as anywhere. */
function keep() {
  if (!left && !aside && (link.down || !link.idle)) unheard.keep();
}

let way = null; // the link by which the page is about to be left

/** Who goes on by a link ends the kernel: it first takes what was typed just before, unless they press once more. */
async function leaveBy(event) {
  const chosen = event.target.closest?.("a[href]");
  const { button, ctrlKey, metaKey, shiftKey, altKey, defaultPrevented } = event;
  if (!chosen || button || ctrlKey || metaKey || shiftKey || altKey || defaultPrevented) return;
  const { target, origin, pathname, search } = chosen;
  const stays = pathname === location.pathname && search === location.search;
  if (target || chosen.hasAttribute("download") || origin !== location.origin || stays) return;
  const now = way === chosen || aside || !finished || link.down || link.idle;
  way = now ? null : chosen;
  document.documentElement.classList.toggle("hh-leaving", !now);
  if (now) {
    keep();
    return;
  }
  event.preventDefault();
  await Promise.race([link.settled(kernel()), new Promise((resolve) => setTimeout(resolve, LEAVING))]);
  if (way === chosen) chosen.click();
}

addEventListener("click", leaveBy);
// No one of these is sent by every browser: Safari on a phone never asks before a page is left, and a tab in the
// background may be put away without a word.
addEventListener("beforeunload", keep);
addEventListener("pagehide", () => {
  keep();
  left = true;
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") keep();
});

function end(died) {
  if (died) unheard.died();
  link.end();
}

globalThis.halfhour.host({ draw: (slot) => drawings.push(draw(slot)), finish, keep, end });
