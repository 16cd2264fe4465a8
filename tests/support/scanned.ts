/** Documents as a scanner and text recognition would give them, with readings that went wrong. */
import { recogniseAndSettle } from "../../src/application/settle-doubts";
import {
  isDoubtful,
  isUnsure,
  parseAmount,
  stripWhitespace,
  type Disclosure,
  type PublishedCell,
  type SourceRef,
  type TableId,
} from "../../src/disclosure";
import type { Block, GridCell, SourceDocument } from "../../src/reading";
import { recognise } from "../../src/recognition";

const SURE = 0.98;

/** A document with a confidence in each cell that prints something, as if its pages had been pictures. */
export function asScan(document: SourceDocument): SourceDocument {
  return mapCells(document, (cell) => (cell.text.trim() === "" ? cell : { ...cell, confidence: SURE }));
}

export function mapCells(document: SourceDocument, change: (cell: GridCell) => GridCell): SourceDocument {
  const blocks = document.blocks.map((b): Block => (b.type === "grid" ? { ...b, cells: b.cells.map(change) } : b));
  return { ...document, blocks };
}

/** The tables of a disclosure as pages of ruled grids: headers of several levels, at most so many rows a page, the header on each. */
export function printedOnPages(d: Disclosure, rowsPerPage = Infinity): SourceDocument {
  const blocks: Block[] = [];
  let page = 0;
  for (const table of d.tables) {
    if (table.rows.length === 0) continue;
    const paths = table.columns.map((c) => c.split("/"));
    const depth = Math.max(...paths.map((p) => p.length));
    for (let from = 0; from < table.rows.length; from += rowsPerPage) {
      page++;
      const body = table.rows.slice(from, from + rowsPerPage).map((row) => row.map((c) => c.text ?? ""));
      const at = (row: number, column: number): SourceRef => ({
        page,
        box: { x: 40 + 60 * column, y: 90 + 18 * row, width: 60, height: 18 },
      });
      const cells: GridCell[] = [];
      const put = (row: number, column: number, rowSpan: number, columnSpan: number, text: string): void => {
        cells.push({ row, column, rowSpan, columnSpan, text, source: at(row, column) });
      };
      for (let level = 0; level < depth; level++)
        for (let c = 0; c < paths.length;) {
          const own = paths[c]!.slice(0, level + 1).join("/");
          let to = c + 1;
          while (to < paths.length && paths[c]!.length > level + 1 && paths[to]!.slice(0, level + 1).join("/") === own)
            to++;
          if (paths[c]!.length > level)
            put(level, c, paths[c]!.length === level + 1 ? depth - level : 1, to - c, paths[c]![level]!);
          c = to;
        }
      body.forEach((row, r) => row.forEach((text, c) => put(depth + r, c, 1, 1, text)));
      if (from === 0)
        for (const text of [
          table.title,
          `${table.unitName ?? ""}    预算年度：${table.year ?? ""}    单位：${table.moneyUnit ?? "万元"}`,
        ])
          blocks.push({ type: "paragraph", text, source: { page }, confidence: SURE });
      blocks.push({
        type: "grid",
        rows: depth + body.length,
        columns: paths.length,
        cells,
        origin: "ruled",
        source: { page },
      });
    }
  }
  return { file: "扫描件.pdf", sha256: "", kind: "pdf", pages: page, blocks, issues: [] };
}

/** Numbers that are the same in each run. */
export function randomOf(seed: number): () => number {
  let s = seed >>> 0;
  return () => {
    s = (Math.imul(s ^ (s >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    let t = s;
    t = Math.imul(t ^ (t >>> 16), 0x85ebca6b);
    t = Math.imul(t ^ (t >>> 13), 0xc2b2ae35);
    return ((t ^ (t >>> 16)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;
const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)]!;

/** What a reader makes of an amount that it can't read well. */
const SLIPS: readonly ((text: string, random: Random) => string)[] = [
  // A digit taken for another, lost, and added.
  (text, random) => at(text, random, (d) => String((Number(d) + 1 + Math.floor(random() * 9)) % 10)),
  (text, random) => at(text, random, () => ""),
  (text, random) => at(text, random, (d) => d + String(Math.floor(random() * 10))),
  // A point that was lost, or taken for a comma.
  (text) => text.replace(".", ""),
  (text) => text.replace(".", ","),
  // A stroke of a seal, a line that was read twice, nothing.
  (text) => `：！${text}`,
  (text) => `${text}${text}`,
  (_, random) => pick(["一一U", "A", "口", "。", "1"], random),
  () => "",
];

function at(text: string, random: Random, change: (digit: string) => string): string {
  const digits = [...text].flatMap((ch, i) => (/\d/.test(ch) ? [i] : []));
  const i = pick(digits, random);
  return text.slice(0, i) + change(text[i]!) + text.slice(i + 1);
}

const isMoney = (text: string): boolean => {
  const amount = parseAmount(text);
  return amount.kind === "amount" && amount.decimals > 0 && !amount.percent;
};

/** Tables that sums run through; what lists of projects and purchases print stands in none. */
const STATEMENTS: ReadonlySet<TableId> = new Set<TableId>([
  ...(["balance", "income", "expenditure", "appropriation", "general", "basic", "fund", "capital"] as const),
]);

/** A scan of a document in which so many amounts are misread and in doubt, and a share of the others in doubt without reason. */
export function garbled(document: SourceDocument, count: number, random: Random, unsureOfRight = 0.05): SourceDocument {
  const scan = asScan(document);
  const places = new Set(
    recognise([document])
      .tables.filter((t) => STATEMENTS.has(t.id))
      .flatMap((t) => t.rows.flatMap((row) => row.map(placeOf))),
  );
  const amounts = scan.blocks.flatMap((b) =>
    b.type === "grid" ? b.cells.filter((c) => isMoney(c.text) && places.has(placeOf(c))) : [],
  );
  const chosen = new Set<GridCell>();
  while (chosen.size < Math.min(count, amounts.length)) chosen.add(pick(amounts, random));
  return mapCells(scan, (cell) => {
    if (chosen.has(cell)) {
      const text = pick(SLIPS, random)(stripWhitespace(cell.text), random);
      return { ...cell, text, confidence: 0.2 + random() * 0.5 };
    }
    return amounts.includes(cell) && random() < unsureOfRight ? { ...cell, confidence: 0.5 + random() * 0.2 } : cell;
  });
}

/** A document in which its office exchanged two digits of so many amounts, or typed another digit; and where. */
export function misprinted(
  document: SourceDocument,
  count: number,
  random: Random,
  kind: "exchanged" | "digit",
): { readonly document: SourceDocument; readonly places: ReadonlySet<string> } {
  const amounts = document.blocks.flatMap((b) =>
    b.type === "grid" ? b.cells.filter((c) => isMoney(c.text) && /(\d)(?!\1)\d/.test(c.text)) : [],
  );
  const chosen = new Map<GridCell, string>();
  for (let tries = 0; chosen.size < count && tries < 20 * count && amounts.length > 0; tries++) {
    const cell = pick(amounts, random);
    const text =
      kind === "digit"
        ? at(cell.text, random, (d) => String((Number(d) + 1 + Math.floor(random() * 9)) % 10))
        : cell.text.replace(/(\d)(?!\1)(\d)/, "$2$1");
    if (isMoney(text)) chosen.set(cell, text);
  }
  return {
    document: mapCells(document, (cell) => ({ ...cell, text: chosen.get(cell) ?? cell.text })),
    places: new Set([...chosen.keys()].map(placeOf)),
  };
}

/** A scan of which these places are read right, and in doubt. */
export const unsureAt = (scan: SourceDocument, places: ReadonlySet<string>): SourceDocument =>
  mapCells(scan, (cell) => (places.has(placeOf(cell)) ? { ...cell, confidence: 0.6 } : cell));

/** What became of doubtful amounts. */
export interface Tally {
  /** Misread amounts that are right now, wrong otherwise than they were read, and left to a person. */
  repaired: number;
  wrong: number;
  asked: number;
  /** Misread ones that were called right. */
  wronglyConfirmed: number;
  /** Right ones that were confirmed, left to a person, and made wrong. */
  confirmed: number;
  askedInVain: number;
  spoilt: number;
  /** Misread ones of which the right value is shown, or a wrong one. */
  shownRight: number;
  shownWrong: number;
  readonly told: string[];
}

export const newTally = (): Tally => ({
  repaired: 0,
  wrong: 0,
  asked: 0,
  wronglyConfirmed: 0,
  confirmed: 0,
  askedInVain: 0,
  spoilt: 0,
  shownRight: 0,
  shownWrong: 0,
  told: [],
});

/** The same text, or the same amount of other decimals. */
const same = (a: string, b: string): boolean => {
  const [x, y] = [parseAmount(a), parseAmount(b)];
  return a === b || (x.kind === "amount" && y.kind === "amount" && x.value.eq(y.value));
};

const placeOf = ({ source }: Pick<PublishedCell, "source">): string =>
  JSON.stringify([source?.file, source?.page, source?.box]);

/** What its doubts come to, against the document as it is printed. */
export function judgeDoubts(printed: SourceDocument, scan: SourceDocument, tally: Tally): void {
  const truth = new Map(
    recognise([printed]).tables.flatMap((t) =>
      t.rows.flatMap((row) => row.map((c) => [placeOf(c), c.text ?? ""] as const)),
    ),
  );
  const { disclosure, doubts } = recogniseAndSettle([scan], []);
  const proposals = new Map(doubts.map((d) => [JSON.stringify([d.source?.file, d.source?.page, d.source?.box]), d]));
  for (const cell of disclosure.tables.flatMap((t) => t.rows.flat())) {
    const want = truth.get(placeOf(cell));
    if (!isUnsure(cell) || want === undefined) continue;
    const read = (cell.corrected ? cell.corrected.printed : cell.text) ?? "";
    const [wasRight, isRight] = [same(read, want), same(cell.text ?? "", want)];
    const say = (what: string): void =>
      void tally.told.push(
        `${what}: ${want} read ${read} → ${cell.text ?? ""} ${JSON.stringify(cell.corrected?.grounds?.map((g) => g.zh))}`,
      );
    if (cell.corrected) {
      if (isRight) tally.repaired++;
      else {
        tally[wasRight ? "spoilt" : "wrong"]++;
        say(wasRight ? "spoilt" : "wrong");
      }
    } else if (cell.confirmed) {
      tally[wasRight ? "confirmed" : "wronglyConfirmed"]++;
      if (!wasRight) say("confirmed");
    } else if (isDoubtful(cell)) {
      tally[wasRight ? "askedInVain" : "asked"]++;
      const shown = proposals.get(placeOf(cell))?.proposal;
      if (!wasRight && shown) tally[(shown.text ?? "") === want ? "shownRight" : "shownWrong"]++;
    }
  }
}
