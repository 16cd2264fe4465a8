import type { OutcomeStatus, Severity } from "../../checking";
import { TABLE_IDS } from "../../disclosure";
import { KINDS, LEVELS, OUTCOMES, OVERVIEW, SEVERITIES, say, tableLabel, type Message } from "../../words";
import { a1, countCell, pinnedA1, TAB_COLORS, textCell, type CellLook, type PlanCell } from "../../workbook";
import type { StreamedList } from "../streamed-lists";
import { counted, FINDING_COLUMNS, MATRIX_COLUMNS, Places, quoted, STATEMENT_COLUMNS, TOP } from "./layout";
import type { ListedDisclosure, Overview } from "./model";
import {
  fileAddress,
  messageOf,
  pageWord,
  periodWord,
  remarksOf,
  statesOf,
  suggestionWord,
  tableWord,
  unitTallies,
  yearWord,
  type OverviewOptions,
} from "./options";
import { OUTCOME_ORDER, OUTCOME_SIGNS, STATE_ORDER, stateSign } from "./signs";
import type { StatementState } from "./record";

const CENTRE: CellLook = { horizontal: "center" };
const GREY: CellLook = { horizontal: "center", fill: "#E9EBEF", color: "#4A4A4A" };
/** Excel's own limit is not far above it. */
const MOST_LINKS = 65_000;

const OUTCOME_CELLS: Readonly<Record<OutcomeStatus, PlanCell>> = {
  pass: { ...textCell(OUTCOME_SIGNS.pass, "good"), look: CENTRE },
  rounded: { ...textCell(OUTCOME_SIGNS.rounded, "rounded"), look: CENTRE },
  fail: { ...textCell(OUTCOME_SIGNS.fail), look: GREY },
  "not-applicable": { ...textCell(OUTCOME_SIGNS["not-applicable"], "muted"), look: CENTRE },
  "not-evaluable": {
    ...textCell(OUTCOME_SIGNS["not-evaluable"]),
    look: { ...CENTRE, fill: "#E4E0F0", color: "#4B3A78" },
  },
};

/** The sign of an outcome; one that fails looks as grave as its gravest finding. */
export function outcomeCell(status: OutcomeStatus, severity: Severity | null): PlanCell {
  if (status !== "fail" || severity === null || severity === "info") return OUTCOME_CELLS[status];
  return { ...textCell(OUTCOME_SIGNS.fail, severity === "error" ? "bad" : "warn"), look: CENTRE };
}

const STATE_STYLES = {
  filled: { ...CENTRE, fill: "#E7F4E7", color: "#0B6A0B" },
  empty: CENTRE,
  unreadable: { ...CENTRE, fill: "#E4E0F0", color: "#4B3A78" },
  absent: { ...CENTRE, fill: "#FFF0E0", color: "#8A4B00", bold: true },
  missing: { ...CENTRE, color: "#8A8A8A" },
} satisfies Readonly<Record<StatementState, CellLook>>;

export const stateCell = (state: StatementState, { language }: Pick<OverviewOptions, "language">): PlanCell => ({
  ...textCell(stateSign(state, language)),
  look: STATE_STYLES[state],
});

/** A unit that stands below its department. */
const INDENT = "　";

interface Made {
  readonly overview: Overview;
  readonly options: OverviewOptions;
  readonly places: Places;
}

/** Who published what: units by years and kinds. */
export function publishedList({ overview, options, places }: Made): StreamedList {
  const { language } = options;
  const { units, periods, disclosures } = overview;
  const tallies = unitTallies(overview);
  const w = (m: Message): string => m[language];
  const names = periods.map((p) => periodWord(p, language));
  const unitNumbers = places.matrix("unit-number");
  const absentColumn = STATEMENT_COLUMNS.length + TABLE_IDS.length;
  return {
    name: places.sheet("published"),
    role: "overview",
    title: w(OVERVIEW["sheet-published"]),
    note: w(OVERVIEW["published-note"]),
    header: [
      w(OVERVIEW["unit-number"]),
      w(OVERVIEW.unit),
      w(OVERVIEW.level),
      ...names,
      w(OVERVIEW.disclosures),
      w(OVERVIEW.errors),
      w(OVERVIEW.warnings),
      w(OVERVIEW.absent),
      w(OVERVIEW["unread-parts"]),
      w(OVERVIEW.remark),
    ],
    widths: [7, 30, 6, ...names.map(() => 8), 7, 6, 6, 6, 8, 34],
    count: units.length,
    *rows() {
      for (const [at, unit] of units.entries()) {
        const tally = tallies[at]!;
        const number = `$A${TOP + at + 1}`;
        const own = `${unitNumbers},${number}`;
        const of = (p: (typeof periods)[number]): number =>
          tally.disclosures.filter((i) => disclosures[i]!.d.year === p.year && disclosures[i]!.d.kind === p.kind)
            .length;
        const sum = (column: string, value: number, style?: PlanCell["style"]): PlanCell =>
          counted(value, `SUMIF(${unitNumbers},${number},${column})`, value > 0 && style ? { style } : {});
        const first = tally.disclosures[0];
        yield [
          countCell(at + 1),
          {
            ...textCell(
              `${unit.department === null ? "" : INDENT}${unit.name}`,
              unit.records.length === 0 ? "muted" : "wrap",
              first === undefined ? undefined : places.disclosure(first),
            ),
            ...(unit.level === "department" ? { look: { bold: true, wrap: true } } : {}),
          },
          textCell(LEVELS[unit.level][language]),
          ...periods.map((p): PlanCell => {
            const value = of(p);
            const formula =
              `COUNTIFS(${own},${places.matrix("year")},${quoted(yearWord(p.year, language))},` +
              `${places.matrix("kind")},${quoted(KINDS[p.kind][language])})`;
            const style = value === 0 ? "muted" : value === 1 ? "good" : "rounded";
            return { value, formula: `=${formula}`, format: COUNT_SIGNS, style, look: CENTRE };
          }),
          counted(tally.disclosures.length, `COUNTIF(${own})`),
          sum(places.matrix("errors"), tally.errors, "bad"),
          sum(places.matrix("warnings"), tally.warnings, "warn"),
          sum(places.statements(absentColumn), tally.absent, "warn"),
          countCell(tally.unread),
          textCell(remarksOf(overview, at, language) || null, "wrap"),
        ];
      }
    },
    frozenColumns: 2,
    titleColumns: 2,
    table: "overview_units",
    tabColor: TAB_COLORS.standard,
  };
}

/** One disclosure is a tick, none a dash, more are counted: a number in any case. */
const COUNT_SIGNS = '[=0]"—";[=1]"✓";0';

/** Which statements each disclosure has. */
export function statementList({ overview, options, places }: Made): StreamedList {
  const { language } = options;
  const { disclosures } = overview;
  const w = (m: Message): string => m[language];
  const first = STATEMENT_COLUMNS.length;
  const total = (state: StatementState): PlanCell[] => {
    const sign = stateSign(state, language);
    return [
      textCell(null, "total"),
      textCell(say(OVERVIEW.total, language, { state: sign }), "total"),
      ...STATEMENT_COLUMNS.slice(2).map(() => textCell(null, "total")),
      ...TABLE_IDS.map((id, i): PlanCell => {
        const value = disclosures.filter(({ record }) => (record.statements[id] ?? "missing") === state).length;
        return counted(value, `COUNTIF(${places.statements(first + i)},${quoted(sign)})`, {
          style: "total",
          look: CENTRE,
        });
      }),
      textCell(null, "total"),
      textCell(null, "total"),
    ];
  };
  const perRow = (state: "absent" | "unreadable", one: ListedDisclosure, row: number): PlanCell => {
    const value = statesOf(one, state);
    const range = pinnedA1(`${a1(row, first)}:${a1(row, first + TABLE_IDS.length - 1)}`).replace(/\$(\d)/g, "$1");
    return counted(
      value,
      `COUNTIF(${range},${quoted(stateSign(state, language))})`,
      value > 0 ? { style: "warn" } : {},
    );
  };
  return {
    name: places.sheet("statements"),
    role: "overview",
    title: w(OVERVIEW["sheet-statements"]),
    note: w(OVERVIEW["statements-note"]),
    header: [
      ...STATEMENT_COLUMNS.map((c) => w(OVERVIEW[c])),
      ...TABLE_IDS.map((id) => tableLabel(id, "budget", language)),
      w(OVERVIEW.absent),
      w(OVERVIEW["unreadable-statements"]),
    ],
    widths: [5, 26, 5, 6, 6, ...TABLE_IDS.map(() => (language === "zh" ? 7.4 : 12)), 6, 8],
    count: disclosures.length,
    *rows() {
      for (const [at, one] of disclosures.entries()) {
        const { record, d } = one;
        yield [
          countCell(at + 1),
          textCell(d.writtenAs, "wrap", places.disclosure(at)),
          textCell(LEVELS[d.level][language]),
          textCell(yearWord(d.year, language)),
          textCell(KINDS[d.kind][language]),
          ...TABLE_IDS.map((id) => STATE_CELLS[language][record.statements[id] ?? "missing"]),
          perRow("absent", one, TOP + at),
          perRow("unreadable", one, TOP + at),
        ];
      }
    },
    below: STATE_ORDER.map(total),
    frozenColumns: 2,
    titleColumns: 2,
    table: "overview_statements",
    tabColor: TAB_COLORS.standard,
  };
}

const statesIn = (language: OverviewOptions["language"]): Record<StatementState, PlanCell> =>
  Object.fromEntries(STATE_ORDER.map((s) => [s, stateCell(s, { language })])) as Record<StatementState, PlanCell>;
const STATE_CELLS = { zh: statesIn("zh"), en: statesIn("en") };

const RULE_WIDTH = 3;
const MATRIX_WIDTHS = [4.5, 21, 5.5, 5, 4.5, 4.5, 4.5, 5.5] as const;
const UNIT_NUMBER_WIDTH = 6;
/** Columns of rules that stand beside the first ones on a page, small but legible. */
const RULES_A_PAGE = 28;
const MATRIX_SCALE = 70;

/** What each rule came to for each disclosure. */
export function matrixList({ overview, options, places }: Made): StreamedList {
  const { language } = options;
  const { disclosures, rules } = overview;
  const w = (m: Message): string => m[language];
  const groups = [...new Set(rules.map((r) => r.group))];
  const led = rules.length > 0 && disclosures.length > 0;
  const widths = [...MATRIX_WIDTHS, ...rules.map(() => RULE_WIDTH), UNIT_NUMBER_WIDTH];
  const columnBreaks = groupBreaks(overview);
  const band: PlanCell[] = [
    ...MATRIX_COLUMNS.map((): PlanCell => ({ value: null })),
    ...rules.map(({ group, groupName }, i): PlanCell =>
      group === rules[i - 1]?.group
        ? { value: null, look: { fill: groups.indexOf(group) % 2 === 0 ? "#EAF2F8" : "#F4F0E6" } }
        : {
            ...textCell(group === "U" ? w(groupName as Message) : `${group} ${groupName[language]}`),
            look: { bold: true, color: "#0F3D5C", fill: groups.indexOf(group) % 2 === 0 ? "#EAF2F8" : "#F4F0E6" },
          },
    ),
  ];
  const firstFindings = new Map<string, number>();
  return {
    name: places.sheet("matrix"),
    role: "outcomes",
    title: w(OVERVIEW["sheet-matrix"]),
    note: w(OVERVIEW["matrix-note"]),
    band,
    header: [...MATRIX_COLUMNS.map((c) => w(OVERVIEW[c])), ...rules.map((r) => r.id), w(OVERVIEW["unit-number"])],
    headerCell: (column) => {
      const rule = rules[column - MATRIX_COLUMNS.length];
      // Programs have colours of their own for links: they are not seen on the header's.
      const look: CellLook = { vertical: "top", ...(rule ? { size: 9, fill: "#DCE8F1", color: "#0F3D5C" } : {}) };
      return rule ? { look, link: places.rule(rule.id) } : { look };
    },
    widths,
    count: disclosures.length,
    *rows() {
      let links = disclosures.length;
      for (const [at, one] of disclosures.entries()) {
        const { record, d, counts, unit } = one;
        firstFindings.clear();
        const gravest = new Map<string, Severity>();
        one.findings.forEach((f, i) => {
          if (firstFindings.has(f.rule)) return;
          firstFindings.set(f.rule, one.firstFinding + i);
          gravest.set(f.rule, f.severity);
        });
        const row: PlanCell[] = [
          countCell(at + 1),
          textCell(d.writtenAs, "wrap", places.statement(at)),
          textCell(yearWord(d.year, language)),
          textCell(KINDS[d.kind][language]),
          ...SEVERITY_ORDER.map((severity): PlanCell => {
            const before = SEVERITY_ORDER.slice(0, SEVERITY_ORDER.indexOf(severity)).reduce((n, s) => n + counts[s], 0);
            const some = counts[severity] > 0;
            return {
              ...countCell(counts[severity], some && severity !== "info" ? SEVERITY_STYLES[severity] : undefined),
              ...(some && links++ < MOST_LINKS ? { link: places.finding(one.firstFinding + before) } : {}),
            };
          }),
          counted(one.open, `COUNTIF(${pinnedA1(ruleCells(at, rules.length, places)).replace(/\$(\d)/g, "$1")},"~?")`),
        ];
        for (const { id } of rules) {
          const status = record.rules[id];
          const finding = firstFindings.get(id);
          const cell = status === undefined ? EMPTY : outcomeCell(status, gravest.get(id) ?? null);
          row.push(finding !== undefined && links++ < MOST_LINKS ? { ...cell, link: places.finding(finding) } : cell);
        }
        row.push(countCell(unit + 1, "muted"));
        yield row;
      }
    },
    below: led ? totalsOf(overview, places, language) : [],
    frozenColumns: 2,
    titleColumns: MATRIX_COLUMNS.length,
    table: "overview_matrix",
    tabColor: TAB_COLORS.outcomes,
    page: {
      orientation: "landscape",
      scale: MATRIX_SCALE,
      titleColumns: MATRIX_COLUMNS.length,
      pagesWide: columnBreaks.length + 1,
      columnBreaks,
    },
  };
}

const SEVERITY_ORDER = ["error", "warn", "info"] as const;
const EMPTY: PlanCell = { value: null };

const ruleCells = (at: number, rules: number, places: Places): string => {
  const { row } = places.disclosure(at);
  return `${a1(row, MATRIX_COLUMNS.length)}:${a1(row, MATRIX_COLUMNS.length + Math.max(1, rules) - 1)}`;
};

/** A row for each outcome, the disclosures of each rule counted. */
function totalsOf({ rules }: Overview, places: Places, language: OverviewOptions["language"]): PlanCell[][] {
  return OUTCOME_ORDER.map((status) => [
    textCell(null, "total"),
    textCell(`${OUTCOME_SIGNS[status]} ${OUTCOMES[status][language]}`, "total"),
    ...MATRIX_COLUMNS.slice(2).map(() => textCell(null, "total")),
    ...rules.map((r) => countedOutcome(r.outcomes[status], status, places.matrix(places.ruleColumn(r.id)))),
  ]);
}

/** `?` alone would stand for any sign. */
const countedOutcome = (value: number, status: OutcomeStatus, range: string): PlanCell =>
  counted(value, `COUNTIF(${range},${quoted(OUTCOME_SIGNS[status] === "?" ? "~?" : OUTCOME_SIGNS[status])})`, {
    style: "total",
    look: CENTRE,
  });

/** Columns at which a page of the matrix begins: groups stay whole as far as they can. */
function groupBreaks({ rules }: Overview): number[] {
  const breaks: number[] = [];
  let begin = 0;
  rules.forEach(({ group }, i) => {
    if (i === 0 || group === rules[i - 1]!.group) {
      if (i - begin < RULES_A_PAGE) return;
      // A group wider than a page.
      breaks.push(MATRIX_COLUMNS.length + i);
      begin = i;
      return;
    }
    const size = rules.filter((r) => r.group === group).length;
    if (i - begin + size <= RULES_A_PAGE) return;
    breaks.push(MATRIX_COLUMNS.length + i);
    begin = i;
  });
  return breaks;
}

/** Every finding. */
export function findingList({ overview, options, places }: Made): StreamedList {
  const { language, filesAt } = options;
  const { disclosures, findings } = overview;
  const w = (m: Message): string => m[language];
  // So many as a sheet may have: back to the matrix rather than to the files.
  const [toMatrix, toFile] = [findings < MOST_LINKS, 2 * findings < MOST_LINKS];
  const range = places.findings("list-number");
  return {
    name: places.sheet("findings"),
    role: "findings",
    title: w(OVERVIEW["sheet-findings"]),
    note: w(OVERVIEW["findings-note"]),
    beside: [
      FINDING_COLUMNS.indexOf("told"),
      {
        value: say(OVERVIEW.shown, language, { count: findings }),
        formula: `=${quoted(say(OVERVIEW.shown, language, { count: "\u0000" })).replace("\u0000", `"&SUBTOTAL(103,${range})&"`)}`,
        style: "total",
      },
    ],
    header: FINDING_COLUMNS.map((c) => w(OVERVIEW[c])),
    widths: [5, 18, 5.5, 5, 5, 5, 60, 12, 7.5, 14, 16, 14, 24, 28],
    printed: FINDING_COLUMNS.indexOf("place"),
    count: findings,
    *rows() {
      let number = 0;
      for (const [at, { record, d, findings: own }] of disclosures.entries()) {
        const address = toFile ? fileAddress(record.path, filesAt) : undefined;
        const file: PlanCell = {
          ...textCell(record.path, "wrap"),
          ...(address === undefined ? {} : { file: address }),
        };
        for (const f of own)
          yield [
            countCell(++number),
            textCell(d.writtenAs, "wrap"),
            textCell(yearWord(d.year, language)),
            textCell(KINDS[d.kind][language]),
            textCell(SEVERITIES[f.severity][language], SEVERITY_STYLES[f.severity]),
            textCell(f.rule, undefined, toMatrix ? places.outcome(at, f.rule) : undefined),
            textCell(messageOf(f, language), "wrap"),
            textCell(tableWord(f.table, d.kind, language), "wrap"),
            textCell(pageWord(f, language), "wrap"),
            textCell(f.quote, "wrap"),
            textCell(suggestionWord(f, language), "wrap"),
            textCell(null, "wrap"),
            textCell(f.label, "wrap"),
            file,
          ];
      }
    },
    frozenColumns: 2,
    table: "overview_findings",
    tabColor: TAB_COLORS.findings,
  };
}

export const SEVERITY_STYLES = { error: "bad", warn: "warn", info: "muted" } as const;

/** Every rule: its name, its outcomes, its findings. */
export function ruleList({ overview, options, places }: Made): StreamedList {
  const { language } = options;
  const { rules } = overview;
  const w = (m: Message): string => m[language];
  return {
    name: places.sheet("rules"),
    role: "outcomes",
    title: w(OVERVIEW["sheet-rules"]),
    note: w(OVERVIEW["rules-note"]),
    header: [
      w(OVERVIEW.rule),
      w(OVERVIEW.name),
      w(OVERVIEW.group),
      ...OUTCOME_ORDER.map((s) => `${OUTCOME_SIGNS[s]} ${OUTCOMES[s][language]}`),
      ...SEVERITY_ORDER.map((s) => SEVERITIES[s][language]),
      w(OVERVIEW["first-finding"]),
    ],
    widths: [7, 44, 22, 8, 8, 8, 10, 10, 7, 7, 7, 10],
    count: rules.length,
    *rows() {
      for (const rule of rules) {
        const column = places.matrix(places.ruleColumn(rule.id));
        yield [
          textCell(rule.id, undefined, {
            sheet: places.sheet("matrix"),
            row: TOP,
            column: places.ruleColumn(rule.id),
          }),
          textCell(rule.title[language], "wrap"),
          textCell(rule.groupName[language]),
          ...OUTCOME_ORDER.map((status): PlanCell => {
            const { value, formula } = countedOutcome(rule.outcomes[status], status, column);
            return { value, formula, format: "0" };
          }),
          ...SEVERITY_ORDER.map((s) =>
            counted(
              rule.findings[s],
              `COUNTIFS(${places.findings("rule")},${quoted(rule.id)},${places.findings("severity")},${quoted(SEVERITIES[s][language])})`,
              rule.findings[s] > 0 && s !== "info" ? { style: SEVERITY_STYLES[s] } : {},
            ),
          ),
          rule.firstFinding === null
            ? textCell(null)
            : { ...countCell(rule.firstFinding + 1), link: places.finding(rule.firstFinding) },
        ];
      }
    },
    frozenColumns: 2,
    table: "overview_rules",
    tabColor: TAB_COLORS.outcomes,
  };
}

/** Files that were not checked, and parts of others that were not read. */
export function unreadList({ overview, options, places }: Made): StreamedList {
  const { language, filesAt } = options;
  const { unchecked, disclosures } = overview;
  const w = (m: Message): string => m[language];
  const file = (path: string): PlanCell => {
    const address = fileAddress(path, filesAt);
    return { ...textCell(path, "wrap"), ...(address === undefined ? {} : { file: address }) };
  };
  const parts = disclosures.reduce((n, { record }) => n + record.unread.length, 0);
  return {
    name: places.sheet("unread"),
    role: "overview",
    title: w(OVERVIEW["sheet-unread"]),
    note: w(OVERVIEW["unread-note"]),
    header: ["list-number", "what", "file", "unit", "year", "kind", "reason"].map((c) => w(OVERVIEW[c as "what"])),
    widths: [6, 10, 36, 26, 7, 7, 60],
    count: unchecked.length + parts,
    *rows() {
      let number = 0;
      for (const { path, status, error } of unchecked)
        yield [
          countCell(++number),
          textCell(w(OVERVIEW[status === "refused" ? "what-refused" : "what-failed"])),
          file(path),
          textCell(null),
          textCell(null),
          textCell(null),
          textCell(error ? messageOf(error, language) : null, "wrap"),
        ];
      for (const [at, { record, d }] of disclosures.entries())
        for (const issue of record.unread)
          yield [
            countCell(++number),
            textCell(w(OVERVIEW["what-part"])),
            file(record.path),
            textCell(d.writtenAs, "wrap", places.disclosure(at)),
            textCell(yearWord(d.year, language)),
            textCell(KINDS[d.kind][language]),
            textCell(messageOf(issue, language), "wrap"),
          ];
    },
    frozenColumns: 1,
    table: "overview_unread",
    tabColor: TAB_COLORS.published,
  };
}
