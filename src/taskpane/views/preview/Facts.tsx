import { Button, Caption1, Field, Input } from "@fluentui/react-components";
import { useState, type KeyboardEvent, type RefObject } from "react";
import { MONEY_UNITS, type CorrectionStep, type ImportSummary, type UnitCandidate } from "../../../application";
import { mayBeCut, missingFacts, type MissingFact } from "../../model/preview";
import { usePane } from "../context";
import { Choice } from "./Choice";
import { usePreviewStyles } from "./styles";

const KINDS = ["budget", "final"] as const;
const LEVELS = ["department", "unit"] as const;

/** The fields that must be answered, to bring the user to them. */
export type FactFields = Readonly<Record<MissingFact, RefObject<HTMLInputElement | null>>>;

/** Who discloses what for which year, each to be put right; names come from what the document prints. */
export function Facts({
  index,
  summary,
  fields,
  onStep,
}: {
  index: number;
  summary: ImportSummary;
  fields: FactFields;
  onStep: (step: CorrectionStep) => void;
}) {
  const { t } = usePane();
  const styles = usePreviewStyles();
  const missing = missingFacts(summary);
  const choose = ({ name, code }: UnitCandidate): void => {
    onStep({ type: "fact", fact: "unitName", value: name });
    if (code !== null && code !== summary.unitCode) onStep({ type: "fact", fact: "unitCode", value: code });
  };
  const others = summary.unitCandidates.filter((c) => c.name !== summary.unitName);
  return (
    <div className={styles.fields} data-testid={`facts-${index}`}>
      <TextFact
        id={`fact-unit-${index}`}
        className={styles.wide}
        label={t("preview.unitName")}
        value={summary.unitName ?? ""}
        field={fields.unitName}
        error={missing.includes("unitName") ? t("preview.needUnit") : null}
        warning={mayBeCut(summary) ? t("preview.doubtUnit") : null}
        accept={(v) => v.trim() !== ""}
        onValue={(value) => onStep({ type: "fact", fact: "unitName", value })}
      />
      {others.length > 0 && (
        <div
          className={`${styles.candidates} ${styles.wide}`}
          role="group"
          aria-label={t("preview.candidates")}
          data-testid={`candidates-${index}`}
        >
          <Caption1>{t("preview.candidates")}</Caption1>
          {others.map((c, i) => (
            <Button
              key={c.name}
              size="small"
              className={styles.candidate}
              onClick={() => choose(c)}
              data-testid={`candidate-${index}-${i}`}
            >
              {t("preview.candidate", { name: c.name, where: placeOf(c, t) })}
            </Button>
          ))}
        </div>
      )}
      <TextFact
        id={`fact-code-${index}`}
        label={t("preview.unitCode")}
        value={summary.unitCode ?? ""}
        accept={(v) => v.trim() !== ""}
        onValue={(value) => onStep({ type: "fact", fact: "unitCode", value })}
      />
      <TextFact
        id={`fact-year-${index}`}
        label={t("preview.year")}
        value={summary.year ?? ""}
        field={fields.year}
        error={missing.includes("year") ? t("preview.needYear") : null}
        wrong={t("preview.yearHint")}
        accept={(v) => /^(19|20)\d\d$/.test(v)}
        onValue={(value) => onStep({ type: "fact", fact: "year", value })}
      />
      <Choice
        label={t("preview.level")}
        value={summary.level}
        options={LEVELS.map((value) => ({ value, words: t(`level.${value}`) }))}
        onChoose={(value) => onStep({ type: "fact", fact: "level", value })}
        testId={`fact-level-${index}`}
      />
      <Choice
        label={t("preview.kind")}
        value={summary.kind}
        options={KINDS.map((value) => ({ value, words: t(`kind.${value}`) }))}
        onChoose={(value) => onStep({ type: "fact", fact: "kind", value })}
        testId={`fact-kind-${index}`}
      />
      <Choice
        label={t("preview.moneyUnit")}
        hint={t("preview.moneyUnitHint")}
        className={styles.wide}
        value={summary.moneyUnit ?? ""}
        options={[
          ...(summary.moneyUnit === null ? [{ value: "" as const, words: t("preview.notRecognised") }] : []),
          ...MONEY_UNITS.map((value) => ({ value, words: value })),
        ]}
        onChoose={(value) => onStep({ type: "fact", fact: "moneyUnit", value })}
        testId={`fact-money-${index}`}
      />
    </div>
  );
}

function placeOf({ where, count }: UnitCandidate, t: ReturnType<typeof usePane>["t"]): string {
  const place = t(`preview.where.${where}`);
  return count > 1 ? t("preview.whereTimes", { where: place, count }) : place;
}

/** A fact that is typed: it holds when the field is left or Enter is pressed; Escape gives it up. */
function TextFact({
  id,
  label,
  value,
  field,
  className,
  error = null,
  warning = null,
  wrong,
  accept,
  onValue,
}: {
  id: string;
  label: string;
  value: string;
  field?: RefObject<HTMLInputElement | null>;
  className?: string;
  error?: string | null;
  warning?: string | null;
  /** What is said of a value that can't be. */
  wrong?: string;
  accept: (value: string) => boolean;
  onValue: (value: string) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? value;
  const bad = typed !== null && typed.trim() !== "" && !accept(typed.trim());
  const commit = (): void => {
    const next = typed?.trim();
    if (next === undefined || !accept(next)) return;
    setTyped(null);
    if (next !== value) onValue(next);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Enter") commit();
    if (event.key === "Escape") setTyped(null);
  };
  const said = bad ? wrong : (error ?? warning ?? undefined);
  return (
    <Field
      label={label}
      className={className}
      size="small"
      required={error !== null}
      validationState={bad || error ? "error" : warning ? "warning" : "none"}
      validationMessage={said}
    >
      <Input
        size="small"
        ref={field}
        value={shown}
        onChange={(_e, d) => setTyped(d.value)}
        onBlur={commit}
        onKeyDown={onKey}
        data-testid={id}
      />
    </Field>
  );
}
