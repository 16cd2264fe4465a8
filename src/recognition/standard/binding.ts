import { fold, type ColumnBinding, type StandardTableId } from "../../disclosure";
import { COLUMN_PATTERNS } from "./column-rules";
import { timeOf } from "./time";

/** Columns that may be bound more than once (parts of a code, serial numbers of two blocks). */
export const REPEATABLE = /^(line|codePart|governmentCodePart|-)$/;

/** Binds the leaf columns of a one-sided table. */
export function bindColumns(id: StandardTableId, columns: readonly string[]): (ColumnBinding | null)[] {
  const paths = columns.map((c) => fold(c));
  const patterns = COLUMN_PATTERNS[id] ?? [];
  const used = new Set<string>();
  const bound: (ColumnBinding | null)[] = paths.map(() => null);
  const times = timeOf(paths);
  paths.forEach((path, c) => {
    for (const { key, path: names, not, alone } of patterns) {
      if (!names.test(path) || not?.test(path)) continue;
      if (alone && patterns.some((p) => p.key === key && !p.alone && paths.some((other) => p.path.test(other))))
        continue;
      if (key === "-") return;
      let name = key;
      // 2025年预算数 beside 2026年预算数 is the year before; its parts have no column of their own.
      if (times[c] === "prior" && patterns.some((p) => p.key === "prior" || p.key === "change")) {
        if (key !== "total" && key !== "prior") return;
        name = "prior";
      }
      // The second group of code and name columns is the government's classification.
      if (used.has(key) && (id === "basic" || id === "economic")) {
        if (key === "code") name = "governmentCode";
        else if (key === "item") name = "governmentName";
        else if (key === "codePart" && used.has("item")) name = "governmentCodePart";
      } else if (key === "codePart" && (id === "basic" || id === "economic") && used.has("item"))
        name = "governmentCodePart";
      if (used.has(name) && !REPEATABLE.test(name)) continue;
      // 小计 in front of 人员经费 is the subtotal of 基本支出 where its own header cell was lost.
      if (name === "total" && /小计$/.test(path) && /人员/.test(paths[c + 1] ?? "") && used.has("total"))
        name = "basic";
      used.add(name);
      bound[c] = { key: name };
      return;
    }
    // 类, 款 and 项 in columns of their own under one header cell.
    const left = bound[c - 1];
    if (path !== "" && path === paths[c - 1] && left && /^(code|codePart)$/.test(left.key)) {
      bound[c - 1] = { key: "codePart" };
      bound[c] = { key: "codePart" };
      return;
    }
    if (
      /小计$/.test(path) &&
      /人员/.test(paths[c + 1] ?? "") &&
      !used.has("basic") &&
      patterns.some((p) => p.key === "basic")
    ) {
      used.add("basic");
      bound[c] = { key: "basic" };
    }
  });
  // What stood in the unit's accounts is all that is carried over where nothing else is.
  return used.has("carryIn") ? bound : bound.map((b) => (b?.key === "accountBalance" ? { ...b, key: "carryIn" } : b));
}

/**
 * Blocks printed side by side under the same headers (决算 公开06表 prints two or three): first and last column of each;
 * one block where nothing repeats.
 */
export function repeatedBlocks(columns: readonly string[]): (readonly [number, number])[] {
  const paths = columns.map((c) => fold(c));
  for (let period = 2; period <= paths.length / 2; period++) {
    if (paths.length % period !== 0) continue;
    const same = paths.every((p, i) => i < period || p === paths[i - period]);
    // 公开06 prints 人员经费 and 公用经费 over blocks of code, name and amount.
    const leaves = paths.map((p) => p.split("/").pop()!);
    const coded =
      /编码|代码|^类$|科目$|名称$/.test(leaves[0]!) && leaves.every((p, i) => i < period || p === leaves[i - period]);
    if (!same && !coded) continue;
    if (new Set(paths.slice(0, period)).size < 2) continue;
    return Array.from({ length: paths.length / period }, (_, k) => [k * period, (k + 1) * period] as const);
  }
  return [[0, columns.length]];
}
