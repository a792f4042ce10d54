// One widget's state on this page: what a widget's script sees as `model`.

/** Whether a value is an object of plain data. */
function plainObject(value) {
  const kind = Object.getPrototypeOf(value);
  return kind === Object.prototype || kind === null;
}

/** Whether two values are the same; what is no plain data (bytes, dates) is only the same as itself. */
export function same(one, other) {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return false;
  const comparable = Array.isArray(one) ? Array.isArray(other) : plainObject(one) && plainObject(other);
  if (!comparable) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => key in other && same(one[key], other[key]));
}

/**
 * A state that is kept equal on both sides. One change of ours is under way at a time; those made meanwhile wait
 * together, so that only the last of them is sent: a slow kernel never works through a queue of stale moves.
 *
 * @param {string} id the widget's id
 * @param {object} state what the kernel says it is
 * @param {(data: object, buffers?: object[]) => string} tell sends to the widget in the kernel; gives the message's id
 * @param {object} manager what gives other widgets' models: `get_model(id)`
 */
export class Model {
  #state;
  #tell;
  #listeners = [];
  #unsaved = new Set(); // set here, not yet saved
  #waiting = new Set(); // saved, not yet sent
  #under_way = null; // {id, keys}: sent, not yet dealt with

  constructor(id, state, tell, manager) {
    this.model_id = id;
    this.widget_manager = manager;
    this.#state = { ...state };
    this.#tell = tell;
  }

  /** Everything that is known of the widget. */
  state() {
    return this.#state;
  }

  get(key) {
    return this.#state[key];
  }

  /** Set one value, or several given as an object. */
  set(key, value) {
    const changes = typeof key === "object" ? key : { [key]: value };
    for (const each of this.#take(changes)) this.#unsaved.add(each);
    return this;
  }

  /** Send what was set. */
  save_changes() {
    for (const key of this.#unsaved) this.#waiting.add(key);
    this.#unsaved.clear();
    this.#flush();
  }

  /** Send a message of the widget's own. The place of callbacks, which nobody of ours uses, may be left out. */
  send(content, callbacks, buffers) {
    this.#tell({ method: "custom", content }, buffers ?? (Array.isArray(callbacks) ? callbacks : []));
  }

  /** Call back on an event, or on several with a space between. */
  on(names, callback, context) {
    for (const name of names.split(" ")) this.#listeners.push({ name, callback, context });
    return this;
  }

  once(names, callback, context) {
    const only = (...values) => {
      this.off(names, only);
      callback.apply(context ?? this, values);
    };
    return this.on(names, only, context);
  }

  /** Call back no more; what is left out (null) means any. */
  off(names = null, callback = null, context = null) {
    const named = names?.split(" ");
    this.#listeners = this.#listeners.filter(
      (each) =>
        (named && !named.includes(each.name)) ||
        (callback && each.callback !== callback) ||
        (context && each.context !== context),
    );
    return this;
  }

  trigger(name, ...values) {
    for (const each of this.#listeners.filter((one) => one.name === name || one.name === "all")) {
      try {
        each.callback.apply(each.context ?? this, each.name === "all" ? [name, ...values] : values);
      } catch (error) {
        console.error(error); // one listener's mistake is not the others'
      }
    }
    return this;
  }

  /** Take what the kernel says, but for what is newer here. */
  update(state) {
    this.#take(this.#but(state, this.#waiting));
  }

  /** Take what the kernel says that everything is; a change of ours that is under way, it may not know yet. */
  refresh(state) {
    this.#take(this.#but(state, [...this.#waiting, ...(this.#under_way?.keys ?? [])]));
  }

  /** Take what the kernel repeats of a change: of ours, it must be the one that is under way. */
  echo(state, answered) {
    const ours = this.#under_way && this.#under_way.id !== answered ? this.#under_way.keys : [];
    this.#take(this.#but(state, [...this.#waiting, ...ours]));
  }

  /** Hear a message of the widget's own. */
  hear(content, buffers) {
    this.trigger("msg:custom", content, buffers);
  }

  /** The kernel is done with a message; if it was our change, send what waited for it. */
  done(answered) {
    if (this.#under_way?.id !== answered) return;
    this.#under_way = null;
    this.#flush();
  }

  #but(state, keys) {
    const newer = new Set([...keys, ...this.#unsaved]);
    return Object.fromEntries(Object.entries(state).filter(([key]) => !newer.has(key)));
  }

  #take(changes) {
    const changed = Object.keys(changes).filter((key) => !same(this.#state[key], changes[key]));
    for (const key of changed) this.#state[key] = changes[key];
    // All values stand before the first listener looks: none ever sees half of a change.
    for (const key of changed) this.trigger(`change:${key}`, this, this.#state[key], {});
    if (changed.length) this.trigger("change", this, {});
    return changed;
  }

  #flush() {
    if (this.#under_way || !this.#waiting.size) return;
    const keys = [...this.#waiting];
    this.#waiting.clear();
    const { buffers, ...parts } = takeBuffers(Object.fromEntries(keys.map((key) => [key, this.#state[key]])));
    const id = this.#tell({ method: "update", ...parts }, buffers);
    this.#under_way = { id, keys };
  }
}
