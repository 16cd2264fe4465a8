import { Caption1 } from "@fluentui/react-components";
import { languageOf } from "../../../words";
import { usePane } from "../context";
import { SaveAs } from "../SaveAs";
import { useStyles } from "../styles";

/** Saves the check of disclosures as a report for people without the workbook. */
export function ExportReport({ keys }: { keys: readonly string[] }) {
  const { engine, sources, shelf, language, t } = usePane();
  const styles = useStyles();
  return (
    <details data-testid="report">
      <summary className={styles.clickable}>
        <Caption1>{t("report.title")}</Caption1>
      </summary>
      <div className={styles.tight}>
        <Caption1 className={styles.wrap}>{t("report.hint", { count: keys.length })}</Caption1>
        <SaveAs
          id="report"
          label={t("report.title")}
          make={async (format) => {
            const { exportReport } = await import(/* webpackChunkName: "report" */ "../../model/report-export");
            return exportReport({ engine, sources, shelf }, keys, format, languageOf(language));
          }}
        />
      </div>
    </details>
  );
}
