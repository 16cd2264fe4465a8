import { Button, Field, Input, mergeClasses, Textarea } from "@fluentui/react-components";
import { useState, type KeyboardEvent } from "react";
import type { CorrectionStep, FieldSummary, ImportSummary, TableSummary } from "../../../application";
import { fieldStep } from "../../model/preview";
import { usePane } from "../context";
import { useStyles } from "../styles";
import { usePreviewStyles } from "./styles";
import { useConfidence } from "./use-confidence";

/** A text that is longer is shown in several lines. */
const LINE_LENGTH = 22;

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
  const noted = table.fields.some(
    (f) => f.findings.length > 0 || f.printed !== undefined || f.confidence !== undefined,
  );
  return (
    <details
      className={mergeClasses(styles.details, styles.formHead)}
      open={noted || table.rows.length === 0}
      data-testid="form-head"
    >
      <summary>{t("preview.fields", { count: table.fields.length })}</summary>
      <div className={styles.formFields}>
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
  const sure = useConfidence();
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
  const lines = text.split("\n").length;
  const onKey = (event: KeyboardEvent): void => {
    // A line break belongs to a text of several lines: with Ctrl it ends the entry.
    if (event.key === "Enter" && (event.ctrlKey || lines === 1)) {
      event.preventDefault();
      apply();
    }
    if (event.key === "Escape") setTyped(null);
  };
  const entry = {
    size: "small" as const,
    value: typed ?? text,
    disabled: step === null,
    onChange: (_event: unknown, data: { value: string }) => setTyped(data.value),
    onKeyDown: onKey,
    "data-testid": `field-${at}`,
  };
  const notes = [
    ...(field.printed === undefined
      ? []
      : [t("preview.mark.corrected", { printed: field.printed ?? t("preview.blank") })]),
    ...(field.confidence === undefined
      ? []
      : [`? ${t("preview.mark.doubtful", { confidence: sure(field.confidence) })}`]),
    ...(field.confirmed ? [`✓ ${t("preview.mark.confirmed")}`] : []),
    ...field.findings.flatMap((i) => {
      const finding = summary.findings[i];
      return finding ? [t(`preview.mark.${finding.severity}`, { title: finding.title })] : [];
    }),
  ];
  return (
    <div>
      <Field
        label={field.field}
        hint={changed ? t("preview.applyHint") : notes.join(t("preview.listSeparator")) || undefined}
        size="small"
      >
        {lines > 1 || text.length > LINE_LENGTH ? (
          <Textarea {...entry} resize="vertical" rows={Math.min(4, Math.max(2, lines))} />
        ) : (
          <Input {...entry} />
        )}
      </Field>
      {(changed || made || field.confidence !== undefined) && (
        <div className={shared.row}>
          {changed && (
            <Button size="small" appearance="primary" onClick={apply} data-testid={`field-${at}-apply`}>
              {t("preview.apply")}
            </Button>
          )}
          {!changed && step && field.confidence !== undefined && (
            <Button size="small" onClick={() => onStep(step)} data-testid={`field-${at}-confirm`}>
              {t("preview.confirm")}
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
