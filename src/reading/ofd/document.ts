import { childOf, childrenOf, type XmlElement } from "../archive/xml-tree";
import { ReadingError, requireWithin } from "../errors";
import type { Limits } from "../limits";
import { numbersOf } from "./values";
import type { OfdPackage } from "./package";

/** A page or template of an OFD. */
export interface OfdPage {
  readonly path: string;
}

/** A rectangle in millimetres. */
export interface MillimetreBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One document of an OFD: its pages, and what they share. */
export interface OfdDocument {
  readonly pages: readonly OfdPage[];
  readonly area: MillimetreBox | null;
  readonly templates: ReadonlyMap<string, { readonly path: string; readonly order: string }>;
  /** Drawing parameters and composite units by their ids. */
  readonly resources: ReadonlyMap<string, XmlElement>;
  /** Names of files that are attached. */
  readonly attachments: readonly string[];
}

const ROOT = "OFD.xml";

/** The documents of a file, in order (GB/T 33190–2016, 7.4 and 7.5). */
export function readDocuments(files: OfdPackage, limits: Limits): OfdDocument[] {
  const root = files.xml(files.resolve(ROOT, ""));
  if (childOf(root, "Encryption") ?? childOf(root, "Encryptions")) throw new ReadingError("encrypted");
  const documents: OfdDocument[] = [];
  let pages = 0;
  for (const body of childrenOf(root, "DocBody")) {
    const named = childOf(body, "DocRoot")?.text ?? "";
    if (named.trim() === "") continue;
    const document = readDocument(files, files.resolve(named, ROOT));
    requireWithin((pages += document.pages.length), limits.pages, "pages");
    documents.push(document);
  }
  if (documents.length === 0) throw new ReadingError("corrupt", { part: ROOT });
  return documents;
}

function readDocument(files: OfdPackage, path: string): OfdDocument {
  const root = files.xml(path);
  const common = childOf(root, "CommonData");
  const templates = new Map<string, { path: string; order: string }>();
  for (const template of childrenOf(common, "TemplatePage"))
    templates.set(template.attributes.ID ?? "", {
      path: files.resolve(template.attributes.BaseLoc ?? "", path),
      order: template.attributes.ZOrder ?? "Background",
    });
  const resources = new Map<string, XmlElement>();
  for (const kind of ["PublicRes", "DocumentRes"])
    for (const named of childrenOf(common, kind)) addResources(files, files.resolve(named.text, path), resources);
  const pages = childrenOf(childOf(root, "Pages"), "Page").map((page) => ({
    path: files.resolve(page.attributes.BaseLoc ?? "", path),
  }));
  return {
    pages,
    area: areaOf(childOf(common, "PageArea")),
    templates,
    resources,
    attachments: attachmentsOf(files, root, path),
  };
}

/** Adds the drawing parameters and composite units of a file of resources; one that is missing has none. */
export function addResources(files: OfdPackage, path: string, into: Map<string, XmlElement>): void {
  if (!files.has(path)) return;
  const root = files.xml(path);
  for (const [list, unit] of [
    ["DrawParams", "DrawParam"],
    ["CompositeGraphicUnits", "CompositeGraphicUnit"],
  ] as const)
    for (const group of childrenOf(root, list))
      for (const element of childrenOf(group, unit)) into.set(element.attributes.ID ?? "", element);
}

/** The paper: its physical box, in millimetres. */
export function areaOf(area: XmlElement | undefined): MillimetreBox | null {
  const box = childOf(area, "PhysicalBox") ?? childOf(area, "CropBox") ?? childOf(area, "ApplicationBox");
  const [x = 0, y = 0, width = 0, height = 0] = numbersOf(box?.text);
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

function attachmentsOf(files: OfdPackage, root: XmlElement, path: string): string[] {
  const list = childOf(root, "Attachments")?.text ?? "";
  const place = files.resolve(list, path);
  if (list.trim() === "" || !files.has(place)) return [];
  return childrenOf(files.xml(place), "Attachment").flatMap((attachment) => {
    const { Name: name = "", Format: format = "", Visible: visible } = attachment.attributes;
    if (name === "" || visible === "false") return [];
    return [
      format && !name.toLowerCase().endsWith(`.${format.toLowerCase()}`) ? `${name}.${format.toLowerCase()}` : name,
    ];
  });
}
