import { MemoryShelf, type Shelf } from "../../application";
import {
  TABLE_STYLE,
  columnName,
  pinnedA1,
  quoteSheet,
  rectA1,
  type BookPlan,
  type DefinedNamePlan,
  type PagePlan,
  type Rect,
  type SheetPlan,
  type TablePlan,
  type WorkbookPlan,
} from "../../workbook";
import { chartXml } from "./chart-xml";
import { drawingXml } from "./drawing-xml";
import { SharedStrings } from "./shared-strings";
import { SheetBody, SheetLinks, sheetXml, type Interning } from "./sheet-xml";
import { StyleTable } from "./style-table";
import { MAIN, PACKAGE_REL, REL, element, escapeXml, part } from "./xml";
import { ZipWriter } from "./zip-writer";

const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The sheets of a plan as an .xlsx file: tables, styles, links, checks with cached values, provenance. */
export function writeXlsx(plan: WorkbookPlan): Uint8Array {
  const chunks = [...xlsxChunks(plan)];
  const file = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    file.set(chunk, at);
    at += chunk.length;
  }
  return file;
}

/** The same file piece by piece: only what is being written is in memory beside the plan. */
export const xlsxChunks = (plan: WorkbookPlan): Iterable<Uint8Array> => bookChunks(whole(plan), new MemoryShelf());

/** A plan that is there already, as a book of which nothing is still to come. */
function whole(plan: WorkbookPlan): BookPlan {
  return {
    sheets: plan.sheets.map(({ name, hidden, tables, charts }) => ({
      name,
      hidden,
      tables: tables.length,
      charts: charts.length,
    })),
    active: plan.activate.sheet,
    *parts() {
      for (const [sheet, of] of plan.sheets.entries()) yield { type: "sheet", sheet, plan: of };
      for (const name of plan.names) yield { type: "name", name };
    },
  };
}

/** A book as an .xlsx file, written while it comes. @param shelf where the rows of sheets wait that are not whole yet */
export function* bookChunks(
  book: BookPlan,
  shelf: Shelf,
  strings: SharedStrings = new SharedStrings(),
): Iterable<Uint8Array> {
  const interning = { styles: new StyleTable(), strings };
  const zip = new ZipWriter();
  const firstTables = numbersFrom(book.sheets.map(({ tables }) => tables));
  const firstCharts = numbersFrom(book.sheets.map(({ charts }) => charts));
  const bodies = book.sheets.map((): SheetBody[] => []);
  const links = book.sheets.map(() => new SheetLinks());
  const pages: PagePlan[] = [];
  const names: DefinedNamePlan[] = [];
  let properties = 0;
  // The content types come first, as Office itself writes them; what sheets add up to, last.
  yield* zip.file("[Content_Types].xml", [contentTypes(book.sheets, firstTables, firstCharts)]);
  yield* zip.file("_rels/.rels", [
    relationships(element("Relationship", { Id: "rId1", Type: `${REL}/officeDocument`, Target: "xl/workbook.xml" })),
  ]);
  for (const part of book.parts()) {
    if (part.type === "name") names.push(part.name);
    else if (part.type === "rows") {
      const body = (bodies[part.sheet]![part.body] ??= new SheetBody(interning, links[part.sheet]!, shelf));
      for (const row of part.rows) body.add(row);
    } else {
      const { plan, sheet } = part;
      const numbered = {
        tables: plan.tables.map((table, i) => ({ id: firstTables[sheet]! + i, table })),
        charts: plan.charts.map((_, i) => firstCharts[sheet]! + i),
        properties: Object.entries(plan.properties).map(([name, value]) => ({ id: ++properties, name, value })),
      };
      pages[sheet] = plan.page;
      yield* sheetParts(
        zip,
        { at: sheet, plan, bodies: bodies[sheet]!, links: links[sheet]!, active: plan.name === book.active },
        numbered,
        interning,
      );
      bodies[sheet] = [];
    }
  }
  yield* zip.file("xl/workbook.xml", [workbookXml(book, pages, names)]);
  yield* zip.file("xl/_rels/workbook.xml.rels", [workbookRelations(book.sheets.length)]);
  yield* zip.file("xl/styles.xml", [interning.styles.xml()]);
  yield* zip.file("xl/sharedStrings.xml", interning.strings.xml());
  yield* zip.end();
}

/** A sheet that is whole. */
interface WholeSheet {
  readonly at: number;
  readonly plan: SheetPlan;
  readonly bodies: readonly SheetBody[];
  readonly links: SheetLinks;
  readonly active: boolean;
}

/** A sheet with the parts that belong to it. */
function* sheetParts(
  zip: ZipWriter,
  { at, plan, bodies, links, active }: WholeSheet,
  { tables, charts, properties }: NumberedParts,
  interning: Interning,
): Iterable<Uint8Array> {
  const related: string[] = [];
  const relate = (type: string, target: string) => {
    const id = `rId${related.length + 1}`;
    related.push(element("Relationship", { Id: id, Type: `${REL}/${type}`, Target: target }));
    return id;
  };
  const relations = {
    properties: properties.map(({ name, id }) => ({
      name,
      id: relate("customProperty", `../customProperty${id}.bin`),
    })),
    tables: tables.map(({ id }) => relate("table", `../tables/table${id}.xml`)),
    drawing: charts.length > 0 ? relate("drawing", `../drawings/drawing${at + 1}.xml`) : null,
  };
  for (const { id, value } of properties) yield* zip.file(`xl/customProperty${id}.bin`, [utf16(value)]);
  for (const { id, table } of tables)
    yield* zip.file(`xl/tables/table${id}.xml`, [tableXml(table, id, headerOf(plan, table.range))]);
  yield* chartParts(zip, plan, at, charts);
  yield* zip.file(`xl/worksheets/sheet${at + 1}.xml`, sheetXml(plan, bodies, interning, links, relations, active));
  for (const [Target, Id] of links.files())
    related.push(element("Relationship", { Id, Type: `${REL}/hyperlink`, Target, TargetMode: "External" }));
  if (related.length > 0)
    yield* zip.file(`xl/worksheets/_rels/sheet${at + 1}.xml.rels`, [relationships(related.join(""))]);
}

/** The charts of a sheet, and the drawing that says where they lie. */
function* chartParts(
  zip: ZipWriter,
  plan: SheetPlan,
  at: number,
  numbers: NumberedParts["charts"],
): Iterable<Uint8Array> {
  if (numbers.length === 0) return;
  for (const [i, number] of numbers.entries())
    yield* zip.file(`xl/charts/chart${number}.xml`, [chartXml(plan.charts[i]!, plan)]);
  const ids = numbers.map((_, i) => `rId${i + 1}`);
  yield* zip.file(`xl/drawings/drawing${at + 1}.xml`, [drawingXml(plan, ids)]);
  const related = numbers.map((number, i) =>
    element("Relationship", { Id: ids[i]!, Type: `${REL}/chart`, Target: `../charts/chart${number}.xml` }),
  );
  yield* zip.file(`xl/drawings/_rels/drawing${at + 1}.xml.rels`, [relationships(related.join(""))]);
}

/** Numbers of the parts that belong to a sheet; they count through the whole file. */
interface NumberedParts {
  readonly tables: readonly { readonly id: number; readonly table: TablePlan }[];
  readonly charts: readonly number[];
  readonly properties: readonly { readonly id: number; readonly name: string; readonly value: string }[];
}

/** Number of the first part of each sheet, of so many that each has. */
function numbersFrom(counts: readonly number[]): number[] {
  let next = 1;
  return counts.map((count) => (next += count) - count);
}

function headerOf(sheet: SheetPlan, range: Rect): string[] {
  for (const block of sheet.blocks) {
    const row = block.cells[range.row - block.row];
    if (row && block.column <= range.column && block.column + row.length >= range.column + range.columns) {
      return row
        .slice(range.column - block.column, range.column - block.column + range.columns)
        .map((c) => String(c?.value ?? ""));
    }
  }
  return Array.from({ length: range.columns }, (_, i) => columnName(i));
}

function tableXml(table: TablePlan, id: number, header: readonly string[]): string {
  const ref = rectA1(table.range);
  const columns = header.map((name, i) => element("tableColumn", { id: i + 1, name: name.replace(/\n/g, "_x000a_") }));
  return part(
    element(
      "table",
      { xmlns: MAIN, id, name: table.name, displayName: table.name, ref, totalsRowShown: 0 },
      element("autoFilter", { ref }) +
        element("tableColumns", { count: columns.length }, columns.join("")) +
        element("tableStyleInfo", {
          name: TABLE_STYLE,
          showFirstColumn: 0,
          showLastColumn: 0,
          showRowStripes: 1,
          showColumnStripes: 0,
        }),
    ),
  );
}

function workbookXml(book: BookPlan, pages: readonly PagePlan[], named: readonly DefinedNamePlan[]): string {
  const sheets = book.sheets.map((s, i) =>
    element("sheet", {
      name: s.name,
      sheetId: i + 1,
      ...(s.hidden ? { state: "veryHidden" } : {}),
      "r:id": `rId${i + 1}`,
    }),
  );
  const names = named.map((n) =>
    element("definedName", { name: n.name }, escapeXml(`${quoteSheet(n.sheet)}!${pinnedA1(rectA1(n.range))}`)),
  );
  const titles = book.sheets.flatMap((s, i) => {
    const { printedColumns, titleRows, titleColumns } = pages[i]!;
    const on = (range: string): string => `${quoteSheet(s.name)}!${range}`;
    const repeated = [
      ...(titleColumns > 0 ? [on(`$A:$${columnName(titleColumns - 1)}`)] : []),
      ...(titleRows > 0 ? [on(`$1:$${titleRows}`)] : []),
    ];
    const local = (name: string, range: string): string =>
      element("definedName", { name: `_xlnm.${name}`, localSheetId: i }, escapeXml(range));
    return [
      ...(printedColumns !== null ? [local("Print_Area", on(`$A:$${columnName(printedColumns - 1)}`))] : []),
      ...(repeated.length > 0 ? [local("Print_Titles", repeated.join(","))] : []),
    ];
  });
  const active = Math.max(
    0,
    book.sheets.findIndex((s) => s.name === book.active),
  );
  const defined = [...titles, ...names];
  return part(
    element(
      "workbook",
      { xmlns: MAIN, "xmlns:r": REL },
      element("bookViews", {}, element("workbookView", { activeTab: active })) +
        element("sheets", {}, sheets.join("")) +
        (defined.length ? element("definedNames", {}, defined.join("")) : "") +
        '<calcPr calcId="191029" fullCalcOnLoad="1"/>',
    ),
  );
}

function workbookRelations(sheets: number): string {
  const all = Array.from({ length: sheets }, (_, i) =>
    element("Relationship", { Id: `rId${i + 1}`, Type: `${REL}/worksheet`, Target: `worksheets/sheet${i + 1}.xml` }),
  );
  all.push(element("Relationship", { Id: `rId${sheets + 1}`, Type: `${REL}/styles`, Target: "styles.xml" }));
  all.push(
    element("Relationship", { Id: `rId${sheets + 2}`, Type: `${REL}/sharedStrings`, Target: "sharedStrings.xml" }),
  );
  return relationships(all.join(""));
}

function relationships(content: string): string {
  return part(element("Relationships", { xmlns: PACKAGE_REL }, content));
}

function contentTypes(
  sheets: BookPlan["sheets"],
  firstTables: readonly number[],
  firstCharts: readonly number[],
): string {
  const all: [string, string][] = [
    ["/xl/workbook.xml", `${SHEET_TYPE}.sheet.main+xml`],
    ["/xl/styles.xml", `${SHEET_TYPE}.styles+xml`],
    ["/xl/sharedStrings.xml", `${SHEET_TYPE}.sharedStrings+xml`],
    ...sheets.flatMap(({ tables, charts }, i): [string, string][] => [
      ...Array.from({ length: tables }, (_, t): [string, string] => [
        `/xl/tables/table${firstTables[i]! + t}.xml`,
        `${SHEET_TYPE}.table+xml`,
      ]),
      ...Array.from({ length: charts }, (_, c): [string, string] => [
        `/xl/charts/chart${firstCharts[i]! + c}.xml`,
        "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
      ]),
      ...(charts > 0
        ? [
            [
              `/xl/drawings/drawing${i + 1}.xml`,
              "application/vnd.openxmlformats-officedocument.drawing+xml",
            ] satisfies [string, string],
          ]
        : []),
      [`/xl/worksheets/sheet${i + 1}.xml`, `${SHEET_TYPE}.worksheet+xml`],
    ]),
  ];
  return part(
    element(
      "Types",
      { xmlns: "http://schemas.openxmlformats.org/package/2006/content-types" },
      element("Default", {
        Extension: "rels",
        ContentType: "application/vnd.openxmlformats-package.relationships+xml",
      }) +
        element("Default", { Extension: "xml", ContentType: "application/xml" }) +
        element("Default", { Extension: "bin", ContentType: `${SHEET_TYPE}.customProperty` }) +
        all.map(([PartName, ContentType]) => element("Override", { PartName, ContentType })).join(""),
    ),
  );
}

function utf16(text: string): Uint8Array {
  const out = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    out[2 * i] = code & 0xff;
    out[2 * i + 1] = code >> 8;
  }
  return out;
}
