// The socket itself: it comes back when it breaks, and is given up where it only seems to be open.

const FIRST_PAUSE = 300; // ms before the first new attempt; each further one waits twice as long
const LONGEST_PAUSE = 8000;
const QUIET = 5000; // ms without a word, while we wait for one, until we ask whether anybody is there
const PATIENCE = 5000; // ms for the answer; twice as long after each time that none came
const LONGEST_PATIENCE = 40000;
const GONE = [403, 404, 424]; // what a server says of a kernel that is not there, and a hub of a whole server
const SOON = 2500; // ms for it where the network has just come or gone, or the device has slept

/**
 * One socket at a time to one address.
 *
 * @param {{opened: () => void, heard: (data: ArrayBuffer) => void, broke: (code?: number) => void, waits: () => boolean,
 *   probe: () => ArrayBuffer, away: () => void, gone: () => void}} on what is told of it: `broke` each time, `away` where
 *   the browser saw nothing of that, `gone` when there is nothing to come back to; and asked: whether anything `waits`
 *   for an answer, and what to send to get one at any time
 */
export class Line {
  #on;
  #address = "";
  #query = "";
  #socket = null;
  #attempt = null; // at asking the server
  #timer = 0; // of the one thing that comes next
  #pause = FIRST_PAUSE;
  #patience = PATIENCE;
  #over = false;

  constructor(on) {
    this.#on = on;
  }

  /**
   * Open it, and open it again whenever it breaks.
   *
   * @param {string} address the kernel's on the server
   * @param {string} query what the socket's own address has at its end
   */
  open(address, query) {
    this.#address = address;
    this.#query = query;
    for (const name of ["online", "offline"]) addEventListener(name, () => this.#hurry());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.#hurry());
    this.#connect();
  }

  /** Close it for good. */
  end() {
    this.#over = true;
    clearTimeout(this.#timer);
    this.#socket?.close();
  }

  /** Send through a socket that is open. */
  send(packed) {
    if (this.#over) return;
    this.#socket.send(packed);
    if (!this.#timer) this.#watch();
  }

  /** Do something later, in place of what was to come. */
  #next(pause, work) {
    if (this.#over) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = 0;
      work();
    }, pause);
  }

  #connect() {
    const socket = new WebSocket(`${this.#address.replace(/^http/, "ws")}/channels${this.#query}`, [PROTOCOL]);
    const ours = (work) => (event) => this.#socket === socket && !this.#over && work(event);
    this.#socket = socket;
    socket.binaryType = "arraybuffer";
    socket.addEventListener(
      "open",
      ours(() => {
        this.#pause = FIRST_PAUSE;
        this.#next(QUIET, () => this.#probe(this.#patience));
        this.#on.opened();
      }),
    );
    socket.addEventListener(
      "message",
      ours(({ data }) => {
        this.#on.heard(data);
        this.#watch();
      }),
    );
    socket.addEventListener("close", ours(({ code }) => this.#broke(code)));
    this.#next(LONGEST_PAUSE, () => this.#drop());
  }

  /** While something waits for an answer, silence is looked into; otherwise nothing is sent. */
  #watch() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (this.#on.waits()) this.#next(QUIET, () => this.#probe(this.#patience));
  }

  /** Ask whether anybody is there: any word will do. */
  #probe(patience) {
    this.#socket.send(this.#on.probe());
    this.#next(patience, () => {
      // Where it was only slow, giving it up made it no faster.
      this.#patience = Math.min(2 * this.#patience, LONGEST_PATIENCE);
      this.#drop();
    });
  }

  /** Give up a socket that says nothing; its own end may come minutes later. */
  #drop() {
    const socket = this.#socket;
    this.#broke();
    socket.close();
    this.#on.away();
  }

  #broke(code) {
    this.#socket = null;
    this.#on.broke(code);
    this.#rest();
  }

  #rest() {
    // Not all pages of a server that comes back ask for it in one beat.
    this.#next(this.#pause * (0.5 + Math.random()), () => this.#retry());
    this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE);
  }

  /** Try again, unless the server says that there is nothing to come back to. */
  async #retry() {
    const attempt = new AbortController();
    this.#attempt = attempt;
    this.#next(LONGEST_PAUSE, () => attempt.abort());
    // A hub takes such a question only with its own word from the page's cookies.
    const headers = { "X-XSRFToken": /(?:^|; )_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? "" };
    const asked = fetch(this.#address, { cache: "no-store", headers, signal: attempt.signal });
    const { status } = await asked.catch(() => ({}));
    if (this.#over || this.#attempt !== attempt) return;
    if (GONE.includes(status)) {
      this.end();
      this.#on.gone();
    } else if (status) this.#connect();
    else this.#rest();
  }

  /** The network came or went, or a device wakes: no pause is waited for, and an open socket has to show itself. */
  #hurry() {
    if (this.#over) return;
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#probe(SOON);
      return;
    }
    const socket = this.#socket;
    if (socket) {
      // It may have been open: what ended it is not told yet.
      this.#socket = null;
      this.#on.broke();
      socket.close();
    }
    this.#attempt?.abort();
    this.#pause = FIRST_PAUSE;
    this.#retry();
  }
}
