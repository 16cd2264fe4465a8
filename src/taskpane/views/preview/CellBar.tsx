import { Button, Caption1, Field, Input } from "@fluentui/react-components";
import { useState, type KeyboardEvent } from "react";
import type { CorrectionStep, ImportSummary, TableSummary } from "../../../application";
import { cellStep, marksByCell, rowStep } from "../../model/preview";
import { usePane } from "../context";
import { useStyles } from "../styles";
import { useMarks, type CellAt } from "./TableGrid";
import { usePreviewStyles } from "./styles";

/** The chosen cell below the table: why it is marked, what a person reads there, its row to be left out. */
export function CellBar({
  summary,
  table,
  cell,
  onStep,
  onUndo,
}: {
  summary: ImportSummary;
  table: TableSummary;
  cell: CellAt;
  onStep: (step: CorrectionStep) => void;
  onUndo: (step: CorrectionStep) => void;
}) {
  const { t } = usePane();
  const styles = usePreviewStyles();
  const shared = useStyles();
  const wordsOf = useMarks();
  const text = table.rows[cell.row]?.[cell.column] ?? "";
  const [typed, setTyped] = useState<string | null>(null);
  const marks = marksByCell(table.marks).get(`${cell.row}/${cell.column}`) ?? [];
  const doubtful = marks.some((m) => m.by === "doubtful");
  const read = cellStep(table, cell.row, cell.column, typed ?? text);
  const leave = rowStep(table, cell.row);
  const made = summary.corrections.find(
    ({ step }) =>
      step.type === "cell" &&
      read?.type === "cell" &&
      step.table.at === read.table.at &&
      step.row === read.row &&
      step.column === read.column,
  );
  const toCell = (): void => document.querySelector<HTMLElement>(`[data-cell="${cell.row}/${cell.column}"]`)?.focus();
  const apply = (): void => {
    if (!read || typed === null || typed.trim() === text) return;
    setTyped(null);
    onStep(read);
    toCell();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Enter") apply();
    if (event.key === "Escape") {
      setTyped(null);
      toCell();
    }
  };
  const header = table.columns[cell.column] || t("preview.columnAt", { column: cell.column + 1 });
  return (
    <div className={styles.cell} data-testid="cell-bar">
      {wordsOf(marks, summary.findings).map((words, i) => (
        <Caption1 key={i} className={shared.wrap}>
          {words}
        </Caption1>
      ))}
      <Field
        label={t("preview.cellAt", { row: cell.row + 1, column: header })}
        hint={typed !== null ? t("preview.applyHint") : undefined}
        size="small"
      >
        <Input
          size="small"
          value={typed ?? text}
          disabled={read === null}
          onChange={(_e, d) => setTyped(d.value)}
          onKeyDown={onKey}
          data-testid="cell-input"
        />
      </Field>
      <div className={shared.row}>
        <Button
          size="small"
          appearance="primary"
          disabled={read === null || typed === null || typed.trim() === text}
          onClick={apply}
          data-testid="cell-apply"
        >
          {t("preview.apply")}
        </Button>
        {doubtful && read && typed === null && (
          <Button size="small" onClick={() => onStep(read)} data-testid="cell-confirm">
            {t("preview.confirm")}
          </Button>
        )}
        {made && (
          <Button size="small" onClick={() => onUndo(made.step)} data-testid="cell-undo">
            {t("preview.undo")}
          </Button>
        )}
        <Button size="small" disabled={leave === null} onClick={() => leave && onStep(leave)} data-testid="row-leave">
          {t("preview.leaveRow")}
        </Button>
      </div>
    </div>
  );
}
