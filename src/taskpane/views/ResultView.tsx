import { Body1, Button, Caption1, Subtitle1, ToggleButton, mergeClasses } from "@fluentui/react-components";
import { ArrowClockwiseRegular, CheckmarkCircleFilled } from "@fluentui/react-icons";
import { useState } from "react";
import type { ShownFinding } from "../model/state";
import type { ErrorData, ImportItem } from "../worker/protocol";
import { usePane } from "./context";
import { ErrorBar } from "./ErrorBar";
import { FindingCard } from "./FindingCard";
import { Outcomes } from "./Outcomes";
import { RefreshButton } from "./RefreshButton";
import { Suggestion } from "./Suggestion";
import { useStyles } from "./styles";

type Filter = "all" | "error" | "warn" | "info";

/** After writing: every finding, one click from its cell. */
export function ResultView({
  items,
  findings,
  error,
  onNew,
  onDismiss,
}: {
  items: readonly ImportItem[];
  findings: readonly ShownFinding[];
  error: ErrorData | null;
  onNew: () => void;
  onDismiss: () => void;
}) {
  const { t } = usePane();
  const styles = useStyles();
  const [filter, setFilter] = useState<Filter>("all");
  const count = (f: Filter) =>
    findings.filter((shown) => f === "all" || findingOf(items, shown)?.severity === f).length;
  const shown = findings.filter((f) => filter === "all" || findingOf(items, f)?.severity === filter);
  return (
    <>
      <div className={mergeClasses(styles.scroll, styles.column)} data-testid="result">
        {error && <ErrorBar error={error} onDismiss={onDismiss} />}
        <div className={styles.row}>
          <CheckmarkCircleFilled fontSize={24} primaryFill="#0B6A0B" />
          <Subtitle1 as="h2">{t("result.title")}</Subtitle1>
        </div>
        <Body1>{t("result.lead")}</Body1>
        {items.map((item, i) => item.ok && <Outcomes key={i} outcomes={item.summary.outcomes} />)}
        <div className={styles.row} role="group" aria-label={t("result.findings", { count: findings.length })}>
          {(["all", "error", "warn", "info"] as const).map((f) => (
            <ToggleButton
              key={f}
              size="small"
              checked={filter === f}
              onClick={() => setFilter(f)}
              data-testid={`filter-${f}`}
            >
              {t(`severity.${f}`)} {count(f)}
            </ToggleButton>
          ))}
        </div>
        <Caption1 className={styles.muted}>
          {findings.length === 0
            ? t("preview.noFindings")
            : shown.length === 0
              ? t("result.filtered")
              : t("result.show")}
        </Caption1>
        {shown.map((f) => (
          <ResultFinding key={f.id} items={items} shown={f} findings={findings} />
        ))}
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

function findingOf(items: readonly ImportItem[], shown: ShownFinding) {
  const item = items[shown.item];
  return item?.ok ? item.summary.findings[shown.finding] : undefined;
}

function ResultFinding({
  items,
  shown,
  findings,
}: {
  items: readonly ImportItem[];
  shown: ShownFinding;
  findings: readonly ShownFinding[];
}) {
  const { controller } = usePane();
  const finding = findingOf(items, shown);
  if (!finding) return null;
  return (
    <FindingCard
      finding={finding}
      testId={`finding-${shown.id}`}
      onShow={shown.target ? () => void controller.show(shown) : undefined}
    >
      {finding.suggestion && <Suggestion suggestion={finding.suggestion} shown={shown} findings={findings} />}
    </FindingCard>
  );
}
