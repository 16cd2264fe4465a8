import { IconButton } from "../IconButton";
import { Button, Caption1 } from "@fluentui/react-components";
import { ArrowLeftRegular, ChevronLeftRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { useEffect, useRef, useState, type ReactNode } from "react";
import {
  MONEY_UNITS,
  TABLE_IDS,
  type CorrectionStep,
  type ImportSummary,
  type PrintedPlace,
} from "../../../application";
import { languageOf, placeSaid, sentence, tableLabel } from "../../../words";
import { pagesOf } from "../../model/preview";
import { usePane } from "../context";
import { useStyles } from "../styles";
import { useTableName } from "../TableList";
import { CellBar } from "./CellBar";
import { FormHead } from "./FormHead";
import { Choice } from "./Choice";
import { TableGrid, type CellAt } from "./TableGrid";
import { usePreviewStyles } from "./styles";

/** More joined pages than these are shown on demand. */
const FEW_PAGES = 2;

/** One table over the whole pane: what was read, what it was taken for, and everything about it to be put right. */
export function TableView({
  summary,
  at,
  onStep,
  onUndo,
  onOpen,
  onClose,
  children,
}: {
  summary: ImportSummary;
  at: number;
  onStep: (step: CorrectionStep) => void;
  onUndo: (step: CorrectionStep) => void;
  onOpen: (table: number) => void;
  onClose: () => void;
  /** What the last correction did. */
  children?: ReactNode;
}) {
  const { t, language } = usePane();
  const styles = usePreviewStyles();
  const shared = useStyles();
  const nameOf = useTableName();
  const heading = useRef<HTMLHeadingElement>(null);
  const [cell, setCell] = useState<CellAt | null>(null);
  const table = summary.tables[at]!;
  const own = table.places[0];
  const place = own?.at;
  useEffect(() => heading.current?.focus(), []);
  const pages = pagesOf(table);
  const split = ({ row, place: page }: (typeof pages)[number]) => (
    <Button key={page.at} size="small" onClick={() => step("split", page)} data-testid={`table-split-${row}`}>
      {t("preview.split", { row: row + 1, place: sentence(placeSaid(page), languageOf(language)) })}
    </Button>
  );
  const step = (type: "leave-table" | "join" | "split", where: PrintedPlace): void => onStep({ type, table: where });
  return (
    <>
      <div className={styles.view} data-testid="table-view">
        <div className={styles.head}>
          <div className={styles.bar}>
            <Button
              size="small"
              appearance="subtle"
              icon={<ArrowLeftRegular />}
              onClick={onClose}
              className={shared.grow}
              style={{ justifyContent: "flex-start" }}
              data-testid="table-back"
            >
              {t("preview.list")}
            </Button>
            <IconButton
              icon={<ChevronLeftRegular />}
              label={t("preview.previous")}
              disabled={at === 0}
              onClick={() => onOpen(at - 1)}
              testId="table-previous"
            />
            <IconButton
              icon={<ChevronRightRegular />}
              label={t("preview.next")}
              disabled={at === summary.tables.length - 1}
              onClick={() => onOpen(at + 1)}
              testId="table-next"
            />
          </div>
          <h2 ref={heading} tabIndex={-1} className={styles.title} data-testid="table-title">
            {nameOf(table, summary.kind)}
          </h2>
          <Caption1 className={shared.wrap}>
            {[
              table.title,
              table.pages.length > 0 ? t("preview.pages", { pages: table.pages.join(t("preview.listSeparator")) }) : "",
            ]
              .filter(Boolean)
              .join(" · ")}
          </Caption1>
          {children}
          {own && (
            <>
              <div className={styles.fields}>
                <Choice
                  label={t("preview.tableKind")}
                  value={table.id}
                  options={[
                    ...TABLE_IDS.map((value) => ({
                      value,
                      words: tableLabel(value, summary.kind, languageOf(language)),
                    })),
                    { value: "other" as const, words: t("preview.otherTable") },
                  ]}
                  onChoose={(id) => onStep({ type: "kind", table: own, id })}
                  testId="table-kind"
                />
                <Choice
                  label={t("preview.tableMoney")}
                  value={table.moneyUnit ?? ""}
                  options={[
                    ...(table.moneyUnit === null ? [{ value: "" as const, words: t("preview.notRecognised") }] : []),
                    ...MONEY_UNITS.map((value) => ({
                      value,
                      words:
                        value === table.moneyUnit && table.moneyUnitAssumed
                          ? t("preview.assumed", { unit: value })
                          : value,
                    })),
                  ]}
                  onChoose={(value) => onStep({ type: "money", table: own, value })}
                  testId="table-money"
                />
              </div>
              <div className={shared.row}>
                {at > 0 && (
                  <Button size="small" onClick={() => step("join", own)} data-testid="table-join">
                    {t("preview.join")}
                  </Button>
                )}
                {pages.length <= FEW_PAGES && pages.map(split)}
                <Button size="small" onClick={() => step("leave-table", own)} data-testid="table-leave">
                  {t("preview.leaveTable")}
                </Button>
              </div>
              {pages.length > FEW_PAGES && (
                <details className={styles.details}>
                  <summary>{t("preview.splitMany", { count: pages.length })}</summary>
                  <div className={shared.row}>{pages.map(split)}</div>
                </details>
              )}
            </>
          )}
        </div>
        {table.fields.length > 0 && <FormHead summary={summary} table={table} onStep={onStep} onUndo={onUndo} />}
        {table.rows.length > 0 ? (
          <TableGrid summary={summary} table={table} cell={cell} onCell={setCell} onStep={onStep} />
        ) : (
          <Caption1 className={styles.head}>{t("preview.noRows")}</Caption1>
        )}
        <div className={styles.head}>
          {[table.note, ...table.problems.map((p) => sentence(p, languageOf(language)))]
            .filter((text) => text !== null)
            .map((text, i) => (
              <Caption1 key={i} className={shared.wrap} data-testid={`table-note-${i}`}>
                {text}
              </Caption1>
            ))}
          {table.trace.length > 0 && (
            <details className={styles.details} data-testid="table-stages">
              <summary>{t("preview.stages")}</summary>
              <ul>
                {table.trace.map((note, i) => (
                  <li key={i} className={shared.wrap}>
                    <Caption1>{sentence(note, languageOf(language))}</Caption1>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </div>
      </div>
      {cell && cell.row < table.rows.length && (
        <CellBar
          key={`${place}/${cell.row}/${cell.column}`}
          summary={summary}
          table={table}
          cell={cell}
          onStep={onStep}
          onUndo={onUndo}
        />
      )}
    </>
  );
}
