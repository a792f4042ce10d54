// All widgets of the page, and what the kernel says to them.

const TARGET = "jupyter.widget";
const CONTROL = "jupyter.widget.control";
const CONTROL_VERSION = "1.0.0";

/** A widget's id, from any way in which another one's state names it. */
function idOf(reference) {
  return String(reference).replace(/^(IPY_MODEL_|anywidget:)/, "");
}

/**
 * The models, by id.
 *
 * @param {(type: string, content: object, more?: {buffers?: object[], metadata?: object, first?: boolean}) => string} say
 *   sends on the shell channel; gives the message's id
 * @param {() => void} strange called where a widget can not be drawn here
 */
export class Registry {
  #say;
  #strange;
  #told = []; // messages that the kernel has had by the time it answers the question
  #models = new Map();
  #control = "";
  #awaited = new Map();

  constructor(say, strange) {
    this.#say = say;
    this.#strange = strange;
  }

  /** Give the model of an id, or of a reference to one; nothing where there is none. */
  find(reference) {
    return this.#models.get(idOf(reference));
  }

  /** As widgets' scripts ask for it: a promise, kept once the widget is known. */
  get_model(reference) {
    const id = idOf(reference);
    const found = this.#models.get(id);
    if (found) return Promise.resolve(found);
    return new Promise((resolve) => this.#awaited.set(id, [...(this.#awaited.get(id) ?? []), resolve]));
  }

  /** Have models for widgets, by id. Those that are known take their state last: what they name is here by then. */
  add(states) {
    const [fresh, known] = [[], []];
    for (const each of Object.entries(states)) (this.#models.has(each[0]) ? known : fresh).push(each);
    for (const [id, state] of fresh) this.#make(id, state);
    for (const [id, state] of known) this.#models.get(id)?.refresh(state);
  }

  /** Let all widgets go: what their scripts have set up is ended, and what comes is not heard. */
  end() {
    for (const id of [...this.#models.keys()]) this.#close(id);
  }

  #make(id, state) {
    if (!drawable(state)) this.#strange();
    const tell = (data, buffers) => this.#say("comm_msg", { comm_id: id, data }, { buffers });
    const made = new Model(id, state, tell, this);
    this.#models.set(id, made);
    for (const resolve of this.#awaited.get(id) ?? []) resolve(made);
    this.#awaited.delete(id);
  }

  /**
   * Ask the kernel for everything: what it said while nobody listened is lost.
   *
   * @param {string[]} told ids of messages that the kernel has had by then, though it may not say so
   * @returns {string} the question's id
   */
  ask(told) {
    this.#told = told;
    this.#control = unique();
    const opening = { comm_id: this.#control, target_name: CONTROL, data: {} };
    this.#say("comm_open", opening, { metadata: { version: CONTROL_VERSION }, first: true });
    const question = { comm_id: this.#control, data: { method: "request_states" } };
    return this.#say("comm_msg", question, { first: true });
  }

  /** Hear one message of the kernel. */
  hear({ header, parent_header: parent, content, buffers }) {
    if (header.msg_type === "comm_msg") this.#message(content, parent.msg_id, buffers);
    else if (header.msg_type === "comm_open" && content.target_name === TARGET) this.#open(content, buffers);
    else if (header.msg_type === "comm_close") this.#close(content.comm_id);
    else if (header.msg_type === "status" && content.execution_state === "idle") {
      this.done(parent.msg_id);
    }
  }

  /** Whoever waits for the answer to a message waits no more. */
  done(answered) {
    for (const model of this.#models.values()) model.done(answered);
  }

  #open({ comm_id: id, data }, buffers) {
    this.add({ [id]: putBuffers(data.state, data.buffer_paths ?? [], buffers) });
  }

  #close(id) {
    this.#models.get(id)?.trigger("destroy");
    this.#models.delete(id);
  }

  #message({ comm_id: id, data }, answered, buffers) {
    if (id === this.#control) {
      this.#states(data, buffers);
      return;
    }
    const model = this.#models.get(id);
    if (!model) return;
    if (data.method === "custom") model.hear(data.content, buffers);
    else if (data.method === "update") model.update(putBuffers(data.state, data.buffer_paths ?? [], buffers));
    else if (data.method === "echo_update") {
      model.echo(putBuffers(data.state, data.buffer_paths ?? [], buffers), answered);
    }
  }

  #states({ method, states, buffer_paths: paths }, buffers) {
    if (method !== "update_states") return;
    // What it says now is its answer to them too.
    for (const id of this.#told.splice(0)) this.done(id);
    putBuffers(states, paths ?? [], buffers);
    this.add(Object.fromEntries(Object.entries(states).map(([id, { state }]) => [id, state])));
  }
}
