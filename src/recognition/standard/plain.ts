import { splitCodeAndName } from "../../classification";
import {
  fold,
  parseAmount,
  STANDARD_COLUMNS,
  type StandardRow,
  type StandardValue,
  type TotalKind,
} from "../../disclosure";
import { isBlank, squeeze } from "../table/cells";
import { isSubtotal, isTotal, isTotalOfList } from "../words/totals";
import { codeOf, CodeParts, ShortCodes } from "./codes";
import { HELPERS, hasUnitColumn, isBlankRow, textAt, valueAt, type Context } from "./context";
import { OutlineStack } from "./hierarchy";
import { codesByName, settleGroups, settleLastRow, settlePurchases, settleUnits } from "./settle";

/** Tables whose rows are functional codes. */
const FUNCTIONAL = /^(income|expenditure|general|fund|capital)$/;

/** Rows of code, project, item and indicator tables. */
export function plainRows(context: Context, furtherBlock = false): StandardRow[] {
  const { bindings, table } = context;
  const outline = new OutlineStack();
  const parts = new CodeParts();
  const short = new ShortCodes();
  const governmentParts = new CodeParts();
  const out: StandardRow[] = [];
  const unit = { code: null as string | null, name: null as string | null };
  table.rows.forEach((row, r) => {
    if (isBlankRow(context, r) || bindings.every((b, c) => b === null || isBlank(row[c]?.text))) return;
    const values: Record<string, StandardValue> = {};
    bindings.forEach((b, c) => {
      if (b && !HELPERS.test(b.key)) values[b.key] = valueAt(context, r, c, table.moneyUnit);
    });
    let item = textAt(context, r, "item");
    let code = codeOf(context, r, "code", "codePart", parts);
    let secondCode = codeOf(context, r, "governmentCode", "governmentCodePart", governmentParts);
    if (item !== null) {
      const joined = splitCodeAndName(item);
      if (joined && code === null) {
        code = joined.code;
        item = joined.name;
      }
    }
    if (code !== null && FUNCTIONAL.test(context.id)) code = short.read(code, item);
    // A label over the columns of code and name stands in the first (人员经费合计).
    if (item === null && code === null) item = wordsInCode(context, r);
    const economic = textAt(context, r, "economicCode");
    if (economic !== null) secondCode = splitCodeAndName(economic)?.code ?? secondCode;
    const unitName = textAt(context, r, "unitName");
    const unitCode = textAt(context, r, "unitCode");
    if (unitName !== null) unit.name = unitName;
    if (unitCode !== null) unit.code = unitCode;
    const words = item === null ? null : squeeze(item);
    const kind = rowTotal(context, r, words, code, out.length === 0 && !furtherBlock);
    const subtotal =
      words !== null && /^(人员|公用)经费(合计|小计)$/.test(fold(words))
        ? true
        : kind === null && code === null && isUnitRow(context, words, unitName, unitCode);
    const position = words === null ? { level: 0, ofWhich: false, parent: null } : outline.place(words, kind !== null);
    // A project's cell that the page cuts is blank overleaf: the indicators below are its own.
    const aboveInGoals = context.id === "goal" ? (out.at(-1)?.item ?? null) : null;
    out.push({
      row: r,
      line: textAt(context, r, "line"),
      side: null,
      basis: null,
      code: code !== null && /^\d|^[ABC]\d/.test(code) ? code : null,
      secondCode,
      item: words ?? (kind !== null ? null : (unitName ?? aboveInGoals)),
      unitCode: unitCode ?? (hasUnitColumn(bindings) ? unit.code : null),
      unitName: unitName ?? (hasUnitColumn(bindings) ? unit.name : null),
      role: kind !== null ? "total" : subtotal ? "subtotal" : "detail",
      total: kind,
      level: position.level,
      ofWhich: position.ofWhich,
      parent: position.parent,
      values,
      source: row.find((c) => c.text !== null)?.source,
    });
  });
  if (context.id === "procurement") return settlePurchases(out);
  if (context.id === "projects") return settleUnits(settleGroups(out));
  const named = settleLastRow(out.some((r) => r.code !== null) ? out : codesByName(out, context), (r) =>
    table.rows[r]!.every((c) => isBlank(c.text) || parseAmount(c.text).kind === "amount"),
  );
  return settleUnits(named);
}

function wordsInCode(context: Context, r: number): string | null {
  const columns = context.bindings.flatMap((b, c) => (b?.key === "code" || b?.key === "codePart" ? [c] : []));
  const text = columns.map((c) => context.table.rows[r]![c]?.text).find((t) => !isBlank(t)) ?? null;
  return text !== null && /^[\u4e00-\u9fff()（）]{2,}$/.test(fold(text)) ? text : null;
}

/** A total row by its words, wherever they stand among the words of the row; the first row with amounts only is one too. */
function rowTotal(
  context: Context,
  r: number,
  item: string | null,
  code: string | null,
  first: boolean,
): TotalKind | null {
  if (code !== null && code !== "") return null;
  const { id } = context;
  if (id === "goal" || id === "goals-overall" || id === "units") return null;
  const words = context.table.rows[r]!.flatMap((c, i) => {
    const b = context.bindings[i];
    const moneyColumn =
      b && !HELPERS.test(b.key) && STANDARD_COLUMNS[id].find((d) => d.key === b.key)?.type === "money";
    if (c.text === null || moneyColumn || b?.key === "line") return [];
    // The code of a unit is a word for its row, digits though it is.
    return b?.key === "unitCode" || parseAmount(c.text).kind !== "amount" ? [fold(c.text)] : [];
  });
  if (words.some(isTotal)) return "all";
  if (item !== null) {
    if (id === "three-public" && /^"?三公"?经费(合计|小计|总计|支出)?$|^合计$/.test(fold(item)))
      return /^合计$/.test(fold(item)) ? "all" : null;
    if (id === "assets" && isTotalOfList(item)) return "all";
    return null;
  }
  return first && words.length === 0 ? "all" : null;
}

/** A row that sums up a unit: its name (perhaps cut by the column), its code, or 小计. */
function isUnitRow(context: Context, item: string | null, unitName: string | null, unitCode: string | null): boolean {
  if (
    !/^(expenditure|general|basic|economic|fund|capital|projects|procurement|operating|goals-summary|income)$/.test(
      context.id,
    )
  )
    return false;
  // Where only the rows of units print a code, the projects follow below each.
  if (context.id === "projects" && unitCode !== null) {
    const column = context.bindings.findIndex((b) => b?.key === "unitCode");
    if (context.table.rows.filter((row) => row[column]?.text !== null).length * 2 < context.table.rows.length)
      return true;
  }
  // 单位名称（科目） prints units and codes in one column: the rows of units have no code.
  if (unitCode !== null && context.bindings.some((b) => b?.key === "code" || b?.key === "codePart")) return true;
  if (item !== null) {
    const folded = fold(item);
    if (isSubtotal(folded)) return true;
    const own = fold(context.table.unitName ?? "");
    if (
      own !== "" &&
      folded.length >= 4 &&
      (own === folded || own.startsWith(folded) || folded === `${own}本级` || folded === `${own}(本级)`)
    )
      return true;
    // Only the unit's code stands in the name column.
    return /^(projects|goals-summary)$/.test(context.id) && /^\d{3,9}$/.test(folded);
  }
  return (
    unitName !== null && context.bindings.some((b) => b?.key === "code" || b?.key === "codePart" || b?.key === "item")
  );
}
