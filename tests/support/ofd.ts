/** Writes OFD files for tests: pages of texts and lines, in millimetres, with what a vendor's program may do otherwise. */
import { strToU8, zipSync } from "fflate";

const NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const escape = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

export interface TextLook {
  readonly size?: number;
  /** Attributes and elements of the object besides. */
  readonly attributes?: string;
  readonly inside?: string;
  /** Distance of the characters; `packed` writes it as `g`, `none` leaves it out. */
  readonly step?: number;
  readonly deltas?: "listed" | "packed" | "none";
}

/** Width of a character as a share of the font's size. */
const em = (sign: string): number => (sign.charCodeAt(0) > 0x2e7f ? 1 : 0.5);

/** A text whose base line begins at a place. */
export function text(x: number, y: number, words: string, look: TextLook = {}): string {
  const { size = 3.5, attributes = "", inside = "", deltas = "listed" } = look;
  const signs = [...words];
  const steps = signs.slice(0, -1).map((sign) => look.step ?? em(sign) * size);
  const groups: string[] = [];
  for (let i = 0; i < steps.length;) {
    let j = i;
    while (steps[j] === steps[i]) j++;
    groups.push(deltas === "packed" && j - i > 1 ? `g ${j - i} ${steps[i]}` : steps.slice(i, j).join(" "));
    i = j;
  }
  const delta = deltas === "none" || steps.length === 0 ? "" : ` DeltaX="${groups.join(" ")}"`;
  return `<ofd:TextObject ID="1" Boundary="${x} ${y - size} 150 ${size + 1}" Font="2" Size="${size}" ${attributes}>${inside}<ofd:TextCode X="0" Y="${size}"${delta}>${escape(words)}</ofd:TextCode></ofd:TextObject>`;
}

/** A stroked line. */
export function line(x0: number, y0: number, x1: number, y1: number, attributes = "", inside = ""): string {
  const [left, top] = [Math.min(x0, x1), Math.min(y0, y1)];
  return `<ofd:PathObject ID="1" Boundary="${left} ${top} ${Math.abs(x1 - x0) + 0.3} ${Math.abs(y1 - y0) + 0.3}" LineWidth="0.25" ${attributes}>${inside}<ofd:AbbreviatedData>M ${x0 - left} ${y0 - top} L ${x1 - left} ${y1 - top}</ofd:AbbreviatedData></ofd:PathObject>`;
}

/** A filled box: a line when it is thin. */
export function box(x: number, y: number, width: number, height: number, colour = ""): string {
  const fill = colour ? `<ofd:FillColor Value="${colour}"/>` : "";
  return `<ofd:PathObject ID="1" Boundary="${x} ${y} ${width} ${height}" Fill="true" Stroke="false">${fill}<ofd:AbbreviatedData>M 0 0 L ${width} 0 L ${width} ${height} L 0 ${height} C</ofd:AbbreviatedData></ofd:PathObject>`;
}

export const picture = (x: number, y: number, width: number, height: number): string =>
  `<ofd:ImageObject ID="1" Boundary="${x} ${y} ${width} ${height}" CTM="${width} 0 0 ${height} 0 0" ResourceID="9"/>`;

export interface OfdPageOf {
  readonly content: string;
  /** Elements before the content: templates, resources, an area. */
  readonly head?: string;
  readonly layer?: string;
}

export interface OfdOptions {
  readonly area?: readonly [width: number, height: number];
  readonly templates?: Readonly<Record<string, string>>;
  /** Inside of the resources of the document. */
  readonly resources?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly document?: string;
}

const page = ({ content, head = "", layer = 'Type="Body"' }: OfdPageOf): string =>
  `<?xml version="1.0" encoding="UTF-8"?><ofd:Page ${NAMESPACE}>${head}<ofd:Content><ofd:Layer ID="3" ${layer}>${content}</ofd:Layer></ofd:Content></ofd:Page>`;

/** The parts of one document, in a folder of its own. */
function documentParts(folder: string, pages: readonly OfdPageOf[], options: OfdOptions): Record<string, string> {
  const [width, height] = options.area ?? [210, 297];
  const templates = Object.entries(options.templates ?? {});
  const named = templates.map(([id]) => `<ofd:TemplatePage ID="${id}" BaseLoc="Tpls/Tpl_${id}/Content.xml"/>`).join("");
  const res = options.resources ? "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>" : "";
  const list = pages.map((_, i) => `<ofd:Page ID="${100 + i}" BaseLoc="Pages/Page_${i}/Content.xml"/>`).join("");
  const parts: Record<string, string> = {
    [`${folder}/Document.xml`]: `<?xml version="1.0" encoding="UTF-8"?><ofd:Document ${NAMESPACE}><ofd:CommonData><ofd:MaxUnitID>999</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 ${width} ${height}</ofd:PhysicalBox></ofd:PageArea>${res}${named}</ofd:CommonData><ofd:Pages>${list}</ofd:Pages>${options.document ?? ""}</ofd:Document>`,
  };
  pages.forEach((p, i) => (parts[`${folder}/Pages/Page_${i}/Content.xml`] = page(p)));
  for (const [id, content] of templates) parts[`${folder}/Tpls/Tpl_${id}/Content.xml`] = page({ content });
  if (options.resources) parts[`${folder}/DocumentRes.xml`] = `<ofd:Res ${NAMESPACE}>${options.resources}</ofd:Res>`;
  return parts;
}

/** An OFD of one document, or of several. */
export function ofd(documents: readonly (readonly OfdPageOf[])[], options: OfdOptions = {}): Uint8Array {
  const bodies = documents.map(
    (_, i) =>
      `<ofd:DocBody><ofd:DocInfo><ofd:DocID>x</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_${i}/Document.xml</ofd:DocRoot></ofd:DocBody>`,
  );
  const parts: Record<string, string> = {
    "OFD.xml": `<?xml version="1.0" encoding="UTF-8"?><ofd:OFD ${NAMESPACE} DocType="OFD" Version="1.1">${bodies.join("")}</ofd:OFD>`,
  };
  documents.forEach((pages, i) => Object.assign(parts, documentParts(`Doc_${i}`, pages, options)));
  return zipSync(
    Object.fromEntries(Object.entries({ ...parts, ...options.files }).map(([name, xml]) => [name, strToU8(xml)])),
  );
}
