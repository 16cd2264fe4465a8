/** The weights of an ONNX model in half precision: half the size; ONNX Runtime folds the casts when it loads it, so that speed and results stay. */

/** A field of a message of Protocol Buffers: its number, its kind, and its value as written. */
interface Field {
  readonly number: number;
  readonly wire: number;
  /** A number of varints, bytes of all else. */
  readonly value: bigint | Uint8Array;
}

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;

function fieldsOf(bytes: Uint8Array): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++]!;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const take = (length: number): Uint8Array => bytes.subarray(at, (at += length));
  while (at < bytes.length) {
    const key = Number(varint());
    const wire = key & 7;
    const number = key >> 3;
    if (wire === VARINT) fields.push({ number, wire, value: varint() });
    else if (wire === BYTES) fields.push({ number, wire, value: take(Number(varint())) });
    else if (wire === FIXED32 || wire === FIXED64) fields.push({ number, wire, value: take(wire === FIXED32 ? 4 : 8) });
    else throw new Error(`no field of Protocol Buffers: kind ${wire}`);
  }
  return fields;
}

function varintBytes(value: bigint): number[] {
  const out: number[] = [];
  for (let rest = BigInt.asUintN(64, value); ; rest >>= 7n) {
    if (rest < 0x80n) return [...out, Number(rest)];
    out.push(Number(rest & 0x7fn) | 0x80);
  }
}

function bytesOf(fields: readonly Field[]): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const { number, wire, value } of fields) {
    const head = varintBytes(BigInt((number << 3) | wire));
    if (typeof value === "bigint") parts.push(Uint8Array.from([...head, ...varintBytes(value)]));
    else if (wire === BYTES) parts.push(Uint8Array.from([...head, ...varintBytes(BigInt(value.length))]), value);
    else parts.push(Uint8Array.from(head), value);
  }
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

const message = (number: number, fields: readonly Field[]): Field => ({ number, wire: BYTES, value: bytesOf(fields) });
const text = (number: number, words: string): Field => ({
  number,
  wire: BYTES,
  value: new TextEncoder().encode(words),
});
const integer = (number: number, value: number): Field => ({ number, wire: VARINT, value: BigInt(value) });

/** Numbers of the fields of onnx.proto, and of its kinds of numbers. */
const MODEL_GRAPH = 7;
const GRAPH = { node: 1, initializer: 5 };
const NODE = { input: 1, output: 2, name: 3, type: 4, attribute: 5 };
const ATTRIBUTE = { name: 1, integer: 3, tensor: 5, kind: 20 };
const TENSOR = { dimensions: 1, kind: 2, floats: 4, name: 8, raw: 9 };
const FLOAT = 1;
const HALF = 10;
const KIND_INTEGER = 2;
/** Smaller tensors stay as they are. */
const FEWEST_NUMBERS = 256;

const first = (fields: readonly Field[], number: number): Field | undefined => fields.find((f) => f.number === number);
const words = (field: Field | undefined): string =>
  field && typeof field.value !== "bigint" ? new TextDecoder().decode(field.value) : "";
const inner = (field: Field): Field[] => fieldsOf(field.value as Uint8Array);

/** A number in half precision, rounded to the nearest. */
export function toHalf(value: number): number {
  const bits = new Uint32Array(new Float32Array([value]).buffer)[0]!;
  const sign = (bits >>> 16) & 0x8000;
  const exponent = ((bits >>> 23) & 0xff) - 112;
  const mantissa = bits & 0x7fffff;
  if (exponent >= 31) return sign | 0x7bff;
  if (exponent <= 0) {
    if (exponent < -10) return sign;
    const shift = 14 - exponent;
    return sign | (((mantissa | 0x800000) + (1 << (shift - 1))) >> shift);
  }
  // What rounds up past the mantissa goes into the exponent by itself.
  const rounded = ((exponent << 10) | (mantissa >> 13)) + ((mantissa >> 12) & 1);
  return sign | Math.min(rounded, 0x7bff);
}

/** A tensor in half precision; null where it stays as it is. */
function halved(tensor: readonly Field[]): Field[] | null {
  if (first(tensor, TENSOR.kind)?.value !== BigInt(FLOAT)) return null;
  const raw = first(tensor, TENSOR.raw)?.value as Uint8Array | undefined;
  const packed = tensor.filter((f) => f.number === TENSOR.floats).map((f) => f.value as Uint8Array);
  const bytes = raw ?? Uint8Array.from(packed.flatMap((part) => [...part]));
  if (bytes.length / 4 < FEWEST_NUMBERS) return null;
  const numbers = new Float32Array(Uint8Array.from(bytes).buffer);
  const halves = Uint16Array.from(numbers, toHalf);
  return [
    ...tensor.filter((f) => ![TENSOR.kind, TENSOR.floats, TENSOR.raw].includes(f.number)),
    integer(TENSOR.kind, HALF),
    { number: TENSOR.raw, wire: BYTES, value: new Uint8Array(halves.buffer) },
  ];
}

const SUFFIX = "_half";

/** A node that makes single precision of a tensor again. */
function cast(from: string, to: string): Field {
  return message(GRAPH.node, [
    text(NODE.input, from),
    text(NODE.output, to),
    text(NODE.name, `cast_${to}`),
    text(NODE.type, "Cast"),
    message(NODE.attribute, [
      text(ATTRIBUTE.name, "to"),
      integer(ATTRIBUTE.integer, FLOAT),
      integer(ATTRIBUTE.kind, KIND_INTEGER),
    ]),
  ]);
}

/** An ONNX model with its weights in half precision. */
export function inHalfPrecision(model: Uint8Array): Uint8Array {
  const graph = (fields: readonly Field[]): Field[] => {
    const casts: Field[] = [];
    const others = fields.flatMap((field): Field[] => {
      if (field.number === GRAPH.initializer) {
        const tensor = inner(field);
        const half = halved(tensor);
        if (!half) return [field];
        const name = words(first(tensor, TENSOR.name));
        casts.push(cast(name + SUFFIX, name));
        return [
          message(GRAPH.initializer, [
            ...half.filter((f) => f.number !== TENSOR.name),
            text(TENSOR.name, name + SUFFIX),
          ]),
        ];
      }
      return field.number === GRAPH.node ? constant(field) : [field];
    });
    return [...casts, ...others];
  };
  return bytesOf(fieldsOf(model).map((f) => (f.number === MODEL_GRAPH ? message(MODEL_GRAPH, graph(inner(f))) : f)));
}

/** A node as it is; of a constant its tensor in half precision, and the cast behind it. */
function constant(node: Field): Field[] {
  const fields = inner(node);
  if (words(first(fields, NODE.type)) !== "Constant") return [node];
  let half: Field[] | null = null;
  const own = fields.map((field) => {
    if (field.number !== NODE.attribute) return field;
    const attribute = inner(field);
    const tensor = first(attribute, ATTRIBUTE.tensor);
    half ??= tensor ? halved(inner(tensor)) : null;
    if (!tensor || !half) return field;
    const changed = half;
    return message(
      NODE.attribute,
      attribute.map((f) => (f === tensor ? message(ATTRIBUTE.tensor, changed) : f)),
    );
  });
  if (!half) return [node];
  const name = words(first(fields, NODE.output));
  return [
    message(
      GRAPH.node,
      own.map((f) => (f.number === NODE.output ? text(NODE.output, name + SUFFIX) : f)),
    ),
    cast(name + SUFFIX, name),
  ];
}
