import { Badge, Body1, Body1Strong, Button, Caption1, mergeClasses } from "@fluentui/react-components";
import type { Ledger, UserRuleEntry } from "../../../application";
import { errorSentence, languageOf } from "../../../words";
import { usePane } from "../context";
import { useStyles } from "../styles";
import { OutcomeBadge } from "./RuleOutcome";

/** Each of the user's rules with what it came to: none goes without an answer. */
export function RuleList({
  ledger,
  onEdit,
  onUse,
  onRemove,
}: {
  ledger: Ledger;
  onEdit: (rule: UserRuleEntry) => void;
  onUse: (rule: UserRuleEntry, use: boolean) => void;
  onRemove: (rule: UserRuleEntry) => void;
}) {
  const { t } = usePane();
  const styles = useStyles();
  if (ledger.ownRules.length === 0) return <Body1>{t("rules.empty")}</Body1>;
  return (
    <ul className={mergeClasses(styles.list, styles.tight)} data-testid="rule-list">
      {ledger.ownRules.map((rule) => (
        <li key={rule.row} className={styles.finding} data-testid={`rule-${rule.id}`}>
          <Body1Strong className={styles.wrap}>
            {t("rules.of", { id: rule.id, title: rule.title || rule.identity })}
          </Body1Strong>
          {rule.title && <Caption1 className={mergeClasses(styles.equation, styles.wrap)}>{rule.identity}</Caption1>}
          {rule.units && <Caption1 className={styles.muted}>{t("rules.units", { units: rule.units })}</Caption1>}
          <Answers rule={rule} ledger={ledger} />
          <div className={styles.row}>
            <Button size="small" onClick={() => onEdit(rule)} data-testid={`rule-edit-${rule.id}`}>
              {t("rules.edit")}
            </Button>
            <Button size="small" onClick={() => onUse(rule, !rule.enabled)} data-testid={`rule-use-${rule.id}`}>
              {t(rule.enabled ? "rules.turnOff" : "rules.turnOn")}
            </Button>
            <Button size="small" onClick={() => onRemove(rule)} data-testid={`rule-remove-${rule.id}`}>
              {t("rules.remove")}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Answers({ rule, ledger }: { rule: UserRuleEntry; ledger: Ledger }) {
  const { language, t } = usePane();
  const styles = useStyles();
  if (!rule.enabled)
    return (
      <div>
        <Badge appearance="outline">{t("rules.off")}</Badge>
      </div>
    );
  if (rule.error)
    return (
      <Caption1 className={styles.wrap} data-testid={`rule-error-${rule.id}`}>
        {errorSentence(rule.error, languageOf(language))}
      </Caption1>
    );
  return (
    <>
      {ledger.disclosures.map(({ key, identity, rules }) => {
        const came = rules.find((r) => r.rule === rule.id);
        if (!came) return null;
        const reason = language === "zh-CN" ? came.reason : came.reasonEn;
        return (
          <div key={key} className={styles.tight} data-testid={`rule-answer-${rule.id}`} data-outcome={came.status}>
            <div className={styles.row}>
              <OutcomeBadge status={came.status} />
              <Caption1 className={mergeClasses(styles.muted, styles.wrap)}>
                {identity.year} {identity.unit}
              </Caption1>
            </div>
            {reason && <Caption1 className={styles.wrap}>{reason}</Caption1>}
          </div>
        );
      })}
    </>
  );
}
