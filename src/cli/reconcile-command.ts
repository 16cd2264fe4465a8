import {
  amountsOfLine,
  DisclosureError,
  EMPTY_WORKBOOK,
  localTime,
  planReconciliation,
  columnKinds,
  proposeBoth,
  proposeColumns,
  reconcileSides,
  reconciliationJson,
  sidesWords,
  SYSTEM_CLOCK,
  tablesOfFile,
  type ChosenSide,
  type Reconciliation,
  type SideColumns,
  type SideTable,
} from "../application";
import { writeXlsx } from "../hosts/xlsx";
import { PUNCTUATION, RECONCILIATION, say, sentence, type Language, type Words } from "../words";
import type { Call } from "./call";
import { shownName } from "./files";
import { requireTarget, writeWhole, WRITTEN } from "./output";

const ENDINGS = [".xlsx"] as const;
const AMOUNTS: Words = {
  zh: "左方 {left}，右方 {right}{difference|，差额 …}",
  en: "left {left}, right {right}{difference|, difference …}",
};
/** Lines that are told without a file or JSON. */
const MOST_TOLD = 40;

/** Holds a table of one file against a table of another; answers 1 where a row differs, stands alone or could not be compared. */
export async function runReconcile(call: Call): Promise<number> {
  const { request, out, refuse, tell } = call;
  const { language, output, by, sum, toleranceText } = request;
  if (output !== null) {
    try {
      await requireTarget(output, request, ENDINGS);
    } catch (error) {
      refuse(output, error);
      return 2;
    }
  }
  const [first, second] = request.files as [string, string];
  const left = await tablesOf(first, call);
  const right = await tablesOf(second, call);
  if (!left || !right) return 2;
  try {
    const tables = {
      left: findTable(left, request.leftTable ?? likeOther(left, request.rightTable)),
      right: findTable(right, request.rightTable ?? likeOther(right, request.leftTable)),
    };
    const [one, other] = chosenSides(
      { table: requireTable(tables.left, left, request.leftTable, first), column: request.leftColumn },
      { table: requireTable(tables.right, right, request.rightTable, second), column: request.rightColumn },
    );
    const reconciliation = reconcileSides(one, other, { by, sum, tolerance: toleranceText });
    out.say(
      request.json
        ? `${JSON.stringify({ ...reconciliationJson(reconciliation), tables: { left: titles(left), right: titles(right) } })}\n`
        : told(reconciliation, language),
    );
    if (output !== null) {
      const plan = planReconciliation(EMPTY_WORKBOOK, reconciliation, {
        language,
        reconciledAt: localTime(SYSTEM_CLOCK.now()),
        live: { left: null, right: null },
        mark: null,
      });
      await writeWhole(output, [writeXlsx(plan)], request);
      tell(say(WRITTEN, language, { file: output }));
    }
    const { counts } = reconciliation;
    return counts.different + counts["left-only"] + counts["right-only"] + counts.unclear > 0 ? 1 : 0;
  } catch (error) {
    refuse(output ?? first, error);
    return 2;
  }
}

const titles = (tables: readonly SideTable[]): string[] => tables.map((table) => table.title);

/** The tables of a file; null where it can't be used, which is told. */
async function tablesOf(file: string, { read, files, refuse, request }: Call): Promise<SideTable[] | null> {
  try {
    const input = await files.load(file);
    if (input.type === "grids") return null;
    return tablesOfFile(await read(input, {}));
  } catch (error) {
    refuse(shownName(file, request.language), error);
    return null;
  }
}

/** The table that is meant: by its number, by a part of its name, else the first. */
function findTable(tables: readonly SideTable[], wanted: string | null): SideTable | undefined {
  if (wanted === null) return tables[0];
  if (NUMBER.test(wanted)) return tables[Number(wanted) - 1];
  return tables.find((t) => t.name === wanted) ?? tables.find((t) => t.title.includes(wanted));
}

const NUMBER = /^\d{1,3}$/;

/** The name that the other side's table is wanted by, where this side has such a table too. */
const likeOther = (tables: readonly SideTable[], other: string | null): string | null =>
  other !== null && !NUMBER.test(other) && findTable(tables, other) ? other : null;

function requireTable(
  found: SideTable | undefined,
  tables: readonly SideTable[],
  wanted: string | null,
  file: string,
): SideTable {
  if (!found)
    throw new DisclosureError("no-such-table", { file, wanted: wanted ?? "1", known: titles(tables).join("、") });
  return found;
}

/** A table, and what was said of its column of amounts. */
interface WantedSide {
  readonly table: SideTable;
  readonly column: string | null;
}

/** Both tables with the columns that are meant: as the user says, else as both propose together. */
function chosenSides(left: WantedSide, right: WantedSide): readonly [ChosenSide, ChosenSide] {
  const settled = ({ table, column }: WantedSide) => ({
    table,
    columns: column === null ? null : columnsWith(table, amountColumn(table, column)),
  });
  const both = proposeBoth(settled(left), settled(right));
  if (!both) throw new DisclosureError("no-amounts-to-reconcile", { table: left.table.title });
  return [
    { table: left.table, columns: both.left },
    { table: right.table, columns: both.right },
  ];
}

function columnsWith(table: SideTable, amount: number): SideColumns | null {
  const columns = proposeColumns(table);
  return columns && { ...columns, amount, unit: table.units[amount] ?? null };
}

/** A column of amounts by its number in the table, by its words, or by a part of them that no other has. */
function amountColumn(table: SideTable, wanted: string): number {
  const amounts = columnKinds(table).flatMap((kind, c) => (kind === "amount" ? [c] : []));
  const words = (c: number): string => table.header[c] ?? "";
  const exact = amounts.filter((c) => words(c) === wanted);
  const partly = amounts.filter((c) => words(c).includes(wanted));
  const found = NUMBER.test(wanted)
    ? amounts.filter((c) => c === Number(wanted) - 1)
    : exact.length > 0
      ? exact
      : partly;
  if (found.length === 1) return found[0]!;
  const near = found.length > 1 ? found : amounts;
  const known = near.map((c) => `${c + 1} ${words(c)}`).join("、");
  throw new DisclosureError("no-such-column", { table: table.title, wanted, known });
}

function told(reconciliation: Reconciliation, language: Language): string {
  const { left, right, unit, counts, lines, remarks } = reconciliation;
  const verdicts = Object.entries(counts).map(
    ([verdict, count]) => `${RECONCILIATION[verdict as keyof typeof counts][language]} ${count}`,
  );
  const label = (line: (typeof lines)[number]): string => {
    const of = (item: typeof line.left): string => (item ? [item.code, item.name].filter(Boolean).join(" ") : "-");
    return of(line.left) === of(line.right) ? of(line.left) : `${of(line.left)} | ${of(line.right)}`;
  };
  const amounts = (line: (typeof lines)[number]): string => {
    const { leftAmount, rightAmount, difference } = amountsOfLine(line, unit);
    return say(AMOUNTS, language, { left: leftAmount ?? "-", right: rightAmount ?? "-", difference });
  };
  const open = lines.filter((line) => line.verdict !== "same");
  return [
    say(RECONCILIATION.title, language, { left: left.table.title, right: right.table.title }),
    sidesWords(reconciliation, language),
    verdicts.join(PUNCTUATION[language].list),
    ...remarks.map((remark) => sentence(remark, language)),
    ...open
      .slice(0, MOST_TOLD)
      .map((line) =>
        [
          RECONCILIATION[line.verdict][language],
          label(line),
          amounts(line),
          ...line.remarks.map((r) => sentence(r, language)),
        ].join("  "),
      ),
    ...(open.length > MOST_TOLD ? ["…"] : []),
    "",
  ].join("\n");
}
