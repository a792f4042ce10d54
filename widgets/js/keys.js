/**
 * Leave the keys to what has the focus in a widget: an arrow is for the slider, Enter for the button.
 *
 * JupyterLab would fold a section of the notebook instead; it asks the element itself, and not those around it.
 */
export function ownKeys(el) {
  el.addEventListener("focusin", ({ target }) => target.setAttribute("data-lm-suppress-shortcuts", "true"));
}

/** Write a text where it is another: the same once more would be read out once more. */
export function rewrite(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
