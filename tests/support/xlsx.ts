import { strToU8, zipSync } from "fflate";

/** An XLSX written out by hand: what a test needs of each worksheet, and styles by their number formats. */

export interface SheetParts {
  readonly name: string;
  /** Inside of `sheetData`. */
  readonly rows: string;
  readonly state?: string;
  /** Elements before `sheetData` (`cols`). */
  readonly before?: string;
  /** Elements behind it (`mergeCells`). */
  readonly after?: string;
}

export interface BookOptions {
  /** Formats of the styles 1, 2 …; style 0 is General. */
  readonly formats?: readonly string[];
  /** Further `xf` elements behind those. */
  readonly styles?: string;
  /** `fonts` and `fills` before the styles. */
  readonly looks?: string;
  readonly calculation?: string;
}

const escape = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

/** The parts of the package by name, to be damaged before they are packed. */
export function xlsxParts(sheets: readonly SheetParts[], options: BookOptions = {}): Record<string, Uint8Array> {
  const formats = options.formats ?? [];
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const parts: Record<string, string> = {
    "xl/workbook.xml": `<workbook xmlns:r="r"><sheets>${sheets
      .map(
        (s, i) =>
          `<sheet name="${escape(s.name)}" sheetId="${i + 1}" r:id="rId${i + 1}"${s.state ? ` state="${s.state}"` : ""}/>`,
      )
      .join("")}</sheets>${options.calculation ?? ""}</workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${sheets
      .map((_, i) => relation(`rId${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`))
      .join("")}${relation("rStyles", "styles", "/xl/styles.xml")}</Relationships>`,
    "xl/styles.xml": `<styleSheet><numFmts>${formats
      .map((f, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escape(f)}"/>`)
      .join("")}</numFmts>${options.looks ?? ""}<cellXfs><xf numFmtId="0"/>${formats
      .map((_, i) => `<xf numFmtId="${164 + i}"/>`)
      .join("")}${options.styles ?? ""}</cellXfs></styleSheet>`,
  };
  sheets.forEach((s, i) => {
    parts[`xl/worksheets/sheet${i + 1}.xml`] =
      `<worksheet>${s.before ?? ""}<sheetData>${s.rows}</sheetData>${s.after ?? ""}</worksheet>`;
  });
  return Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]));
}

export const xlsx = (sheets: readonly SheetParts[], options?: BookOptions): Uint8Array =>
  zipSync(xlsxParts(sheets, options));

export const textCell = (address: string, text: string, style = 0): string =>
  `<c r="${address}" t="inlineStr" s="${style}"><is><t>${escape(text)}</t></is></c>`;
export const numberCell = (address: string, value: number | string, style = 0): string =>
  `<c r="${address}" s="${style}"><v>${value}</v></c>`;
/** A formula; without a result it was written by a program. */
export const formulaCell = (address: string, formula: string, result: number | "" = "", style = 0): string =>
  `<c r="${address}" s="${style}"><f>${escape(formula)}</f><v>${result}</v></c>`;

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** A row of texts and numbers from column A on; null leaves a cell out. */
export function row(number: number, cells: readonly (string | number | null)[], attributes = "", style = 0): string {
  const inner = cells.map((c, i) => {
    const address = `${LETTERS[i]}${number}`;
    if (c === null) return "";
    return typeof c === "number" ? numberCell(address, c, style) : textCell(address, c);
  });
  return `<row r="${number}" ${attributes}>${inner.join("")}</row>`;
}
