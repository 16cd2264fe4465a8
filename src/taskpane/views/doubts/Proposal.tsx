import { Button, Caption1 } from "@fluentui/react-components";
import type { DoubtSummary } from "../../../application";
import { languageOf } from "../../../words";
import { usePane } from "../context";
import { useDoubtStyles } from "./styles";

/** Equations that are shown: the field is to stay in sight. */
const MOST_GROUNDS = 3;

/** What the sums or a list say that the cell reads, with the equations that ask for it, and what the classification has. */
export function Proposal({
  doubt: { proposal, official, kind, printed },
  entry,
  onTake,
  onFill,
}: {
  doubt: DoubtSummary;
  /** What stands in the field. */
  entry: string | null;
  onTake: (text: string | null) => void;
  onFill: (text: string) => void;
}) {
  const { t, language } = usePane();
  const styles = useDoubtStyles();
  const more = (proposal?.grounds.length ?? 0) - MOST_GROUNDS;
  const listed = official && kind === "code" ? official.code : (official?.name ?? null);
  return (
    <>
      {proposal && (
        <div className={styles.proposal} data-testid="doubt-proposal">
          <Caption1>
            <b>
              {proposal.text === printed
                ? t("doubts.agrees", { by: t(`doubts.by.${proposal.by}`), text: proposal.text ?? t("preview.blank") })
                : proposal.text === null
                  ? t("doubts.proposalBlank", { by: t(`doubts.by.${proposal.by}`) })
                  : t("doubts.proposal", { by: t(`doubts.by.${proposal.by}`), text: proposal.text })}
            </b>
          </Caption1>
          {proposal.grounds.length > 0 && (
            <ul className={styles.grounds}>
              {proposal.grounds.slice(0, MOST_GROUNDS).map((words, i) => (
                <li key={i}>{words[languageOf(language)]}</li>
              ))}
              {more > 0 && <li>{t("doubts.moreGrounds", { count: more })}</li>}
            </ul>
          )}
          {proposal.text !== entry && (
            <div>
              <Button size="small" onClick={() => onTake(proposal.text)} data-testid="doubt-take">
                {t("doubts.takeKey")}
              </Button>
            </div>
          )}
        </div>
      )}
      {official && (
        <div className={styles.bar}>
          <Caption1 data-testid="doubt-official">
            {t("doubts.official", { code: official.code, name: official.name })}
          </Caption1>
          {listed !== null && listed !== entry && (
            <Button size="small" onClick={() => onFill(listed)} data-testid="doubt-fill">
              {t("doubts.fill", { text: listed })}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
