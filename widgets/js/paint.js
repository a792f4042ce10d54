/**
 * Colours for the reader's scheme. A figure has those of a light page, whoever reads it: the kernel does not know.
 *
 * `PALETTE` stands before this script (widgets/palette.py): for each of these colours the name under which the
 * style sheets have it, light or dark.
 */

const COLOURED = /color(way)?$/;
const DRAWING = "data:image/svg+xml,";
const IN_DRAWING = /%23[0-9a-f]{6}/g;
const SPAN = /(<span style="[^">]*?color:)(#[0-9a-f]{6})/g;

/** Give a colour as a style sheet writes it, so that it follows the reader by itself. */
export function followed(colour) {
  return colour in PALETTE ? `var(${PALETTE[colour]})` : colour;
}

/** Whether what stands around an element is dark. */
export function isDark(element) {
  return getComputedStyle(element).getPropertyValue("--hh-scheme") === "dark";
}

/** Give what turns a colour of a light page into the one that an element's surroundings ask for; `named`: a name. */
export function shades(element) {
  const style = getComputedStyle(element);
  const known = {};
  const shade = (colour) => {
    if (!(colour in PALETTE)) return colour;
    known[colour] ??= style.getPropertyValue(PALETTE[colour]) || colour;
    return known[colour];
  };
  return Object.assign(shade, { named: (name) => style.getPropertyValue(`--hh-${name}`) });
}

/** Change the colours of a part of a figure, and of the words in it; objects and lists are changed in place. */
export function repainted(part, shade, name = "") {
  if (typeof part === "string") {
    if (COLOURED.test(name)) return shade(part);
    if (part.startsWith(DRAWING)) {
      return part.replace(IN_DRAWING, (found) => encodeURIComponent(shade(decodeURIComponent(found))));
    }
    return part.includes("color:") ? part.replace(SPAN, (_, before, colour) => before + shade(colour)) : part;
  }
  // Numbers have no colour, and there may be many.
  if (!part || typeof part !== "object" || typeof part[0] === "number") return part;
  for (const key of Object.keys(part)) part[key] = repainted(part[key], shade, Array.isArray(part) ? name : key);
  return part;
}

/** Call whenever the browser's scheme changes, or JupyterLab's theme. */
export function onScheme(heard, signal) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", heard, { signal });
  const theme = new MutationObserver(heard);
  theme.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  signal.addEventListener("abort", () => theme.disconnect());
}
