import { Badge, Caption1, Checkbox, mergeClasses } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { useState } from "react";
import type { ImportSummary, TableSummary } from "../../application";
import { languageOf, tableLabel } from "../../words";
import { listTables, type TableLine, type Trouble } from "../model/preview";
import { usePane } from "./context";
import { usePreviewStyles } from "./preview/styles";
import { useStyles } from "./styles";

const COLORS = { filled: "success", empty: "informative", unreadable: "danger", absent: "danger" } as const;

/**
 * The printed tables with what became of each; one opens to show and correct what was read. Those with trouble come first, goal forms
 * are one group: nothing of it is rendered while it is closed.
 */
export function TableList({ summary, onOpen }: { summary: ImportSummary; onOpen: (table: number) => void }) {
  const { t } = usePane();
  const styles = usePreviewStyles();
  const shared = useStyles();
  const [filtered, setFiltered] = useState(false);
  const [open, setOpen] = useState(false);
  const { tables, goals } = listTables(summary);
  const inTrouble = (list: readonly TableLine[]): TableLine[] => list.filter((l) => l.trouble !== null);
  const count = inTrouble([...tables, ...goals]).length;
  const shown = filtered ? inTrouble(tables) : tables;
  const shownGoals = filtered ? inTrouble(goals) : goals;
  const line = ({ at, trouble }: TableLine) => (
    <li key={at}>
      <Line table={summary.tables[at]!} at={at} kind={summary.kind} trouble={trouble} onOpen={() => onOpen(at)} />
    </li>
  );
  return (
    <div data-testid="tables">
      {count > 0 && (
        <Checkbox
          checked={filtered}
          onChange={(_e, d) => setFiltered(d.checked === true)}
          label={t("preview.onlyTrouble", { count })}
          data-testid="only-trouble"
        />
      )}
      {filtered && count === 0 && <Caption1>{t("preview.noTrouble")}</Caption1>}
      <ul className={styles.tables}>
        {shown.map(line)}
        {shownGoals.length > 1 ? (
          <li>
            <button
              type="button"
              className={styles.table}
              aria-expanded={open}
              onClick={() => setOpen(!open)}
              data-testid="goal-forms"
            >
              <span />
              <span className={styles.lines}>
                <span>{t("preview.goals", { count: shownGoals.length })}</span>
                {inTrouble(shownGoals).length > 0 && (
                  <Caption1 className={styles.bad}>
                    {t("preview.goalsTrouble", { count: inTrouble(shownGoals).length })}
                  </Caption1>
                )}
              </span>
              {open ? <ChevronDownRegular aria-hidden /> : <ChevronRightRegular aria-hidden />}
            </button>
            {open && <ul className={mergeClasses(styles.tables, styles.goals)}>{shownGoals.map(line)}</ul>}
          </li>
        ) : (
          shownGoals.map(line)
        )}
      </ul>
      <Caption1 className={shared.muted}>{t("preview.narrative", { count: summary.narrative })}</Caption1>
    </div>
  );
}

/** The name of a table: its standard label, or the printed title; of a goal form the project. */
export function useTableName(): (table: TableSummary, kind: ImportSummary["kind"]) => string {
  const { t, language } = usePane();
  return (table, kind) => {
    if (table.id === "goal") return table.name ?? t("preview.goalUnnamed");
    if (table.id === "other") return table.title;
    return `${tableLabel(table.id, kind, languageOf(language))}${table.index > 1 ? ` ${table.index}` : ""}`;
  };
}

function Line({
  table,
  at,
  kind,
  trouble,
  onOpen,
}: {
  table: TableSummary;
  at: number;
  kind: ImportSummary["kind"];
  trouble: Trouble | null;
  onOpen: () => void;
}) {
  const { t } = usePane();
  const styles = usePreviewStyles();
  const shared = useStyles();
  const nameOf = useTableName();
  const why = trouble ? troubleWords(trouble, t) : [];
  const fields = table.fields.filter((f) => f.printed !== undefined).length;
  const all = table.marks.filter((m) => m.by === "corrected");
  const automatic = all.filter((m) => m.settledBy !== undefined).length;
  const corrected = all.length - automatic;
  return (
    <button type="button" className={styles.table} onClick={onOpen} data-testid={`table-${at}`}>
      <Badge appearance="tint" color={COLORS[table.state]} data-testid={`table-${at}-state`}>
        {t(`state.${table.state}`)}
      </Badge>
      <span className={styles.lines}>
        <span>
          {nameOf(table, kind)} <Caption1 className={shared.muted}>{place(table, t)}</Caption1>
        </span>
        {why.length > 0 && <Caption1 className={styles.bad}>{why.join(t("preview.listComma"))}</Caption1>}
        {corrected > 0 && <Caption1>{t("preview.correctedCells", { count: corrected })}</Caption1>}
        {automatic > 0 && <Caption1>{t("doubts.automatic", { count: automatic })}</Caption1>}
        {fields > 0 && <Caption1>{t("preview.correctedFields", { count: fields })}</Caption1>}
        {table.state === "empty" && table.note && <Caption1 className={shared.muted}>{table.note}</Caption1>}
      </span>
      <ChevronRightRegular aria-hidden />
    </button>
  );
}

function troubleWords(
  { state, problems, notice, cells, doubtful }: Trouble,
  t: ReturnType<typeof usePane>["t"],
): string[] {
  return [
    ...(state ? [t("preview.trouble.state")] : []),
    ...(problems ? [t("preview.trouble.problems")] : []),
    ...(notice ? [t("preview.trouble.notice")] : []),
    ...(cells > 0 ? [t("preview.trouble.cells", { count: cells })] : []),
    ...(doubtful > 0 ? [t("preview.trouble.doubtful", { count: doubtful })] : []),
  ];
}

/** How many rows on which pages; an empty table prints rows too, but nothing in them. */
function place(table: TableSummary, t: ReturnType<typeof usePane>["t"]): string {
  const pages =
    table.pages.length > 0 ? [t("preview.pages", { pages: table.pages.join(t("preview.listSeparator")) })] : [];
  if (table.state === "absent") return t("preview.absentTable");
  const rows = table.state === "empty" ? t("preview.emptyTable") : t("preview.rows", { count: table.rows.length });
  return [rows, ...pages].join(" · ");
}
