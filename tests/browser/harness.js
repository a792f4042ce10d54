// The page's half of harness.py: anywidget's model, and the comm of each widget.
window.hh = (() => {
  const models = new Map();
  const leaving = []; // how each view is taken away
  let waiting = null; // messages held back while paused
  let last = Promise.resolve(); // the answer to the newest message

  const encode = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer.buffer ?? buffer)));
  const decode = (text) => new DataView(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer);

  const deliver = (id, data, buffers) => {
    if (waiting) return void waiting.push([id, data, buffers]);
    const before = last;
    last = (async () => {
      await before;
      receive(await window.hhKernel(id, JSON.stringify(data), buffers.map(encode)));
    })();
  };

  const unpack = ({ data, buffers }) => {
    const raw = buffers.map(decode);
    (data.buffer_paths ?? []).forEach((path, i) => {
      const home = path.slice(0, -1).reduce((part, key) => part[key], data.state);
      home[path.at(-1)] = raw[i];
    });
    return raw;
  };

  const receive = (messages) => {
    for (const message of messages) {
      const model = models.get(message.id);
      const raw = unpack(message);
      if (message.data.method === "update") model.apply(message.data.state);
      if (message.data.method === "custom") model.emit("msg:custom", message.data.content, raw);
    }
  };

  class Model {
    constructor(id, state) {
      Object.assign(this, { id, state, changed: {}, listeners: [], widget_manager: {} });
    }
    get(key) {
      return this.state[key];
    }
    set(key, value) {
      this.changed[key] = value;
      this.apply({ [key]: value });
    }
    apply(state) {
      const news = Object.keys(state).filter((k) => JSON.stringify(state[k]) !== JSON.stringify(this.state[k]));
      Object.assign(this.state, state);
      for (const key of news) this.emit(`change:${key}`, this, state[key]);
      if (news.length) this.emit("change", this);
    }
    save_changes() {
      deliver(this.id, { method: "update", state: this.changed, buffer_paths: [] }, []);
      this.changed = {};
    }
    send(content, _callbacks, buffers = []) {
      deliver(this.id, { method: "custom", content }, buffers);
    }
    on(names, callback) {
      for (const name of names.split(" ")) this.listeners.push([name, callback]);
    }
    off(names, callback) {
      const gone = names?.split(" ");
      this.listeners = this.listeners.filter(
        ([name, known]) => (gone && !gone.includes(name)) || (callback && callback !== known),
      );
    }
    emit(event, ...rest) {
      for (const [name, callback] of [...this.listeners]) if (name === event) callback(...rest);
    }
  }

  const place = (id, into, classes) => {
    const el = document.createElement("div");
    el.dataset.model = id;
    el.classList.add(...classes);
    document.querySelector(into).append(el);
    return el;
  };

  return {
    receive,
    box: (id, classes, into) => void place(id, into, classes),
    async mount(id, message, into) {
      unpack(message);
      const { _esm, _css, _dom_classes, ...state } = message.data.state;
      const model = models.get(id) ?? new Model(id, state);
      models.set(id, model);
      if (_css) document.head.append(Object.assign(document.createElement("style"), { textContent: _css }));
      const url = URL.createObjectURL(new Blob([_esm], { type: "text/javascript" }));
      const found = await import(url);
      const widget = typeof found.default === "function" ? await found.default() : found.default;
      await widget.initialize?.({ model });
      const el = place(id, into, _dom_classes ?? []);
      leaving.push(await widget.render?.({ model, el }));
    },
    clear() {
      for (const leave of leaving.splice(0)) leave?.();
      models.clear();
      waiting = null;
      document.querySelector("main").replaceChildren();
    },
    pause() {
      waiting = [];
    },
    resume() {
      const held = waiting ?? [];
      waiting = null;
      for (const args of held) deliver(...args);
      return this.settle();
    },
    async settle() {
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      let seen;
      while (seen !== last) {
        seen = last;
        await seen;
      }
    },
  };
})();
