import { Button, Caption1 } from "@fluentui/react-components";
import { DocumentArrowDownRegular } from "@fluentui/react-icons";
import type { LedgerDisclosure } from "../../../application";
import type { DraftFormat } from "../../model/draft-export";
import { usePane } from "../context";
import { SavingState, useSaving } from "../saving";
import { useStyles } from "../styles";

const FORMATS = ["docx", "txt"] as const satisfies readonly DraftFormat[];

/** Saves a draft of the text of each disclosure, whose figures are those of its tables. */
export function ExportDraft({ disclosures }: { disclosures: readonly LedgerDisclosure[] }) {
  const { engine, t } = usePane();
  const styles = useStyles();
  const saving = useSaving();
  const save = (key: string, format: DraftFormat): Promise<void> =>
    saving.save(async () => {
      const { exportDraft } = await import(/* webpackChunkName: "report" */ "../../model/draft-export");
      const file = await exportDraft(engine, key, format);
      return { file, said: file ? t("draft.saved", { name: file.name, open: file.open }) : t("draft.gone") };
    });
  return (
    <details data-testid="draft">
      <summary className={styles.clickable}>
        <Caption1>{t("draft.title")}</Caption1>
      </summary>
      <div className={styles.tight}>
        <Caption1 className={styles.wrap}>{t("draft.hint")}</Caption1>
        {disclosures.map(({ key, identity }, i) => {
          const name = `${identity.unit} ${identity.year} ${identity.kind}`;
          return (
            <div key={key} className={styles.row} role="group" aria-label={`${t("draft.title")} ${name}`}>
              <Caption1 className={styles.wrap}>{name}</Caption1>
              {FORMATS.map((format) => (
                <Button
                  key={format}
                  size="small"
                  icon={<DocumentArrowDownRegular />}
                  disabledFocusable={saving.busy}
                  onClick={() => void save(key, format)}
                  data-testid={`draft-${format}-${i}`}
                >
                  {t(`draft.${format}`)}
                </Button>
              ))}
            </div>
          );
        })}
        <SavingState saving={saving} making={t("draft.making")} testId="draft-state" />
      </div>
    </details>
  );
}
