import { Button, Caption1 } from "@fluentui/react-components";
import { ArrowUndoRegular } from "@fluentui/react-icons";
import type { Correction, SuggestionSummary } from "../../application";
import type { ShownFinding } from "../model/state";
import { usePane } from "./context";
import { useStyles } from "./styles";

const address = ({ target }: Correction) => `${target.sheet}!${columnLetters(target.column)}${target.row + 1}`;

function columnLetters(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : columnLetters(Math.floor(column / 26) - 1) + columnLetters(column % 26);
}

/** What a cell should probably say; taken up, and taken back, only on a click. */
export function Suggestion({
  suggestion,
  shown,
  findings,
}: {
  suggestion: SuggestionSummary;
  shown: ShownFinding;
  findings: readonly ShownFinding[];
}) {
  const { controller, t } = usePane();
  const styles = useStyles();
  const word = (text: string | null) => text?.trim() || t("finding.blank");
  const value = word(suggestion.value);
  const many = shown.corrections.length > 1;
  return (
    <div className={styles.tight} data-testid={`suggestion-${shown.id}`}>
      <Caption1 className={styles.wrap}>
        {suggestion.value.trim() === ""
          ? t("finding.suggestionBlank", { printed: word(suggestion.printed) })
          : t("finding.suggestion", { printed: word(suggestion.printed), value })}
        {" · "}
        {t("finding.explains", { count: suggestion.explains })}
        {suggestion.alternatives > 0 ? ` · ${t("finding.alternatives", { count: suggestion.alternatives })}` : ""}
      </Caption1>
      {many && (
        <ul className={styles.list} data-testid={`changes-${shown.id}`}>
          {shown.corrections.map((c, i) => (
            <li key={i}>
              <Caption1 className={styles.wrap}>
                {address(c)}: {word(c.before)} → {word(c.after)}
              </Caption1>
            </li>
          ))}
        </ul>
      )}
      {shown.former ? (
        <div className={styles.row}>
          <Caption1 data-testid={`accepted-${shown.id}`}>
            {many ? t("finding.acceptedAll", { count: shown.corrections.length }) : t("finding.accepted", { value })}
          </Caption1>
          <Button
            size="small"
            icon={<ArrowUndoRegular />}
            onClick={() => void controller.takeBack(shown, findings)}
            data-testid={`take-back-${shown.id}`}
          >
            {t("finding.takeBack")}
          </Button>
        </div>
      ) : (
        shown.corrections.length > 0 && (
          <div>
            <Button
              size="small"
              onClick={() => void controller.accept(shown, findings)}
              data-testid={`accept-${shown.id}`}
            >
              {many ? t("finding.acceptAll", { count: shown.corrections.length }) : t("finding.accept", { value })}
            </Button>
          </div>
        )
      )}
    </div>
  );
}
