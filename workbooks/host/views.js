// Widgets on the page: boxes by ourselves, everything else by the widget's own script.

const KINDS = {
  "@jupyter-widgets/controls VBoxModel": "widget-vbox",
  "@jupyter-widgets/controls HBoxModel": "widget-hbox",
  "@jupyter-widgets/controls BoxModel": "",
  "anywidget AnyModel": null,
};
const STYLE_ONLY = "@jupyter-widgets/base LayoutModel";
const INVOKE_PATIENCE = 3000; // ms, as anywidget has it

/** Whether a widget of this state can be drawn here. */
export function drawable(state) {
  const kind = `${state._model_module} ${state._model_name}`;
  return kind in KINDS || kind === STYLE_ONLY;
}

const bound = new WeakMap(); // model -> promise of {def, exports}

/** Run a widget's `initialize`, once for all of its drawings; where that fails, the next drawing tries again. */
function bind(model) {
  if (!bound.has(model)) {
    const ready = initialized(model);
    bound.set(model, ready);
    ready.catch(() => bound.delete(model));
  }
  return bound.get(model);
}

/** Run `initialize`: what it has set up stays while the widget is there, whichever drawing goes. */
async function initialized(model) {
  const life = new AbortController();
  const end = () => life.abort();
  model.once("destroy", end);
  try {
    const def = await widget(model.get("_esm"));
    if (life.signal.aborted) return { def: {} }; // it has gone before its script came
    const given = { model: lent(model, life.signal), experimental: experimental(model), signal: life.signal };
    const result = await def.initialize?.(given);
    if (typeof result === "function") life.signal.addEventListener("abort", result);
    return { def, exports: typeof result === "object" ? result : undefined };
  } catch (error) {
    model.off("destroy", end);
    end();
    throw error;
  }
}

/** What anywidget calls experimental: a question to the widget in the kernel, with its answer. */
function experimental(model) {
  return {
    invoke(name, msg, { buffers = [], signal = AbortSignal.timeout(INVOKE_PATIENCE) } = {}) {
      const id = Math.random().toString(36).slice(2);
      return new Promise((resolve, reject) => {
        const answer = (content, answered) => {
          if (content.id !== id) return;
          model.off("msg:custom", answer);
          resolve([content.response, answered]);
        };
        signal.addEventListener("abort", () => {
          model.off("msg:custom", answer);
          reject(signal.reason);
        });
        model.on("msg:custom", answer);
        model.send({ id, kind: "anywidget-command", name, msg }, undefined, buffers);
      });
    },
  };
}

/** What a widget's script may ask of the page: another widget, to be drawn where it likes. */
function pageFor(model, left) {
  return {
    async getWidget(reference) {
      const other = await model.widget_manager.get_model(reference);
      const { exports } = await bind(other);
      return { exports, render: ({ el, signal }) => fill(other, el, signal ?? left) };
    },
  };
}

/** The model as one drawing of it has it: what that listens to, it hears no more once it is taken down. */
function lent(model, left) {
  const own = {};
  left.addEventListener("abort", () => model.off(null, null, own));
  const parts = ["get", "set", "save_changes", "send"].map((name) => [name, model[name].bind(model)]);
  return {
    ...Object.fromEntries(parts),
    on: (names, callback) => model.on(names, callback, own),
    off: (names, callback) => model.off(names, callback, own),
    model_id: model.model_id,
    widget_manager: model.widget_manager,
  };
}

/** Have a widget's script draw into an element. */
async function fill(model, el, left) {
  dress(model.get("_css"));
  const { def } = await bind(model);
  if (left.aborted) return;
  const given = { model: lent(model, left), experimental: experimental(model), host: pageFor(model, left) };
  const over = await def.render?.({ ...given, el, signal: left });
  if (typeof over !== "function") return;
  if (left.aborted) over();
  else left.addEventListener("abort", over);
}

/** Keep an element's classes and measures as the widget has them. */
function follow(model, el, left) {
  let given = [];
  const classes = () => {
    el.classList.remove(...given);
    given = model.get("_dom_classes") ?? [];
    el.classList.add(...given);
  };
  let layout = null;
  const measures = (measured = layout) => {
    for (const name of Object.keys(layout.state())) {
      if (name.startsWith("_")) continue;
      el.style[name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())] = measured?.get(name) ?? "";
    }
  };
  const changed = () => measures();
  const another = () => {
    layout?.off("change", changed);
    if (layout) measures(null);
    const reference = model.get("layout");
    layout = model.widget_manager.find(reference);
    layout?.on("change", changed);
    if (layout) measures();
    // One without measures comes only with what the kernel says of all.
    else if (reference) model.widget_manager.get_model(reference).then(() => left.aborted || layout || another());
  };
  classes();
  another();
  model.on("change:_dom_classes", classes);
  model.on("change:layout", another);
  left.addEventListener("abort", () => {
    model.off("change:_dom_classes", classes);
    model.off("change:layout", another);
    layout?.off("change", changed);
  });
}

/**
 * Draw a widget.
 *
 * @param {object} model
 * @returns {{el: HTMLElement, ready: Promise<void>, close: () => void}} its element, when it is drawn or its trouble is
 *   told, and what takes it down
 */
export function view(model) {
  const el = document.createElement("div");
  const over = new AbortController();
  const kind = KINDS[`${model.get("_model_module")} ${model.get("_model_name")}`];
  el.classList.add("lm-Widget", "jupyter-widgets");
  follow(model, el, over.signal);
  const drawn = kind === null ? fill(model, el, over.signal) : box(model, el, kind, over.signal);
  const ready = drawn.catch((error) => {
    console.error(error);
    if (!over.signal.aborted) el.replaceChildren(trouble());
  });
  const close = () => {
    model.off("destroy", close);
    over.abort();
    el.remove();
  };
  model.on("destroy", close);
  return { el, ready, close };
}

/** What stands where a widget can not be drawn, in the page's own words. */
function trouble() {
  const said = document.createElement("p");
  said.className = "hh-trouble";
  said.setAttribute("role", "alert");
  said.textContent = document.querySelector("[data-trouble]")?.dataset.trouble ?? "";
  return said;
}

/** Do something to the page that may take the focus out of a field, and put it back with its caret. */
function keepFocus(work) {
  const field = document.activeElement;
  const { selectionStart: from, selectionEnd: to } = field ?? {};
  work();
  if (field === document.activeElement || !field?.isConnected) return;
  field.focus({ preventScroll: true });
  if (typeof from === "number") field.setSelectionRange(from, to);
}

/** Have a view take the focus that nobody has any more: who went on by keyboard or by ear would begin at the top. */
function lead(el) {
  if (document.activeElement !== document.body || !el.isConnected) return;
  el.tabIndex = -1;
  el.addEventListener("blur", () => el.removeAttribute("tabindex"), { once: true });
  el.focus({ preventScroll: true });
}

/** Draw a box: its children, each once, in their order; one that stays keeps its element, and so the focus. */
function box(model, el, kind, left) {
  el.classList.add("lm-Panel", "widget-container", "widget-box");
  if (kind) el.classList.add(kind);
  let views = new Map();

  function arrange() {
    const before = views;
    const goOn = [carry(el), unheard.carry()];
    views = new Map();
    for (const reference of model.get("children") ?? []) {
      const child = model.widget_manager.find(reference);
      if (child && !views.has(child)) views.set(child, before.get(child) ?? view(child));
    }
    const lost = [...before].findIndex(([child, { el: inner }]) => !views.has(child) && inner.contains(document.activeElement));
    for (const [child, gone] of before) if (!views.has(child)) gone.close();
    keepFocus(() => {
      let place = el.firstChild;
      for (const { el: inner } of views.values()) {
        if (inner === place) place = place.nextSibling;
        else el.insertBefore(inner, place);
      }
    });
    const now = [...views];
    return Promise.all(now.map(([, { ready }]) => ready)).then(() => {
      for (const go of goOn) go();
      if (lost < 0) return;
      // What came in the place of what had the focus, or what stands there now.
      const next = now.find(([child]) => !before.has(child)) ?? now[Math.min(lost, now.length - 1)];
      lead(next?.[1].el ?? el);
    });
  }

  const rearrange = () => void arrange();
  model.on("change:children", rearrange);
  left.addEventListener("abort", () => {
    model.off("change:children", rearrange);
    for (const { close } of views.values()) close();
  });
  return arrange();
}
