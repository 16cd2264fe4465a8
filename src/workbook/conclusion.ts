import { switchedOff } from "../checking";
import type { NamedImport } from "./identity";

/** What the check of a disclosure came to, in a sentence: what was found, and what could not be looked at. */
export function conclusionOf({ disclosure, report }: NamedImport): string {
  if (disclosure.issues.some((i) => i.code === "not-a-disclosure")) return "未识别为预决算公开，没有核对";
  const count = (severity: "error" | "warn"): number => report.findings.filter((f) => f.severity === severity).length;
  const [errors, warnings] = [count("error"), count("warn")];
  const { counts } = report;
  const evaluated = counts.pass + counts.rounded + counts.fail;
  const found =
    evaluated === 0
      ? "没有可以核对的内容"
      : errors > 0
        ? `发现 ${errors} 处错误${warnings > 0 ? `，另有 ${warnings} 处需要核实` : ""}`
        : warnings > 0
          ? `没有发现错误，有 ${warnings} 处需要核实`
          : `没有发现不符`;
  const open = counts["not-evaluable"];
  const off = switchedOff(report.results).length;
  return `${found}${open > 0 ? `；${open} 项无法核对` : ""}${off > 0 ? `；停用 ${off} 条规则` : ""}（共核对 ${evaluated} 项）`;
}
