import { fold, type ColumnBinding, type ExpenditureBasis, type Side } from "../../disclosure";
import { THREE_PUBLIC_PATTERNS, twoSidedPatterns } from "./column-rules";
import { timeOf } from "./time";

/** Items of a wide 三公 table by their column headers. */
const WIDE_THREE_PUBLIC: readonly (readonly [item: string, path: RegExp])[] = [
  ["公务用车购置及运维费", /公务用车购置(及|和|、)运[^/]*(\/(小计|合计))?$/],
  ["公务用车购置费", /购置(费|经费|支出)?$/],
  ["公务用车运行维护费", /运行(维护)?(费|经费|支出)?$|运维费?$/],
  ["因公出国（境）费", /因公出国/],
  ["公务接待费", /公务接待/],
  ["“三公”经费合计", /^"?三公"?经费.*(合计|小计|总额|预算数)$|(^|\/)(合计|总计|小计)$/],
];

/** The same, by name. */
export const WIDE_ITEMS = WIDE_THREE_PUBLIC.map(([item]) => item);

/** Binds a 三公 table; wide ones get an item for each amount column. */
export function bindThreePublic(columns: readonly string[]): (ColumnBinding | null)[] {
  const paths = columns.map((c) => fold(c));
  const wide = paths.some((p) => /公务接待/.test(p)) && paths.some((p) => /因公出国/.test(p));
  const times = timeOf(paths);
  if (!wide) {
    const used = new Set<string>();
    // Beside what was spent stands what was planned.
    const settled = paths.some((path) => /决算数?$/.test(path));
    return paths.map((path, c) => {
      if (settled && times[c] === "current" && /预算数?$/.test(path) && !used.has("budgeted")) {
        used.add("budgeted");
        return { key: "budgeted" };
      }
      for (const { key: name, path: names } of THREE_PUBLIC_PATTERNS) {
        const key = name === "total" && times[c] === "prior" ? "prior" : name;
        if (!names.test(path) || (used.has(key) && key !== "line")) continue;
        used.add(key);
        return { key };
      }
      return null;
    });
  }
  // Where 会议费 and 培训费 stand beside, 合计 without “三公” above it sums up more than the three.
  const wider = paths.some((p) => /会议费|培训费/.test(p)) && paths.some((p) => /三公.*(合计|小计)$/.test(p));
  return paths.map((path, c): ColumnBinding | null => {
    if (/^(序号|行次)$/.test(path)) return { key: "line" };
    if (/单位(编码|代码)$/.test(path)) return { key: "unitCode" };
    if (/单位(名称)?$|部门名称$/.test(path)) return { key: "unitName" };
    if (/^年度$/.test(path)) return { key: "yearColumn" };
    if (/会议费|培训费|运行经费预算/.test(path)) return null;
    const settled = /(^|\/)[^/]*决算数(\/|$)/.test(path);
    const budgeted = /(^|\/)[^/]*预算数(\/|$)/.test(path) && paths.some((p) => /(^|\/)[^/]*决算数(\/|$)/.test(p));
    const fundKey = /一般公共预?算?$/.test(path)
      ? "general"
      : /基金(预算)?$/.test(path)
        ? "fund"
        : /国有资本/.test(path)
          ? "capital"
          : null;
    const bare = path
      .replace(/^[^/]*(预算|决算)数\//, "")
      .replace(/\/(预算数|决算数|一般公共预算?|政府性基金预算?|国有资本经营预算?)$/, "");
    const item = WIDE_THREE_PUBLIC.find(([, test]) => test.test(bare))?.[0];
    if (!item || (wider && /合计$/.test(item) && !/三公/.test(path))) return null;
    if (times[c] !== "current") return { key: times[c]!, item };
    return { key: settled ? "settled" : budgeted ? "budgeted" : (fundKey ?? "total"), item };
  });
}

/** True for the path of a column that names what the amounts beside it are. */
function isItem(path: string): boolean {
  const spending = path.indexOf("支出");
  return (
    /(?:^|\/)(?:项目|(?:本年)?(?:收入|支出)|(?:收入|支出)项目(?:类别|名称)?|功能分类(?:科目)?)$/.test(path) ||
    /经济(?:分类)?科目/.test(path) ||
    (spending >= 0 && path.includes("科目", spending)) ||
    (path.endsWith(")") && path.includes("项目(按")) ||
    (path.endsWith("分类") && /(?:^|\/)按/.test(path))
  );
}

/** Binds a two-sided statement: blocks of an item column and its amount columns, side by side. */
export function bindTwoSided(id: "balance" | "appropriation", columns: readonly string[]): (ColumnBinding | null)[] {
  const paths = columns.map((c) => fold(c));
  const bound: (ColumnBinding | null)[] = paths.map(() => null);
  let block: { side: Side; basis: ExpenditureBasis | null; used: Set<string> } | null = null;
  const times = timeOf(paths);
  let blocks = 0;
  paths.forEach((path, c) => {
    if (/^(序号)$|(^|\/)(行次|栏次)$/.test(path)) {
      bound[c] = { key: "line" };
      return;
    }
    if (isItem(path)) {
      blocks++;
      const side: Side =
        /支出/.test(path) && !/收入/.test(path)
          ? "expenditure"
          : /收入/.test(path)
            ? "income"
            : blocks === 1
              ? "income"
              : "expenditure";
      block = { side, basis: side === "expenditure" ? basisOf(path) : null, used: new Set() };
      bound[c] = { key: "item", ...blockFacts(block) };
      return;
    }
    if (!block) return;
    const named = amountKey(id, path, block.used);
    const key = times[c] === "prior" && (named === "amount" || named === "total") ? "prior" : named;
    if (!key) return;
    block.used.add(key);
    bound[c] = { key, ...blockFacts(block) };
  });
  return bound;
}

function blockFacts(block: { side: Side; basis: ExpenditureBasis | null }): { side: Side; basis?: ExpenditureBasis } {
  return block.basis ? { side: block.side, basis: block.basis } : { side: block.side };
}

function basisOf(path: string): ExpenditureBasis | null {
  if (/政府.*经济/.test(path)) return "government-economic";
  if (/经济/.test(path)) return "department-economic";
  return /用途/.test(path) ? "use" : null;
}

function amountKey(id: "balance" | "appropriation", path: string, used: Set<string>): string | null {
  for (const { key, path: names } of twoSidedPatterns(id)) if (names.test(path) && !used.has(key)) return key;
  return null;
}
