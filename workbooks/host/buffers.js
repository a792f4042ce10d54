// Binary values in a state travel beside it, each with the path of its place.

/** Put buffers into a state at their paths; the state is changed. */
export function putBuffers(state, paths, buffers) {
  paths.forEach((path, index) => {
    const steps = [...path];
    const last = steps.pop();
    const holder = steps.reduce((inner, step) => inner[step], state);
    holder[last] = buffers[index];
  });
  return state;
}

/** Give the bytes that stand in the page as base64, as they would come over the socket. */
export function bytesOf(text) {
  return new DataView(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer);
}

/**
 * Take binary values out of a state, which is left as it is.
 *
 * @returns {{state: object, buffer_paths: (string | number)[][], buffers: (ArrayBuffer | ArrayBufferView)[]}}
 */
export function takeBuffers(state) {
  const paths = [];
  const buffers = [];
  const without = (value, path) => {
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
      paths.push(path);
      buffers.push(value);
      return undefined;
    }
    if (Array.isArray(value)) {
      // A list keeps its length: what is taken out leaves an empty place.
      return value.map((inner, index) => without(inner, [...path, index]) ?? null);
    }
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, without(inner, [...path, key])]));
  };
  return { state: without(state, []), buffer_paths: paths, buffers };
}
