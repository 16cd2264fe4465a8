import type { OutcomeStatus, Severity } from "../../checking";
import { TABLE_IDS, tableLabel } from "../../disclosure";
import { GROUPS, KINDS, LEVELS, OUTCOMES, OVERVIEW, PUNCTUATION, SEVERITIES, say, type Message } from "../../words";
import { bold, cell, heading, paragraph, table } from "../report/blocks";
import type { TextBlock, TextCell, TextDocument, TextTone } from "../text-document";
import { overviewOf, type ListedDisclosure, type Overview } from "./model";
import {
  commonRules,
  conclusionWords,
  fileAddress,
  messageOf,
  pageWord,
  periodWord,
  remarksOf,
  settingsWords,
  statesOf,
  suggestionWord,
  tableWord,
  unitsToSee,
  unitsWithFiles,
  unitTallies,
  YEAR_COLUMNS,
  yearWord,
  type OverviewOptions,
} from "./options";
import type { BatchRecord, StatementState } from "./record";
import { OUTCOME_ORDER, OUTCOME_SIGNS, STATE_ORDER, stateSign } from "./signs";
import { MOST_RULES, MOST_UNITS } from "./summary";

/** The overview of a batch as one page that prints: as the workbook, rules by their groups, each finding with its quote below its disclosure. */
export function overviewDocument(records: Iterable<BatchRecord>, options: OverviewOptions): TextDocument {
  const overview = overviewOf(records);
  const { language } = options;
  const made: Made = { overview, options, w: (m) => m[language], on: new PageFindings(overview) };
  const title = OVERVIEW.title[language];
  return {
    title,
    language: language === "en" ? "en-US" : "zh-CN",
    foot: say(OVERVIEW.foot, language, { title, time: options.madeAt }),
    landscape: true,
    blocks: [
      paragraph(say(OVERVIEW.note, language, { time: options.madeAt, version: options.program })),
      paragraph(bold(conclusionWords(overview, language))),
      ...numberBlocks(made),
      ...yearBlocks(made),
      ...firstBlocks(made),
      ...commonBlocks(made),
      ...publishedBlocks(made),
      ...statementBlocks(made),
      ...matrixBlocks(made),
      ...findingBlocks(made),
      ...unreadBlocks(made),
      ...ruleBlocks(made),
      heading(1, OVERVIEW.settings[language]),
      ...settingsWords(overview, options).map((words) => paragraph(words)),
    ],
  };
}

interface Made {
  readonly overview: Overview;
  readonly options: OverviewOptions;
  readonly w: (message: Message) => string;
  readonly on: PageFindings;
}

/** A page with more findings is too much for a browser: then it has the gravest ones, and the workbook has all. */
const MOST_FINDINGS = 3000;

/** Which findings stand on the page, and where: those of the gravest kinds, as far as there is room; errors always. */
class PageFindings {
  /** Of each disclosure. */
  private readonly shown: readonly ListedDisclosure["findings"][];
  private readonly numbers: ReadonlySet<number>;
  /** How many are in the workbook only. */
  readonly others: number;

  constructor(private readonly overview: Overview) {
    const count = (of: Severity): number => overview.disclosures.reduce((sum, { counts }) => sum + counts[of], 0);
    const kinds = new Set<Severity>(["error"]);
    let sum = count("error");
    for (const severity of ["warn", "info"] as const) {
      sum += count(severity);
      if (sum > MOST_FINDINGS) break;
      kinds.add(severity);
    }
    this.shown = overview.disclosures.map(({ findings }) => findings.filter((f) => kinds.has(f.severity)));
    this.numbers = new Set(
      overview.disclosures.flatMap(({ firstFinding }, at) => this.shown[at]!.map((_, i) => firstFinding + i)),
    );
    this.others = overview.findings - this.numbers.size;
  }

  /** The findings of a disclosure that stand on the page: its first ones, for the gravest come first. */
  of(disclosure: number): ListedDisclosure["findings"] {
    return this.shown[disclosure]!;
  }

  /** Where a finding stands. */
  at(finding: number | null): string | undefined {
    return finding !== null && this.numbers.has(finding) ? findingAt(finding) : undefined;
  }

  /** Where a disclosure's own part stands; where there is not room for all, those with nothing to tell have none. */
  part(disclosure: number): string | undefined {
    const { record, open } = this.overview.disclosures[disclosure]!;
    const told = this.others === 0 || record.unread.length + open + this.of(disclosure).length > 0;
    return told ? findingsOf(disclosure) : undefined;
  }
}

/** Names of places: a disclosure's findings, its row of the matrix, a finding, a rule. */
const findingsOf = (disclosure: number): string => `d-${disclosure + 1}`;
const rowOf = (disclosure: number): string => `m-${disclosure + 1}`;
const findingAt = (finding: number): string => `f-${finding + 1}`;
const ruleAt = (id: string): string => `r-${id}`;

const leading = (text: string, to: string | undefined, more: Partial<TextCell> = {}): TextCell => ({
  runs: [to === undefined ? { text } : { text, to }],
  ...more,
});

const toned = (value: number, tone: TextTone, to?: string): TextCell =>
  leading(String(value), value > 0 ? to : undefined, { amount: true, ...(value > 0 ? { tone } : {}) });

function numberBlocks({ overview, w }: Made): TextBlock[] {
  const { disclosures, files, unchecked, repeated } = overview;
  const sum = (of: (one: ListedDisclosure) => number): number => disclosures.reduce((n, one) => n + of(one), 0);
  const status = (s: string): number => unchecked.filter((r) => r.status === s).length;
  const numbers: readonly (readonly [Message, number, TextTone?])[] = [
    [OVERVIEW.files, files.length],
    [OVERVIEW.checked, disclosures.length],
    [OVERVIEW.refused, status("refused"), "open"],
    [OVERVIEW.failed, status("failed"), "open"],
    [OVERVIEW.duplicates, repeated],
    [OVERVIEW.units, unitsWithFiles(overview)],
    [OVERVIEW["with-errors"], sum(({ counts }) => Number(counts.error > 0)), "bad"],
    [OVERVIEW["with-warnings"], sum(({ counts }) => Number(counts.error === 0 && counts.warn > 0)), "warn"],
    [OVERVIEW.errors, sum(({ counts }) => counts.error), "bad"],
    [OVERVIEW.warnings, sum(({ counts }) => counts.warn), "warn"],
    [OVERVIEW.notes, sum(({ counts }) => counts.info)],
    [OVERVIEW.open, sum(({ open }) => open), "open"],
    [OVERVIEW.absent, sum((one) => statesOf(one, "absent")), "warn"],
    [OVERVIEW["unreadable-statements"], sum((one) => statesOf(one, "unreadable")), "open"],
  ];
  return [
    heading(1, w(OVERVIEW.numbers)),
    table(
      numbers.map(([label]) => w(label)),
      [numbers.map(([, value, tone]) => ({ ...toned(value, tone ?? "grey"), ...(tone ? {} : { tone: undefined }) }))],
    ),
  ];
}

function yearBlocks({ overview, options, w }: Made): TextBlock[] {
  const { periods, disclosures } = overview;
  if (periods.length === 0) return [];
  return [
    heading(1, w(OVERVIEW["by-year"])),
    table(
      YEAR_COLUMNS.map(w),
      periods.map(({ year, kind }) => {
        const own = disclosures.filter(({ d }) => d.year === year && d.kind === kind);
        const sum = (of: (one: ListedDisclosure) => number): number => own.reduce((n, one) => n + of(one), 0);
        return [
          yearWord(year, options.language),
          KINDS[kind][options.language],
          own.length,
          sum(({ counts }) => Number(counts.error > 0)),
          toned(
            sum(({ counts }) => counts.error),
            "bad",
          ),
          toned(
            sum(({ counts }) => counts.warn),
            "warn",
          ),
          sum(({ counts }) => counts.info),
          sum(({ open }) => open),
        ];
      }),
    ),
  ];
}

function firstBlocks({ overview, options, w, on }: Made): TextBlock[] {
  const tallies = unitTallies(overview);
  const all = unitsToSee(tallies);
  if (all.length === 0) return [heading(1, w(OVERVIEW.first)), paragraph(w(OVERVIEW["first-none"]))];
  const more = Math.max(0, all.length - MOST_UNITS) || null;
  return [
    heading(1, w(OVERVIEW.first)),
    paragraph(say(OVERVIEW["first-note"], options.language, { more })),
    table(
      [
        OVERVIEW.unit,
        OVERVIEW.disclosures,
        OVERVIEW.errors,
        OVERVIEW.warnings,
        OVERVIEW.absent,
        OVERVIEW["unread-parts"],
      ].map(w),
      all.slice(0, MOST_UNITS).map((at) => {
        const { disclosures, errors, warnings, absent, unread } = tallies[at]!;
        return [
          leading(overview.units[at]!.name, on.part(gravestOf(overview, disclosures))),
          disclosures.length,
          toned(errors, "bad"),
          toned(warnings, "warn"),
          absent,
          unread,
        ];
      }),
      { widths: [50, 10, 10, 10, 10, 10], named: true },
    ),
  ];
}

/** The disclosure of a unit that has most errors, then most warnings. */
const gravestOf = ({ disclosures }: Overview, own: readonly number[]): number =>
  [...own].sort((a, b) => {
    const [x, y] = [disclosures[a]!.counts, disclosures[b]!.counts];
    return y.error - x.error || y.warn - x.warn || a - b;
  })[0]!;

function commonBlocks({ overview, options: { language }, w }: Made): TextBlock[] {
  const rules = commonRules(overview).slice(0, MOST_RULES);
  return [
    heading(1, w(OVERVIEW.common)),
    rules.length === 0
      ? paragraph(w(OVERVIEW["common-none"]))
      : table(
          [
            w(OVERVIEW.rule),
            w(OVERVIEW.name),
            w(OVERVIEW["disclosures-affected"]),
            SEVERITIES.error[language],
            SEVERITIES.warn[language],
          ],
          rules.map((r) => [
            leading(r.id, ruleAt(r.id)),
            r.title[language],
            r.affected,
            toned(r.findings.error, "bad"),
            toned(r.findings.warn, "warn"),
          ]),
          { widths: [10, 60, 10, 10, 10] },
        ),
  ];
}

/** A unit that stands below its department. */
const INDENT = "　";

function publishedBlocks({ overview, options: { language }, w }: Made): TextBlock[] {
  const { units, periods, disclosures } = overview;
  const tallies = unitTallies(overview);
  return [
    heading(1, w(OVERVIEW["sheet-published"])),
    paragraph(w(OVERVIEW["published-note"])),
    table(
      [
        w(OVERVIEW["unit-number"]),
        w(OVERVIEW.unit),
        w(OVERVIEW.level),
        ...periods.map((p) => periodWord(p, language)),
        w(OVERVIEW.errors),
        w(OVERVIEW.warnings),
        w(OVERVIEW.absent),
        w(OVERVIEW.remark),
      ],
      units.map((unit, at) => {
        const tally = tallies[at]!;
        const name = `${unit.department === null ? "" : INDENT}${unit.name}`;
        const [first] = tally.disclosures;
        return [
          at + 1,
          first === undefined
            ? leading(name, undefined, { tone: "muted" })
            : { runs: [{ text: name, bold: unit.level === "department", to: rowOf(first) }] },
          LEVELS[unit.level][language],
          ...periods.map(({ year, kind }): TextCell => {
            const count = tally.disclosures.filter(
              (i) => disclosures[i]!.d.year === year && disclosures[i]!.d.kind === kind,
            ).length;
            const text = count === 0 ? "—" : count === 1 ? "✓" : String(count);
            return leading(text, undefined, {
              centred: true,
              tone: count === 0 ? "muted" : count === 1 ? "good" : "rounded",
            });
          }),
          toned(tally.errors, "bad"),
          toned(tally.warnings, "warn"),
          toned(tally.absent, "warn"),
          remarksOf(overview, at, language),
        ];
      }),
      { compact: true },
    ),
  ];
}

const STATE_TONES: Readonly<Record<StatementState, TextTone | undefined>> = {
  filled: "good",
  empty: undefined,
  unreadable: "open",
  absent: "warn",
  missing: "muted",
};

function statementBlocks({ overview, options: { language }, w }: Made): TextBlock[] {
  const { disclosures } = overview;
  const states = (of: ListedDisclosure, id: (typeof TABLE_IDS)[number]): StatementState =>
    of.record.statements[id] ?? "missing";
  return [
    heading(1, w(OVERVIEW["sheet-statements"])),
    paragraph(w(OVERVIEW["statements-note"])),
    table(
      [
        w(OVERVIEW.unit),
        w(OVERVIEW.year),
        w(OVERVIEW.kind),
        ...TABLE_IDS.map((id) => tableLabel(id, "budget", language)),
      ],
      [
        ...disclosures.map((one, at) => [
          leading(one.d.writtenAs, rowOf(at)),
          yearWord(one.d.year, language),
          KINDS[one.d.kind][language],
          ...TABLE_IDS.map((id): TextCell => {
            const state = states(one, id);
            const tone = STATE_TONES[state];
            return leading(stateSign(state, language), undefined, { centred: true, ...(tone ? { tone } : {}) });
          }),
        ]),
        ...STATE_ORDER.map((state) => [
          { runs: [bold(say(OVERVIEW.total, language, { state: stateSign(state, language) }))] },
          "",
          "",
          ...TABLE_IDS.map((id) => cell(disclosures.filter((one) => states(one, id) === state).length)),
        ]),
      ],
      { compact: true, named: true },
    ),
  ];
}

function matrixBlocks({ overview, options: { language }, w, on }: Made): TextBlock[] {
  const { disclosures, rules } = overview;
  const groups = [...new Map(rules.map((r) => [r.group, r.groupName]))];
  const groupOf = new Map(rules.map((r) => [r.id, r.group]));
  return [
    heading(1, w(OVERVIEW["page-matrix"])),
    paragraph(w(OVERVIEW["page-matrix-note"])),
    table(
      [
        w(OVERVIEW["list-number"]),
        w(OVERVIEW.unit),
        w(OVERVIEW.year),
        w(OVERVIEW.kind),
        ...(["error", "warn", "info"] as const).map((s) => SEVERITIES[s][language]),
        ...groups.map(([group, name]) => (group in GROUPS ? `${group} ${name[language]}` : name[language])),
      ],
      disclosures.map((one, at) => {
        const { d, counts, record, findings, firstFinding } = one;
        const ofGroup = (group: string): OutcomeStatus[] =>
          Object.entries(record.rules).flatMap(([id, status]) => (groupOf.get(id) === group ? [status] : []));
        return [
          { ...cell(at + 1), anchor: rowOf(at) },
          leading(d.writtenAs, on.part(at)),
          yearWord(d.year, language),
          KINDS[d.kind][language],
          toned(counts.error, "bad", on.part(at)),
          toned(counts.warn, "warn", on.part(at)),
          toned(counts.info, "grey", on.part(at)),
          ...groups.map(([group]) => {
            const first = findings.findIndex((f) => groupOf.get(f.rule) === group);
            const severity = findings[first]?.severity ?? null;
            return groupCell(ofGroup(group), severity, on.at(first < 0 ? null : firstFinding + first));
          }),
        ];
      }),
      { compact: true },
    ),
  ];
}

/** What the rules of a group came to, in signs. */
function groupCell(outcomes: readonly OutcomeStatus[], severity: Severity | null, to: string | undefined): TextCell {
  const count = (status: OutcomeStatus): number => outcomes.filter((o) => o === status).length;
  const [failing, open] = [count("fail"), count("not-evaluable")];
  const told = [
    failing > 0 ? `${OUTCOME_SIGNS.fail}${failing}` : "",
    open > 0 ? `${OUTCOME_SIGNS["not-evaluable"]}${open}` : "",
  ].filter(Boolean);
  const held = count("rounded") > 0 ? "rounded" : count("pass") > 0 ? "pass" : "not-applicable";
  const text = told.length > 0 ? told.join(" ") : outcomes.length === 0 ? "" : OUTCOME_SIGNS[held];
  const tone: TextTone =
    failing > 0
      ? severity === "error"
        ? "bad"
        : severity === "warn"
          ? "warn"
          : "grey"
      : open > 0
        ? "open"
        : held === "pass"
          ? "good"
          : held === "rounded"
            ? "rounded"
            : "muted";
  return leading(text, to, { centred: true, tone });
}

function findingBlocks({ overview, options, w, on }: Made): TextBlock[] {
  const { language, filesAt } = options;
  const titles = new Map(overview.rules.map((r) => [r.id, r.title[language]]));
  return [
    heading(1, w(OVERVIEW["page-findings"])),
    ...(on.others > 0 ? [paragraph(say(OVERVIEW["page-others"], language, { count: on.others }))] : []),
    ...overview.disclosures.flatMap((one, at): TextBlock[] => {
      const { record, d, counts, open, firstFinding } = one;
      const anchor = on.part(at);
      if (anchor === undefined) return [];
      const findings = on.of(at);
      const address = fileAddress(record.path, filesAt);
      const back = { text: w(OVERVIEW["page-back"]), to: rowOf(at) };
      const file = address === undefined ? { text: record.path } : { text: record.path, file: address };
      const unevaluated = Object.entries(record.rules).flatMap(([id, s]) => (s === "not-evaluable" ? [id] : []));
      return [
        {
          kind: "details",
          open: counts.error > 0,
          summary: [
            {
              text: say(OVERVIEW["page-summary"], language, {
                unit: d.writtenAs,
                year: yearWord(d.year, language),
                kind: KINDS[d.kind],
                errors: counts.error,
                warnings: counts.warn,
                notes: counts.info,
                open: open || null,
              }),
            },
          ],
          blocks: [
            // Within what is folded: a link to it unfolds it.
            { ...paragraph(file, "　", back), anchor },
            findings.length === 0
              ? paragraph(w(OVERVIEW[one.findings.length > 0 ? "page-elsewhere" : "page-none"]))
              : table(
                  [
                    OVERVIEW.severity,
                    OVERVIEW.rule,
                    OVERVIEW.told,
                    OVERVIEW.table,
                    OVERVIEW.page,
                    OVERVIEW.quote,
                    OVERVIEW.suggestion,
                  ].map(w),
                  findings.map((f, i): TextCell[] => [
                    {
                      ...cell(SEVERITIES[f.severity][language]),
                      tone: SEVERITY_TONES[f.severity],
                      anchor: findingAt(firstFinding + i),
                    },
                    leading(`${f.rule} ${titles.get(f.rule) ?? f.title}`, ruleAt(f.rule)),
                    cell(messageOf(f, language)),
                    cell(tableWord(f.table, d.kind, language) ?? ""),
                    cell(pageWord(f, language) ?? ""),
                    cell(f.quote ?? ""),
                    cell(suggestionWord(f, language) ?? ""),
                  ]),
                  { widths: [5, 13, 42, 11, 7, 12, 10] },
                ),
            ...record.unread.map((issue) =>
              paragraph(say(OVERVIEW["page-unread"], language, { issue: messageOf(issue, language) })),
            ),
            ...(unevaluated.length > 0
              ? [
                  paragraph(
                    say(OVERVIEW["page-open"], language, { rules: unevaluated.join(PUNCTUATION[language].list) }),
                  ),
                ]
              : []),
          ],
        },
      ];
    }),
  ];
}

const SEVERITY_TONES = { error: "bad", warn: "warn", info: "grey" } as const;

function unreadBlocks({ overview, options, w }: Made): TextBlock[] {
  const { unchecked, disclosures } = overview;
  const { language, filesAt } = options;
  const file = (path: string): TextCell => {
    const address = fileAddress(path, filesAt);
    return { runs: [address === undefined ? { text: path } : { text: path, file: address }] };
  };
  const rows = [
    ...unchecked.map(({ path, status, error }) => [
      w(OVERVIEW[status === "refused" ? "what-refused" : "what-failed"]),
      file(path),
      "",
      error ? messageOf(error, language) : "",
    ]),
    ...disclosures.flatMap(({ record, d }, at) =>
      record.unread.map((issue) => [
        w(OVERVIEW["what-part"]),
        file(record.path),
        leading(d.writtenAs, rowOf(at)),
        messageOf(issue, language),
      ]),
    ),
  ];
  return [
    heading(1, w(OVERVIEW["sheet-unread"])),
    paragraph(w(OVERVIEW["unread-note"])),
    rows.length === 0
      ? paragraph(w(OVERVIEW["common-none"]))
      : table([OVERVIEW.what, OVERVIEW.file, OVERVIEW.unit, OVERVIEW.reason].map(w), rows, {
          widths: [8, 27, 20, 45],
        }),
  ];
}

function ruleBlocks({ overview, options: { language }, w, on }: Made): TextBlock[] {
  return [
    heading(1, w(OVERVIEW["sheet-rules"])),
    paragraph(w(OVERVIEW["matrix-note-page"])),
    table(
      [
        w(OVERVIEW.rule),
        w(OVERVIEW.name),
        w(OVERVIEW.group),
        ...OUTCOME_ORDER.map((s) => `${OUTCOME_SIGNS[s]} ${OUTCOMES[s][language]}`),
        ...(["error", "warn", "info"] as const).map((s) => SEVERITIES[s][language]),
      ],
      overview.rules.map((r) => [
        { ...cell(r.id), anchor: ruleAt(r.id) },
        leading(r.title[language], on.at(r.firstFinding)),
        r.groupName[language],
        ...OUTCOME_ORDER.map((s) => r.outcomes[s]),
        toned(r.findings.error, "bad"),
        toned(r.findings.warn, "warn"),
        r.findings.info,
      ]),
      { widths: [6, 34, 16, 5, 5, 5, 6, 7, 5, 5, 6] },
    ),
  ];
}
