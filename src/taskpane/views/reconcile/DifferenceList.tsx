import { Badge, Body1Strong, Button, Caption1, mergeClasses } from "@fluentui/react-components";
import type { CellTarget, LineSummary, ReconciledVerdict, ReconciliationPreview } from "../../../application";
import { languageOf, RECONCILIATION } from "../../../words";
import type { TranslateReconcile } from "../../locales/reconcile";
import { usePane } from "../context";
import { useStyles } from "../styles";

const COLORS: Readonly<Record<ReconciledVerdict, "danger" | "warning" | "informative" | "success">> = {
  different: "danger",
  "left-only": "warning",
  "right-only": "warning",
  unclear: "informative",
  rounded: "informative",
  same: "success",
};

/** What a reconciliation comes to before it is written: the counts, what was assumed, and the rows that need a look. */
export function DifferenceList({
  preview,
  say,
  onShow,
}: {
  preview: ReconciliationPreview;
  say: TranslateReconcile;
  onShow: (...targets: CellTarget[]) => void;
}) {
  const styles = useStyles();
  const spoken = languageOf(usePane().language);
  const { counts, apart, lines, more, remarks } = preview;
  const carried = counts.different + counts["left-only"] + counts["right-only"] + counts.unclear - apart;
  return (
    <div className={styles.tight} data-testid="reconcile-preview">
      <Body1Strong role="status" data-testid="reconcile-counts">
        {lines.length === 0 ? say("noDifference") : say("counts", { apart, carried, same: counts.same })}
      </Body1Strong>
      <div className={styles.row}>
        {(Object.keys(COLORS) as ReconciledVerdict[]).map((verdict) =>
          counts[verdict] > 0 ? (
            <Badge key={verdict} appearance="tint" color={COLORS[verdict]} data-testid={`reconcile-count-${verdict}`}>
              {RECONCILIATION[verdict][spoken]} {counts[verdict]}
            </Badge>
          ) : null,
        )}
      </div>
      {remarks.map((remark) => (
        <Caption1 key={remark} className={styles.wrap}>
          {remark}
        </Caption1>
      ))}
      <ul className={mergeClasses(styles.list, styles.tight)} data-testid="reconcile-lines">
        {lines.map((line, i) => (
          <LineItem key={i} line={line} index={i} say={say} onShow={onShow} />
        ))}
      </ul>
      {more > 0 && <Caption1>{say("more", { count: more })}</Caption1>}
    </div>
  );
}

function LineItem({
  line,
  index,
  say,
  onShow,
}: {
  line: LineSummary;
  index: number;
  say: TranslateReconcile;
  onShow: (...targets: CellTarget[]) => void;
}) {
  const styles = useStyles();
  const spoken = languageOf(usePane().language);
  const { leftAt, rightAt, verdict } = line;
  const both = [rightAt, leftAt].filter((at): at is CellTarget => at !== null);
  const label = line.left === "" || line.left === line.right ? line.right || line.left : line.left;
  const amount = (text: string | null): string => text ?? "－";
  return (
    <li
      className={mergeClasses(
        styles.finding,
        verdict === "different" && !line.follows ? styles.error : verdict === "rounded" ? styles.info : styles.warn,
        both.length > 0 && styles.clickable,
      )}
      data-testid={`reconcile-line-${index}`}
      data-verdict={verdict}
    >
      <button
        type="button"
        className={styles.plainButton}
        disabled={both.length === 0}
        onClick={() => onShow(...both)}
        data-testid={`reconcile-show-${index}`}
      >
        <span className={styles.wrap}>
          {`${RECONCILIATION[verdict][spoken]} ${label}`}
          {line.right !== "" && line.left !== "" && line.left !== line.right ? ` ↔ ${line.right}` : ""}
        </span>
      </button>
      <Caption1 className={styles.wrap}>
        {say("amounts", {
          left: amount(line.leftAmount),
          right: amount(line.rightAmount),
          difference: line.difference === null ? "" : say("difference", { amount: line.difference }),
        })}
      </Caption1>
      {line.remarks.map((remark) => (
        <Caption1 key={remark} className={styles.wrap}>
          {remark}
        </Caption1>
      ))}
      {both.length > 1 && (
        <div className={styles.row}>
          <Button
            size="small"
            appearance="subtle"
            aria-label={`${say("toLeft")} ${label}`}
            onClick={() => onShow(leftAt!)}
            data-testid={`reconcile-to-left-${index}`}
          >
            {say("toLeft")}
          </Button>
          <Button
            size="small"
            appearance="subtle"
            aria-label={`${say("toRight")} ${label}`}
            onClick={() => onShow(rightAt!)}
            data-testid={`reconcile-to-right-${index}`}
          >
            {say("toRight")}
          </Button>
        </div>
      )}
    </li>
  );
}
