import { Button, Caption1, Field, Textarea } from "@fluentui/react-components";
import { useId, useState, type KeyboardEvent } from "react";
import type { CorrectionStep, FieldSummary, ImportSummary, TableSummary } from "../../../application";
import { fieldStep } from "../../model/preview";
import { usePane } from "../context";
import { useStyles } from "../styles";
import { usePreviewStyles } from "./styles";

/** The head block of a form, folded: each of its fields as read, and to be read otherwise. */
export function FormHead({
  summary,
  table,
  onStep,
  onUndo,
}: {
  summary: ImportSummary;
  table: TableSummary;
  onStep: (step: CorrectionStep) => void;
  onUndo: (step: CorrectionStep) => void;
}) {
  const { t } = usePane();
  const styles = usePreviewStyles();
  const noted = table.fields.some((f) => f.findings.length > 0 || f.printed !== undefined);
  return (
    <details className={styles.details} open={noted || table.rows.length === 0} data-testid="form-head">
      <summary className={styles.head}>{t("preview.fields", { count: table.fields.length })}</summary>
      <div className={styles.head}>
        {table.fields.map((field, at) => (
          <FormField
            key={field.field}
            at={at}
            summary={summary}
            table={table}
            field={field}
            onStep={onStep}
            onUndo={onUndo}
          />
        ))}
      </div>
    </details>
  );
}

function FormField({
  at,
  summary,
  table,
  field,
  onStep,
  onUndo,
}: {
  at: number;
  summary: ImportSummary;
  table: TableSummary;
  field: FieldSummary;
  onStep: (step: CorrectionStep) => void;
  onUndo: (step: CorrectionStep) => void;
}) {
  const { t } = usePane();
  const shared = useStyles();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const text = field.text ?? "";
  const changed = typed !== null && typed.trim() !== text;
  const step = fieldStep(table, field, typed ?? text);
  const made = summary.corrections.find(
    ({ step: other }) =>
      other.type === "field" && other.field === field.field && table.places.some((p) => p.at === other.table.at),
  );
  const apply = (): void => {
    if (!changed || !step) return;
    setTyped(null);
    onStep(step);
  };
  const onKey = (event: KeyboardEvent): void => {
    // A line break belongs to a text of several lines: with Ctrl it ends the entry.
    if (event.key === "Enter" && (event.ctrlKey || !text.includes("\n"))) {
      event.preventDefault();
      apply();
    }
    if (event.key === "Escape") setTyped(null);
  };
  const notes = [
    ...(field.printed === undefined
      ? []
      : [t("preview.mark.corrected", { printed: field.printed ?? t("preview.blank") })]),
    ...field.findings.flatMap((i) => {
      const finding = summary.findings[i];
      return finding ? [t(`preview.mark.${finding.severity}`, { title: finding.title })] : [];
    }),
  ];
  return (
    <div>
      <Field label={field.field} hint={changed ? t("preview.applyHint") : undefined} size="small">
        <Textarea
          size="small"
          resize="vertical"
          rows={Math.min(4, Math.max(1, text.split("\n").length))}
          value={typed ?? text}
          disabled={step === null}
          onChange={(_e, d) => setTyped(d.value)}
          onKeyDown={onKey}
          aria-describedby={notes.length > 0 ? id : undefined}
          data-testid={`field-${at}`}
        />
      </Field>
      {notes.length > 0 && (
        <Caption1 id={id} block className={shared.wrap}>
          {notes.join(t("preview.listSeparator"))}
        </Caption1>
      )}
      {(changed || made) && (
        <div className={shared.row}>
          {changed && (
            <Button size="small" appearance="primary" onClick={apply} data-testid={`field-${at}-apply`}>
              {t("preview.apply")}
            </Button>
          )}
          {made && (
            <Button size="small" onClick={() => onUndo(made.step)} data-testid={`field-${at}-undo`}>
              {t("preview.undo")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
