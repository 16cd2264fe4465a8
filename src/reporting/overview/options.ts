import type { RuleSettings } from "../../checking";
import { KINDS, OTHER_TABLE, OVERVIEW, PUNCTUATION, say, type Language } from "../../words";
import type { ListedDisclosure, Overview, Period } from "./model";
import type { BatchFinding } from "./record";
import { tableLabel, type DisclosureKind } from "../../disclosure";

/** How an overview is made. */
export interface OverviewOptions {
  readonly language: Language;
  /** When the batch was checked, as it is shown. */
  readonly madeAt: string;
  /** Version of the program. */
  readonly program: string;
  /** What the user set about rules, for all files. */
  readonly settings?: RuleSettings;
  /**
   * The folder of the batch as seen from the folder in which the overview is written: empty where they are one, else with `/` at the end
   * (`../2026/`). Not there: files are named, and nothing leads to them.
   */
  readonly filesAt?: string;
}

/** The settings in sentences. */
export function settingsWords({ rules }: Overview, { settings, language }: OverviewOptions): string[] {
  const own = rules.filter((r) => r.group === "U").length;
  const words = [
    ...(settings?.off ?? []).map(({ rule, reason, scope }) =>
      say(OVERVIEW["settings-off"], language, { rule, reason, scope }),
    ),
    ...(settings?.tolerances ?? []).map(({ rule, said, scope }) =>
      say(OVERVIEW["settings-tolerance"], language, { rule, said, scope }),
    ),
  ];
  return [
    ...(words.length > 0 ? words : [OVERVIEW["settings-none"][language]]),
    ...(own > 0 ? [say(OVERVIEW["settings-rules"], language, { count: own })] : []),
    OVERVIEW["settings-method"][language],
  ];
}

/** What the batch came to, in sentences. */
export function conclusionWords(overview: Overview, language: Language): string {
  const { disclosures, files, unchecked } = overview;
  const errors = disclosures.filter(({ counts }) => counts.error > 0);
  const warned = disclosures.filter(({ counts }) => counts.error === 0 && counts.warn > 0).length;
  const open = disclosures.filter(isPartlyUnread).length;
  const found =
    disclosures.length === 0
      ? OVERVIEW["conclusion-none"]
      : errors.length > 0
        ? OVERVIEW["conclusion-errors"]
        : warned > 0
          ? OVERVIEW["conclusion-warnings"]
          : OVERVIEW["conclusion-clean"];
  const count = (status: string): number | null => unchecked.filter((r) => r.status === status).length || null;
  return say(OVERVIEW.conclusion, language, {
    files: files.length,
    checked: disclosures.length,
    units: unitsWithFiles(overview),
    refused: count("refused"),
    failed: count("failed"),
    found: say(found, language, {
      count: errors.length,
      errors: errors.reduce((n, { counts }) => n + counts.error, 0),
      warned,
    }),
    open: open > 0 ? say(OVERVIEW["conclusion-open"], language, { count: open }) : null,
  });
}

/** Whether something of a disclosure could not be read. */
const isPartlyUnread = ({ record }: ListedDisclosure): boolean =>
  record.unread.length > 0 || Object.values(record.statements).includes("unreadable");

/** Units that have files, in a batch where departments list others too. */
export const unitsWithFiles = ({ units }: Overview): number => units.filter((u) => u.records.length > 0).length;

/** Disclosures, findings and gaps of a unit. */
export interface UnitTally {
  readonly disclosures: readonly number[];
  readonly errors: number;
  readonly warnings: number;
  readonly absent: number;
  readonly unread: number;
}

/** By the place of the unit. */
export function unitTallies({ units, disclosures }: Overview): UnitTally[] {
  const tallies = units.map(() => ({ disclosures: [] as number[], errors: 0, warnings: 0, absent: 0, unread: 0 }));
  disclosures.forEach((one, i) => {
    const tally = tallies[one.unit]!;
    tally.disclosures.push(i);
    tally.errors += one.counts.error;
    tally.warnings += one.counts.warn;
    tally.absent += statesOf(one, "absent");
    tally.unread += one.record.unread.length;
  });
  return tallies;
}

/** How many statements of a disclosure are in a state. */
export const statesOf = ({ record }: ListedDisclosure, state: "absent" | "unreadable"): number =>
  Object.values(record.statements).filter((s) => s === state).length;

/** Places of the units with errors or warnings, those with most errors first. */
export function unitsToSee(tallies: readonly UnitTally[]): number[] {
  return tallies
    .map((_, i) => i)
    .filter((i) => tallies[i]!.errors + tallies[i]!.warnings > 0)
    .sort((a, b) => tallies[b]!.errors - tallies[a]!.errors || tallies[b]!.warnings - tallies[a]!.warnings || a - b);
}

/** Rules with errors or warnings, those that most disclosures have first. */
export const commonRules = ({ rules }: Overview): Overview["rules"] =>
  rules
    .filter(({ findings }) => findings.error + findings.warn > 0)
    .sort((a, b) => b.affected - a.affected || b.findings.error - a.findings.error);

/** What is told of each year's budgets and final accounts. */
export const YEAR_COLUMNS = [
  OVERVIEW.year,
  OVERVIEW.kind,
  OVERVIEW.disclosures,
  OVERVIEW["with-errors"],
  OVERVIEW.errors,
  OVERVIEW.warnings,
  OVERVIEW.notes,
  OVERVIEW.open,
] as const;

export const yearWord = (year: string | null, language: Language): string => year ?? OVERVIEW["no-year"][language];

export const periodWord = ({ year, kind }: Period, language: Language): string =>
  say(OVERVIEW.period, language, { year: yearWord(year, language), kind: KINDS[kind] });

/** What is to be said of a unit beside its counts. */
export function remarksOf(overview: Overview, at: number, language: Language): string {
  const { units } = overview;
  const { otherNames, records, department } = units[at]!;
  const between = PUNCTUATION[language].list;
  const remarks: string[] = [];
  if (records.length === 0)
    remarks.push(say(OVERVIEW["remark-listed"], language, { department: units[department!]!.name }));
  if (otherNames.length > 0) remarks.push(say(OVERVIEW["remark-names"], language, { names: otherNames.join(between) }));
  const byPeriod = new Map<string, Set<string>>();
  for (const { disclosure, sha256 } of records) {
    const period = periodWord(disclosure!, language);
    byPeriod.set(period, (byPeriod.get(period) ?? new Set()).add(sha256));
  }
  for (const [period, { size: count }] of byPeriod)
    if (count > 1) remarks.push(say(OVERVIEW["remark-several"], language, { period, count }));
  const byContent = new Map<string, string[]>();
  for (const { path, sha256 } of records) byContent.set(sha256, [...(byContent.get(sha256) ?? []), path]);
  for (const files of byContent.values())
    if (files.length > 1) remarks.push(say(OVERVIEW["remark-same"], language, { files: files.join(between) }));
  return remarks.join(PUNCTUATION[language].clause);
}

export function tableWord(table: BatchFinding["table"], kind: DisclosureKind, language: Language): string | null {
  if (table === null) return null;
  return table === "other" ? OTHER_TABLE[language] : tableLabel(table, kind, language);
}

/** Page, or sheet of a workbook. */
export function pageWord({ page, sheet }: BatchFinding, language: Language): string | null {
  if (sheet !== null) return say(OVERVIEW["page-sheet"], language, { sheet });
  return page === null ? null : say(OVERVIEW["page-number"], language, { page });
}

export function suggestionWord({ suggestion }: BatchFinding, language: Language): string | null {
  if (!suggestion) return null;
  const blank = OVERVIEW.blank[language];
  return say(OVERVIEW["suggestion-value"], language, {
    printed: suggestion.printed?.trim() || blank,
    value: suggestion.value.trim() || blank,
  });
}

export const messageOf = (
  { message, messageEn }: { readonly message: string; readonly messageEn: string },
  language: Language,
): string => (language === "en" ? messageEn : message);

/** The address of a file as a link has it; what would be more than a name in it is written by numbers. */
export const fileAddress = (path: string, filesAt: string | undefined): string | undefined =>
  filesAt === undefined ? undefined : `${filesAt}${path}`.split("/").map(segment).join("/");

/** A whole surrogate pair or none: halves have no address. */
const segment = (text: string): string =>
  text === ".." || text === "."
    ? text
    : encodeURIComponent(
        text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd"),
      );
