// What our page does by itself: outputs take their places, and a lost connection is told.
// A classic script, not a module: it must be there before the first output arrives in the page. It comes as one
// with its neighbours (`workbooks/library.py`), which use `window.halfhour`.
(() => {
  const HEARTBEATS_BEFORE_SLOW = 3; // Voila sends one every ten seconds while a cell runs
  const GRACE = 4000; // ms; JupyterLab's client reconnects by itself after a short break
  const PENDING = 'script[type="application/vnd.voila.cell-output+json"]';

  let heartbeats = 0;
  let finished = false;
  let dead = false;
  let leaving = false;
  let fault = ""; // by which name the server's log tells of what went wrong last

  const SETTLED = 3000; // ms after the server's last word in which the last pictures take their room
  const COMING = 60000; // ms after which the page shows itself anyway: its keeper of numbers did not come

  /** Whether this browser, or the page's link, holds numbers that the page is to show in place of the example's. */
  function kept() {
    if (history.state?.halfhourHeld) return true;
    try {
      const { numbers = {}, answers = {} } = JSON.parse(localStorage.getItem("halfhour")) ?? {};
      return location.hash.length > 1 || Object.keys(numbers).length + Object.keys(answers).length > 0;
    } catch {
      return false;
    }
  }

  /**
   * Have plotly.js evaluated once the prose is on the screen, and not when the page is whole: the kernel works
   * meanwhile, and its first picture finds it there.
   */
  function library(address) {
    const script = document.createElement("script");
    script.dataset.hhPlotly = "";
    const over = () => {
      if (!globalThis.Plotly) script.dataset.hhPlotly = "failed";
    };
    for (const name of ["load", "error"]) script.addEventListener(name, over);
    document.head.append(script);
    // The frame that is asked for here is the first to show the prose; what waits for it comes right after.
    requestAnimationFrame(() => setTimeout(() => {
      script.src = address;
    }));
  }

  // Until they are in place, what stands on the page is somebody else's.
  if ("keeps" in document.documentElement.dataset && kept()) document.documentElement.dataset.coming = "";

  /** Show the banner with one of its sentences, or hide it; where the page is dead, nothing else is to be said. */
  function tell(what) {
    let kind = what;
    const banner = document.querySelector(".hh-banner");
    if (!banner || (dead && kind !== "lost")) return;
    if (!kind && fault) kind = "fault"; // a connection that is back mends nothing
    const { style } = document.documentElement;
    if (!kind && !banner.hidden) style.removeProperty("--hh-foot");
    banner.hidden = !kind;
    if (kind) {
      banner.dataset.kind = kind;
      banner.querySelector("button").hidden = kind === "away" || kind === "large";
      const named = fault && kind !== "away" && kind !== "large" ? ` ${banner.dataset.named.replace("{fault}", fault)}` : "";
      banner.querySelector("p").textContent = banner.dataset[kind] + named;
      // What else stays at the foot of the screen, such as the verdict's line on a phone, stands above it.
      style.setProperty("--hh-foot", `${Math.ceil(innerHeight - banner.getBoundingClientRect().top)}px`);
    }
  }

  // Who draws the outputs: our own host, once its script is here, or Voila's front end, where the host can not.
  const placed = [];
  let drawer = null;
  let voila = false;

  /** Our host is here: it draws what has been placed, and what will be. */
  function host(one) {
    if (voila) return;
    drawer = one;
    for (const slot of placed.splice(0)) one.draw(slot);
    if (dead) one.end();
    else if (finished) one.finish();
  }

  /** Our host's script has run; a browser that is too old to read it says no more than that. */
  function ran() {
    if (!drawer && !voila) aside();
  }

  /** The kernel is gone, and with it all that the page could ask: that is told, with the one way on. */
  function gone(died = true) {
    dead = true;
    drawer?.end(died);
    // Leaving the page ends its kernel too; by then there is nobody left to tell.
    setTimeout(tell, leaving ? GRACE : 0, "lost");
  }

  /** Load the page again, with what was typed and nobody heard. */
  function again() {
    drawer?.keep();
    location.reload();
  }

  const RELOADED = "halfhourReloaded"; // in the state of the tab's history
  const SPREAD = 3000; // ms over which all pages of a server that was started anew come back
  const NOT_AGAIN = 60000; // ms in which a page is not loaded again by itself a second time

  /**
   * The server answers, and knows nothing of this page's kernel: it was started anew, or the device slept for long.
   * The page comes back by itself, as it said while it waited; where that is no good, it says so.
   */
  function vanished() {
    if (Date.now() - (history.state?.[RELOADED] ?? 0) < NOT_AGAIN) {
      gone(false);
      return;
    }
    dead = true;
    drawer?.end();
    const reload = () => {
      if (document.visibilityState !== "visible") return;
      history.replaceState({ ...history.state, [RELOADED]: Date.now() }, "");
      again();
    };
    // Pages that nobody looks at ask the server for nothing; it may have many of them, and those do not come at once.
    document.addEventListener("visibilitychange", reload);
    setTimeout(reload, Math.random() * SPREAD);
  }

  /** The server could not bring the page to its end, or its kernel ended meanwhile: all that is here can be read. */
  function broken(name) {
    fault = name;
    if (!finished) finish();
    gone();
  }

  /** Leave the page to Voila's front end, which draws all outputs, once they are all here. */
  function aside() {
    voila = true;
    drawer = null;
    for (const slot of document.querySelectorAll("[data-slot][aria-busy]")) settle(slot);
    if (finished) load();
  }

  function load() {
    const script = document.createElement("script");
    script.src = document.querySelector("script[data-hh-voila]").dataset.hhVoila;
    if (document.readyState === "complete") {
      // It waits for the page's own load, from a part that comes later still: what is long past is told at once.
      const listen = window.addEventListener;
      window.addEventListener = (name, heard, ...more) =>
        name === "load" ? setTimeout(heard) : listen.call(window, name, heard, ...more);
    }
    document.body.append(script);
  }

  /** Mark a place as done once Voila's front end has drawn everything in it. */
  function settle(slot) {
    const watcher = new MutationObserver(() => {
      for (const output of slot.querySelectorAll(".hh-output")) {
        if (!output.querySelector(PENDING)) output.querySelector(".hh-said")?.remove();
      }
      if (slot.querySelector(PENDING)) return;
      watcher.disconnect();
      slot.removeAttribute("aria-busy");
    });
    watcher.observe(slot, { childList: true, subtree: true });
  }

  /** Move a cell's output, which the server has just sent, to its place in the prose. */
  function place(number) {
    const output = document.querySelector(`template[data-for="${number}"]`);
    const slot = document.querySelector(`[data-slot="${number}"]`);
    if (!output || !slot) return;
    slot.replaceChildren(output.content);
    output.remove();
    slot.dataset.placed = "";
    if (!slot.querySelector(PENDING)) slot.removeAttribute("aria-busy");
    else if (voila) settle(slot);
    if (drawer) drawer.draw(slot);
    else placed.push(slot);
    heartbeats = 0;
    tell(null);
  }

  /** The server has sent all it has: places that got nothing are closed. */
  function finish() {
    finished = true;
    for (const slot of document.querySelectorAll("[data-slot]:not([data-placed])")) {
      slot.dataset.placed = "";
      slot.replaceChildren();
      slot.removeAttribute("aria-busy");
    }
    tell(null);
    setTimeout(() => window.halfhour.letGo(), SETTLED);
    setTimeout(() => delete document.documentElement.dataset.coming, COMING);
    if (voila) load();
    else if (!dead) drawer?.finish();
  }

  let released = false;

  /** Give the kernel back at once: a page of prose alone, or one that is left, has no use for it. */
  function release() {
    if (released || !document.getElementById("jupyter-config-data")) return;
    released = true;
    const { baseUrl, kernelId } = JSON.parse(document.getElementById("jupyter-config-data").textContent);
    const form = new FormData();
    form.append("_xsrf", /(?:^|; )_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? "");
    navigator.sendBeacon(`${baseUrl}voila/api/shutdown/${kernelId}`, form);
  }

  /** Voila is still at it. */
  function beat() {
    heartbeats += 1;
    if (heartbeats === HEARTBEATS_BEFORE_SLOW) tell("slow");
  }

  // The client of the kernel says nothing when its socket is gone for good, so the sockets are watched.
  const open = new Set();
  let patience = 0;

  function lost() {
    patience ||= setTimeout(() => {
      patience = 0;
      // Our host goes on trying, and says when there is nothing to come back to.
      if (open.size === 0) tell(voila ? "lost" : "away");
    }, GRACE);
  }

  /** Our host hears nothing any more, though its socket may seem to be open. */
  function away() {
    tell("away");
  }

  /** What a widget has sent is more than the server takes: that is told until the reader goes on. */
  function refused() {
    if (dead) return;
    tell("large");
    const over = () => {
      if (document.querySelector(".hh-banner").dataset.kind === "large") tell(null);
    };
    for (const name of ["pointerdown", "keydown"]) addEventListener(name, over, { once: true });
  }

  /** Whether a message says that the kernel ended; one started anew is empty, and answers nothing here. */
  function tellsOfDeath(data) {
    const text = typeof data === "string" ? data : new TextDecoder().decode(data);
    return /"msg_type":\s*"shutdown_reply"|"execution_state":\s*"(restarting|autorestarting|dead)"/.test(text);
  }

  const FAULT = /"msg_type":\s*"error".*"evalue":\s*"([0-9A-F]{6})"/s;

  /** The kernel could not work something out: that is told, with the name by which the server's log tells of it. */
  function failed(data) {
    const [, name] = FAULT.exec(typeof data === "string" ? data : new TextDecoder().decode(data)) ?? [];
    if (!name) return;
    fault = name;
    if (!dead) tell("fault");
  }

  window.WebSocket = class extends WebSocket {
    constructor(...values) {
      super(...values);
      if (!this.url.includes("/api/kernels/")) return;
      const hosts = !voila;
      this.addEventListener("open", () => {
        open.add(this);
        clearTimeout(patience);
        patience = 0;
        if (finished) tell(null);
      });
      this.addEventListener("close", () => {
        open.delete(this);
        if (hosts !== voila) lost();
      });
      this.addEventListener("message", ({ data }) => {
        const size = data.length ?? data.byteLength;
        if (size > 4000) return;
        failed(data);
        if (tellsOfDeath(data)) gone();
      });
    }
  };

  window.halfhour = { library, place, finish, release, host, ran, aside, away, vanished, refused };

  // What the page asks for as it arrives: at once, as a script there would.
  const ASKED = { findPlace: () => window.halfhour.findPlace(), library, place, finish, release, broken };
  customElements.define("hh-now", class extends HTMLElement {
    connectedCallback() {
      const { does, what } = this.dataset;
      ASKED[does]?.(what);
      this.remove();
    }
  });

  // Whether our host's script came; it stands further on in the page.
  for (const [name, then] of [["load", ran], ["error", aside]]) {
    document.addEventListener(name, ({ target }) => target.matches?.("script[data-hh-voila]") && then(), true);
  }
  window.voila_heartbeat = beat;
  // Voila's own page waits for these before it shows itself; ours is shown already.
  window.voila_process = () => {};
  window.voila_finish = () => {};

  // The numbers of a link go along to the other language and to the other workbooks; also where a reader is
  // faster than the page, whose end comes when its kernel is done.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href*=".ipynb"]');
    if (!link || link.origin !== location.origin || link.search || !link.pathname.endsWith(".ipynb")) return;
    link.search = location.search;
    link.hash = location.hash;
  });

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelector(".hh-banner button")?.addEventListener("click", again);
    if (!finished) {
      // The server could not go on after the beginning: no numbers will come.
      delete document.documentElement.dataset.coming;
      tell("lost");
    }
    for (const menu of document.querySelectorAll("details.hh-menu")) {
      menu.addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        menu.open = false;
        menu.querySelector("summary").focus();
      });
      document.addEventListener("click", (event) => {
        if (!menu.contains(event.target)) menu.open = false;
      });
    }
  });

  window.addEventListener("beforeunload", () => {
    leaving = true;
  });

  // Voila's own front end gives the kernel back by itself.
  window.addEventListener("pagehide", () => voila || release());

  // A page taken back from the browser's memory has no kernel any more.
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
})();
