import { Button, Caption1 } from "@fluentui/react-components";
import type { ImportSummary } from "../../../application";
import { countDoubts } from "../../model/doubts";
import { usePane } from "../context";
import type { DoubtsToAsk } from "../doubts/DoubtsView";
import { useStyles } from "../styles";
import { usePreviewStyles } from "./styles";

/** How many cells were read without certainty, what became of them, and the way to look at them. */
export function DoubtsCard({
  index,
  summary,
  onStart,
}: {
  index: number;
  summary: ImportSummary;
  onStart: (which: DoubtsToAsk) => void;
}) {
  const { t } = usePane();
  const styles = usePreviewStyles();
  const shared = useStyles();
  const { open, byPerson, corrected, proved } = countDoubts(summary);
  const settled = byPerson + corrected + proved;
  if (open + settled === 0) return null;
  return (
    <section className={styles.doubts} data-testid={`doubts-${index}`}>
      <span className={shared.wrap} data-testid={`doubts-count-${index}`}>
        <b>{open > 0 ? t("doubts.count", { count: open }) : t("doubts.settled", { count: settled })}</b>
        {[
          ...(open > 0 && byPerson > 0 ? [t("doubts.mixed", { settled: byPerson })] : []),
          ...(corrected > 0 ? [t("doubts.automatic", { count: corrected })] : []),
          ...(proved > 0 ? [t("doubts.proved", { count: proved })] : []),
        ].map((words) => (
          <Caption1 key={words}>
            {t("preview.listComma")}
            {words}
          </Caption1>
        ))}
      </span>
      <div className={shared.row}>
        {open > 0 && (
          <Button
            size="small"
            appearance="primary"
            onClick={() => onStart("open")}
            data-testid={`doubts-start-${index}`}
          >
            {t("doubts.start", { count: open })}
          </Button>
        )}
        {corrected > 0 && (
          <Button size="small" onClick={() => onStart("automatic")} data-testid={`doubts-automatic-${index}`}>
            {t("doubts.lookBySums", { count: corrected })}
          </Button>
        )}
      </div>
    </section>
  );
}
