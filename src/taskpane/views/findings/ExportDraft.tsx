import { Button, Caption1, Spinner } from "@fluentui/react-components";
import { DocumentArrowDownRegular } from "@fluentui/react-icons";
import { useState } from "react";
import type { LedgerDisclosure } from "../../../application";
import type { DraftFormat } from "../../model/draft-export";
import { saveFile } from "../../model/save-file";
import { errorData } from "../../worker/error-data";
import type { ErrorData } from "../../worker/protocol";
import { usePane } from "../context";
import { ErrorBar } from "../ErrorBar";
import { useStyles } from "../styles";

const FORMATS = ["docx", "txt"] as const satisfies readonly DraftFormat[];

/** Saves a draft of the text of each disclosure, whose figures are those of its tables. */
export function ExportDraft({ disclosures }: { disclosures: readonly LedgerDisclosure[] }) {
  const { engine, t } = usePane();
  const styles = useStyles();
  const [making, setMaking] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [error, setError] = useState<ErrorData | null>(null);
  const save = async (key: string, format: DraftFormat): Promise<void> => {
    setMaking(key);
    setSaid(null);
    setError(null);
    try {
      const { exportDraft } = await import(/* webpackChunkName: "report" */ "../../model/draft-export");
      const file = await exportDraft(engine, key, format);
      if (file) saveFile(file.name, file.blob);
      setSaid(file ? t("draft.saved", { name: file.name, open: file.open }) : t("draft.gone"));
    } catch (failure) {
      setError(errorData(failure));
    } finally {
      setMaking(null);
    }
  };
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
                  disabledFocusable={making !== null}
                  onClick={() => void save(key, format)}
                  data-testid={`draft-${format}-${i}`}
                >
                  {t(`draft.${format}`)}
                </Button>
              ))}
            </div>
          );
        })}
        <Caption1 className={styles.wrap} role="status" data-testid="draft-state">
          {making ? <Spinner size="tiny" label={t("draft.making")} /> : said}
        </Caption1>
        {error && <ErrorBar error={error} onDismiss={() => setError(null)} />}
      </div>
    </details>
  );
}
