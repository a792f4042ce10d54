// Messages to the kernel and from it: they wait while the socket is down, and none is lost or acts twice.

const VERSION = "5.3"; // of the messages
const TOO_BIG = 1009; // how a server closes a socket when it takes no message of that size

/** A random name, also where the page is not served over HTTPS. */
export function unique() {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16).padStart(8, "0")).join("");
}

/**
 * What goes over the line to one kernel. What is sent before that is open waits. After a break:
 *
 * 1. We ask the kernel for everything. By its answer, all answers of before are in that were not lost with the socket.
 * 2. What is still without one is sent again, byte for byte: a message that the kernel has had already has the same
 *    signature, and it takes none twice. Whether it had it, it does not say; so we ask for everything once more.
 * 3. What waited meanwhile goes out: the last move stays the last.
 *
 * @param {(message: object) => void} hear called with each message
 * @param {(told: string[]) => string} ask called when the line is open, and once more where messages had to be repeated;
 *   asks the kernel for everything, and gives the question's id. By the answer, it has had the messages of these ids
 * @param {{away: () => void, gone: () => void, settled: () => void, refused: (ids: string[]) => void, largest: () => number}}
 *   page called when nobody answers any more; when this kernel is not there any more, or another in its place: nothing is
 *   tried after that; each time when all is dealt with; and when messages are too big to be taken. Asked: how many bytes are
 */
export class Link {
  /** How many messages were sent. */
  said = 0;
  /** Up to which of them the kernel has come, as far as it has told: it takes them one after the other. */
  heard = 0;
  #numbers = new Map(); // id -> the how manieth it is: not dealt with yet
  #hear;
  #ask;
  #line;
  #session = unique();
  #ready = false; // what is sent goes out at once
  #waiting = new Map(); // id -> packed: not sent yet
  #sent = new Map(); // id -> packed: not dealt with yet
  #refused = []; // ids of what was too big: whoever waits for its answer waits no more
  #question = ""; // after a break, what must be answered first
  #repeated = false; // what was left without an answer has been sent again
  #again = false;
  #kernel = ""; // its own name for itself
  #page;
  #opened = false;
  #over = false;
  #left = []; // called once nothing is on its way any more

  constructor(hear, ask, page) {
    this.#hear = hear;
    this.#ask = ask;
    this.#page = page;
    this.#line = new Line({
      opened: () => this.#begin(),
      heard: (data) => this.#take(unpack(data)),
      broke: (code) => this.#stop(code),
      waits: () => this.#sent.size > 0 || this.#question !== "",
      // Answered beside whatever the kernel is busy with.
      probe: () => this.#pack("control", "kernel_info_request", {}).packed,
      away: () => page.away(),
      gone: () => page.gone(),
    });
  }

  /**
   * Open it.
   *
   * @param {string} kernel the kernel's address on the server
   */
  open(kernel) {
    this.#opened = true;
    this.#line.open(kernel, `?session_id=${this.#session}`);
  }

  /**
   * Say when nothing waits or is without its answer any more.
   *
   * @param {string} kernel the kernel's address; where the line was never opened, it is now, if there is need for it
   */
  async settled(kernel) {
    if (this.idle) return;
    const settled = new Promise((resolve) => {
      this.#left.push(resolve);
    });
    if (!this.#opened) this.open(kernel);
    await settled;
  }

  /** Whether everything that was sent is dealt with. */
  get idle() {
    return !this.#waiting.size && !this.#sent.size && !this.#question;
  }

  /** Whether what is sent reaches nobody at the moment, or never again. */
  get down() {
    return this.#over || (this.#opened && !this.#ready);
  }

  /** Close it for good. */
  end() {
    this.#over = true;
    this.#ready = false;
    this.#line.end();
  }

  /**
   * Send a message, or keep it until the line is open.
   *
   * @param {boolean} first whether it goes before all that waits
   * @returns {string} the message's id, which its answers name
   */
  send(channel, type, content, { first = false, ...more } = {}) {
    const { id, packed } = this.#pack(channel, type, content, more);
    if (this.#isTooBig(id, packed)) return id;
    if (!first) this.#numbers.set(id, ++this.said);
    if (first) this.#line.send(packed);
    else if (this.#ready) this.#put(id, packed);
    else this.#waiting.set(id, packed);
    return id;
  }

  #pack(channel, type, content, { buffers = [], metadata = {} } = {}) {
    const id = unique();
    const date = new Date().toISOString();
    const header = { msg_id: id, msg_type: type, session: this.#session, username: "", date, version: VERSION };
    return { id, packed: pack({ channel, header, metadata, content, buffers }) };
  }

  /** Whether a message is beyond what the server takes: it would only break the socket, and each new one too. */
  #isTooBig(id, packed) {
    if (packed.byteLength <= this.#page.largest()) return false;
    // Its sender learns the id first.
    queueMicrotask(() => this.#page.refused([id]));
    return true;
  }

  #put(id, packed) {
    this.#sent.set(id, packed);
    this.#line.send(packed);
  }

  #begin() {
    this.#repeated = false;
    const question = this.#ask(this.#refused);
    if (this.#again) this.#question = question;
    else this.#flush();
    this.#again = true;
  }

  #stop(code) {
    this.#ready = false;
    if (code !== TOO_BIG) return;
    this.#refused.push(...this.#sent.keys()); // they would only break each new socket too
    this.#sent.clear();
    this.#page.refused([]);
  }

  #take(message) {
    const { header, parent_header: parent, content } = message;
    this.heard = Math.max(this.heard, this.#numbers.get(parent.msg_id) ?? 0);
    this.#hear(message);
    if (header.msg_type !== "status" || content.execution_state !== "idle") return;
    this.#kernel ||= header.session;
    if (this.#kernel !== header.session) {
      // One that was started anew: it knows nothing of this page.
      this.end();
      this.#page.gone();
      return;
    }
    this.#sent.delete(parent.msg_id);
    this.#numbers.delete(parent.msg_id);
    if (parent.msg_id === this.#question) {
      if (this.#sent.size && !this.#repeated) this.#repeat();
      else this.#flush();
    }
    if (!this.idle) return;
    for (const resolve of this.#left.splice(0)) resolve();
    this.#page.settled();
  }

  #repeat() {
    this.#repeated = true;
    for (const packed of this.#sent.values()) this.#line.send(packed);
    this.#question = this.#ask([...this.#sent.keys()]);
  }

  #flush() {
    this.#ready = true;
    this.#question = "";
    this.#refused = [];
    this.#sent.clear();
    const left = [...this.#waiting];
    this.#waiting.clear();
    for (const [id, packed] of left) this.#put(id, packed);
  }
}
