import { fold } from "../../../disclosure";
import { type CodeTableId, compareName, findByName, lookup, withoutOrdinal } from "../../../classification";
import { isCode } from "../../document/codes";
import type { CheckModel } from "../../document/model";
import type { Run } from "../../rule/run";
import { cellOf, type CodedRow, nameOf, when } from "./coded-rows";

export function existing(model: CheckModel, run: Run, table: CodeTableId, rows: readonly CodedRow[]): void {
  const seen = new Map<string, CodedRow[]>();
  for (const r of rows) if (isCode(r.code)) seen.set(r.code, [...(seen.get(r.code) ?? []), r]);
  for (const [code, list] of seen) {
    const found = lookup(table, code, when(model));
    if (found.status === "valid") {
      run.pass();
      continue;
    }
    const unknown = found.status === "unknown-code";
    const byName = unknown ? findByName(table, list[0]!.name, when(model), 1)[0] : undefined;
    const hint = byName && byName.match === "exact" ? `；“${list[0]!.name}”的编码是 ${byName.entry.code}` : "";
    // A name that is another code's in full, under a code nobody knows, is a slip of the code.
    const slip =
      unknown &&
      byName?.match === "exact" &&
      byName.entry.evidence === "seen" &&
      byName.entry.code.length === code.length &&
      list.every((r) => r.name.length >= 3);
    const sure = slip || (!unknown && !found.boundaryDoubt && found.nearest?.evidence === "seen");
    run.fail({
      severity: sure ? "warn" : "info",
      message: unknown
        ? `科目 ${code} ${list[0]!.name}不在科目表中${hint}`
        : `科目 ${code} ${list[0]!.name}在 ${model.year ?? ""} 年${found.status === "former" ? "已停用" : "尚未启用"}`,
      messageEn: unknown
        ? `Code ${code} is not in the table.`
        : `Code ${code} is not in force that year (${found.status}).`,
      cells: list.map(cellOf),
      confidence: sure ? 0.8 : 0.5,
    });
  }
}

export function names(model: CheckModel, run: Run, table: CodeTableId, rows: readonly CodedRow[]): void {
  if (rows.length === 0) return run.needs("没有可辨认的科目编码和名称");
  const groups = new Map<string, CodedRow[]>();
  for (const r of rows) {
    const key = `${r.code}|${fold(withoutOrdinal(r.name))}`;
    groups.set(key, [...(groups.get(key) ?? []), r]);
  }
  for (const list of groups.values()) {
    const r = list[0]!;
    const c = compareName(table, r.code, withoutOrdinal(r.name), when(model));
    if (shortened(r.name, c.official)) {
      run.pass();
      continue;
    }
    if (c.verdict !== "former" && c.verdict !== "different") {
      if (c.verdict !== "unknown-code" && c.verdict !== "blank") run.pass();
      continue;
    }
    // A doubtful boundary may be off by a year or two: three years past it the name is old for certain.
    const past = typeof c.entry?.until === "number" && model.year !== null && model.year - c.entry.until >= 3;
    const seen = c.entry?.evidence === "seen" && !(c.verdict === "former" && c.entry.doubtfulYear && !past);
    const tables = [...new Set(list.map((x) => x.view.label))].join("、");
    const other =
      c.otherCodes.length > 0 ? `；“${withoutOrdinal(r.name)}”是 ${c.otherCodes.slice(0, 3).join("、")} 的名称` : "";
    run.fail({
      severity: seen ? "warn" : "info",
      message:
        c.verdict === "former"
          ? `${tables}：${r.code} 印作“${r.name}”，是旧名称，${model.year ?? ""} 年的名称为“${c.official ?? ""}”`
          : `${tables}：${r.code} 印作“${r.name}”，该科目的名称为“${c.official ?? ""}”${other}`,
      messageEn:
        c.verdict === "former" ? `A former name of code ${r.code}.` : `The name does not belong to code ${r.code}.`,
      cells: list.map(nameOf),
      confidence: seen ? 0.8 : 0.5,
    });
  }
}

/** 六、科学技术 for 科学技术支出: the word 支出 is often left out. */
export function shortened(printed: string, official: string | null): boolean {
  return official !== null && fold(`${withoutOrdinal(printed)}支出`) === fold(official);
}
