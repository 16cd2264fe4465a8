import { Button, Caption1, Spinner } from "@fluentui/react-components";
import { DocumentArrowDownRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { languageOf } from "../../../words";
import type { ReportFormat } from "../../model/report-export";
import { saveFile } from "../../model/save-file";
import { errorData } from "../../worker/error-data";
import type { ErrorData } from "../../worker/protocol";
import { usePane } from "../context";
import { ErrorBar } from "../ErrorBar";
import { useStyles } from "../styles";

const FORMATS = ["docx", "html", "xlsx"] as const satisfies readonly ReportFormat[];

/** Saves the check of disclosures as a report for people without the workbook. */
export function ExportReport({ keys }: { keys: readonly string[] }) {
  const { engine, sources, shelf, language, t } = usePane();
  const styles = useStyles();
  const [making, setMaking] = useState<ReportFormat | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const [error, setError] = useState<ErrorData | null>(null);
  const save = async (format: ReportFormat): Promise<void> => {
    setMaking(format);
    setSaved(null);
    setError(null);
    try {
      const { exportReport } = await import(/* webpackChunkName: "report" */ "../../model/report-export");
      const { name, blob } = await exportReport({ engine, sources, shelf }, keys, format, languageOf(language));
      saveFile(name, blob);
      setSaved(name);
    } catch (failure) {
      setError(errorData(failure));
    } finally {
      setMaking(null);
    }
  };
  return (
    <details data-testid="report">
      <summary className={styles.clickable}>
        <Caption1>{t("report.title")}</Caption1>
      </summary>
      <div className={styles.tight}>
        <Caption1 className={styles.wrap}>{t("report.hint", { count: keys.length })}</Caption1>
        <div className={styles.row} role="group" aria-label={t("report.title")}>
          {FORMATS.map((format) => (
            <Button
              key={format}
              size="small"
              icon={<DocumentArrowDownRegular />}
              // Stays in the tab order, so that the focus is not lost while one is made.
              disabledFocusable={making !== null}
              onClick={() => void save(format)}
              data-testid={`report-${format}`}
            >
              {t(`report.${format}`)}
            </Button>
          ))}
        </div>
        <Caption1 className={styles.wrap} role="status" data-testid="report-state">
          {making ? <Spinner size="tiny" label={t("report.making")} /> : saved && t("report.saved", { name: saved })}
        </Caption1>
        {error && <ErrorBar error={error} onDismiss={() => setError(null)} />}
      </div>
    </details>
  );
}
