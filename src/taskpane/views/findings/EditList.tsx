import { Button, Caption1 } from "@fluentui/react-components";
import type { LedgerDisclosure, LedgerEdit } from "../../../application";
import { usePane } from "../context";
import { useStyles } from "../styles";
import { useFindingStyles } from "./styles";

/** Cells of the sheets that say something else than the document; each can be put back. */
export function EditList({ disclosures }: { disclosures: readonly LedgerDisclosure[] }) {
  const { t } = usePane();
  const styles = useStyles();
  const own = useFindingStyles();
  const edits = disclosures.flatMap((d) => d.edits);
  if (edits.length === 0) return null;
  return (
    <details className={own.box} data-testid="edits">
      <summary className={styles.clickable}>
        <Caption1>{t("edits.title", { count: edits.length })}</Caption1>
      </summary>
      {edits.map((edit, i) => (
        <EditRow key={i} edit={edit} index={i} />
      ))}
    </details>
  );
}

function EditRow({ edit, index }: { edit: LedgerEdit; index: number }) {
  const { ledger, t } = usePane();
  const styles = useStyles();
  return (
    <div className={styles.spread} data-testid={`edit-${index}`}>
      <button
        type="button"
        className={styles.plainButton}
        disabled={!edit.target}
        onClick={() => void ledger.show(edit.target)}
      >
        <Caption1 className={styles.wrap}>
          <EditWords edit={edit} />
        </Caption1>
      </button>
      {edit.kind === "changed" && edit.restore !== undefined && (
        <Button size="small" onClick={() => void ledger.restore(edit)} data-testid={`restore-${index}`}>
          {t("edits.restore")}
        </Button>
      )}
    </div>
  );
}

/** `支出总表“行政单位医疗（2101101）”合计：原文 13.20，现为 12.30` */
function EditWords({ edit }: { edit: LedgerEdit }) {
  const { language, t } = usePane();
  const word = (text: string | null): string => text?.trim() || t("finding.blank");
  const table = edit.table[language === "zh-CN" ? "zh" : "en"] + (edit.onPublished ? t("edits.onPublished") : "");
  return (
    <>
      {t(`edits.${edit.kind}`, {
        table,
        item: edit.item,
        column: edit.column,
        printed: word(edit.printed),
        now: word(edit.now),
      })}
    </>
  );
}
