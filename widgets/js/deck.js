// Short texts beside each other. Text goes into text nodes only: nothing in it is ever read as HTML.

function make(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

/** Give one paragraph's nodes: every second piece between `**` is bold. */
function inline(text) {
  const pieces = text.split(/\*\*(.+?)\*\*/);
  return pieces.map((piece, index) => (index % 2 ? make("strong", "", piece) : document.createTextNode(piece)));
}

function card({ title, headline, text, note, link, href, tone }) {
  const node = make("li", "hh-deck-card");
  node.dataset.tone = tone;
  node.append(make("p", "hh-deck-title", ...inline(title)));
  if (headline) node.append(make("p", "hh-deck-headline", ...inline(headline)));
  for (const paragraph of text.split(/\n\s*\n/).filter(Boolean)) node.append(make("p", "", ...inline(paragraph)));
  if (note) node.append(make("p", "hh-deck-note", ...inline(note)));
  if (href) {
    const anchor = make("a", "", link);
    anchor.href = href;
    node.append(make("p", "hh-deck-link", anchor));
  }
  return node;
}

/**
 * Draw one view of the cards.
 *
 * @param {{model: object, el: HTMLElement}} view anywidget's model and the element to fill
 * @returns {() => void} what takes the view down again
 */
function render({ model, el }) {
  ownKeys(el);
  const list = make("ul", "hh-deck");
  list.lang = model.get("lang");
  list.dataset.arrangement = model.get("_arrangement");
  const draw = () => {
    list.dataset.many = String(model.get("_cards").length > 2);
    list.replaceChildren(...model.get("_cards").map(card));
  };
  draw();
  el.append(list);
  model.on("change:_cards", draw);
  return () => {
    model.off("change:_cards", draw);
    list.remove();
  };
}

export default { render };
