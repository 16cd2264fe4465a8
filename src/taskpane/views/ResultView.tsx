import { Body1, Button, MessageBar, MessageBarBody, Subtitle2, mergeClasses } from "@fluentui/react-components";
import { ArrowClockwiseRegular, CheckmarkCircleFilled } from "@fluentui/react-icons";
import { useState } from "react";
import type { WriteNotes } from "../../application";
import type { LedgerState } from "../model/ledger";
import type { ErrorData } from "../worker/protocol";
import { usePane } from "./context";
import { ErrorBar } from "./ErrorBar";
import { FindingsView } from "./findings/FindingsView";
import { RefillOffer } from "./reports/RefillOffer";
import { RefreshButton } from "./RefreshButton";
import { StageHeading } from "./Stage";
import { useStyles } from "./styles";

/** After writing: what to do next, and every finding one click from its cell. */
export function ResultView({
  ledger,
  notes,
  error,
  onNew,
  onDismiss,
  onDismissLedger,
}: {
  ledger: LedgerState;
  notes: WriteNotes;
  error: ErrorData | null;
  onNew: () => void;
  onDismiss: () => void;
  onDismissLedger: () => void;
}) {
  const { t } = usePane();
  const styles = useStyles();
  const [failed, setFailed] = useState<ErrorData | null>(null);
  return (
    <>
      <div className={mergeClasses(styles.scroll, styles.column)} data-testid="result">
        {error && <ErrorBar error={error} onDismiss={onDismiss} />}
        {failed && <ErrorBar error={failed} onDismiss={() => setFailed(null)} />}
        <div className={styles.row}>
          <CheckmarkCircleFilled fontSize={24} primaryFill="currentColor" aria-hidden />
          <StageHeading>{t("result.title")}</StageHeading>
        </div>
        <Body1>{t("result.lead")}</Body1>
        <Notes notes={notes} />
        <RefillOffer onError={setFailed} />
        <NextSteps ledger={ledger} />
        <FindingsView state={ledger} onDismiss={onDismissLedger} />
      </div>
      <div className={styles.footer}>
        <RefreshButton icon={<ArrowClockwiseRegular />} data-testid="refresh-formulas" onError={setFailed} />
        <Button appearance="primary" className={styles.grow} onClick={onNew} data-testid="new-import">
          {t("action.new")}
        </Button>
      </div>
    </>
  );
}

/** What is otherwise than one would expect: names that were taken, pages that could not be set up. */
function Notes({ notes: { beside, unprinted } }: { notes: WriteNotes }) {
  const { t } = usePane();
  if (beside.length === 0 && unprinted.length === 0) return null;
  return (
    <MessageBar intent="info" layout="multiline" data-testid="write-notes">
      <MessageBarBody>
        {beside.map(({ theirs, ours }) => (
          <div key={ours}>{t("result.beside", { theirs, ours })}</div>
        ))}
        {unprinted.length > 0 && <div>{t("result.unprinted", { sheets: unprinted.join("、") })}</div>}
      </MessageBarBody>
    </MessageBar>
  );
}

/** What a person does now: the findings, the sheet of checks, the working paper. */
function NextSteps({ ledger: { ledger } }: { ledger: LedgerState }) {
  const { controller, t } = usePane();
  const styles = useStyles();
  if (!ledger || ledger.disclosures.length === 0) return null;
  const findings = ledger.disclosures.reduce((n, d) => n + d.findings.length, 0);
  const blind = ledger.disclosures.reduce((n, d) => n + d.outcomes["not-evaluable"], 0);
  const first = (): void => {
    const head = document.querySelector<HTMLElement>("[data-finding-head]");
    head?.scrollIntoView({ block: "center" });
    head?.focus();
  };
  return (
    <section className={styles.card} data-testid="next-steps">
      <Subtitle2 as="h3">{t("next.title")}</Subtitle2>
      {findings === 0 && <Body1>{t("next.none", { count: blind })}</Body1>}
      <div className={styles.row}>
        {findings > 0 && (
          <Button appearance="primary" size="small" onClick={first} data-testid="next-findings">
            {t("next.findings", { count: findings })}
          </Button>
        )}
        <Button size="small" onClick={() => void controller.openSheet("checks")} data-testid="next-checks">
          {t("next.checks")}
        </Button>
        <Button size="small" onClick={() => void controller.openSheet("paper")} data-testid="next-paper">
          {t("next.paper")}
        </Button>
      </div>
    </section>
  );
}
