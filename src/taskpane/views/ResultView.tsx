import { Body1, Button, Subtitle1, mergeClasses } from "@fluentui/react-components";
import { ArrowClockwiseRegular, CheckmarkCircleFilled } from "@fluentui/react-icons";
import type { LedgerState } from "../model/ledger";
import type { ErrorData } from "../worker/protocol";
import { usePane } from "./context";
import { ErrorBar } from "./ErrorBar";
import { FindingsView } from "./findings/FindingsView";
import { RefreshButton } from "./RefreshButton";
import { useStyles } from "./styles";

/** After writing: what to do next, and every finding one click from its cell. */
export function ResultView({
  ledger,
  error,
  onNew,
  onDismiss,
  onDismissLedger,
}: {
  ledger: LedgerState;
  error: ErrorData | null;
  onNew: () => void;
  onDismiss: () => void;
  onDismissLedger: () => void;
}) {
  const { t } = usePane();
  const styles = useStyles();
  return (
    <>
      <div className={mergeClasses(styles.scroll, styles.column)} data-testid="result">
        {error && <ErrorBar error={error} onDismiss={onDismiss} />}
        <div className={styles.row}>
          <CheckmarkCircleFilled fontSize={24} primaryFill="currentColor" />
          <Subtitle1 as="h2">{t("result.title")}</Subtitle1>
        </div>
        <Body1>{t("result.lead")}</Body1>
        <FindingsView state={ledger} onDismiss={onDismissLedger} />
      </div>
      <div className={styles.footer}>
        <RefreshButton icon={<ArrowClockwiseRegular />} data-testid="refresh-formulas" />
        <Button appearance="primary" className={styles.grow} onClick={onNew} data-testid="new-import">
          {t("action.new")}
        </Button>
      </div>
    </>
  );
}
