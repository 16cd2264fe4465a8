import { readXmlTree, type XmlElement } from "../archive/xml-tree";
import { Package } from "../archive/zip";
import { ReadingError } from "../errors";
import type { Limits } from "../limits";

/** The files of an OFD, found as its writers mean them: from the root or from the file that names them, whatever the case. */
export class OfdPackage {
  private readonly parts: Package;
  private readonly names = new Map<string, string>();

  constructor(
    bytes: Uint8Array,
    private readonly limits: Limits,
  ) {
    this.parts = new Package(bytes, limits);
    for (const name of this.parts.names()) this.names.set(name.toLowerCase(), name);
    // GM/T 0099: what is encrypted is listed in a file of its own.
    if (this.parts.names().some((name) => /(?:^|\/)Encryptions?\.xml$/i.test(name)))
      throw new ReadingError("encrypted");
  }

  /** Place of a file that is named in another one. */
  resolve(named: string, from: string): string {
    const path = named.trim().replace(/\\/g, "/");
    const folders = path.startsWith("/") ? [] : from.split("/").slice(0, -1);
    for (const step of path.split("/"))
      if (step === "..") folders.pop();
      else if (step !== "" && step !== ".") folders.push(step);
    const inFolder = folders.join("/");
    if (this.names.has(inFolder.toLowerCase())) return inFolder;
    // Some writers name files from the root without saying so.
    const fromRoot = path.replace(/^\/+/, "");
    return this.names.has(fromRoot.toLowerCase()) ? fromRoot : inFolder;
  }

  has(path: string): boolean {
    return this.names.has(path.toLowerCase());
  }

  /** An XML file, whole. */
  xml(path: string): XmlElement {
    const bytes = this.parts.part(this.names.get(path.toLowerCase()) ?? path);
    if (!bytes) throw new ReadingError("corrupt", { part: path });
    return readXmlTree(path, bytes, this.limits, "pageOperators");
  }
}
