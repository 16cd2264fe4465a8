import { switchedOff } from "../checking";
import { CONCLUSIONS, say, type Language } from "../words";
import type { NamedImport } from "./identity";

/** What the check of a disclosure came to, in a sentence: what was found, and what could not be looked at. */
export function conclusionOf({ disclosure, report }: NamedImport, language: Language): string {
  if (disclosure.issues.some((i) => i.code === "not-a-disclosure")) return CONCLUSIONS["no-disclosure"][language];
  const count = (severity: "error" | "warn"): number => report.findings.filter((f) => f.severity === severity).length;
  const [errors, warnings] = [count("error"), count("warn")];
  const { counts } = report;
  const evaluated = counts.pass + counts.rounded + counts.fail;
  const found =
    evaluated === 0
      ? CONCLUSIONS.nothing
      : errors > 0
        ? CONCLUSIONS[warnings > 0 ? "errors-and-warnings" : "errors"]
        : CONCLUSIONS[warnings > 0 ? "warnings" : counts.fail > 0 ? "notes" : "clean"];
  return say(CONCLUSIONS.whole, language, {
    found: say(found, language, { errors, warnings, failing: counts.fail }),
    open: counts["not-evaluable"] || null,
    off: switchedOff(report.results).length || null,
    evaluated,
  });
}
