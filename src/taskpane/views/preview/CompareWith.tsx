import { Caption1, Field, Select } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { ImportSummary, VersionInWorkbook } from "../../../application";
import { languageOf } from "../../../words";
import { usePane } from "../context";
import { SaveAs } from "../SaveAs";
import { useStyles } from "../styles";

/** Saves what an import says otherwise than a version that the workbook holds: a notice, or a workbook. */
export function CompareWith({ item, summary }: { item: number; summary: ImportSummary }) {
  const { engine, language, t } = usePane();
  const styles = useStyles();
  const [versions, setVersions] = useState<readonly VersionInWorkbook[]>([]);
  useEffect(() => {
    let wanted = true;
    engine.versionsOf(item).then(
      (all) => wanted && setVersions(all),
      // The Worker was ended: what it knew is gone with the import.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
    // A correction may change whose disclosure it is.
  }, [engine, item, summary]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [first] = versions;
  if (!first) return null;
  const key = versions.some((v) => v.key === chosen) ? chosen! : first.key;
  return (
    <details data-testid={`compare-${item}`}>
      <summary className={styles.clickable}>
        <Caption1>{t("compare.title")}</Caption1>
      </summary>
      <div className={styles.tight}>
        <Caption1 className={styles.wrap}>{t("compare.hint")}</Caption1>
        <Field label={t("compare.with")}>
          <Select value={key} onChange={(_e, d) => setChosen(d.value)} data-testid={`compare-with-${item}`}>
            {versions.map((v) => (
              <option key={v.key} value={v.key}>
                {t("compare.version", { year: v.year, version: v.version, file: v.file })}
              </option>
            ))}
          </Select>
        </Field>
        <SaveAs
          id={`compare-${item}`}
          label={t("compare.title")}
          make={async (format) => {
            const { bookFile, documentFile } = await import(
              /* webpackChunkName: "report" */ "../../model/document-file"
            );
            const words = languageOf(language);
            return format === "xlsx"
              ? bookFile(await engine.comparisonBook(item, key, words))
              : documentFile(await engine.comparison(item, key, words), format);
          }}
        />
      </div>
    </details>
  );
}
