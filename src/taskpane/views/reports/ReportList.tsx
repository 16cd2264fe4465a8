import { Body1Strong, Button, Subtitle2, mergeClasses } from "@fluentui/react-components";
import { useState } from "react";
import type { TranslateReports } from "../../locales/reports";
import type { FilledReport } from "../../model/reports-controller";
import { useStyles } from "../styles";

/** The reports of the workbook: opened, filled again, taken out. */
export function ReportList({
  reports,
  say,
  busy,
  canFill,
  onShow,
  onRefill,
  onRemove,
}: {
  reports: readonly FilledReport[];
  say: TranslateReports;
  busy: boolean;
  canFill: boolean;
  onShow: (sheet: string) => void;
  onRefill: (report: FilledReport) => void;
  onRemove: (report: FilledReport) => void;
}) {
  const styles = useStyles();
  // Taking a sheet out can't be undone: it takes a second click.
  const [going, setGoing] = useState<string | null>(null);
  if (reports.length === 0) return null;
  return (
    <section className={styles.section}>
      <Subtitle2 as="h3">{say("reports")}</Subtitle2>
      <ul className={mergeClasses(styles.list, styles.tight)} data-testid="report-list">
        {reports.map((report, i) => (
          <li key={report.sheet} className={styles.finding} data-testid={`report-${i}`}>
            <Body1Strong className={styles.wrap}>{report.sheet}</Body1Strong>
            <div className={styles.row}>
              <Button
                size="small"
                disabled={busy}
                aria-label={`${say("open")} ${report.sheet}`}
                onClick={() => onShow(report.sheet)}
                data-testid={`report-open-${i}`}
              >
                {say("open")}
              </Button>
              <Button
                size="small"
                disabled={busy || !canFill}
                aria-label={`${say("refill")} ${report.sheet}`}
                onClick={() => onRefill(report)}
                data-testid={`report-refill-${i}`}
              >
                {say("refill")}
              </Button>
              <Button
                size="small"
                disabled={busy}
                aria-label={`${say(going === report.sheet ? "removeSure" : "remove")} ${report.sheet}`}
                onClick={() => {
                  if (going !== report.sheet) return setGoing(report.sheet);
                  setGoing(null);
                  onRemove(report);
                }}
                data-testid={`report-remove-${i}`}
              >
                {say(going === report.sheet ? "removeSure" : "remove")}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
