/** Which year a column speaks of, among its neighbours. */
export type ColumnTime = "current" | "prior" | "change" | "changePercent";

/** Tells columns of the year before and of the change from those of the year: 2021年/… beside 2022年/… and 增减变化情况/…. */
export function timeOf(paths: readonly string[]): ColumnTime[] {
  const years = paths.map((p) => Number(/20\d\d(?=年)/.exec(p)?.[0] ?? 0));
  const latest = Math.max(0, ...years);
  return paths.map((path, c): ColumnTime => {
    if (/增减|增长|比上年/.test(path)) return /%|百分比|比例|幅度|率/.test(path) ? "changePercent" : "change";
    if (/(^|\/)上年(度)?(预算|决算|执行|预算执行)?(数)?(\/|$)/.test(path)) return "prior";
    return years[c]! > 0 && years[c]! < latest ? "prior" : "current";
  });
}
