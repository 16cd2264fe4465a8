import { Button, Caption1, Spinner } from "@fluentui/react-components";
import { DocumentArrowDownRegular } from "@fluentui/react-icons";
import { useState } from "react";
import type { NamedFile, ReportFormat } from "../model/document-file";
import { saveFile } from "../model/save-file";
import { errorData } from "../worker/error-data";
import type { ErrorData } from "../worker/protocol";
import { usePane } from "./context";
import { ErrorBar } from "./ErrorBar";
import { useStyles } from "./styles";

const FORMATS = ["docx", "html", "xlsx"] as const satisfies readonly ReportFormat[];

/** Saves what `make` makes as Word, page or Excel. `id` begins its test ids. */
export function SaveAs({
  id,
  label,
  make,
}: {
  id: string;
  label: string;
  make: (format: ReportFormat) => Promise<NamedFile>;
}) {
  const { t } = usePane();
  const styles = useStyles();
  const [making, setMaking] = useState<ReportFormat | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const [error, setError] = useState<ErrorData | null>(null);
  const save = async (format: ReportFormat): Promise<void> => {
    setMaking(format);
    setSaved(null);
    setError(null);
    try {
      const { name, blob } = await make(format);
      saveFile(name, blob);
      setSaved(name);
    } catch (failure) {
      setError(errorData(failure));
    } finally {
      setMaking(null);
    }
  };
  return (
    <>
      <div className={styles.row} role="group" aria-label={label}>
        {FORMATS.map((format) => (
          <Button
            key={format}
            size="small"
            icon={<DocumentArrowDownRegular />}
            // Stays in the tab order, so that the focus is not lost while one is made.
            disabledFocusable={making !== null}
            onClick={() => void save(format)}
            data-testid={`${id}-${format}`}
          >
            {t(`report.${format}`)}
          </Button>
        ))}
      </div>
      <Caption1 className={styles.wrap} role="status" data-testid={`${id}-state`}>
        {making ? <Spinner size="tiny" label={t("report.making")} /> : saved && t("report.saved", { name: saved })}
      </Caption1>
      {error && <ErrorBar error={error} onDismiss={() => setError(null)} />}
    </>
  );
}
