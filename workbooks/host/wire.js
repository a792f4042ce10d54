// One kernel message as bytes: the protocol v1.kernel.websocket.jupyter.org, in which the server looks at nothing.

export const PROTOCOL = "v1.kernel.websocket.jupyter.org";

const WORD = 8; // bytes of an offset
const JSON_PARTS = ["header", "parent_header", "metadata", "content"];
const writer = new TextEncoder();
const reader = new TextDecoder();

/** Give a buffer's bytes without copying them. */
function bytes(buffer) {
  return ArrayBuffer.isView(buffer)
    ? new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
    : new Uint8Array(buffer);
}

/**
 * Write a message.
 *
 * @param {{channel: string, header: object, parent_header: object, metadata: object, content: object,
 *   buffers?: (ArrayBuffer | ArrayBufferView)[]}} message
 * @returns {ArrayBuffer}
 */
export function pack(message) {
  const parts = [
    writer.encode(message.channel),
    ...JSON_PARTS.map((name) => writer.encode(JSON.stringify(message[name] ?? {}))),
    ...(message.buffers ?? []).map(bytes),
  ];
  const count = parts.length + 1; // where each begins, and where the last one ends
  const packed = new Uint8Array(WORD * (count + 1) + parts.reduce((sum, part) => sum + part.length, 0));
  const offsets = new DataView(packed.buffer);
  let at = WORD * (count + 1);
  offsets.setBigUint64(0, BigInt(count), true);
  parts.forEach((part, index) => {
    offsets.setBigUint64(WORD * (index + 1), BigInt(at), true);
    packed.set(part, at);
    at += part.length;
  });
  offsets.setBigUint64(WORD * count, BigInt(at), true);
  return packed.buffer;
}

/**
 * Read a message.
 *
 * @param {ArrayBuffer} packed
 * @returns {{channel: string, header: object, parent_header: object, metadata: object, content: object,
 *   buffers: DataView[]}}
 */
export function unpack(packed) {
  const view = new DataView(packed);
  const count = Number(view.getBigUint64(0, true));
  const offsets = Array.from({ length: count }, (_, index) => Number(view.getBigUint64(WORD * (index + 1), true)));
  const part = (index) => new Uint8Array(packed, offsets[index], offsets[index + 1] - offsets[index]);
  const message = { channel: reader.decode(part(0)), buffers: [] };
  JSON_PARTS.forEach((name, index) => {
    message[name] = JSON.parse(reader.decode(part(index + 1)));
  });
  for (let index = JSON_PARTS.length + 1; index < count - 1; index += 1) {
    message.buffers.push(new DataView(packed, offsets[index], offsets[index + 1] - offsets[index]));
  }
  return message;
}
