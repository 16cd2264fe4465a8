import { Caption1, Subtitle2, mergeClasses } from "@fluentui/react-components";
import type { ImportSummary } from "../../application";
import { usePane } from "./context";
import { useStyles } from "./styles";

const ORDER = ["pass", "rounded", "fail", "not-applicable", "not-evaluable"] as const;

/** All five counts, always. */
export function Outcomes({ outcomes }: { outcomes: ImportSummary["outcomes"] }) {
  const { t } = usePane();
  const styles = useStyles();
  return (
    <div className={styles.outcomes} data-testid="outcomes">
      {ORDER.map((key) => (
        <div
          key={key}
          className={mergeClasses(
            styles.outcome,
            key === "fail" && outcomes.fail > 0 && styles.outcomeBad,
            key === "pass" && outcomes.pass > 0 && styles.outcomeGood,
          )}
        >
          <Subtitle2 data-testid={`outcome-${key}`}>{outcomes[key]}</Subtitle2>
          <Caption1>{t(`outcome.${key}`)}</Caption1>
        </div>
      ))}
    </div>
  );
}
