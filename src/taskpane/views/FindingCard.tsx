import { Badge, Body1, Caption1, Caption1Strong, mergeClasses } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { FindingSummary } from "../../application";
import { usePane } from "./context";
import { useStyles } from "./styles";

const COLORS = { error: "danger", warn: "warning", info: "informative" } as const;

/** One finding; where it leads to a cell, clicking it shows the cell. */
export function FindingCard({
  finding,
  testId,
  onShow,
  children,
}: {
  finding: FindingSummary;
  testId: string;
  onShow?: () => void;
  children?: ReactNode;
}) {
  const { t, language } = usePane();
  const styles = useStyles();
  const chinese = language === "zh-CN";
  const cell = finding.cells.find((c) => c.label) ?? finding.cells[0];
  const where =
    cell &&
    (cell.page !== null
      ? t("finding.page", { page: cell.page })
      : cell.line !== null
        ? t("finding.line", { line: cell.line })
        : "");
  const content = (
    <span className={styles.tight}>
      <span className={styles.row}>
        <Badge appearance="tint" color={COLORS[finding.severity]}>
          {t(`outcome.${finding.outcome}`)}
        </Badge>
        <Caption1Strong>
          {finding.rule}
          {chinese ? ` ${finding.title}` : ""}
        </Caption1Strong>
      </span>
      <Body1 className={styles.wrap}>{chinese ? finding.message : finding.messageEn}</Body1>
      {where && (
        <Caption1 className={styles.muted}>
          {cell.label} · {where}
        </Caption1>
      )}
    </span>
  );
  return (
    <div
      className={mergeClasses(styles.finding, styles[finding.severity], onShow && styles.clickable)}
      data-testid={testId}
      data-severity={finding.severity}
    >
      {onShow ? (
        <button
          type="button"
          className={mergeClasses(styles.plainButton, styles.clickable)}
          onClick={onShow}
          data-testid={`${testId}-show`}
        >
          {content}
        </button>
      ) : (
        content
      )}
      {finding.consequences.length > 0 && (
        <details data-testid={`${testId}-consequences`}>
          <summary className={styles.clickable}>
            <Caption1>{t("finding.consequences", { count: finding.consequences.length })}</Caption1>
          </summary>
          {finding.consequences.map((c, i) => (
            <Caption1 key={i} block className={mergeClasses(styles.wrap, styles.muted)}>
              {c.rule} {chinese ? c.message : c.messageEn}
            </Caption1>
          ))}
        </details>
      )}
      {children}
    </div>
  );
}
