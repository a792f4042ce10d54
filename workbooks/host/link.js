// The one socket to the kernel: messages wait while it is down, and it comes back by itself.

const FIRST_PAUSE = 300; // ms before the first new attempt; each further one waits twice as long
const LONGEST_PAUSE = 8000;
const VERSION = "5.3"; // of the messages

/** A random name, also where the page is not served over HTTPS. */
function unique() {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16).padStart(8, "0")).join("");
}

/**
 * The socket to one kernel; what is sent before it is open waits.
 *
 * @param {(message: object) => void} hear called with each message
 * @param {(again: boolean) => void} opened called when the socket is open; whether it had been before
 */
export class Link {
  #address = "";
  #hear;
  #opened;
  #socket = null;
  #session = unique();
  #waiting = [];
  #pause = FIRST_PAUSE;
  #again = false;
  #timer = 0;

  constructor(hear, opened) {
    this.#hear = hear;
    this.#opened = opened;
  }

  /**
   * Open it, and open it again whenever it breaks.
   *
   * @param {string} address the kernel's channels, ws: or wss:
   */
  open(address) {
    this.#address = `${address}?session_id=${this.#session}`;
    addEventListener("online", () => this.#hurry());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.#hurry());
    this.#connect();
  }

  #connect() {
    const socket = new WebSocket(this.#address, [PROTOCOL]);
    this.#socket = socket;
    socket.binaryType = "arraybuffer";
    socket.addEventListener("open", () => {
      this.#pause = FIRST_PAUSE;
      // What the page says about being back comes before what it wanted to say meanwhile.
      this.#opened(this.#again);
      this.#again = true;
      for (const message of this.#waiting.splice(0)) socket.send(message);
    });
    socket.addEventListener("message", ({ data }) => this.#hear(unpack(data)));
    socket.addEventListener("close", () => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      this.#timer = setTimeout(() => this.#connect(), this.#pause);
      this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE);
    });
  }

  /** A phone that wakes, or a network that is back, waits for no pause. */
  #hurry() {
    if (this.#socket) return;
    clearTimeout(this.#timer);
    this.#pause = FIRST_PAUSE;
    this.#connect();
  }

  /**
   * Send a message, or keep it until the socket is open.
   *
   * @returns {string} the message's id, which its answers name
   */
  send(channel, type, content, { buffers = [], metadata = {} } = {}) {
    const header = {
      msg_id: unique(),
      msg_type: type,
      session: this.#session,
      username: "",
      date: new Date().toISOString(),
      version: VERSION,
    };
    const packed = pack({ channel, header, metadata, content, buffers });
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(packed);
    else this.#waiting.push(packed);
    return header.msg_id;
  }
}
