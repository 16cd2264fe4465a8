import { Button } from "@fluentui/react-components";
import { DocumentArrowDownRegular } from "@fluentui/react-icons";
import type { NamedFile, ReportFormat } from "../model/document-file";
import { usePane } from "./context";
import { SavingState, useSaving } from "./saving";
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
  const saving = useSaving();
  const save = (format: ReportFormat): Promise<void> =>
    saving.save(async () => {
      const file = await make(format);
      return { file, said: t("report.saved", { name: file.name }) };
    });
  return (
    <>
      <div className={styles.row} role="group" aria-label={label}>
        {FORMATS.map((format) => (
          <Button
            key={format}
            size="small"
            icon={<DocumentArrowDownRegular />}
            // Stays in the tab order, so that the focus is not lost while one is made.
            disabledFocusable={saving.busy}
            onClick={() => void save(format)}
            data-testid={`${id}-${format}`}
          >
            {t(`report.${format}`)}
          </Button>
        ))}
      </div>
      <SavingState saving={saving} making={t("report.making")} testId={`${id}-state`} />
    </>
  );
}
