import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from "fflate";

/** The earliest time that a zip can tell. */
const MTIME = new Date(1980, 0, 1);

/** The file without the time of its making, packed so that the same content gives the same bytes. */
export function repacked(file: ArrayBuffer): Uint8Array {
  const parts = unzipSync(new Uint8Array(file));
  const out: Zippable = {};
  for (const name of Object.keys(parts).sort(byPart)) {
    const bytes = name === "docProps/core.xml" ? strToU8(withoutTimes(strFromU8(parts[name]!))) : parts[name]!;
    out[name] = [bytes, { mtime: MTIME, level: name.endsWith(".png") ? 0 : 6 }];
  }
  return zipSync(out);
}

/** The list of what is in the file comes first. */
const byPart = (a: string, b: string): number =>
  Number(b === "[Content_Types].xml") - Number(a === "[Content_Types].xml") || (a < b ? -1 : 1);

const withoutTimes = (xml: string): string => xml.replace(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, "");
