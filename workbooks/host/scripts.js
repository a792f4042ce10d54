// Widgets' own scripts and style sheets. Those that many widgets share stand in the page once.

const SHARED = "// One run of this script serves all of its widgets."; // how `widgets/assets.py` begins one

const shared = new Map(); // text -> promise of its module

/** Import a script from its text or its address. */
async function imported(text) {
  if (/^https?:\/\//.test(text)) return import(text);
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  try {
    return await import(address);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Import a script anew for each widget, as anywidget does, but for those that say that one run is enough. */
function load(text) {
  if (!text.startsWith(SHARED)) return imported(text);
  if (!shared.has(text)) {
    const module = imported(text);
    shared.set(text, module);
    module.catch(() => shared.delete(text));
  }
  return shared.get(text);
}

/**
 * Give what a widget's script exports: `initialize` and `render`, either of them optional.
 *
 * @param {string} text the script, or its address
 * @returns {Promise<{initialize?: Function, render?: Function}>}
 */
export async function widget(text) {
  const module = await load(text);
  const found = module.default ?? module;
  return typeof found === "function" ? await found() : found;
}

const styled = new Set();

/** Put a style sheet, or its address, on the page, once. */
export function dress(text) {
  if (!text || styled.has(text)) return;
  styled.add(text);
  const href = /^https?:\/\//.test(text);
  const node = document.createElement(href ? "link" : "style");
  if (href) Object.assign(node, { rel: "stylesheet", href: text });
  else node.textContent = text;
  document.head.append(node);
}
