import type { Severity } from "../../checking";
import { KINDS, OUTCOMES, OVERVIEW, say, SEVERITIES, type Language, type Message } from "../../words";
import {
  countCell,
  linesOf,
  pageOf,
  pointsOf,
  rowHeight,
  TAB_COLORS,
  textCell,
  type CellBlock,
  type PagePlan,
  type PlanCell,
  type Rect,
  type RowHeight,
  type SheetPlan,
} from "../../workbook";
import { counted, Places, quoted, STATEMENT_COLUMNS } from "./layout";
import { outcomeCell, SEVERITY_STYLES, stateCell } from "./lists";
import type { Overview } from "./model";
import {
  commonRules,
  conclusionWords,
  settingsWords,
  statesOf,
  unitsToSee,
  unitsWithFiles,
  unitTallies,
  YEAR_COLUMNS,
  yearWord,
  type OverviewOptions,
} from "./options";
import { OUTCOME_ORDER, STATE_ORDER } from "./signs";
import { TABLE_IDS } from "../../disclosure";

const WIDTHS = [26, 10, 9, 9, 9, 9, 9, 9] as const;
const CENTRE = { horizontal: "center" } as const;
const COLUMNS = WIDTHS.length;
const ALL = WIDTHS.reduce((sum, width) => sum + width, 0);
/** Units and rules that are told first; the others stand in their lists. */
export const MOST_UNITS = 20;
export const MOST_RULES = 10;

interface Made {
  readonly overview: Overview;
  readonly options: OverviewOptions;
  readonly places: Places;
}

/** The first sheet: what the batch came to, and where to look first. */
export function summarySheet(made: Made, foot: PagePlan["foot"]): SheetPlan {
  const { overview, options } = made;
  const { language } = options;
  const page = new Page();
  const w = (m: Message): string => m[language];
  page.row([textCell(w(OVERVIEW.title), "title")]);
  page.row([textCell(say(OVERVIEW.note, language, { time: options.madeAt, version: options.program }), "note")]);
  page.wide(textCell(conclusionWords(overview, language), "wrap"), 0, { bold: true });
  page.row([]);
  numbers(page, made);
  byYear(page, made);
  firstUnits(page, made);
  common(page, made);
  page.section(w(OVERVIEW.settings));
  for (const words of settingsWords(overview, options)) page.wide(textCell(words, "wrap"), 0);
  page.row([]);
  legend(page, language);
  const widths = WIDTHS.map((width, column) => ({ column, width }));
  return {
    name: w(OVERVIEW["sheet-summary"]),
    role: "overview",
    mode: "create",
    rowEdits: [],
    blocks: page.blocks(),
    tables: [],
    merges: page.merges,
    widths,
    heights: page.heights,
    freezeRows: 0,
    freezeColumns: 0,
    page: pageOf({ columns: COLUMNS, widths, titleRows: 0, titleColumns: 0, breaks: [], foot, cut: false }),
    validations: [],
    conditionalFormats: [],
    charts: [],
    chartsGone: [],
    properties: {},
    tabColor: TAB_COLORS.overview,
    hidden: false,
  };
}

/** Rows from the top. */
class Page {
  private readonly cells: PlanCell[][] = [];
  readonly merges: Rect[] = [];
  readonly heights: RowHeight[] = [];

  row(cells: readonly PlanCell[]): void {
    const points = rowHeight(cells, (column) => WIDTHS[column]!);
    if (points !== null) this.heights.push({ row: this.cells.length, points });
    this.cells.push([...cells]);
  }

  section(title: string): void {
    this.row([textCell(title, "section")]);
  }

  header(labels: readonly string[]): void {
    const lines = Math.max(...labels.map((label, column) => linesOf(label, WIDTHS[column]!)));
    this.heights.push({ row: this.cells.length, points: pointsOf(lines) });
    this.row(labels.map((label) => textCell(label, "header")));
  }

  /** A row of cells, of which the last takes up what is left of the page. */
  wide(last: PlanCell, at: number, look: PlanCell["look"] = {}, before: readonly PlanCell[] = []): void {
    const row = this.cells.length;
    const width = ALL - WIDTHS.slice(0, at).reduce((sum, w) => sum + w, 0);
    this.merges.push({ row, column: at, rows: 1, columns: COLUMNS - at });
    const lines = linesOf(String(last.value ?? ""), width);
    this.heights.push({ row, points: pointsOf(lines) });
    const filled = Array.from({ length: COLUMNS - at - 1 }, (): PlanCell => ({ value: null }));
    this.cells.push([...before, { ...last, look: { ...last.look, ...look, wrap: true } }, ...filled]);
  }

  blocks(): CellBlock[] {
    return [{ row: 0, column: 0, cells: this.cells }];
  }
}

function numbers(page: Page, { overview, options, places }: Made): void {
  const { language } = options;
  const { disclosures, files, unchecked, repeated } = overview;
  const w = (m: Message): string => m[language];
  const status = (s: string): number => unchecked.filter((r) => r.status === s).length;
  const sum = (of: (one: (typeof disclosures)[number]) => number): number =>
    disclosures.reduce((n, one) => n + of(one), 0);
  const column = (name: "errors" | "warnings" | "notes" | "open"): string => places.matrix(name);
  const statements = places.statements(STATEMENT_COLUMNS.length, STATEMENT_COLUMNS.length + TABLE_IDS.length - 1);
  const state = (s: "absent" | "unreadable"): PlanCell =>
    counted(
      sum((one) => statesOf(one, s)),
      `COUNTIF(${statements},${quoted(String(stateCell(s, options).value))})`,
    );
  const rows: readonly (readonly [
    label: Message,
    number: PlanCell,
    meaning: Message | null,
    style?: PlanCell["style"],
  ])[] = [
    [OVERVIEW.files, countCell(files.length), null],
    [OVERVIEW.checked, counted(disclosures.length, `COUNT(${places.matrix("list-number")})`), OVERVIEW["mean-checked"]],
    [OVERVIEW.refused, countCell(status("refused")), OVERVIEW["mean-refused"]],
    [OVERVIEW.failed, countCell(status("failed")), OVERVIEW["mean-failed"]],
    [OVERVIEW.duplicates, countCell(repeated), OVERVIEW["mean-duplicates"]],
    [OVERVIEW.units, countCell(unitsWithFiles(overview)), OVERVIEW["mean-units"]],
    [
      OVERVIEW["with-errors"],
      counted(
        sum(({ counts }) => Number(counts.error > 0)),
        `COUNTIF(${column("errors")},">0")`,
      ),
      null,
    ],
    [
      OVERVIEW["with-warnings"],
      counted(
        sum(({ counts }) => Number(counts.error === 0 && counts.warn > 0)),
        `COUNTIFS(${column("errors")},0,${column("warnings")},">0")`,
      ),
      null,
    ],
    [
      OVERVIEW.errors,
      counted(
        sum(({ counts }) => counts.error),
        `SUM(${column("errors")})`,
      ),
      OVERVIEW["mean-errors"],
      "bad",
    ],
    [
      OVERVIEW.warnings,
      counted(
        sum(({ counts }) => counts.warn),
        `SUM(${column("warnings")})`,
      ),
      OVERVIEW["mean-warnings"],
      "warn",
    ],
    [
      OVERVIEW.notes,
      counted(
        sum(({ counts }) => counts.info),
        `SUM(${column("notes")})`,
      ),
      OVERVIEW["mean-notes"],
    ],
    [
      OVERVIEW.open,
      counted(
        sum(({ open }) => open),
        `SUM(${column("open")})`,
      ),
      OVERVIEW["mean-open"],
    ],
    [OVERVIEW.absent, state("absent"), OVERVIEW["mean-absent"]],
    [OVERVIEW["unreadable-statements"], state("unreadable"), OVERVIEW["mean-unreadable"]],
  ];
  page.section(w(OVERVIEW.numbers));
  page.header([
    w(OVERVIEW.item),
    w(OVERVIEW.number),
    w(OVERVIEW.meaning),
    ...Array.from({ length: COLUMNS - 3 }, () => ""),
  ]);
  for (const [label, number, meaning, style] of rows) {
    const told = style && Number(number.value) > 0 ? { ...number, style } : number;
    page.wide(textCell(meaning ? w(meaning) : null, "note"), 2, {}, [textCell(w(label)), { ...told, look: CENTRE }]);
  }
  page.row([]);
}

function byYear(page: Page, { overview, options, places }: Made): void {
  const { language } = options;
  const { periods, disclosures } = overview;
  const w = (m: Message): string => m[language];
  if (periods.length === 0) return;
  page.section(w(OVERVIEW["by-year"]));
  page.header(YEAR_COLUMNS.map(w));
  for (const { year, kind } of periods) {
    const own = disclosures.filter(({ d }) => d.year === year && d.kind === kind);
    const which = `${places.matrix("year")},${quoted(yearWord(year, language))},${places.matrix("kind")},${quoted(KINDS[kind][language])}`;
    const sum = (
      column: "errors" | "warnings" | "notes" | "open",
      of: (one: (typeof own)[number]) => number,
    ): PlanCell =>
      counted(
        own.reduce((n, one) => n + of(one), 0),
        `SUMIFS(${places.matrix(column)},${which})`,
      );
    page.row([
      textCell(yearWord(year, language)),
      textCell(KINDS[kind][language]),
      counted(own.length, `COUNTIFS(${which})`),
      counted(
        own.filter(({ counts }) => counts.error > 0).length,
        `COUNTIFS(${which},${places.matrix("errors")},">0")`,
      ),
      sum("errors", ({ counts }) => counts.error),
      sum("warnings", ({ counts }) => counts.warn),
      sum("notes", ({ counts }) => counts.info),
      sum("open", ({ open }) => open),
    ]);
  }
  page.row([]);
}

function firstUnits(page: Page, { overview, options, places }: Made): void {
  const { language } = options;
  const w = (m: Message): string => m[language];
  const tallies = unitTallies(overview);
  const all = unitsToSee(tallies);
  page.section(w(OVERVIEW.first));
  if (all.length === 0) {
    page.row([textCell(w(OVERVIEW["first-none"]), "note")]);
    page.row([]);
    return;
  }
  page.row([
    textCell(say(OVERVIEW["first-note"], language, { more: Math.max(0, all.length - MOST_UNITS) || null }), "note"),
  ]);
  page.header(
    [
      OVERVIEW.unit,
      OVERVIEW["unit-number"],
      OVERVIEW.disclosures,
      OVERVIEW.errors,
      OVERVIEW.warnings,
      OVERVIEW.absent,
      OVERVIEW["unread-parts"],
      OVERVIEW["first-finding"],
    ].map(w),
  );
  for (const at of all.slice(0, MOST_UNITS)) {
    const { disclosures, errors, warnings, absent, unread } = tallies[at]!;
    const number = countCell(at + 1);
    const sum = (column: "errors" | "warnings", value: number): PlanCell =>
      counted(value, `SUMIF(${places.matrix("unit-number")},${at + 1},${places.matrix(column)})`, {
        ...(value > 0 ? { style: column === "errors" ? "bad" : "warn" } : {}),
      });
    const gravest = disclosures
      .map((i) => overview.disclosures[i]!)
      .filter((one) => one.findings.length > 0)
      .sort((a, b) => b.counts.error - a.counts.error || b.counts.warn - a.counts.warn)[0]!;
    page.row([
      textCell(overview.units[at]!.name, "wrap", places.unit(at)),
      number,
      counted(disclosures.length, `COUNTIF(${places.matrix("unit-number")},${at + 1})`),
      sum("errors", errors),
      sum("warnings", warnings),
      countCell(absent),
      countCell(unread),
      { ...countCell(gravest.firstFinding + 1), link: places.finding(gravest.firstFinding) },
    ]);
  }
  page.row([]);
}

function common(page: Page, { overview, options, places }: Made): void {
  const { language } = options;
  const w = (m: Message): string => m[language];
  page.section(w(OVERVIEW.common));
  const rules = commonRules(overview).slice(0, MOST_RULES);
  if (rules.length === 0) page.row([textCell(w(OVERVIEW["common-none"]), "note")]);
  else {
    page.header([
      w(OVERVIEW.rule),
      w(OVERVIEW["disclosures-affected"]),
      ...(["error", "warn"] as const).map((s) => SEVERITIES[s][language]),
      w(OVERVIEW.name),
      ...Array.from({ length: COLUMNS - 5 }, () => ""),
    ]);
    for (const rule of rules) {
      const count = (severity: Severity): PlanCell =>
        counted(
          rule.findings[severity],
          `COUNTIFS(${places.findings("rule")},${quoted(rule.id)},${places.findings("severity")},${quoted(SEVERITIES[severity][language])})`,
          rule.findings[severity] > 0 && severity !== "info" ? { style: SEVERITY_STYLES[severity] } : {},
        );
      page.wide(textCell(rule.title[language], "wrap"), 4, {}, [
        textCell(`${rule.id} ${rule.groupName[language]}`, "wrap", places.rule(rule.id)),
        countCell(rule.affected),
        count("error"),
        count("warn"),
      ]);
    }
  }
  page.row([]);
}

function legend(page: Page, language: Language): void {
  const w = (m: Message): string => m[language];
  page.section(w(OVERVIEW.legend));
  for (const status of OUTCOME_ORDER)
    page.wide(textCell(w(OVERVIEW[`sign-${status}`]), "wrap"), 2, {}, [
      textCell(OUTCOMES[status][language]),
      outcomeCell(status, "error"),
    ]);
  page.wide(textCell(w(OVERVIEW["sign-off"]), "wrap"), 2, {}, [textCell(w(OVERVIEW["short-off"])), { value: null }]);
  for (const state of STATE_ORDER)
    page.wide(textCell(w(OVERVIEW[`state-${state}`]), "wrap"), 2, {}, [textCell(null), stateCell(state, { language })]);
}
