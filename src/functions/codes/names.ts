import { FIRST_YEAR, children, codeLevel, history, lookup, path, unsourcedChildren } from "../../classification";
import { CELL_ERRORS } from "../../words";
import { cellOf, eachCell, isBlank, yearOfCell, type Argument, type Result } from "../arguments";
import { broadcast } from "../broadcast";
import { notAvailable } from "../errors";
import {
  TABLES,
  belongs,
  budgetYear,
  codeOf,
  notInForce,
  readCode,
  resolve,
  tableOf,
  unknown,
  type Family,
} from "./family";

/** `FUNC.NAME` and its like: the name of a code in a year; years may be a range as the codes are. */
export function nameOf(family: Family) {
  return (codes: Argument, years: Argument): Result =>
    broadcast([codes, years], (cell, yearCell) => {
      const code = codeOf(cell);
      return code === null ? "" : resolve(family, code, budgetYear(yearCell)).name;
    });
}

/** `FUNC.PARENT` and its like: the code one level up; blank for a 类. */
export function parentOf(family: Family) {
  return (codes: Argument): Result =>
    eachCell(codes, (cell) => {
      const code = codeOf(cell);
      if (code === null) return "";
      const { nearest, localSubCode, code: known } = lookup(tableOf(family, code), code);
      if (!nearest) throw unknown(family, code, null);
      // A finer code of the province's own stands below the code of the table.
      return localSubCode ? known : (nearest.parent ?? "");
    });
}

/** `FUNC.LEVEL` and its like: 1 类, 2 款, 3 项. */
export function levelOf(family: Family) {
  return (codes: Argument): Result =>
    eachCell(codes, (cell) => {
      const code = codeOf(cell);
      if (code === null) return "";
      const level = codeLevel(code);
      if (level === null || !belongs(family, code)) throw unknown(family, code, null);
      return level;
    });
}

/** `FUNC.PATH` and its like: the names from 类 down, joined; an error where one of them is not known for that year. */
export function pathOf(family: Family) {
  return (codes: Argument, years: Argument, separator: Argument): Result => {
    const given = cellOf(separator, "separator");
    const joint = given === null || given === undefined || given === "" ? "/" : String(given);
    return broadcast([codes, years], (cell, yearCell) => {
      const code = codeOf(cell);
      if (code === null) return "";
      const year = budgetYear(yearCell);
      resolve(family, code, year);
      return path(tableOf(family, code), code, { year })
        .map((e) => resolve(family, e.code, year).name)
        .join(joint);
    });
  };
}

/** `FUNC.VALID` and its like: TRUE where the code is in force in that year, an error where nothing tells. */
export function validOf(family: Family) {
  return (codes: Argument, years: Argument): Result =>
    broadcast([codes, years], (cell, yearCell) => {
      if (isBlank(cell) || cell === 0) return "";
      const given = yearOfCell(yearCell);
      const code = readCode(cell);
      if (code === null || (given !== null && given < FIRST_YEAR)) return false;
      const found = lookup(tableOf(family, code), code, { year: budgetYear(yearCell) });
      if (found.unsourced) throw notInForce(family, found, given);
      return found.status === "valid";
    });
}

/** `FUNC.CHILDREN` and its like: code and name of what lies directly below, spilled. A blank code gives the 类. */
export function childrenOf(family: Family) {
  return (codeArgument: Argument, yearArgument: Argument): Result => {
    const year = budgetYear(cellOf(yearArgument, "year"));
    const code = codeOf(cellOf(codeArgument, "code"));
    const tables = code === null ? TABLES[family] : [tableOf(family, code)];
    if (code !== null) resolve(family, code, year);
    const open = tables.flatMap((table) => unsourcedChildren(table, code, { year }));
    if (open.length > 0)
      throw notAvailable(CELL_ERRORS["children-without-source"], { year, count: open.length, example: open[0]! });
    const rows = tables.flatMap((table) => children(table, code, { year })).map((e) => [e.code, e.name]);
    if (rows.length === 0) throw notAvailable(CELL_ERRORS["nothing-below"], { code });
    return rows;
  };
}

/** `FUNC.HISTORY` and its like: every name of a code with its first and last year, spilled. */
export function historyOf(family: Family) {
  return (codeArgument: Argument): Result => {
    const code = codeOf(cellOf(codeArgument, "code"));
    if (code === null) return [[""]];
    const names = history(tableOf(family, code), code);
    if (names.length === 0) throw unknown(family, code, null);
    return names.map((e) => [e.name, e.since ?? "", e.until ?? ""]);
  };
}
