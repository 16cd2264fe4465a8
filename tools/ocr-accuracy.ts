/**
 * How well scans are read: `npm run ocr-accuracy [-- --pages FILE:PAGE,… --kinds NAME,… --wrong]`. Pages of documents that have text are
 * drawn and damaged; what is read of the pictures is held against what the same reader makes of the text. Needs the shared test documents
 * beside the repository, and for pages in other fonts a browser and these fonts.
 */
import { parseArgs } from "node:util";
import { recogniseAndSettle } from "../src/application/settle-doubts";
import { isDoubtful, stripWhitespace, toHalfWidth, type Doubt } from "../src/disclosure";
import { DEFAULT_LIMITS, type SourceDocument } from "../src/reading";
import { greyWithoutSeals, LineReader, readPicture, startModel } from "../src/reading/ocr";
import { nodeOcrFiles } from "../src/reading/ocr/node-files";
import type { RulingLine } from "../src/reading/page/geometry";
import { OpenPdf } from "../src/reading/pdf/engine/open-pdf";
import { nodePdfAssets } from "../src/reading/pdf/node-assets";
import { layOutPage, readPage } from "../src/reading/pdf/page";
import { hasShared, sharedBytes } from "../tests/support/shared";
import { Canvas, DAMAGES, type Damage, type Rule } from "./ocr-accuracy/damage";
import { Redrawer } from "./ocr-accuracy/redraw";

/** Pages of the usual run: statements, code tables, merged headers. */
const PAGES = "corpus/xinglong-2021.pdf:3,corpus/julu-2026.pdf:5";

type Kind = "amount" | "code" | "name";
interface Judged {
  readonly kind: Kind | "blank";
  readonly right: boolean;
  readonly confidence: number | null;
  readonly told: string;
  /** What the sums and the lists made of it; `after`: whether it is right then. */
  readonly state: Doubt["state"] | null;
  readonly after: boolean;
}

const fold = (text: string): string => toHalfWidth(stripWhitespace(text)).replace(/,(?=\d{3})/g, "");
const kindOf = (text: string): Kind | "blank" =>
  text === "" ? "blank" : /^-?\d+\.\d+%?$/.test(text) ? "amount" : /^\d{3,}$/.test(text) ? "code" : "name";

type Grids = readonly Extract<SourceDocument["blocks"][number], { type: "grid" }>[];

const sizes = (grids: Grids): string => grids.map((g) => `${g.rows}x${g.columns}`).join(", ");

/** Cells of a page against those of its text; where the tables are others, how they differ. */
function judge(truth: Grids, read: Grids, doubts: ReadonlyMap<string, Doubt>): Judged[] | string {
  if (sizes(truth) !== sizes(read)) return `${sizes(truth)} → ${sizes(read)}`;
  const out: Judged[] = [];
  for (const [i, grid] of truth.entries()) {
    const other = read[i]!;
    const cells = new Map(other.cells.map((c) => [`${c.row}:${c.column}`, c]));
    for (const cell of grid.cells) {
      const found = cells.get(`${cell.row}:${cell.column}`);
      const [want, got] = [fold(cell.text), fold(found?.text ?? "")];
      const doubt = found && doubts.get(boxOf(found));
      const now = doubt?.state === "corrected" ? fold(doubt.text ?? "") : got;
      out.push({
        kind: kindOf(want),
        right: want === got,
        confidence: found?.confidence ?? null,
        told: `${want || "–"} → ${got || "–"} ${found?.confidence?.toFixed(2) ?? ""}${doubt ? ` ${doubt.state} ${now}` : ""}`,
        state: doubt?.state ?? null,
        after: want === now,
      });
    }
  }
  return out;
}

async function main(): Promise<void> {
  if (!hasShared) throw new Error("the shared test documents are not beside the repository");
  const { values } = parseArgs({
    options: {
      pages: { type: "string", default: PAGES },
      kinds: { type: "string", default: DAMAGES.map((d) => d.name).join(",") },
      wrong: { type: "boolean", default: false },
    },
  });
  const kinds = values.kinds.split(",");
  const reader = new LineReader(await startModel(await nodeOcrFiles()));
  const all: Judged[] = [];
  console.log(
    "kind           pages  amounts      codes        names        invented  wrong: marked  unmarked  right, marked  s/page",
  );
  const redrawer = new Redrawer();
  for (const damage of DAMAGES.filter((d) => kinds.includes(d.name))) {
    if (damage.font !== undefined && !redrawer.has(damage.font)) {
      console.log(`${damage.name.padEnd(14)} not evaluable: ${damage.font} is not installed`);
      continue;
    }
    const judged: Judged[] = [];
    let [pages, seconds] = [0, 0];
    const others: string[] = [];
    for (const [file, number] of values.pages.split(",").map((p) => p.split(":") as [string, string])) {
      const begun = performance.now();
      const cells = await damagedPage(file, Number(number), damage, reader, redrawer);
      seconds += (performance.now() - begun) / 1000;
      pages++;
      if (typeof cells === "string") others.push(`${file}:${number} ${cells}`);
      else judged.push(...cells);
    }
    all.push(...judged);
    console.log(row(damage.name, judged, pages, others.length, seconds / pages));
    console.log(corrections(judged));
    for (const other of others) console.log(`    other tables: ${other}`);
    if (values.wrong) for (const { told, right, after } of judged) if (!right || !after) console.log(`    ${told}`);
  }
  await redrawer.close();
  calibration(all);
  console.log(`memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
}

async function damagedPage(
  file: string,
  number: number,
  { dotsPerInch, apply, font }: Damage,
  reader: LineReader,
  redrawer: Redrawer,
): Promise<Judged[] | string> {
  const pdf = await OpenPdf.open(sharedBytes(file), nodePdfAssets(), DEFAULT_LIMITS);
  const content = readPage(pdf.page(number), new Set(), DEFAULT_LIMITS);
  const truth = layOutPage(content, new Map()).filter((b) => b.type === "grid");
  const { width, height, rgba } =
    font === undefined ? pdf.picture(number, dotsPerInch) : await redrawer.draw(content, font, dotsPerInch);
  pdf.close();
  const planes = [0, 1, 2].map((c) => Uint8Array.from({ length: width * height }, (_, i) => rgba[4 * i + c]!));
  const dots = dotsPerInch / 72;
  const inDots = (rules: RulingLine[]): Rule[] => rules.map((r) => [r.at * dots, r.from * dots, r.to * dots]);
  const rules = { level: inDots(content.rules.horizontal), upright: inDots(content.rules.vertical) };
  const canvas = new Canvas(width, height, planes, dotsPerInch, rules);
  apply(canvas);
  const { picture } = canvas;
  const image = greyWithoutSeals(picture.rgba, picture.width, picture.height, dotsPerInch);
  const { blocks } = await readPicture({ image, dotsPerInch, page: number }, reader);
  const scan: SourceDocument = { file, sha256: "", kind: "pdf", pages: 1, blocks, issues: [] };
  const doubts = recogniseAndSettle([scan], []).doubts.map((d) => [boxOf(d), d] as const);
  return judge(
    truth,
    blocks.filter((b) => b.type === "grid"),
    new Map(doubts),
  );
}

const boxOf = ({ source }: Pick<Doubt, "source">): string => JSON.stringify(source?.box);

/** What the sums and the lists made of the page: nothing that is right may become wrong, nor wrong otherwise, nor be called right. */
function corrections(judged: readonly Judged[]): string {
  const of = (state: Doubt["state"]): Judged[] => judged.filter((j) => j.state === state);
  const amounts = judged.filter((j) => j.kind === "amount");
  const [corrected, confirmed, asked] = [of("corrected"), of("confirmed"), of("open")];
  const wrong = (list: readonly Judged[]): number => list.filter((j) => !j.after).length;
  return (
    `    corrected: amounts ${amounts.filter((j) => j.after).length}/${amounts.length}; ${corrected.length} corrected, ${wrong(corrected)} of them wrong; ` +
    `${confirmed.length} confirmed, ${wrong(confirmed)} of them wrong; ${asked.length} asked, ${wrong(asked)} of them wrong`
  );
}

const marked = ({ confidence }: Judged): boolean =>
  isDoubtful(confidence === null ? undefined : { recognised: confidence });

function row(name: string, judged: readonly Judged[], pages: number, others: number, seconds: number): string {
  const right = (kind: Kind): string => {
    const own = judged.filter((j) => j.kind === kind);
    return `${own.filter((j) => j.right).length}/${own.length}`.padEnd(12);
  };
  const wrong = judged.filter((j) => !j.right);
  const invented = wrong.filter((j) => j.kind === "blank" && /→ .*\d/.test(j.told.replace(/ \d\.\d\d$/, ""))).length;
  return [
    name.padEnd(14),
    (others > 0 ? `${pages - others}/${pages}` : String(pages)).padEnd(6),
    right("amount"),
    right("code"),
    right("name"),
    String(invented).padEnd(9),
    String(wrong.filter(marked).length).padEnd(14),
    String(wrong.filter((j) => !marked(j)).length).padEnd(9),
    String(judged.filter((j) => j.right && marked(j)).length).padEnd(14),
    seconds.toFixed(1),
  ].join(" ");
}

/** What thresholds would mark. */
function calibration(all: readonly Judged[]): void {
  for (const kinds of [["amount", "code", "blank"], ["name"]]) {
    const own = all.filter((j) => kinds.includes(j.kind) && j.confidence !== null);
    console.log(`\n${kinds.join(", ")}: marked of the wrong, of the right`);
    for (const below of [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95]) {
      const count = (right: boolean): string => {
        const group = own.filter((j) => j.right === right);
        return `${group.filter((j) => j.confidence! < below).length}/${group.length}`;
      };
      console.log(`  < ${below}: ${count(false).padEnd(9)} ${count(true)}`);
    }
  }
}

await main();
