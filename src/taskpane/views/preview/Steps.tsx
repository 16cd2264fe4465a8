import { Button, Caption1, MessageBar, MessageBarActions, MessageBarBody, Spinner } from "@fluentui/react-components";
import { ArrowUndoRegular } from "@fluentui/react-icons";
import {
  isAutomatic,
  type CorrectionEffect,
  type CorrectionStep,
  type FindingSummary,
  type ImportSummary,
} from "../../../application";
import { languageOf, sentence } from "../../../words";
import { usePane } from "../context";
import { useStyles } from "../styles";
import { usePreviewStyles } from "./styles";

/** What was corrected automatically, and what a person corrected, to be taken back one by one or (theirs) all at once. */
export function Steps({
  index,
  corrections,
  onUndo,
  onUndoAll,
}: {
  index: number;
  corrections: ImportSummary["corrections"];
  onUndo: (step: CorrectionStep) => void;
  onUndoAll: () => void;
}) {
  const { t } = usePane();
  const styles = usePreviewStyles();
  const shared = useStyles();
  const automatic = corrections.filter(({ step }) => isAutomatic(step));
  const own = corrections.filter(({ step }) => !isAutomatic(step));
  return (
    <>
      {automatic.length > 0 && (
        <section className={styles.section} data-testid={`automatic-${index}`}>
          <Caption1 as="h3">
            <b>{t("preview.automatic", { count: automatic.length })}</b>
          </Caption1>
          <StepList list={automatic} testId={`undo-automatic-${index}`} onUndo={onUndo} />
        </section>
      )}
      {own.length > 0 && (
        <section className={styles.section} data-testid={`corrections-${index}`}>
          <div className={shared.spread}>
            <Caption1 as="h3">
              <b>{t("preview.corrections", { count: own.length })}</b>
            </Caption1>
            <Button size="small" appearance="subtle" onClick={onUndoAll} data-testid={`undo-all-${index}`}>
              {t("preview.undoAll")}
            </Button>
          </div>
          <StepList list={own} testId={`undo-${index}`} onUndo={onUndo} />
        </section>
      )}
    </>
  );
}

function StepList({
  list,
  testId,
  onUndo,
}: {
  list: ImportSummary["corrections"];
  testId: string;
  onUndo: (step: CorrectionStep) => void;
}) {
  const { t, language } = usePane();
  const styles = usePreviewStyles();
  const shared = useStyles();
  return (
    <ol className={styles.steps}>
      {list.map(({ step, said }, i) => {
        const words = sentence(said, languageOf(language));
        return (
          <li key={JSON.stringify(step)} className={styles.step}>
            <Caption1 className={shared.wrap}>{words}</Caption1>
            <Button
              size="small"
              appearance="subtle"
              icon={<ArrowUndoRegular />}
              aria-label={t("preview.undoOf", { said: words })}
              title={t("preview.undo")}
              onClick={() => onUndo(step)}
              data-testid={`${testId}-${i}`}
            />
          </li>
        );
      })}
    </ol>
  );
}

/** What the last correction did to the checks, said as soon as it is known. */
export function Effect({ index, busy, changed }: { index: number; busy: boolean; changed: CorrectionEffect | null }) {
  const { t } = usePane();
  return (
    <div role="status" aria-live="polite" data-testid={`effect-${index}`}>
      {busy && <Spinner size="tiny" label={t("preview.correcting")} labelPosition="after" />}
      {!busy && changed && <Changed changed={changed} />}
    </div>
  );
}

const OUTCOMES = ["pass", "rounded", "fail", "not-applicable", "not-evaluable"] as const;

function Changed({ changed: { before, after, gone, come } }: { changed: CorrectionEffect }) {
  const { t } = usePane();
  const styles = usePreviewStyles();
  const counts = OUTCOMES.filter((o) => before[o] !== after[o]).map((o) =>
    t("preview.changedCount", { outcome: t(`outcome.${o}`), before: before[o], after: after[o] }),
  );
  return (
    <MessageBar intent={come.length > 0 ? "warning" : gone.length > 0 ? "success" : "info"} layout="multiline">
      <MessageBarBody>
        {counts.length > 0
          ? t("preview.changed", { counts: counts.join(t("preview.listComma")) })
          : t("preview.unchanged")}
        <Findings className={styles.details} list={gone} label={t("preview.gone", { count: gone.length })} />
        <Findings className={styles.details} list={come} label={t("preview.come", { count: come.length })} />
      </MessageBarBody>
    </MessageBar>
  );
}

function Findings({ list, label, className }: { list: readonly FindingSummary[]; label: string; className: string }) {
  const { language } = usePane();
  const shared = useStyles();
  if (list.length === 0) return null;
  return (
    <details className={className}>
      <summary>{label}</summary>
      <ul>
        {list.map((f, i) => (
          <li key={i} className={shared.wrap}>
            {languageOf(language) === "en" ? f.messageEn : `${f.title}：${f.message}`}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Corrections of another document of this layout: taken up by one click, never by themselves. */
export function Offer({
  index,
  offer,
  onTake,
}: {
  index: number;
  offer: NonNullable<ImportSummary["offer"]>;
  onTake: () => void;
}) {
  const { t, language } = usePane();
  const styles = usePreviewStyles();
  const from = [offer.from.unitName, offer.from.year].filter(Boolean).join(" ") || offer.from.file;
  return (
    <MessageBar intent="info" layout="multiline" data-testid={`offer-${index}`}>
      <MessageBarBody>
        {t("preview.offer", { from, count: offer.steps.length })}
        <details className={styles.details}>
          <summary>{t("preview.offerLook")}</summary>
          <ul>
            {offer.steps.map(({ step, said }) => (
              <li key={JSON.stringify(step)}>{sentence(said, languageOf(language))}</li>
            ))}
          </ul>
        </details>
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={onTake} data-testid={`offer-take-${index}`}>
          {t("preview.offerTake")}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
