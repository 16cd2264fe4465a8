import { switchedOff } from "../checking";
import { describeSource, tableLabel } from "../disclosure";
import {
  GROUPS,
  issueSentence,
  KINDS,
  LEVELS,
  OUTCOMES,
  PAPER,
  PUNCTUATION,
  say,
  SEVERITIES,
  STATES,
  type Language,
  type Message,
  type Value,
} from "../words";
import { textCell } from "./cells";
import { conclusionOf } from "./conclusion";
import { countReadings } from "./doubtful-readings";
import { findingOrder } from "./finding-order";
import type { NamedImport } from "./identity";
import { ruleName } from "./rule-name";
import { linesOf, pointsOf } from "./row-heights";
import type { ColumnWidth, PlanCell, Rect, RowHeight, StyleName } from "./plan";

/** A working paper (检查底稿) before it has a name: one disclosure on upright A4, to be printed and signed. */
export interface PaperContent {
  readonly cells: readonly (readonly PlanCell[])[];
  readonly merges: readonly Rect[];
  readonly widths: readonly ColumnWidth[];
  readonly heights: readonly RowHeight[];
}

const WIDTHS = [6, 12, 44, 18, 14] as const;
const COLUMNS = WIDTHS.length;

/**
 * Lays the paper out.
 *
 * @param importedAt time of the check as users read it
 * @param language of all that the document doesn't print
 */
export function paperContent(item: NamedImport, importedAt: string, language: Language): PaperContent {
  const paper = new Paper();
  const { identity, disclosure, report, source } = item;
  const w = (message: Message, values: Readonly<Record<string, Value>> = {}): string => say(message, language, values);
  const kind = KINDS[disclosure.kind];
  paper.title(w(PAPER.title, { kind }));
  const facts: readonly (readonly [Message, string])[] = [
    [PAPER.unit, w(PAPER["unit-value"], { unit: identity.unit, level: LEVELS[disclosure.level] })],
    [PAPER.year, w(PAPER["year-value"], { year: identity.year, kind, version: identity.version })],
    [PAPER.file, w(PAPER["file-value"], { file: source.file, pages: source.pages })],
    [PAPER.hash, source.sha256],
    [PAPER.money, disclosure.moneyUnit ?? w(PAPER["no-money"])],
    [PAPER.time, importedAt],
  ];
  for (const [label, value] of facts) paper.fact(w(label), value);

  paper.section(w(PAPER.method));
  paper.text(w(PAPER["method-text"]));
  if (report.tolerance !== undefined) paper.text(w(PAPER.tolerance, { tolerance: report.tolerance }));
  const off = switchedOff(report.results);
  if (off.length > 0) {
    paper.text(w(PAPER.off, { count: off.length }));
    paper.header([...[PAPER.rule, PAPER.outcome, PAPER["off-reason"], PAPER.name].map((m) => w(m)), ""]);
    for (const r of off) paper.row([r.rule, w(PAPER["is-off"]), r.switchedOff, ruleName(r, language), ""]);
  }

  paper.section(w(PAPER.scope));
  paper.header([PAPER.number, PAPER.state, PAPER.table, PAPER.standard, PAPER.pages].map((m) => w(m)));
  disclosure.tables.forEach((table, i) =>
    paper.row([
      String(i + 1),
      STATES[table.state][language],
      table.title,
      table.id === "other" ? w(PAPER["not-standard"]) : tableLabel(table.id, disclosure.kind, language),
      table.pages.join(PUNCTUATION[language].list),
    ]),
  );

  const { open: doubtful, byPerson, automatic } = countReadings(disclosure);
  if (doubtful + byPerson + automatic > 0)
    paper.text(w(PAPER.readings, { open: doubtful, person: byPerson || null, automatic: automatic || null }));

  paper.section(w(PAPER.results));
  paper.header([
    w(PAPER.group),
    OUTCOMES.pass[language],
    w(PAPER.name),
    `${OUTCOMES.fail[language]} / ${OUTCOMES.rounded[language]}`,
    OUTCOMES["not-evaluable"][language],
  ]);
  for (const [group, words] of Object.entries(GROUPS)) {
    const own = report.results.filter((r) => r.group === group);
    const sum = (status: keyof typeof OUTCOMES): number => own.reduce((n, r) => n + r.counts[status], 0);
    paper.row([
      group,
      String(sum("pass")),
      words[language],
      `${sum("fail")} / ${sum("rounded")}`,
      String(sum("not-evaluable")),
    ]);
  }

  paper.section(w(PAPER.findings));
  // Notes are counted only.
  const told = findingOrder(report.findings)
    .map((at) => report.findings[at]!)
    .filter((f) => f.severity !== "info");
  const notes = report.findings.length - told.length + disclosure.issues.length;
  if (told.length === 0) paper.text(w(PAPER["no-findings"]));
  else {
    paper.header([PAPER.number, PAPER.severity, PAPER.told, PAPER.place, PAPER.opinion].map((m) => w(m)));
    told.forEach((f, i) =>
      paper.row(
        [
          String(i + 1),
          `${SEVERITIES[f.severity][language]} ${f.rule}`,
          language === "en" ? f.messageEn : f.message,
          [f.cells.find((c) => c.label)?.label, describeSource(f.cells.find((c) => c.source)?.source, language)]
            .filter(Boolean)
            .join(PUNCTUATION[language].comma),
          "",
        ],
        f.severity === "error" ? "bad" : undefined,
      ),
    );
  }
  if (notes > 0) paper.text(w(PAPER.notes, { count: notes }));

  paper.section(w(PAPER.open));
  const open = report.results.filter((r) => r.counts["not-evaluable"] > 0);
  if (open.length === 0 && disclosure.issues.length === 0) paper.text(w(PAPER["none-open"]));
  if (open.length > 0) {
    paper.header([...[PAPER.rule, PAPER.count, PAPER.reason, PAPER.name].map((m) => w(m)), ""]);
    for (const r of open)
      paper.row([
        r.rule,
        String(r.counts["not-evaluable"]),
        (language === "en" ? r.reasonEn : r.reason) ?? "",
        ruleName(r, language),
        "",
      ]);
  }
  for (const issue of disclosure.issues) paper.text(w(PAPER.issue, { issue: issueSentence(issue, language) }));

  paper.section(w(PAPER.conclusion));
  paper.text(w(PAPER["by-program"], { conclusion: conclusionOf(item, language) }));
  paper.text(w(PAPER["by-person"]));
  paper.blank(2);
  paper.text(w(PAPER.signatures));
  paper.note(w(PAPER.foot));
  return paper;
}

/** The page under construction. */
class Paper implements PaperContent {
  readonly cells: PlanCell[][] = [];
  readonly merges: Rect[] = [];
  readonly widths: readonly ColumnWidth[] = WIDTHS.map((width, column) => ({ column, width }));
  readonly heights: RowHeight[] = [];

  title(text: string): void {
    this.whole(text, "title");
  }

  section(text: string): void {
    this.blank(1);
    this.whole(text, "section");
  }

  text(text: string): void {
    this.whole(text, "wrap");
  }

  note(text: string): void {
    this.whole(text, "note");
  }

  blank(rows: number): void {
    for (let i = 0; i < rows; i++) this.cells.push(cellsOf([]));
  }

  fact(label: string, value: string): void {
    this.merges.push({ row: this.cells.length, column: 0, rows: 1, columns: 2 });
    this.merges.push({ row: this.cells.length, column: 2, rows: 1, columns: COLUMNS - 2 });
    this.push(cellsOf([label, "", value], ["key", "key", "wrap", "wrap", "wrap"]), [[value, widthOf(2, COLUMNS)]]);
  }

  header(labels: readonly string[]): void {
    this.push(
      cellsOf(
        labels,
        labels.map(() => "header"),
      ),
      [],
    );
  }

  row(values: readonly string[], first?: StyleName): void {
    const styles = values.map((_, i): StyleName => (i === 1 && first ? first : "framed"));
    this.push(
      cellsOf(values, styles),
      values.map((v, i) => [v, WIDTHS[i]!]),
    );
  }

  private whole(text: string, style: StyleName): void {
    this.merges.push({ row: this.cells.length, column: 0, rows: 1, columns: COLUMNS });
    // A title is half as high again.
    this.push(cellsOf([text], [style]), [[style === "title" ? `${text}\n` : text, widthOf(0, COLUMNS)]]);
  }

  /** A row as high as its longest text takes: what is merged and wrapped, Excel fits to one of its columns. */
  private push(cells: PlanCell[], texts: readonly (readonly [string, number])[]): void {
    const lines = texts.map(([text, width]) => linesOf(text, width)).reduce((a, b) => Math.max(a, b), 1);
    this.heights.push({ row: this.cells.length, points: pointsOf(lines) });
    this.cells.push(cells);
  }
}

function cellsOf(values: readonly string[], styles: readonly StyleName[] = []): PlanCell[] {
  return Array.from({ length: COLUMNS }, (_, i): PlanCell => {
    const style = styles[i] ?? styles[0];
    return textCell(values[i] || null, style);
  });
}

const widthOf = (from: number, to: number): number => WIDTHS.slice(from, to).reduce((sum, w) => sum + w, 0);
