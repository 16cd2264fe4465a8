import { parseAmount } from "../../../disclosure";
import type { CheckModel, TableView } from "../../document/model";
import { ownColumns, type OwnColumn } from "../../document/own-columns";
import { figuresOf } from "../../diagnosis/graph";
import { readsLikeSlip, slipsNear } from "../../diagnosis/slips";
import type { Figure } from "../../identity/figure";
import { statusOf, type Identity } from "../../identity/identity";
import { closes, sumTolerance } from "../../identity/tolerance";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import type { Run } from "../../rule/run";
import { BUDGET } from "../../catalogue/documents/budget";
import { table, withColumn, withTable, type ExampleDocument } from "../../catalogue/documents/builder";
import { breaking, holding } from "../../catalogue/documents/variants";
import { REASONS, titled } from "../../../words";

export const C13: Rule = {
  id: "C13",
  group: "C",
  title: { zh: "自设金额栏合计", en: "Columns of the document's own" },
  severity: "warn",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["every-table", "passed-sums"],
  explain: {
    zh: "标准表样以外的金额栏（如“政府采购项目”“扣除基建后预算数”），按同表其他栏已吻合的合计关系逐级核对；只有多数合计吻合、确属可加的栏，才提示其余不符之处；“其中：政府采购”“扣除基建项目后”等含义明确的栏，一处笔误即可说明不符的，也提示。",
    en: "Money columns beside the standard ones are held against the sums that close in the other columns of their table; only a column most of whose sums close is held to the rest; one whose meaning is known (purchases within, net of construction) also where one slip of the pen explains all that is open.",
  },
  secondPass: true,
  evaluate: (model, run, found) => {
    const sums = verticalSums(found);
    let columns = 0;
    for (const [key, view] of model.tables)
      for (const column of sums.has(key) && !TWO_SIDED.has(view.id) ? ownColumns(view) : []) {
        columns++;
        ownColumn(model, run, view, column, sums.get(key)!);
      }
    if (columns === 0) run.skip(REASONS["no-own-columns"]);
  },
};

/** Income and expenditure side by side: a row of one side says nothing of the columns of the other. */
const TWO_SIDED: ReadonlySet<string> = new Set(["balance", "appropriation"]);

/** Fewest sums that have to close before a column is believed to add up, and how many for each that does not. */
const WITNESSES = 3;
const FOR_EACH_OPEN = 2;

/** Rules that read the levels of a list from its sums. */
const LISTS: ReadonlySet<string> = new Set(["C12", "H06"]);

/** Sums over the rows of one column that close, by their table; one for each set of rows. */
function verticalSums(found: readonly Identity[]): Map<string, Identity[]> {
  const byTable = new Map<string, Map<string, Identity>>();
  for (const identity of found) {
    if (identity.kind !== "sum" || !/^[CH]/.test(identity.rule) || statusOf(identity) === "fail") continue;
    const refs = figuresOf(identity).map((f) => f.ref);
    const [first] = refs;
    if (!first || !refs.every((r) => r && r.table === first.table && r.index === first.index)) continue;
    if (!refs.every((r) => r!.column === first.column) || new Set(refs.map((r) => r!.row)).size < refs.length) continue;
    if (identity.parts.some((p) => p.coefficient !== 1)) continue;
    // In a list without codes one amount among several rows shows no level: any row may be the only one below the total.
    const filled = identity.parts.filter((p) => p.figure.ticks !== 0).length;
    if (LISTS.has(identity.rule) && filled < 2 && filled < identity.parts.length) continue;
    const key = `${first.table}#${first.index}`;
    const sums = byTable.get(key) ?? new Map<string, Identity>();
    byTable.set(key, sums);
    const rows = refs.map((r) => r!.row).join(" ");
    if (!sums.has(rows)) sums.set(rows, identity);
  }
  return new Map([...byTable].map(([key, sums]) => [key, fullest([...sums.values()])]));
}

/** Without sums that leave out rows of another one with the same total: a column prints nothing there, and the next one does. */
function fullest(sums: readonly Identity[]): Identity[] {
  const rowsOf = (sum: Identity) => new Set(sum.parts.map((p) => p.figure.ref!.row));
  return sums.filter((sum) => {
    const rows = rowsOf(sum);
    return !sums.some((other) => {
      if (other === sum || other.total.ref!.row !== sum.total.ref!.row || other.parts.length <= rows.size) return false;
      const more = rowsOf(other);
      return [...rows].every((r) => more.has(r));
    });
  });
}

function ownColumn(
  model: CheckModel,
  run: Run,
  view: TableView,
  { column, named }: OwnColumn,
  sums: readonly Identity[],
): void {
  const own = (figure: Figure) => model.ownFigure(view, figure.ref!.row, column);
  const candidates = sums
    .map((sum) => ({ sum, total: own(sum.total), parts: sum.parts.map((p) => own(p.figure)) }))
    .filter(({ total, parts }) => total && !total.blank && parts.some((p) => p && p.ticks !== 0));
  const open = candidates.filter(({ total, parts }) => !closes(total!, parts));
  const closed = candidates.length - open.length;
  const header = view.published?.columns[column] ?? "";
  const adds = closed >= WITNESSES && closed >= FOR_EACH_OPEN * open.length;
  // Nobody doubts that a column of a known meaning adds up: one slip of the pen that explains all is told even where nothing else closes.
  if ((!named && !placed(view, column, sums)) || (!adds && !((closed > 0 || named) && oneSlip(open)))) {
    if (candidates.length > 0) run.needs(REASONS["own-column-unsure"], { table: titled(view.label), column: header });
    return;
  }
  for (const { sum, total, parts } of candidates)
    run.sum(`“${header}”：${sum.title}`, `Own column: ${sum.titleEn}`, total, parts, {
      confidence: sum.confidence,
    });
}

/** True where every row that fills the own column has its place in the sums by an amount of theirs: a row of nothing fits anywhere. */
function placed(view: TableView, column: number, sums: readonly Identity[]): boolean {
  const rows = new Set(sums.flatMap(figuresOf).flatMap((f) => (f.ticks !== 0 ? [f.ref!.row] : [])));
  return (view.published?.rows ?? []).every((cells, r) => {
    const a = parseAmount(cells[column]?.text);
    return rows.has(r) || a.kind !== "amount" || a.value.isZero();
  });
}

/** A sum of the own column. */
interface OwnSum {
  readonly total: Figure | null;
  readonly parts: readonly (Figure | null)[];
}

const partsOf = (sum: OwnSum): Figure[] => sum.parts.filter((p): p is Figure => p !== null);
const roomOf = (sum: OwnSum): number => sumTolerance(sum.total!, partsOf(sum));

/** True where one cell with another value closes all open sums, and what it prints reads like a slip of that value. */
function oneSlip(open: readonly OwnSum[]): boolean {
  const [first] = open;
  if (!first) return true;
  const gap = (sum: OwnSum) => sum.total!.ticks - partsOf(sum).reduce((s, p) => s + p.ticks, 0);
  const sign = (sum: OwnSum, cell: Figure) => (sum.total === cell ? -1 : sum.parts.includes(cell) ? 1 : 0);
  return [first.total!, ...partsOf(first)].some((cell) => {
    if (cell.ticks <= 0) return false;
    const change = gap(first) * sign(first, cell);
    const mends = open.every(
      (sum) =>
        sign(sum, cell) !== 0 && Math.abs(gap(sum) - change * sign(sum, cell)) <= (sum === first ? 0 : roomOf(sum)),
    );
    return mends && (readsLikeSlip(cell, cell.ticks + change) || slipsNear(cell, cell.ticks + change, roomOf(first)));
  });
}

/** The expenditure table with a column `政府采购项目` beside its own, by code. */
const purchases = (amounts: Readonly<Record<string, string>>): ExampleDocument =>
  withColumn(BUDGET, "expenditure", "+政府采购项目", (row) => amounts[row[0] ?? "合计"]);

/** The general budget by code alone, with what is left of the projects without construction: one sum holds the column. */
const netOfConstruction = (running: string): ExampleDocument =>
  withTable(
    BUDGET,
    "general",
    table("general", "code item total basic personnel public project projectNetOfConstruction", [
      "|合计|505.69|373.06|332.33|40.73|132.63|101.35",
      "2080501|行政单位离退休|12.36|12.36|12.36|||",
      "2080505|机关事业单位基本养老保险缴费支出|32.18|32.18|32.18|||",
      "2080506|机关事业单位职业年金缴费支出|16.09|16.09|16.09|||",
      "2101101|行政单位医疗|20.47|20.47|20.47|||",
      "2101501|行政运行|251.72|251.72|210.99|40.73||",
      `2101502|一般行政管理事务|101.35||||101.35|${running}`,
      "2101504|信息化建设|31.28||||31.28|",
      "2210201|住房公积金|40.24|40.24|40.24|||",
    ]),
  );

const PURCHASES = {
  合计: "32.28",
  "208": "1.00",
  "20805": "1.00",
  "2080501": "1.00",
  "210": "31.28",
  "21015": "31.28",
  "2101504": "31.28",
};

export const examples = (): RuleExamples => ({
  holds: [
    holding("自设栏逐级相加", purchases(PURCHASES), 6),
    holding("扣除基建项目后的预算数", netOfConstruction("101.35"), 1),
  ],
  breaks: [
    breaking("扣除基建项目后的预算数错一位", netOfConstruction("101.85"), {
      found: [
        {
          cells: [
            "一般公共预算支出表[合计].项目支出/扣除基本建设后",
            "一般公共预算支出表[2101502].项目支出/扣除基本建设后",
          ],
          difference: "-0.5",
          severity: "warn",
        },
      ],
      others: ["W06"],
    }),
    breaking("自设栏一类的数错", purchases({ ...PURCHASES, "208": "7.00" }), {
      found: [
        {
          cells: ["支出总表[合计].政府采购项目", "支出总表[208].政府采购项目", "支出总表[210].政府采购项目"],
          difference: "-6",
          severity: "warn",
        },
        { cells: ["支出总表[208].政府采购项目", "支出总表[20805].政府采购项目"], difference: "6", severity: "warn" },
      ],
      others: [],
    }),
  ],
});
