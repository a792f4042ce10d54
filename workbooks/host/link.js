// The one socket to the kernel: messages wait while it is down, and it comes back by itself.

const FIRST_PAUSE = 300; // ms before the first new attempt; each further one waits twice as long
const LONGEST_PAUSE = 8000;
const VERSION = "5.3"; // of the messages
const TOO_BIG = 1009; // how a server closes a socket when it takes no message of that size

/** A random name, also where the page is not served over HTTPS. */
function unique() {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16).padStart(8, "0")).join("");
}

/**
 * The socket to one kernel; what is sent before it is open waits. What a break left without an answer is sent again,
 * before what waited meanwhile: nothing is lost, and the last move stays the last.
 *
 * @param {(message: object) => void} hear called with each message
 * @param {(again: boolean) => string} opened called when the socket is open, with whether it had been before; sends the
 *   question after which all earlier answers are in, and gives its id
 * @param {() => void} gone called when there is no such kernel any more; nothing is tried after that
 */
export class Link {
  #kernel = "";
  #hear;
  #opened;
  #gone;
  #socket = null;
  #session = unique();
  #ready = false; // what is sent goes out at once
  #waiting = new Map(); // id -> packed: not sent yet
  #sent = new Map(); // id -> packed: not dealt with yet
  #question = ""; // after a break, what must be answered first
  #pause = FIRST_PAUSE;
  #again = false;
  #over = false;
  #timer = 0;

  constructor(hear, opened, gone) {
    this.#hear = hear;
    this.#opened = opened;
    this.#gone = gone;
  }

  /**
   * Open it, and open it again whenever it breaks.
   *
   * @param {string} kernel the kernel's address on the server
   */
  open(kernel) {
    this.#kernel = kernel;
    addEventListener("online", () => this.#hurry());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.#hurry());
    this.#connect();
  }

  /** Close it for good. */
  end() {
    this.#over = true;
    clearTimeout(this.#timer);
    this.#socket?.close();
  }

  /**
   * Send a message, or keep it until the socket is open.
   *
   * @param {boolean} first whether it goes before all that waits
   * @returns {string} the message's id, which its answers name
   */
  send(channel, type, content, { buffers = [], metadata = {}, first = false } = {}) {
    const header = {
      msg_id: unique(),
      msg_type: type,
      session: this.#session,
      username: "",
      date: new Date().toISOString(),
      version: VERSION,
    };
    const packed = pack({ channel, header, metadata, content, buffers });
    if (first) this.#socket?.send(packed);
    else if (this.#ready) this.#put(header.msg_id, packed);
    else this.#waiting.set(header.msg_id, packed);
    return header.msg_id;
  }

  #put(id, packed) {
    this.#sent.set(id, packed);
    this.#socket.send(packed);
  }

  #connect() {
    const socket = new WebSocket(`${this.#kernel.replace(/^http/, "ws")}/channels?session_id=${this.#session}`, [PROTOCOL]);
    this.#socket = socket;
    socket.binaryType = "arraybuffer";
    socket.addEventListener("open", () => {
      this.#pause = FIRST_PAUSE;
      const question = this.#opened(this.#again);
      if (this.#again) this.#question = question;
      else this.#flush();
      this.#again = true;
    });
    socket.addEventListener("message", ({ data }) => this.#take(unpack(data)));
    socket.addEventListener("close", ({ code }) => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      this.#ready = false;
      if (code === TOO_BIG) this.#sent.clear(); // it would only break each new socket too
      if (!this.#over) this.#timer = setTimeout(() => this.#retry(), this.#pause);
      this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE);
    });
  }

  #take(message) {
    const { header, parent_header: parent, content } = message;
    this.#hear(message);
    if (header.msg_type !== "status" || content.execution_state !== "idle") return;
    this.#sent.delete(parent.msg_id);
    // All that the kernel had to say of what was sent before the break is in by now: the rest never reached it.
    if (parent.msg_id === this.#question) this.#flush();
  }

  #flush() {
    this.#ready = true;
    this.#question = "";
    const left = [...this.#sent, ...this.#waiting];
    this.#waiting.clear();
    for (const [id, packed] of left) this.#put(id, packed);
  }

  /** Try again, unless the server says that there is nothing to come back to. */
  async #retry() {
    this.#timer = 0;
    const asked = fetch(this.#kernel, { cache: "no-store", signal: AbortSignal.timeout(LONGEST_PAUSE) });
    const { status } = await asked.catch(() => ({}));
    if (this.#over) return;
    if (status === 404) {
      this.#over = true;
      this.#gone();
    } else this.#connect();
  }

  /** A phone that wakes, or a network that is back, waits for no pause. */
  #hurry() {
    if (this.#socket || !this.#timer) return;
    clearTimeout(this.#timer);
    this.#pause = FIRST_PAUSE;
    this.#retry();
  }
}
