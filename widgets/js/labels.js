/**
 * Find a free place for each label of a picture, so that no text touches a line, a mark or another text.
 *
 * Here and not in Python, because only here it is known how wide the picture and the reader's letters are.
 * Everything is in pixels from the picture's upper left corner. Stands before chart.js, in one module with it.
 */

const GAP = 4; // stays free around a text
const MARK = 11; // from a mark's middle to its edge, and a little
const STEP = 4; // from one tried point of a line to the next
const NEAR = 30; // up to here it is plain what a text belongs to; beyond, a thin line leads there
const RINGS = [14, 22, 30, 44, 60, 80, 105, 130];
const TURNS = [38, 0, 218, 322, 180, 90, 270, 142, 15, 195, 295, 245, 65];
const BETWEEN = [0.5, 0.35, 0.65, 0.25, 0.75];

/** Give points a few pixels apart along a line of straight pieces. */
function dense(line) {
  const points = [];
  for (let i = 1; i < line.length; i += 1) {
    const [[x, y], [toX, toY]] = [line[i - 1], line[i]];
    const steps = Math.max(1, Math.ceil(Math.hypot(toX - x, toY - y) / STEP));
    for (let s = 0; s <= steps; s += 1) points.push([x + ((toX - x) * s) / steps, y + ((toY - y) * s) / steps]);
  }
  return points;
}

/** A text's anchor stands `dx`, `dy` from the point `at`; `led` says whether a thin line joins them. */
function spot(at, dx, dy, xanchor, yanchor) {
  return { at, dx, dy, xanchor, yanchor, led: Math.hypot(dx, dy) > NEAR + 1 };
}

/** Give the places around a mark, the nearest first, below and right of it before all. */
function aroundMark({ at }) {
  return RINGS.flatMap((far) =>
    TURNS.map((degrees) => {
      const [dx, dy] = [far * Math.cos((degrees * Math.PI) / 180), far * Math.sin((degrees * Math.PI) / 180)];
      const xanchor = Math.abs(dx) < far / 3 ? "center" : dx > 0 ? "left" : "right";
      return spot(at, dx, dy, xanchor, Math.abs(dy) < far / 3 ? "middle" : dy > 0 ? "top" : "bottom");
    }),
  );
}

/** Give the places of a level's name: on the level or under it, at either end or between; else near it. */
function alongLevel({ at: [, y], end }, width) {
  const ends = [spot([0, y], 6, 0, "left"), spot([width, y], -3, 0, "right")];
  if (end === "right") ends.reverse();
  const middle = BETWEEN.map((share) => spot([share * width, y], 0, 0, "center"));
  const off = (some, dy) => some.map((one) => ({ ...one, dy, yanchor: dy < 0 ? "bottom" : "top" }));
  const near = [GAP, 13, 20].flatMap((dy) => [ends, middle].flatMap((some) => [...off(some, -dy), ...off(some, dy)]));
  const far = [-34, 34, -55, 55, -80, 80, -110, 110].flatMap((dy) =>
    BETWEEN.map((share) => spot([share * width, y], 0, dy, "center", dy < 0 ? "bottom" : "top")),
  );
  return [...near, ...far];
}

/** Give the places of a line's name: above it near its end, else under it, else further off. */
function alongLine({ line }, width) {
  const places = [0.94, 0.85, 0.75, 0.65, 0.55, 0.45, 0.35, 0.25].map((share) => heightAt(line, share * width));
  return [
    ...places.flatMap((at) => [spot(at, -8, -6, "right", "bottom"), spot(at, 10, 7, "left", "top")]),
    ...[-40, 40, -65, 65].flatMap((dy) => places.map((at) => spot(at, 0, dy, "center", dy < 0 ? "bottom" : "top"))),
  ];
}

function heightAt(line, x) {
  const i = Math.max(1, line.findIndex(([right]) => right >= x));
  const [[x0, y0], [x1, y1]] = [line[i - 1], line[i]];
  return [x, x1 > x0 ? y0 + ((y1 - y0) * (x - x0)) / (x1 - x0) : y1];
}

const WAYS = { mark: aroundMark, level: alongLevel, line: alongLine };

/** Give a text's left, upper, right and lower edge. */
function boxOf({ at: [x, y], dx, dy, xanchor, yanchor }, [width, height]) {
  const left = x + dx - width * { left: 0, center: 0.5, right: 1 }[xanchor];
  const top = y + dy - height * { top: 0, middle: 0.5, bottom: 1 }[yanchor];
  return [left, top, left + width, top + height];
}

const meet = (a, b) => a[0] < b[2] + GAP && b[0] < a[2] + GAP && a[1] < b[3] + GAP && b[1] < a[3] + GAP;
const holds = ([left, top, right, bottom]) => ([x, y]) => x > left - 3 && x < right + 3 && y > top - 2 && y < bottom + 2;

/**
 * Place labels one after the other, what matters most first.
 *
 * @param {{kind: string, texts: string[], at?: number[], line?: number[][], end?: string}[]} labels each a mark's,
 *   a level's or a line's; `texts` say the same with ever less room
 * @param {{width: number, height: number, lines: number[][][], zero: number[][], marks: number[][]}} ground
 *   what is drawn already
 * @param {(text: string, index: number) => [number, number]} measure gives a text's width and height
 * @returns {(object | null)[]} for each its text and place; null for one that has no room
 */
function placeLabels(labels, { width, height, lines, zero, marks }, measure) {
  const points = [...lines, zero].flatMap(dense);
  const levels = lines.filter((line) => line.every(([, y]) => y === line[0][1])).map(([[, y]]) => y);
  const texts = [];
  const blots = marks.map(([x, y]) => [x - MARK, y - MARK, x + MARK, y + MARK]);
  const wayOf = ({ at: [x, y], dx, dy }) => dense([[x, y], [x + dx, y + dy]]);

  function isFree(place, box) {
    if (box[0] < 0 || box[1] < 0 || box[2] > width || box[3] > height) return false;
    if ([...texts, ...blots].some((other) => meet(box, other)) || points.some(holds(box))) return false;
    if (!place.led) return true;
    const [x, y] = place.at;
    const far = blots.filter(([left, top]) => Math.hypot(left + MARK - x, top + MARK - y) > 2 * MARK);
    const way = wayOf(place);
    return ![...texts, ...far].some((other) => way.some(holds(other)));
  }

  // Between a level and its name there is no other level: it would be taken for that one's.
  function isNext({ at: [, y], yanchor }, [, top, , bottom]) {
    const [low, high] = yanchor === "top" ? [y, top] : [bottom, y];
    return !levels.some((level) => Math.abs(level - y) > 1 && level > low && level < high);
  }

  return labels.map((label, index) => {
    const spots = WAYS[label.kind](label, width);
    for (const led of [false, true]) {
      for (const text of label.texts) {
        const size = measure(text, index);
        for (const place of spots.filter((one) => one.led === led)) {
          const box = boxOf(place, size);
          if (!isFree(place, box) || (label.kind === "level" && !led && !isNext(place, box))) continue;
          texts.push(box);
          if (led) points.push(...wayOf(place));
          return { ...place, text };
        }
      }
    }
    return null;
  });
}

const PEN = document.createElement("canvas").getContext("2d");

/** Give a text's width and height as it will be drawn; it knows `<b>`, `<br>` and spans of another colour. */
function sizeOf(text, { size, family }) {
  const plain = text.replaceAll(/<\/?span[^>]*>/g, "");
  const lines = plain.split("<br>").map((line) =>
    line.split(/<b>|<\/b>/).reduce((width, piece, i) => {
      PEN.font = `${i % 2 ? 700 : 400} ${size}px ${family}`;
      return width + PEN.measureText(piece).width;
    }, 0),
  );
  return [Math.max(...lines), size * (1.3 * lines.length - 0.05)];
}

/**
 * Give a drawn picture's annotations, those of `layout.meta.labels` each in a free place.
 *
 * @param {HTMLElement} picture what Plotly drew
 * @param {object} layout what it was given
 */
export function labelled(picture, layout) {
  const { xaxis, yaxis, font } = picture._fullLayout;
  const [width, height] = [xaxis._length, yaxis._length];
  const across = (x) => ((x - xaxis.range[0]) / (xaxis.range[1] - xaxis.range[0])) * width;
  const down = (y) => height - ((y - yaxis.range[0]) / (yaxis.range[1] - yaxis.range[0])) * height;
  const traces = picture.calcdata.map((points) => ({
    name: points[0]?.trace.name,
    mode: points[0]?.trace.mode,
    points: points.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)).map(({ x, y }) => [across(x), down(y)]),
  }));
  const of = (mode) => traces.filter((trace) => trace.mode === mode).map(({ points }) => points);
  const labels = layout.meta.labels.map(({ trace, ...label }, i) => ({
    ...label,
    at: [across(layout.annotations[i].x), down(layout.annotations[i].y)],
    line: traces.find(({ name }) => name === trace)?.points,
  }));
  const zero = [[0, down(0)], [width, down(0)]];
  const ground = { width, height, zero, lines: of("lines"), marks: of("markers").flat() };
  const fontOf = (i) => ({ size: layout.annotations[i].font?.size ?? font.size, family: font.family });
  const places = placeLabels(labels, ground, (text, i) => sizeOf(text, fontOf(i)));
  return layout.annotations.map((note, i) => {
    const place = places[i];
    if (!place) return i < places.length ? { ...note, visible: false } : note;
    const { at, dx, dy, text, xanchor, yanchor, led } = place;
    const [[x0, x1], [y0, y1]] = [xaxis.range, yaxis.range];
    const point = { x: x0 + (at[0] / width) * (x1 - x0), y: y1 - (at[1] / height) * (y1 - y0) };
    const offset = led
      ? { showarrow: true, arrowhead: 0, arrowwidth: 1.5, arrowcolor: note.font?.color, ax: dx, ay: dy }
      : { showarrow: false, xshift: dx, yshift: -dy };
    return { ...note, ...point, ...offset, standoff: labels[i].kind === "mark" ? 9 : 0, text, xanchor, yanchor };
  });
}
