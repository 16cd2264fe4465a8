import { Body1, Button, Caption1, Checkbox, Field, Input, Subtitle2, mergeClasses } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { CorrectionEffect, CorrectionStep, ImportSummary, RuleRemark } from "../../application";
import { issueSentence, languageOf } from "../../words";
import { isOfDoubt, missingFacts, tableAt, withOffer, withStep, withoutStep, type MissingFact } from "../model/preview";
import type { ErrorData, ImportItem } from "../worker/protocol";
import { usePane } from "./context";
import { ErrorBar } from "./ErrorBar";
import { FindingCard } from "./FindingCard";
import { Outcomes } from "./Outcomes";
import type { DoubtsToAsk } from "./doubts/DoubtsView";
import { doubts } from "./doubts/later-doubts";
import { CompareWith } from "./preview/CompareWith";
import { DoubtsCard } from "./preview/DoubtsCard";
import { Facts, type FactFields } from "./preview/Facts";
import { ReplacementCard, useReplacements } from "./preview/Replacements";
import { Effect, Offer, Steps } from "./preview/Steps";
import { TableView } from "./preview/TableView";
import { usePreviewStyles } from "./preview/styles";
import { useStyles } from "./styles";
import { TableList } from "./TableList";

/** Findings shown before writing; all are listed afterwards. */
const SHOWN_FINDINGS = 5;

/** The table that is open, by the place where it is printed: corrections change its kind and number. */
interface OpenTable {
  readonly item: number;
  /** Null for a table that is printed nowhere. */
  readonly place: string | null;
  readonly table: number;
}

/** What was recognised, before anything touches the workbook: to be looked at and put right. */
export function PreviewView({
  items,
  remarks,
  effect,
  correcting,
  error,
  onBack,
  onDismiss,
}: {
  items: readonly ImportItem[];
  remarks: readonly RuleRemark[];
  /** What the last correction did. */
  effect: { readonly item: number; readonly changed: CorrectionEffect | null } | null;
  /** The import that is being recognised again. */
  correcting: number | null;
  error: ErrorData | null;
  onBack: () => void;
  onDismiss: () => void;
}) {
  const { controller, t } = usePane();
  const styles = useStyles();
  const own = usePreviewStyles();
  const [chosen, setChosen] = useState(() => new Set(items.flatMap((item, i) => (item.ok ? [i] : []))));
  const [version, setVersion] = useState("");
  const [coverage, setCoverage] = useState(false);
  const [open, setOpen] = useState<OpenTable | null>(null);
  const [doubting, setDoubting] = useState<{ readonly item: number; readonly which: DoubtsToAsk } | null>(null);
  const replaced = useReplacements(chosen, version, items);
  /** Imports of which the document's amounts are taken in place of the user's. */
  const [dropped, setDropped] = useState<ReadonlySet<number>>(new Set());
  const replacedRows = [...replaced.values()].reduce((sum, r) => sum + r.rows, 0);
  const list = useRef<HTMLDivElement>(null);
  const fields = useFields(items.length);
  const toggle = (i: number, on: boolean) =>
    setChosen((old) => new Set(on ? [...old, i] : [...old].filter((n) => n !== i)));
  const missing = items.flatMap((item, i) =>
    item.ok && chosen.has(i) ? missingFacts(item.summary).map((fact) => ({ item: i, fact })) : [],
  );
  const toField = ({ item, fact }: { item: number; fact: MissingFact }): void => fields[item]![fact].current?.focus();
  const first = missing[0];
  useEffect(() => {
    if (first) toField(first);
    // Where something is to be answered, the preview begins there; afterwards the user goes where they like.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const step = (item: number) => (made: CorrectionStep) => {
    const of = items[item];
    void controller.correct(item, (now) => withStep(now, made, of?.ok && isOfDoubt(of.summary, made)));
  };
  const undo = (item: number) => (made: CorrectionStep) =>
    void controller.correct(item, (now) => withoutStep(now, made));
  const effectOf = (i: number) => (
    <Effect index={i} busy={correcting === i} changed={effect?.item === i ? effect.changed : null} />
  );

  const opened = open === null ? null : items[open.item];
  const shown =
    open === null || !opened?.ok ? -1 : open.place === null ? open.table : tableAt(opened.summary, open.place);
  // A table that was left out is open no more.
  const inTable = open !== null && shown >= 0;
  const close = (): void => {
    const at = open?.table;
    setOpen(null);
    requestAnimationFrame(() => {
      const line = list.current?.querySelector<HTMLElement>(`[data-testid="table-${at}"]`);
      (line ?? list.current?.querySelector<HTMLElement>('[data-testid="goal-forms"]'))?.focus();
    });
  };
  const doubted = doubting === null ? null : items[doubting.item];
  const inDoubts = doubting !== null && doubted?.ok === true;
  const endDoubts = (): void => {
    const at = doubting?.item;
    setDoubting(null);
    requestAnimationFrame(() => {
      const card = list.current?.querySelector<HTMLElement>(`[data-testid="doubts-${at}"]`);
      (card?.querySelector<HTMLElement>("button") ?? list.current)?.focus();
    });
  };
  const openTable = (item: number, summary: ImportSummary) => (table: number) =>
    setOpen({ item, table, place: summary.tables[table]?.places[0]?.at ?? null });

  const write = (): void =>
    void controller.write(
      [...chosen].sort((a, b) => a - b),
      { version: version.trim() || null, coverage, keep: [...replaced.keys()].filter((i) => !dropped.has(i)) },
    );
  return (
    <>
      {inTable && opened?.ok && (
        <TableView
          key={open.place ?? shown}
          summary={opened.summary}
          at={shown}
          onStep={step(open.item)}
          onUndo={undo(open.item)}
          onOpen={openTable(open.item, opened.summary)}
          onClose={close}
        >
          {effectOf(open.item)}
        </TableView>
      )}
      {inDoubts && error && <ErrorBar error={error} onDismiss={onDismiss} />}
      {inDoubts && (
        <doubts.View
          item={doubting.item}
          summary={doubted.summary}
          which={doubting.which}
          busy={correcting === doubting.item}
          onClose={endDoubts}
        />
      )}
      <div
        ref={list}
        tabIndex={-1}
        className={mergeClasses(styles.scroll, styles.column, (inTable || inDoubts) && styles.hidden)}
        data-testid="preview"
      >
        {error && <ErrorBar error={error} onDismiss={onDismiss} />}
        {items.map((item, i) =>
          item.ok ? (
            <DisclosurePreview
              key={i}
              index={i}
              summary={item.summary}
              fields={fields[i]!}
              chosen={chosen.has(i)}
              onChoose={items.length > 1 ? (on) => toggle(i, on) : undefined}
              onStep={step(i)}
              onUndo={undo(i)}
              onOpen={openTable(i, item.summary)}
              onDoubts={(which) => setDoubting({ item: i, which })}
            >
              {!inTable && !inDoubts && effectOf(i)}
              <CompareWith item={i} summary={item.summary} />
              {replaced.has(i) && (
                <ReplacementCard
                  index={i}
                  detail={replaced.get(i)!}
                  keep={!dropped.has(i)}
                  onKeep={(keep) => setDropped((old) => new Set(keep ? [...old].filter((n) => n !== i) : [...old, i]))}
                />
              )}
            </DisclosurePreview>
          ) : (
            <ErrorBar key={i} error={item.error} title={`${t("preview.failed")}：${item.inputs.join("、")}`} />
          ),
        )}
        {remarks.length > 0 && (
          <section className={styles.card} data-testid="rule-remarks">
            <Subtitle2 as="h2">{t("rules.title")}</Subtitle2>
            {remarks.map((r) => (
              <Caption1
                key={r.row}
                className={mergeClasses(styles.wrap, !r.bad && styles.muted)}
                data-testid={`rule-remark-${r.row}`}
              >
                {r.title}：{r.text}
              </Caption1>
            ))}
          </section>
        )}
        {chosen.size > 0 && (
          <Checkbox
            checked={coverage}
            onChange={(_e, d) => setCoverage(d.checked === true)}
            label={t("preview.coverage")}
            data-testid="coverage"
          />
        )}
        {chosen.size > 0 && (
          <Field label={t("preview.version")} hint={t("preview.versionHint")}>
            <Input
              value={version}
              placeholder={t("preview.versionDefault")}
              onChange={(_e, d) => setVersion(d.value)}
              data-testid="version-input"
            />
          </Field>
        )}
      </div>
      <div className={mergeClasses(styles.footer, own.footer, (inTable || inDoubts) && styles.hidden)}>
        {missing.map(({ item, fact }) => (
          <div key={`${item}/${fact}`} className={styles.spread} id={`missing-${item}-${fact}`}>
            <Caption1 className={styles.wrap} data-testid={`missing-${item}-${fact}`}>
              {t(fact === "unitName" ? "preview.needUnit" : "preview.needYear")}
              {items.length > 1 ? `：${items[item]!.inputs.join("、")}` : ""}
            </Caption1>
            <Button size="small" onClick={() => toField({ item, fact })} data-testid={`fill-${item}-${fact}`}>
              {t("preview.fillIn")}
            </Button>
          </div>
        ))}
        {replacedRows > 0 && (
          <Caption1 role="status" data-testid="replaced-rows">
            {t("replace.rows", { rows: replacedRows })}
          </Caption1>
        )}
        <div className={own.footerRow}>
          <Button onClick={onBack} data-testid="back">
            {t("action.back")}
          </Button>
          <Button
            appearance="primary"
            className={styles.grow}
            disabled={chosen.size === 0 || missing.length > 0 || correcting !== null}
            aria-describedby={missing.map(({ item, fact }) => `missing-${item}-${fact}`).join(" ") || undefined}
            onClick={write}
            data-testid="write"
          >
            {t("action.write")}
          </Button>
        </div>
      </div>
    </>
  );
}

/** For each import, the fields that may have to be answered. */
function useFields(count: number): readonly FactFields[] {
  return useMemo(
    () => Array.from({ length: count }, (): FactFields => ({ unitName: { current: null }, year: { current: null } })),
    [count],
  );
}

function DisclosurePreview({
  index,
  summary,
  fields,
  chosen,
  onChoose,
  onStep,
  onUndo,
  onOpen,
  onDoubts,
  children,
}: {
  index: number;
  summary: ImportSummary;
  fields: FactFields;
  chosen: boolean;
  onChoose?: (on: boolean) => void;
  onStep: (step: CorrectionStep) => void;
  onUndo: (step: CorrectionStep) => void;
  onOpen: (table: number) => void;
  onDoubts: (which: DoubtsToAsk) => void;
  /** What the last correction did. */
  children?: ReactNode;
}) {
  const { controller, language, t } = usePane();
  const styles = useStyles();
  const own = usePreviewStyles();
  const missing = missingFacts(summary);
  const [asked, setAsked] = useState(missing.length > 0);
  const editing = asked || missing.length > 0;
  const facts = [
    summary.year ?? t("preview.unknownYear"),
    `${t(`level.${summary.level}`)}${language === "zh-CN" ? "" : " "}${t(`kind.${summary.kind}`)}`,
    summary.unitCode,
    summary.moneyUnit,
  ].filter(Boolean);
  const more = summary.findings.length - SHOWN_FINDINGS;
  return (
    <section className={own.section} data-testid={`disclosure-${index}`}>
      <div className={styles.tight}>
        <Subtitle2
          as="h2"
          className={mergeClasses(styles.wrap, missing.includes("unitName") && own.bad)}
          data-testid={`unit-${index}`}
        >
          {summary.unitName ?? t("preview.unknownUnit")}
        </Subtitle2>
        <Body1 data-testid={`facts-line-${index}`}>{facts.join(" · ")}</Body1>
        <Caption1 className={mergeClasses(styles.muted, styles.wrap)}>{summary.file}</Caption1>
        {onChoose && (
          <Checkbox
            checked={chosen}
            onChange={(_e, d) => onChoose(d.checked === true)}
            label={t("preview.include")}
            data-testid={`include-${index}`}
          />
        )}
      </div>
      {missing.length === 0 && (
        <div>
          <Button
            size="small"
            aria-expanded={editing}
            onClick={() => setAsked(!editing)}
            data-testid={`edit-facts-${index}`}
          >
            {t(editing ? "preview.factsClose" : "preview.facts")}
          </Button>
        </div>
      )}
      {editing && <Facts index={index} summary={summary} fields={fields} onStep={onStep} />}
      {summary.offer && (
        <Offer
          index={index}
          offer={summary.offer}
          onTake={() => {
            const offered = summary.offer!.steps.map((s) => s.step);
            void controller.correct(index, (now) => withOffer(now, offered));
          }}
        />
      )}
      <DoubtsCard index={index} summary={summary} onStart={onDoubts} />
      {children}
      <Steps
        index={index}
        corrections={summary.corrections}
        onUndo={onUndo}
        onUndoAll={() => void controller.correct(index, () => [])}
      />
      <Subtitle2 as="h3">{t("preview.checks")}</Subtitle2>
      <Outcomes outcomes={summary.outcomes} />
      <Subtitle2 as="h3">
        {t("preview.tables")} {summary.tables.length}
      </Subtitle2>
      <TableList summary={summary} onOpen={onOpen} />
      <Subtitle2 as="h3">{t("preview.findings")}</Subtitle2>
      {summary.findings.length === 0 && <Body1>{t("preview.noFindings")}</Body1>}
      {summary.findings.slice(0, SHOWN_FINDINGS).map((finding, i) => {
        const { origin } = finding;
        return (
          <FindingCard
            key={i}
            finding={finding}
            testId={`preview-finding-${index}-${i}`}
            onShow={origin ? () => void controller.select(origin) : undefined}
          />
        );
      })}
      {more > 0 && <Caption1 className={styles.muted}>{t("preview.more", { count: more })}</Caption1>}
      {summary.issues.length > 0 && (
        <div className={styles.tight} data-testid={`issues-${index}`}>
          <Subtitle2 as="h3">{t("preview.notices")}</Subtitle2>
          {summary.issues.map((issue, i) => (
            <Caption1 key={i} className={styles.wrap}>
              {issueSentence(issue, languageOf(language))}
            </Caption1>
          ))}
        </div>
      )}
    </section>
  );
}
