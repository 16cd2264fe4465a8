import { Body1Strong, Button, Caption1, Subtitle2, mergeClasses } from "@fluentui/react-components";
import { useId } from "react";
import { switchedOff, type OutcomeStatus, type RuleSummary } from "../../../application";
import { usePane } from "../context";
import { useStyles } from "../styles";
import { useFindingStyles } from "./styles";

const ORDER = ["fail", "rounded", "pass", "not-evaluable", "not-applicable"] as const;

/** All five counts, always; each opens its list. */
export function OutcomeTiles({
  outcomes,
  rules,
  open,
  onOpen,
}: {
  outcomes: Readonly<Record<OutcomeStatus, number>>;
  rules: readonly RuleSummary[];
  open: OutcomeStatus | null;
  onOpen: (status: OutcomeStatus | null) => void;
}) {
  const { t } = usePane();
  const styles = useFindingStyles();
  const list = useId();
  return (
    <>
      <div className={styles.tiles} role="group" aria-label={t("tiles.label")} data-testid="outcomes">
        {ORDER.map((status) => (
          <button
            key={status}
            type="button"
            className={mergeClasses(
              styles.tile,
              status === "fail" && outcomes.fail > 0 && styles.tileBad,
              status === "pass" && outcomes.pass > 0 && styles.tileGood,
              open === status && styles.tileOpen,
            )}
            aria-expanded={open === status}
            aria-controls={list}
            onClick={() => onOpen(open === status ? null : status)}
            data-testid={`tile-${status}`}
          >
            <Subtitle2 data-testid={`outcome-${status}`}>{outcomes[status]}</Subtitle2>
            <span className={styles.tileWord}>{t(`outcome.${status}`)}</span>
          </button>
        ))}
      </div>
      <SwitchedOff rules={rules} />
      <div id={list}>{open && <RuleList rules={rules} status={open} onClose={() => onOpen(null)} />}</div>
    </>
  );
}

/** Rules that the user switched off: they are in none of the counts, and named. */
function SwitchedOff({ rules }: { rules: readonly RuleSummary[] }) {
  const { t } = usePane();
  const styles = useStyles();
  const off = switchedOff(rules);
  if (off.length === 0) return null;
  return (
    <details data-testid="switched-off">
      <summary>
        <Caption1>{t("tiles.switchedOff", { count: off.length })}</Caption1>
      </summary>
      <ul className={mergeClasses(styles.list, styles.tight)}>
        {off.map((r, i) => (
          <li key={i} className={styles.wrap}>
            <Caption1>{t("ruleSettings.offRow", { rule: `${r.rule} ${r.title}`, reason: r.switchedOff })}</Caption1>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The rules that came to an outcome, with the reason where they could not look. */
function RuleList({
  rules,
  status,
  onClose,
}: {
  rules: readonly RuleSummary[];
  status: OutcomeStatus;
  onClose: () => void;
}) {
  const { language, t } = usePane();
  const styles = useStyles();
  const own = useFindingStyles();
  const found = rules.filter((r) => r.counts[status] > 0);
  const why = status === "not-evaluable" || status === "not-applicable";
  return (
    <section className={own.box} data-testid={`rules-${status}`}>
      <div className={styles.spread}>
        <Body1Strong>{t("tiles.rules", { outcome: t(`outcome.${status}`), count: found.length })}</Body1Strong>
        <Button size="small" appearance="subtle" onClick={onClose}>
          {t("tiles.hide")}
        </Button>
      </div>
      <ul className={mergeClasses(styles.list, styles.tight)}>
        {found.map((r) => {
          const reason = language === "zh-CN" ? r.reason : r.reasonEn;
          return (
            <li key={r.rule} className={styles.wrap}>
              <Caption1>
                {r.title} <span className={styles.muted}>{r.rule}</span> × {r.counts[status]}
                {why && (
                  <span className={styles.muted}> {t("tiles.reason", { reason: reason ?? t("tiles.noReason") })}</span>
                )}
              </Caption1>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
