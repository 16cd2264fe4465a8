import { Decimal, fold, type Disclosure } from "../../disclosure";
import { toTicks } from "../identity/figure";
import type { RuleSettings, SettingScope } from "../types";

/** What the user set about rules, as far as it is meant for one disclosure. */
export interface OwnSettings {
  /** Rules that are switched off, with the reason. */
  readonly off: ReadonlyMap<string, string>;
  /** Tolerance of a rule in ticks, where the user set one; that of the rule goes before that of all. */
  readonly tolerance: (rule: string) => number | null;
  /** The tolerance of all rules, as it was written; null where there is none. */
  readonly said: string | null;
}

/** True where a setting is meant for a disclosure: `2026 云溪县档案馆`, a unit's name alone, or nothing for the whole workbook. */
function isFor({ scope }: SettingScope, { unitName, unitCode, year }: Disclosure): boolean {
  if (!scope) return true;
  const unit = fold(unitName ?? unitCode ?? "");
  const wanted = fold(scope);
  return unit !== "" && (wanted === unit || wanted === `${year ?? ""}${unit}` || wanted === `${year ?? ""}年${unit}`);
}

/** The settings of a disclosure. */
export function settingsOf(settings: RuleSettings | undefined, disclosure: Disclosure): OwnSettings {
  const off = new Map((settings?.off ?? []).filter((s) => isFor(s, disclosure)).map((s) => [s.rule, s.reason]));
  const own = (settings?.tolerances ?? []).filter((s) => isFor(s, disclosure));
  const ticks = new Map(own.map((s) => [s.rule, toTicks(new Decimal(s.tolerance))]));
  return {
    off,
    tolerance: (rule) => ticks.get(rule) ?? ticks.get(null) ?? null,
    said: own.filter((s) => s.rule === null).at(-1)?.said ?? null,
  };
}
