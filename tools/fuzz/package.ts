import { unzipSync, zipSync } from "fflate";
import { withOddNumber } from "./bytes";
import { MARKUP, betweenTags } from "./markup";
import type { Mutation, Mutations } from "./mutation";
import type { Random } from "./random";

const CENTRAL_SIGNATURE = [0x50, 0x4b, 0x01, 0x02];
/** The largest packed file whose parts are mutated: others take too long to pack again. */
const LARGEST = 200_000;

type Parts = Record<string, Uint8Array>;

function unpacked(bytes: Uint8Array): Parts | null {
  if (bytes.length > LARGEST) return null;
  try {
    return unzipSync(bytes, { filter: (file) => file.originalSize < 8 * LARGEST });
  } catch {
    return null;
  }
}

const onParts =
  (change: (parts: Parts, names: string[], random: Random) => Parts | null): Mutation =>
  (bytes, random) => {
    const parts = unpacked(bytes);
    const names = Object.keys(parts ?? {});
    if (!parts || names.length === 0) return null;
    const changed = change(parts, names, random);
    return changed && { bytes: zipSync(changed, { level: random.pick([0, 1]) }) };
  };

/** A mutation of one XML part, packed again. */
function inPart(mutation: Mutation, wanted: RegExp): Mutation {
  return (bytes, random) => {
    const parts = unpacked(bytes);
    const names = Object.keys(parts ?? {}).filter((n) => wanted.test(n));
    if (!parts || names.length === 0) return null;
    const name = random.pick(names);
    const mutated = mutation(parts[name]!, random);
    return mutated && { ...mutated, bytes: zipSync({ ...parts, [name]: mutated.bytes }, { level: 1 }) };
  };
}

/** Mutations of zip containers: their members, their directory, the XML inside. */
export const PACKAGE: Mutations = {
  "member-drop": onParts((parts, names, random) => {
    const { [random.pick(names)]: _dropped, ...others } = parts;
    return others;
  }),
  "member-rename": onParts((parts, names, random) => {
    const name = random.pick(names);
    const { [name]: part, ...others } = parts;
    const other = random.pick([name.toUpperCase(), `/${name}`, `../${name}`, name.replaceAll("/", "\\"), `${name}x`]);
    return { ...others, [other]: part! };
  }),
  "member-cut": onParts((parts, names, random) => {
    const name = random.pick(names);
    return { ...parts, [name]: parts[name]!.slice(0, random.below(parts[name]!.length)) };
  }),
  "member-swap": onParts((parts, names, random) => {
    const [a, b] = [random.pick(names), random.pick(names)];
    return { ...parts, [a]: parts[b]!, [b]: parts[a]! };
  }),
  "member-noise": onParts((parts, names, random) => {
    const name = random.pick(names);
    return { ...parts, [name]: withOddNumber(parts[name]!, 0, parts[name]!.length, random) };
  }),
  "directory-number": (bytes, random) => {
    const at = Buffer.from(bytes).indexOf(Buffer.from(CENTRAL_SIGNATURE));
    return at < 0 ? null : { bytes: withOddNumber(bytes, at, bytes.length, random) };
  },
  "local-number": (bytes, random) => ({ bytes: withOddNumber(bytes, 0, 60, random) }),
  // Texts of cells and paragraphs; shared strings, because a <v> may be the number of one.
  "part-words": inPart(
    betweenTags(/(<(?:w:)?t(?: [^<>]*)?>)([^<>&]*)(<\/(?:w:)?t>)/g),
    /(?:sharedStrings|word\/document)\.xml$/,
  ),
  ...Object.fromEntries(Object.entries(MARKUP).map(([name, m]) => [`part-${name}`, inPart(m, /\.xml$|\.rels$/)])),
};
