import { Button, Caption1, mergeClasses } from "@fluentui/react-components";
import { useMemo, useRef, useState, type KeyboardEvent } from "react";
import type { CellMark, ColumnBinding, CorrectionStep, ImportSummary, TableSummary } from "../../../application";
import { languageOf, sentence } from "../../../words";
import { marksByCell, nextDoubtful } from "../../model/preview";
import { usePane } from "../context";
import { useStyles } from "../styles";
import { useConfidence } from "./use-confidence";
import { useChoice } from "./use-choice";
import { usePreviewStyles } from "./styles";

/** A cell of the table: body row and column. */
export interface CellAt {
  readonly row: number;
  readonly column: number;
}

/** Rows that are in the page at a time: the others are a click away. */
const ROWS_A_PAGE = 60;
/** The words of a row stay in sight where they are one of the first columns. */
const LAST_NAMED = 3;

/** The table as read, a page of its rows at a time, with the standard column over each printed one and marks on doubtful cells. */
export function TableGrid({
  summary,
  table,
  cell,
  onCell,
  onStep,
}: {
  summary: ImportSummary;
  table: TableSummary;
  cell: CellAt | null;
  onCell: (cell: CellAt) => void;
  onStep: (step: CorrectionStep) => void;
}) {
  const { t } = usePane();
  const styles = usePreviewStyles();
  const shared = useStyles();
  const frame = useRef<HTMLDivElement>(null);
  const [page, setPage] = useState(0);
  const marks = useMemo(() => marksByCell(table.marks), [table.marks]);
  const first = Math.min(page * ROWS_A_PAGE, Math.floor((table.rows.length - 1) / ROWS_A_PAGE) * ROWS_A_PAGE);
  const rows = table.rows.slice(first, first + ROWS_A_PAGE);
  const columns = Math.max(table.columns.length, ...rows.map((r) => r.length));
  const named = useMemo(() => namedColumn(table), [table]);
  const doubtful = nextDoubtful(table, cell);
  const entry = cell ?? { row: first, column: 0 };

  const show = (to: CellAt): void => {
    onCell(to);
    setPage(Math.floor(to.row / ROWS_A_PAGE));
    // The row may be on a page that is not there yet.
    requestAnimationFrame(() =>
      frame.current?.querySelector<HTMLElement>(`[data-cell="${to.row}/${to.column}"]`)?.focus(),
    );
  };
  const onKey = (event: KeyboardEvent): void => {
    if (!(event.target as HTMLElement).dataset["cell"]) return;
    if (event.key === "Enter" || event.key === "F2") {
      event.preventDefault();
      document.querySelector<HTMLInputElement>("[data-testid=cell-input]")?.focus();
      return;
    }
    const to = moved(entry, event, table.rows.length - 1, columns - 1);
    if (!to) return;
    event.preventDefault();
    show(to);
  };
  return (
    <>
      <div className={styles.frame} ref={frame}>
        <table
          className={styles.grid}
          role="grid"
          aria-label={t("preview.grid", { title: table.title })}
          aria-rowcount={table.rows.length + 1}
          onKeyDown={onKey}
          data-testid="table-grid"
        >
          <thead>
            <tr>
              <th scope="col">{t("preview.rowHead")}</th>
              {Array.from({ length: columns }, (_, c) => (
                <th key={c} scope="col" data-named={c === named || undefined}>
                  {table.columns[c] || t("preview.columnAt", { column: c + 1 })}
                  {table.choices !== null && <Binding summary={summary} table={table} column={c} onStep={onStep} />}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={first + i} aria-rowindex={first + i + 2}>
                <th scope="row" className={styles.rowHead}>
                  {first + i + 1}
                </th>
                {Array.from({ length: columns }, (_, c) => (
                  <Cell
                    key={c}
                    text={row[c] ?? null}
                    at={{ row: first + i, column: c }}
                    marks={marks.get(`${first + i}/${c}`) ?? []}
                    findings={summary.findings}
                    named={c === named}
                    chosen={cell?.row === first + i && cell.column === c}
                    focusable={entry.row === first + i && entry.column === c}
                    onChoose={onCell}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.head}>
        {table.rows.length > ROWS_A_PAGE && (
          <div className={shared.row}>
            <Caption1 className={shared.grow}>
              {t("preview.range", { from: first + 1, to: first + rows.length, count: table.rows.length })}
            </Caption1>
            <Button
              size="small"
              disabled={first === 0}
              onClick={() => setPage(first / ROWS_A_PAGE - 1)}
              data-testid="rows-previous"
            >
              {t("preview.rowsPrevious")}
            </Button>
            <Button
              size="small"
              disabled={first + rows.length >= table.rows.length}
              onClick={() => setPage(first / ROWS_A_PAGE + 1)}
              data-testid="rows-next"
            >
              {t("preview.rowsNext")}
            </Button>
          </div>
        )}
        {doubtful && (
          <div className={shared.row}>
            <Button size="small" onClick={() => show(doubtful)} data-testid="next-doubtful">
              {t("preview.nextDoubtful")}
            </Button>
          </div>
        )}
        {table.marks.length > 0 && <Caption1 className={shared.muted}>{t("preview.legend")}</Caption1>}
        {table.marks.some((m) => m.by === "doubtful" || m.by === "confirmed") && (
          <Caption1 className={shared.muted} data-testid="doubt-legend">
            {t("preview.doubtLegend", { count: table.marks.filter((m) => m.by === "doubtful").length })}
          </Caption1>
        )}
      </div>
    </>
  );
}

/** The column of the rows' words: the item, else nothing stays in sight but the row's number. */
function namedColumn(table: TableSummary): number {
  const item = table.bindings.findIndex((b) => b?.key === "item");
  return item >= 0 && item < LAST_NAMED ? item : -1;
}

function moved(from: CellAt, event: KeyboardEvent, lastRow: number, lastColumn: number): CellAt | null {
  const { row, column } = from;
  switch (event.key) {
    case "ArrowDown":
      return { row: Math.min(lastRow, row + 1), column };
    case "ArrowUp":
      return { row: Math.max(0, row - 1), column };
    case "ArrowRight":
      return { row, column: Math.min(lastColumn, column + 1) };
    case "ArrowLeft":
      return { row, column: Math.max(0, column - 1) };
    case "Home":
      return { row: event.ctrlKey ? 0 : row, column: 0 };
    case "End":
      return { row: event.ctrlKey ? lastRow : row, column: lastColumn };
    case "PageDown":
      return { row: Math.min(lastRow, row + ROWS_A_PAGE), column };
    case "PageUp":
      return { row: Math.max(0, row - ROWS_A_PAGE), column };
    default:
      return null;
  }
}

function Cell({
  text,
  at,
  marks,
  findings,
  named,
  chosen,
  focusable,
  onChoose,
}: {
  text: string | null;
  at: CellAt;
  marks: readonly CellMark[];
  findings: ImportSummary["findings"];
  named: boolean;
  chosen: boolean;
  focusable: boolean;
  onChoose: (cell: CellAt) => void;
}) {
  const styles = usePreviewStyles();
  const said = useMarks()(marks, findings);
  const by = (what: CellMark["by"]): boolean => marks.some((m) => m.by === what);
  return (
    <td
      role="gridcell"
      className={mergeClasses(
        /^[-－△(]?[\d,]+\.\d+\)?$/.test(text ?? "") && styles.number,
        named && styles.named,
        by("corrected") && styles.corrected,
        by("confirmed") && styles.confirmed,
        by("doubtful") && styles.doubtful,
        by("ambiguous") && styles.ambiguous,
        by("error") ? styles.error : by("warn") ? styles.warn : undefined,
        chosen && !by("doubtful") && styles.chosen,
      )}
      tabIndex={focusable ? 0 : -1}
      aria-selected={chosen}
      aria-description={said.length > 0 ? said.join("；") : undefined}
      title={said.length > 0 ? said.join("\n") : undefined}
      data-cell={`${at.row}/${at.column}`}
      data-mark={marks[0]?.by}
      onClick={() => onChoose(at)}
      onFocus={() => chosen || onChoose(at)}
    >
      {text}
    </td>
  );
}

/** Marks of a cell in words. */
export function useMarks(): (marks: readonly CellMark[], findings: ImportSummary["findings"]) => string[] {
  const { t } = usePane();
  const sure = useConfidence();
  return (marks, findings) =>
    marks.map((m) => {
      const settled = m.settledBy !== undefined && (m.by === "corrected" || m.by === "confirmed");
      return t(settled ? `preview.mark.settled.${m.by}` : `preview.mark.${m.by}`, {
        by: m.settledBy === undefined ? "" : t(`doubts.by.${m.settledBy}`),
        confidence: m.confidence === undefined ? "" : sure(m.confidence),
        printed: m.printed ?? t("preview.blank"),
        title: m.finding === undefined ? "" : (findings[m.finding]?.title ?? ""),
      });
    });
}

const NONE = "";
const keyOf = (b: ColumnBinding): string => [b.side ?? "", b.item ?? "", b.key].join("/");

/** The standard column that a printed one is bound to, to be chosen. */
function Binding({
  summary,
  table,
  column,
  onStep,
}: {
  summary: ImportSummary;
  table: TableSummary;
  column: number;
  onStep: (step: CorrectionStep) => void;
}) {
  const { t, language } = usePane();
  const styles = usePreviewStyles();
  const choices = summary.columnChoices[table.choices!] ?? [];
  const bound = table.bindings[column] ?? null;
  const header = table.columns[column] ?? "";
  const { shown, choose, leave } = useChoice(bound === null ? NONE : keyOf(bound));
  const known = bound === null || choices.some((c) => keyOf(c.binding) === keyOf(bound));
  return (
    <select
      className={mergeClasses(styles.binding, bound === null && styles.unbound)}
      aria-label={t("preview.bindingOf", { header: header || t("preview.columnAt", { column: column + 1 }) })}
      value={shown}
      onBlur={leave}
      onChange={(event) => {
        choose(event.target.value);
        const binding = choices.find((c) => keyOf(c.binding) === event.target.value)?.binding ?? null;
        onStep({ type: "column", table: table.places[0]!, column, header, binding });
      }}
      data-testid={`binding-${column}`}
    >
      <option value={NONE}>{t("preview.bindingNone")}</option>
      {!known && <option value={keyOf(bound!)}>{bound!.key}</option>}
      {choices.map((c) => (
        <option key={keyOf(c.binding)} value={keyOf(c.binding)}>
          {sentence(c.said, languageOf(language))}
        </option>
      ))}
    </select>
  );
}
