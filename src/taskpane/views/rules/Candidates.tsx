import { Body1, Button, Caption1, Spinner, Subtitle2, mergeClasses } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { Ledger, UnitCandidates } from "../../../application";
import { errorData } from "../../worker/error-data";
import type { ErrorData } from "../../worker/protocol";
import { usePane } from "../context";
import { ErrorBar } from "../ErrorBar";
import { useStyles } from "../styles";

/** Equations that are seen to hold and that no rule covers: offered when they are asked for, each with where it held. */
export function Candidates({
  ledger,
  onTake,
  onEdit,
  onDismiss,
}: {
  ledger: Ledger;
  onTake: (identity: string, unit: string) => void;
  onEdit: (identity: string, unit: string) => void;
  onDismiss: (identity: string) => void;
}) {
  const { rules, t } = usePane();
  const styles = useStyles();
  const [wanted, setWanted] = useState(false);
  const [units, setUnits] = useState<readonly UnitCandidates[] | null>(null);
  const [failed, setFailed] = useState<ErrorData | null>(null);

  useEffect(() => {
    if (!wanted) return;
    let stale = false;
    rules
      .candidates()
      .then((found) => !stale && setUnits(found))
      .catch((error: unknown) => !stale && setFailed(errorData(error)));
    return () => {
      stale = true;
    };
    // Again after each check: what was taken up is a rule by then.
  }, [rules, wanted, ledger]);

  return (
    <section className={styles.section} data-testid="candidates">
      <Subtitle2 as="h3">{t("candidates.title")}</Subtitle2>
      <Caption1 className={styles.muted}>{t("candidates.hint")}</Caption1>
      {failed && <ErrorBar error={failed} onDismiss={() => setFailed(null)} />}
      {!wanted && (
        <div>
          <Button size="small" onClick={() => setWanted(true)} data-testid="candidates-find">
            {t("candidates.find")}
          </Button>
        </div>
      )}
      {wanted && units === null && !failed && <Spinner size="tiny" label={t("candidates.finding")} />}
      {units?.length === 0 && (
        <Body1 role="status" data-testid="candidates-none">
          {t("candidates.none")}
        </Body1>
      )}
      {units?.map((of, u) => (
        <ul key={u} className={mergeClasses(styles.list, styles.tight)} aria-label={of.unit}>
          {of.candidates.map((candidate, i) => (
            <Candidate
              key={candidate.identity}
              id={`${u}-${i}`}
              of={of}
              candidate={candidate}
              onTake={() => onTake(candidate.identity, of.unit)}
              onEdit={() => onEdit(candidate.identity, of.unit)}
              onDismiss={() => onDismiss(candidate.identity)}
            />
          ))}
        </ul>
      ))}
    </section>
  );
}

function Candidate({
  id,
  of,
  candidate: c,
  onTake,
  onEdit,
  onDismiss,
}: {
  id: string;
  of: UnitCandidates;
  candidate: UnitCandidates["candidates"][number];
  onTake: () => void;
  onEdit: () => void;
  onDismiss: () => void;
}) {
  const { language, t } = usePane();
  const styles = useStyles();
  const { held, amounts, documents } = c;
  return (
    <li className={styles.finding} data-testid={`candidate-${id}`}>
      <Body1 className={styles.wrap}>{c.words[language === "zh-CN" ? "zh" : "en"]}</Body1>
      <Caption1 className={mergeClasses(styles.equation, styles.wrap)}>{c.identity}</Caption1>
      <Caption1>{t("candidates.held", { held, amounts, documents })}</Caption1>
      <details data-testid={`candidate-holdings-${id}`}>
        <summary>
          <Caption1>{t("candidates.show")}</Caption1>
        </summary>
        <ul className={styles.list}>
          {c.holdings.map(({ document, row, amount }, i) => (
            <li key={i}>
              <Caption1 className={styles.wrap}>
                {t("candidates.holding", { document: of.documents[document]?.year ?? "", row, amount })}
              </Caption1>
            </li>
          ))}
        </ul>
      </details>
      <div className={styles.row}>
        <Button size="small" appearance="primary" onClick={onTake} data-testid={`candidate-take-${id}`}>
          {t("candidates.take")}
        </Button>
        <Button size="small" onClick={onEdit} data-testid={`candidate-edit-${id}`}>
          {t("candidates.edit")}
        </Button>
        <Button size="small" onClick={onDismiss} data-testid={`candidate-dismiss-${id}`}>
          {t("candidates.dismiss")}
        </Button>
      </div>
    </li>
  );
}
