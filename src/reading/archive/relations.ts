import type { Limits } from "../limits";
import { walkXml } from "./xml";
import type { Package } from "./zip";

/** What a part of an Office package says of another. */
export interface Relation {
  readonly type: string;
  /** Name of the part in the package. */
  readonly target: string;
}

/**
 * Relations of a part by their identifiers.
 * @param name of the part that holds them (`xl/_rels/workbook.xml.rels`); none where there is no such part
 * @param folder that targets are relative to
 */
export function readRelations(
  parts: Package,
  name: string | null,
  folder: string,
  limits: Limits,
): Map<string, Relation> {
  const out = new Map<string, Relation>();
  const content = name === null ? null : parts.part(name);
  if (name === null || content === null) return out;
  walkXml(name, content, limits, {
    open(element, { Id, Type, Target }) {
      if (element === "Relationship" && Id !== undefined && Target !== undefined)
        out.set(Id, { type: Type ?? "", target: resolve(Target, folder) });
    },
    close() {},
  });
  return out;
}

/** A target relative to a folder, or from the root. */
function resolve(target: string, folder: string): string {
  const path = target.replace(/\\/g, "/");
  if (path.startsWith("/")) return path.slice(1);
  const out = [folder];
  for (const step of path.split("/")) {
    if (step === "..") out.pop();
    else if (step !== "." && step !== "") out.push(step);
  }
  return out.join("/");
}
