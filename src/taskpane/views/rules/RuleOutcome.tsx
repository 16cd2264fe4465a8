import { Badge, Body1, Body1Strong, Caption1, mergeClasses } from "@fluentui/react-components";
import type { OutcomeStatus, TriedOutcome, TriedRule } from "../../../application";
import { usePane } from "../context";
import { EquationColumn } from "../findings/EquationColumn";
import { useStyles } from "../styles";

const COLORS = {
  pass: "success",
  rounded: "warning",
  fail: "danger",
  "not-applicable": "informative",
  "not-evaluable": "informative",
} as const satisfies Readonly<Record<OutcomeStatus, string>>;

/** A verdict. */
export function OutcomeBadge({ status }: { status: OutcomeStatus }) {
  const { t } = usePane();
  return (
    <Badge appearance="tint" color={COLORS[status]}>
      {t(`outcome.${status}`)}
    </Badge>
  );
}

/** What a rule says in words, and what it comes to on each disclosure of the workbook, with its numbers. */
export function RuleOutcome({ trial }: { trial: TriedRule }) {
  const { language, t } = usePane();
  const styles = useStyles();
  if (!trial.words) return null;
  return (
    <div className={styles.tight} role="status" data-testid="rule-outcome">
      <Body1 data-testid="rule-words">{trial.words[language === "zh-CN" ? "zh" : "en"]}</Body1>
      {trial.outcomes.length > 0 && <Body1Strong>{t("editor.outcome")}</Body1Strong>}
      {trial.outcomes.map((o) => (
        <Outcome key={o.key} outcome={o} />
      ))}
    </div>
  );
}

const COUNTED = ["fail", "rounded", "pass", "not-evaluable"] as const;

function Outcome({ outcome: o }: { outcome: TriedOutcome }) {
  const { language, t } = usePane();
  const styles = useStyles();
  const reason = language === "zh-CN" ? o.reason : o.reasonEn;
  const counted = COUNTED.filter((s) => o.counts[s] > 0);
  return (
    <div className={styles.tight} data-testid="tried" data-outcome={o.status}>
      <div className={styles.row}>
        <OutcomeBadge status={o.status} />
        <Caption1 className={mergeClasses(styles.muted, styles.wrap)}>
          {o.identity.year} {o.identity.unit} {o.identity.version}
        </Caption1>
      </div>
      {counted.length > 0 && (
        <Caption1>
          {counted.map((s) => t("editor.counts", { outcome: t(`outcome.${s}`), count: o.counts[s] })).join("，")}
        </Caption1>
      )}
      {reason && <Caption1 className={styles.wrap}>{reason}</Caption1>}
      {o.checks.map((c, i) => (
        <div key={i} className={styles.tight}>
          {o.checks.length > 1 && (
            <Caption1 className={styles.wrap}>
              {t(`outcome.${c.status}`)} {c.title[language === "zh-CN" ? "zh" : "en"]}
            </Caption1>
          )}
          {c.equation && <EquationColumn equation={c.equation} />}
        </div>
      ))}
    </div>
  );
}
