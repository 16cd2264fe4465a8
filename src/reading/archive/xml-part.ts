import type { Limits } from "../limits";
import { walkXml, type XmlHandler } from "./xml";

/** A part that may be walked, several times. */
export type XmlPart = (handler: XmlHandler) => void;

/** The part of a name and its bytes, or null where there are none. */
export function xmlPart(name: string, bytes: Uint8Array | null, limits: Limits): XmlPart | null {
  return bytes && ((handler) => walkXml(name, bytes, limits, handler));
}

/** The insides of the first elements of a name, as if they were a part: nothing of what stands around them is told. */
export function insideOf(
  part: XmlPart,
  isRoot: (name: string, attributes: Readonly<Record<string, string>>) => boolean,
): XmlPart {
  return (handler) => {
    let depth = 0;
    part({
      open(name, attributes) {
        if (depth > 0) {
          depth++;
          handler.open(name, attributes);
        } else if (isRoot(name, attributes)) depth = 1;
      },
      close(name) {
        if (depth > 0 && --depth > 0) handler.close(name);
      },
      text(text) {
        if (depth > 0) handler.text?.(text);
      },
    });
  };
}
