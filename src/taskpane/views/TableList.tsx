import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Badge,
  Caption1,
  mergeClasses,
} from "@fluentui/react-components";
import type { ImportSummary, TableSummary } from "../../application";
import { languageOf, tableLabel, sentence } from "../../words";
import { usePane } from "./context";
import { useStyles } from "./styles";

/** Most rows that a preview shows; the workbook gets them all. */
const SHOWN_ROWS = 40;

const COLORS = { filled: "success", empty: "informative", unreadable: "danger", absent: "danger" } as const;

/** The printed tables with what became of each; one opens to show what was read. */
export function TableList({ tables, kind }: { tables: readonly TableSummary[]; kind: ImportSummary["kind"] }) {
  const { t, language } = usePane();
  const styles = useStyles();
  return (
    <Accordion collapsible multiple data-testid="tables">
      {tables.map((table, i) => (
        <AccordionItem
          key={`${table.id}/${table.index}`}
          value={i}
          data-testid={`table-${i}`}
          disabled={table.rows.length === 0}
        >
          <AccordionHeader size="small" expandIconPosition="end">
            <span className={styles.tableLine}>
              <Badge appearance="tint" color={COLORS[table.state]} data-testid={`table-${i}-state`}>
                {t(`state.${table.state}`)}
              </Badge>
              <span className={styles.wrap}>
                {table.id === "other" ? table.title : tableLabel(table.id, kind, languageOf(language))}
                {table.index > 1 ? ` ${table.index}` : ""}{" "}
                <Caption1 className={styles.muted}>{place(table, t)}</Caption1>
              </span>
            </span>
          </AccordionHeader>
          <AccordionPanel>
            <TablePreview table={table} />
          </AccordionPanel>
        </AccordionItem>
      ))}
    </Accordion>
  );
}

function place(table: TableSummary, t: ReturnType<typeof usePane>["t"]): string {
  const rows = t("preview.rows", { count: table.rows.length });
  return table.pages.length ? `${rows} · ${t("preview.pages", { pages: table.pages.join("、") })}` : rows;
}

function TablePreview({ table }: { table: TableSummary }) {
  const { t, language } = usePane();
  const styles = useStyles();
  const more = table.rows.length - SHOWN_ROWS;
  return (
    <div className={styles.tight}>
      <Caption1 className={mergeClasses(styles.muted, styles.wrap)}>{table.title}</Caption1>
      <div className={styles.preview} tabIndex={0} role="region" aria-label={table.title}>
        <table className={styles.grid}>
          <thead>
            <tr>
              {table.columns.map((c, i) => (
                <th key={i}>{c}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.slice(0, SHOWN_ROWS).map((row, i) => (
              <tr key={i}>
                {row.map((text, j) => (
                  <td key={j} className={/^-?[\d,]+\.\d+$/.test(text ?? "") ? styles.number : undefined}>
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && <Caption1 className={styles.muted}>{t("preview.moreRows", { count: more })}</Caption1>}
      {[table.note, ...table.problems.map((p) => sentence(p, languageOf(language)))].filter(Boolean).map((text, i) => (
        <Caption1 key={i} className={styles.wrap}>
          {text}
        </Caption1>
      ))}
    </div>
  );
}
