import { Body1Strong, Button, Subtitle2, mergeClasses } from "@fluentui/react-components";
import { useState } from "react";
import type { TranslateReports } from "../../locales/reports";
import { useStyles } from "../styles";

/** Sheets that were made from others: opened, made again, taken out. */
export function ReportList<Report extends { readonly sheet: string }>({
  id,
  title,
  reports,
  say,
  busy,
  canFill,
  onShow,
  onRefill,
  onRemove,
}: {
  /** Begins the test ids. */
  id: string;
  title: string;
  reports: readonly Report[];
  say: TranslateReports;
  busy: boolean;
  canFill: (report: Report) => boolean;
  onShow: (sheet: string) => void;
  onRefill: (report: Report) => void;
  onRemove: (report: Report) => void;
}) {
  const styles = useStyles();
  // Taking a sheet out can't be undone: it takes a second click.
  const [going, setGoing] = useState<string | null>(null);
  if (reports.length === 0) return null;
  return (
    <section className={styles.section}>
      <Subtitle2 as="h3">{title}</Subtitle2>
      <ul className={mergeClasses(styles.list, styles.tight)} data-testid={`${id}-list`}>
        {reports.map((report, i) => (
          <li key={report.sheet} className={styles.finding} data-testid={`${id}-${i}`}>
            <Body1Strong className={styles.wrap}>{report.sheet}</Body1Strong>
            <div className={styles.row}>
              <Button
                size="small"
                disabled={busy}
                aria-label={`${say("open")} ${report.sheet}`}
                onClick={() => onShow(report.sheet)}
                data-testid={`${id}-open-${i}`}
              >
                {say("open")}
              </Button>
              <Button
                size="small"
                disabled={busy || !canFill(report)}
                aria-label={`${say("refill")} ${report.sheet}`}
                onClick={() => onRefill(report)}
                data-testid={`${id}-refill-${i}`}
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
                data-testid={`${id}-remove-${i}`}
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
