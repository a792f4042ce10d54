// The learner's numbers in the learner's browser: what reads them, writes them and holds those that it refuses.

export const KEY = "halfhour";
const UNREADABLE = "halfhour-unreadable"; // what stood there before, where nobody could read it
const HELD = "halfhourHeld"; // what the browser refused, in this tab alone: it is there after a reload
export const CLEARED = "halfhour-cleared"; // heard by the page's host: what waits in this tab goes too
export const CHANGED = "halfhour-kept"; // `storage` events do not reach the document that wrote
const LAST = "halfhour-last"; // the workbook that was opened last on this device, for the front page's map
const OPENED = "halfhour-opened"; // all workbooks that were ever opened on this device, for the same map
const RUN = "halfhour run "; // begins the name of a tab in which all was cleared once
const HOLD_EVERY = 1000; // ms: a browser passes over, or refuses, a history that is written at each move of a slider

/**
 * Hold in this tab what the browser refused to keep.
 *
 * It is a change, not a copy: key -> [what the browser had, what stands instead], for numbers and for answers;
 * null stands for nothing. Laid over what the browser has, it hides nothing that another page has kept since.
 */
export function makeHold() {
  let newest = fromTab();
  let timer = 0;
  let isBehind = false;

  const flush = () => {
    if (!isBehind) return;
    try {
      toTab(newest);
      isBehind = false;
    } catch {
      // The history was written too often: at the next beat.
    }
  };
  const beat = () => {
    flush();
    timer = isBehind ? setTimeout(beat, HOLD_EVERY) : 0;
  };
  const put = (change) => {
    if (change === null && newest === null) return;
    newest = change;
    isBehind = true;
    if (!timer) {
      flush();
      timer = setTimeout(beat, HOLD_EVERY);
    }
  };
  return { read: () => newest, put, flush };
}

/** Give what the tab has of an earlier page. */
function fromTab() {
  try {
    const text = sessionStorage.getItem(HELD);
    if (text) return parsed(text);
  } catch {
    // A browser that refuses one store mostly refuses both.
  }
  const held = history.state?.[HELD];
  if (!held || typeof held !== "object") return null;
  if (held.run === run()) return held;
  toTab(null);
  return null;
}

/**
 * Give what is another one since all was cleared: pages further back in the tab's history can not be emptied, but what
 * they hold is told by it from what was held since. The tab's name is there where a browser refuses every store.
 */
function run() {
  return window.name.startsWith(RUN) ? window.name : "";
}

/** Put it where a reload finds it: for the whole tab, or else beside this page in the tab's history. */
function toTab(change) {
  if (!config().kernelId) return; // in JupyterLab the tab is not ours
  let isPut = change === null;
  try {
    sessionStorage.removeItem(HELD);
    if (change !== null) sessionStorage.setItem(HELD, JSON.stringify(change));
    isPut = true;
  } catch {
    // The history takes it.
  }
  const { [HELD]: old, ...state } = history.state ?? {};
  if (!isPut) history.replaceState({ ...state, [HELD]: { ...change, run: run() } }, "");
  else if (old) history.replaceState(state, "");
}

/** Give the browser's own copy: a text, or null where there is none or it is refused. */
function kept() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Give those held values that still stand: where the browser has another one since, that is the newer. */
function standing(old, held) {
  const pairs = Object.entries(held ?? {}).filter(([, pair]) => Array.isArray(pair));
  return Object.fromEntries(pairs.filter(([key, [before]]) => old === null || isSame(old?.[key], before)));
}

function isSame(one, other) {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/** Give what is held and still stands, or null. */
export function held(hold) {
  const [text, change] = [kept(), hold.read()];
  if (!change) return null;
  const old = text === null ? { numbers: null, answers: null } : parsed(text);
  const numbers = standing(old.numbers, change.numbers);
  const answers = standing(old.answers, change.answers);
  return Object.keys(numbers).length + Object.keys(answers).length ? { numbers, answers } : null;
}

/** Give a copy with what is held laid over it: a text, or null where there is neither. */
export function stored(hold, text = kept()) {
  const change = held(hold);
  if (!change) return text;
  const old = parsed(text);
  const lay = (what) => {
    const after = Object.entries(change[what]).map(([key, [, now]]) => [key, now]);
    return patched(old[what], Object.fromEntries(after));
  };
  return JSON.stringify({ halfhour: 1, numbers: lay("numbers"), answers: lay("answers") });
}

/** Give what is to be held once these changes were refused, too. */
function refused({ how, ...changes }, hold) {
  const [old, before] = [parsed(kept()), held(hold)];
  const add = (what) => {
    const isWhole = how !== "merge";
    const gone = isWhole ? Object.fromEntries(Object.keys(old[what] ?? {}).map((key) => [key, null])) : {};
    const all = isWhole ? {} : { ...before?.[what] };
    for (const [key, now] of Object.entries({ ...gone, ...changes[what] })) {
      const pair = hold.read()?.[what]?.[key];
      all[key] = pair && isSame(pair[1], now) ? pair : [old[what]?.[key] ?? null, now];
    }
    return all;
  };
  return { numbers: add("numbers"), answers: add("answers") };
}

/** Write what changed on this page into the browser's copy, key by key, and say so. */
export function write(model, hold) {
  const { turn, how, numbers, answers, leaving } = model.get("unwritten");
  const changes = Object.keys(numbers).length + Object.keys(answers).length;
  if (how === "merge" && !changes && !leaving.length) return;
  const isCleared = how === "replace" && !changes;
  let isKept = true;
  try {
    // Where the copy is gone, its reader has emptied the browser: what the page shows is kept anew, and all of it.
    const old = how === "merge" ? parsed(stored(hold, kept() ?? model.get("file"))) : {};
    if (how === "replace") localStorage.removeItem(UNREADABLE);
    if (isCleared) for (const key of [LAST, OPENED]) localStorage.removeItem(key);
    if (how === "set_aside") localStorage.setItem(UNREADABLE, localStorage.getItem(KEY) ?? "");
    const now = { halfhour: 1, numbers: patched(old.numbers, numbers), answers: patched(old.answers, answers) };
    localStorage.setItem(KEY, JSON.stringify(now));
  } catch {
    isKept = false;
    if (isCleared) drop();
  }
  if (isKept !== model.get("keeps")) {
    model.set("keeps", isKept);
    model.save_changes();
  }
  if (isCleared && config().kernelId) window.name = RUN + Date.now();
  hold.put(isKept ? null : refused({ how, numbers, answers }, hold));
  if (isCleared) {
    hold.flush();
    window.dispatchEvent(new Event(CLEARED));
  }
  if (!isKept) return;
  leave(leaving);
  model.send({ kind: "written", with: turn });
  window.dispatchEvent(new CustomEvent(CHANGED, { detail: model }));
}

/** Take the copy away: also a browser without room for another one can do that. */
function drop() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Where it is refused altogether, nothing is there.
  }
}

function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

function patched(old, changes) {
  return Object.fromEntries(Object.entries({ ...old, ...changes }).filter(([, value]) => value !== null));
}

/** Note which workbook was opened, so that the front page marks it as begun and leads back to it. */
export function noteVisit(page) {
  const name = page.replace(/^.*\/|\.ipynb$/g, "");
  try {
    localStorage.setItem(LAST, name);
    const before = (localStorage.getItem(OPENED) ?? "").split(" ");
    localStorage.setItem(OPENED, [...new Set([...before, name])].join(" ").trim());
  } catch {
    // Whether this browser keeps anything shows when there is something to keep.
  }
}

/** Take the numbers out of the address, so that a later reload does not bring them back. */
export function takeLink() {
  if (!/[#&]n=/.test(location.hash)) return null;
  const text = location.hash;
  history.replaceState(history.state, "", location.pathname + location.search);
  return text;
}

/** Take a trainer's numbers out of the address, now that they are kept; its other keys stay as they are. */
function leave(keys) {
  // Only Voila's page names a kernel of its own; in JupyterLab the address in the bar is not ours.
  if (!keys.length || !config().kernelId) return;
  const pairs = location.search.slice(1).split("&");
  const stay = pairs.filter((pair) => ![...new URLSearchParams(pair).keys()].some((key) => keys.includes(key)));
  if (stay.length === pairs.length) return;
  const search = stay.length ? `?${stay.join("&")}` : "";
  history.replaceState(history.state, "", location.pathname + search + location.hash);
}

/** Give what the server told the page of itself. */
export function config() {
  return parsed(document.getElementById("jupyter-config-data")?.textContent ?? null);
}

/** Give the address of this workbook's page; in JupyterLab that is not the address in the bar. */
export function pageAddress(page) {
  const { appUrl, baseUrl } = config();
  if (appUrl && baseUrl) return new URL(`${baseUrl}voila/render/${page}`, location.href).href;
  return location.origin + location.pathname;
}
