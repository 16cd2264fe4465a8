import { Button, Caption1 } from "@fluentui/react-components";
import type { SourceOfCell } from "../../../application";
import { termWords } from "../../model/finding-words";
import { markOf } from "../../model/shown-source";
import { usePane } from "../context";
import { useStyles } from "../styles";
import { useSourceStyles } from "./styles";

/** What of a document stands in the cell that is selected, and the way to it. */
export function SelectedCell({ source }: { source: SourceOfCell | null }) {
  const { language, showSource, t } = usePane();
  const styles = useStyles();
  const own = useSourceStyles();
  if (!source) return null;
  const label = termWords({ words: source.words, label: "" }, language, t);
  const { at } = source;
  return (
    <div className={own.selected} data-testid="selected-cell">
      <Caption1 className={styles.wrap}>
        {label}：{source.printed === null ? t("source.blank") : t("source.printed", { printed: source.printed })}
        {at?.place.page !== undefined && ` · ${t("finding.page", { page: at.place.page })}`}
      </Caption1>
      {at && (
        <Button
          size="small"
          onClick={() =>
            showSource({
              key: source.key,
              document: at.document,
              marks: [markOf(at, label)],
              at: 0,
            })
          }
          data-testid="selected-source"
        >
          {t("card.source")}
        </Button>
      )}
    </div>
  );
}
