import { codeKind, compareName, lookup, looseName, looseWithoutNote, withoutOrdinal } from "../../classification";
import { CODE_VERDICTS, firstOf, say, type Words } from "../../words";
import { isBlank, textOf, type Argument, type Result } from "../arguments";
import { broadcast } from "../broadcast";
import { belongs, budgetYear, codeOf, namesWithYears, tableOf, unknown, yearsOf, type Family } from "./family";

/**
 * `FUNC.MATCH` and its like: whether a code and the name beside it agree in a year: 一致, 名称不全, 名称不同 with the right one,
 * 代码不存在, 代码当年不用, 没有依据. Verdicts are Chinese, as the sheets are.
 */
export function matchOf(family: Family) {
  return (codes: Argument, names: Argument, years: Argument): Result =>
    broadcast([codes, names, years], (codeCell, nameCell, yearCell) => {
      const code = codeOf(codeCell);
      const name = textOf(nameCell);
      if (code === null) return isBlank(nameCell) ? "" : CODE_VERDICTS["no-code"].zh;
      const year = budgetYear(yearCell);
      const table = tableOf(family, code);
      const found = lookup(table, code, { year });
      const verdict = (words: Words, values: Parameters<typeof say>[2] = {}): string => say(words, "zh", values);
      // A code of another classification is a slip of the formula, not of the sheet.
      if (found.entries.length === 0 && codeKind(code) !== null && !belongs(family, code))
        throw unknown(family, code, year);
      if (found.entries.length === 0) return verdict(CODE_VERDICTS["unknown-code"], { code });
      if (!found.entry) {
        const names = namesWithYears(found.entries);
        return verdict(CODE_VERDICTS[found.unsourced ? "no-source" : "not-in-force"], { code, year, names });
      }
      if (isBlank(nameCell)) return verdict(CODE_VERDICTS["no-name"], { official: found.entry.name });
      const mark = LEVEL_MARKS[found.entry.level - 1];
      const printed = withoutOrdinal(mark ? name.replace(mark, "") : name);
      const result = compareName(table, code, printed, { year });
      const { official } = result;
      if (found.localSubCode && !["exact", "variant"].includes(result.verdict))
        return verdict(CODE_VERDICTS["finer-code"], { code, above: found.code, official });
      switch (result.verdict) {
        case "exact":
        case "variant":
          // An abbreviation met in print is understood, and is not the name.
          return [looseWithoutNote(printed), looseName(printed)].includes(looseName(official!))
            ? verdict(CODE_VERDICTS.same)
            : verdict(CODE_VERDICTS.different, { official, codes: null });
        case "truncated":
          return verdict(CODE_VERDICTS.truncated, { official });
        case "former":
          return verdict(CODE_VERDICTS["other-time"], { official, years: yearsOf(result.entry!) });
        default:
          return verdict(CODE_VERDICTS.different, {
            official,
            codes: result.otherCodes.length === 0 ? null : firstOf(result.otherCodes, 3),
          });
      }
    });
}

/** The word for its level behind a name: `行政运行（项）`. */
const LEVEL_MARKS = ["类", "款", "项"].map((level) => new RegExp(`[(（【[]${level}[)）】\\]]\\s*$`, "u"));
