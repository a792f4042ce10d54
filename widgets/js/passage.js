/** A few sentences that change with the numbers. Text goes into text nodes only: nothing in it is ever read as HTML. */

function make(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

/** Give one line's nodes: every second piece between `**` is bold; a pair left open is shown as typed. */
function inline(line) {
  const pieces = line.split(/\*\*(.+?)\*\*/);
  return pieces.map((piece, index) => (index % 2 ? make("strong", "", piece) : document.createTextNode(piece)));
}

function paragraph(lines) {
  const node = make("p");
  for (const [index, line] of lines.entries()) node.append(...(index ? [make("br")] : []), ...inline(line));
  return node;
}

/** Give the elements of a text: paragraphs between empty lines, lists of lines that begin with `- `. */
function blocks(text) {
  const made = [];
  for (const block of text.split(/\n\s*\n/)) {
    let lines = [];
    let list = null;
    const close = () => {
      if (lines.length) made.push(paragraph(lines));
      lines = [];
    };
    for (const line of block.split("\n").map((each) => each.trim()).filter(Boolean)) {
      if (line.startsWith("- ")) {
        close();
        if (!list) {
          list = make("ul");
          made.push(list);
        }
        list.append(make("li", "", ...inline(line.slice(2))));
      } else {
        list = null;
        lines.push(line);
      }
    }
    close();
  }
  return made;
}

/** Say of words in another language which one it is, so that they are read out as what they are. */
function tellLanguages(node, foreign) {
  for (const [words, lang] of Object.entries(foreign)) {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(words);
      if (at < 0) continue;
      const there = walker.currentNode.splitText(at);
      there.splitText(words.length);
      const told = make("span");
      told.lang = lang;
      there.replaceWith(told);
      told.append(there);
      break;
    }
  }
}

/**
 * Repeat a headline at the foot of the screen while the form above it is in sight and the passage itself is not.
 *
 * Only beside a form, in a place marked `hh-stays`. The style sheet shows it where form and passage stand below
 * each other. For eyes and fingers alone: a screen reader hears the passage itself.
 *
 * @param {HTMLElement} passage where a tap leads
 * @returns {{say: (headline: string, tone: string) => void, leave: () => void}}
 */
function makeGlance(passage) {
  const words = make("span");
  const line = make("button", "hh-glance", words);
  Object.assign(line, { type: "button", tabIndex: -1, ariaHidden: "true" });
  line.addEventListener("click", () => {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    passage.scrollIntoView({ block: "center", behavior: still ? "instant" : "smooth" });
  });
  // A view is put into the page only after it is drawn; the first report comes when it is there.
  const watcher = new IntersectionObserver(([{ isIntersecting, boundingClientRect: place }]) => {
    if (!line.isConnected && passage.closest(".hh-stays")) {
      passage.closest(".hh-explorer")?.querySelector(".hh-controls")?.append(line);
    }
    line.dataset.off = String(isIntersecting || place.top < 0);
  });
  watcher.observe(passage);
  return {
    say(headline, tone) {
      words.replaceChildren(...inline(headline));
      line.hidden = !headline;
      line.dataset.tone = tone;
    },
    leave() {
      watcher.disconnect();
      line.remove();
    },
  };
}

/**
 * Draw one view of the passage.
 *
 * @param {{model: object, el: HTMLElement}} view anywidget's model and the element to fill
 * @returns {() => void} what takes the view down again
 */
function render({ model, el }) {
  ownKeys(el);
  const passage = make("div", "hh-passage");
  const glance = makeGlance(passage);
  const changes = ["text", "headline", "brief", "tone", "kind", "live", "foreign"].map((name) => `change:${name}`);
  let frame = 0;

  function say() {
    frame = 0;
    const headline = model.get("headline");
    passage.dataset.kind = model.get("kind");
    passage.dataset.tone = model.get("tone");
    passage.replaceChildren(
      ...(headline ? [make("p", "hh-passage-headline", ...inline(headline))] : []),
      ...blocks(model.get("text")),
    );
    tellLanguages(passage, model.get("foreign"));
    glance.say(model.get("brief") || headline, model.get("tone"));
  }

  /** What is announced: the conclusion and what comes first below it. Whoever wants the rest reads on there. */
  function gist() {
    return [...passage.children].slice(0, model.get("headline") ? 2 : 1).map((part) => part.textContent).join(" ");
  }

  // Text and headline come as two changes of one message; they are announced as one.
  function saySoon() {
    frame ||= requestAnimationFrame(() => {
      const before = gist();
      say();
      if (model.get("live") && gist() !== before) announce(passage, gist());
    });
  }

  passage.lang = model.get("lang");
  say();
  el.append(passage);
  for (const change of changes) model.on(change, saySoon);
  return () => {
    cancelAnimationFrame(frame);
    for (const change of changes) model.off(change, saySoon);
    glance.leave();
    passage.remove();
  };
}

export default { render };
