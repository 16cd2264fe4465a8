import { Button, Caption1, Field, Input, ProgressBar } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons";
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import type { ImportSummary } from "../../../application";
import { CellPictures } from "../../model/cell-pictures";
import {
  askedOf,
  countDoubts,
  readStep,
  withAnswer,
  effectSince,
  entryOf,
  faultOf,
  type Answer,
  type Asked,
} from "../../model/doubts";
import { usePane } from "../context";
import { useConfidence } from "../preview/use-confidence";
import { Effect } from "../preview/Steps";
import { useStyles } from "../styles";
import { useTableName } from "../TableList";
import { CellImage } from "./CellImage";
import { Proposal } from "./Proposal";
import { useDoubtStyles } from "./styles";

/** Pictures that are cut ahead of the one that is shown. */
const AHEAD = 4;

/** Which cells are asked about: those that are open, or those that were corrected by no person. */
export type DoubtsToAsk = "open" | "automatic";

/**
 * The doubtful cells one after the other, each with its picture: Enter takes what stands in the field and goes on. What is said is worked
 * in when nobody answers for a while, and at leaving; it is kept at once.
 */
export function DoubtsView({
  item,
  summary,
  which,
  busy,
  onClose,
}: {
  item: number;
  summary: ImportSummary;
  which: DoubtsToAsk;
  /** The import is being recognised again. */
  busy: boolean;
  onClose: () => void;
}) {
  const { controller, shelf, sources, t } = usePane();
  const styles = useDoubtStyles();
  const shared = useStyles();
  const [asked, setAsked] = useState(() => askedOf(summary, which));
  const [mode, setMode] = useState(which);
  const [before] = useState(summary);
  const [at, setAt] = useState(0);
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map());
  /** Keys in the order in which they were answered. */
  const [done, setDone] = useState<readonly string[]>([]);
  const pictures = useMemo(() => new CellPictures(sources.another(), shelf), [sources, shelf]);
  const now = asked[at];

  useEffect(() => {
    return () => {
      pictures.close();
      void controller.correctNow();
    };
  }, [pictures, controller]);
  useEffect(() => {
    for (const { doubt } of asked.slice(at, at + 1 + AHEAD)) void pictures.of(doubt);
  }, [pictures, asked, at]);
  const ended = at >= asked.length;
  useEffect(() => {
    if (ended) void controller.correctNow();
  }, [ended, controller]);

  const say = ({ doubt }: Asked, answer: Answer): void => {
    const { key } = doubt;
    setAnswers((old) => new Map(old).set(key, answer));
    setDone((old) => [...old.filter((k) => k !== key), key]);
    if (answer.as !== "left")
      controller.correctSoon(item, (steps) => withAnswer(steps, doubt, readStep(doubt, answer.text)));
    setAt(at + 1);
  };
  /** Takes out what was said of a cell. */
  const unsay = ({ doubt }: Asked): void => {
    const { key } = doubt;
    setAnswers((old) => new Map([...old].filter(([k]) => k !== key)));
    setDone((old) => old.filter((k) => k !== key));
    controller.correctSoon(item, (steps) => withAnswer(steps, doubt, null));
  };
  const last = done.at(-1);
  const undo = (): void => {
    const to = asked.findIndex((a) => a.doubt.key === last);
    if (to < 0) return;
    unsay(asked[to]!);
    setAt(to);
  };
  const begin = (ask: DoubtsToAsk): void => {
    setMode(ask);
    setAsked(askedOf(summary, ask));
    setAnswers(new Map());
    setDone([]);
    setAt(0);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  };
  return (
    <section className={styles.view} aria-label={t("doubts.title")} onKeyDown={onKey} data-testid="doubts">
      <div className={styles.bar}>
        <Button
          size="small"
          appearance="subtle"
          icon={<ArrowLeftRegular />}
          onClick={onClose}
          data-testid="doubts-close"
        >
          {t("doubts.close")}
        </Button>
        <Caption1 className={styles.progress} data-testid="doubts-progress">
          {t("doubts.progress", { at: Math.min(at + 1, asked.length), count: asked.length })}
        </Caption1>
      </div>
      <ProgressBar value={Math.min(at, asked.length)} max={Math.max(1, asked.length)} aria-label={t("doubts.title")} />
      {now ? (
        <Question
          key={now.doubt.key}
          asked={now}
          // What the sums say follows from what was corrected meanwhile.
          live={summary.doubts.find((d) => d.key === now.doubt.key) ?? now.doubt}
          kind={summary.kind}
          progress={t("doubts.progress", { at: at + 1, count: asked.length })}
          answer={answers.get(now.doubt.key) ?? null}
          pictures={pictures}
          canUndo={last !== undefined}
          onAnswer={(text) => {
            const as = text === now.doubt.printed ? "confirmed" : "corrected";
            say(now, { as, text });
          }}
          onLeave={() => {
            if (answers.has(now.doubt.key)) unsay(now);
            say(now, { as: "left" });
          }}
          onNext={() => setAt(at + 1)}
          onBack={at > 0 ? () => setAt(at - 1) : null}
          onUndo={undo}
        />
      ) : (
        <Done
          item={item}
          mode={mode}
          count={asked.length}
          answers={answers}
          summary={summary}
          before={before}
          busy={busy}
          canUndo={last !== undefined}
          onAgain={begin}
          onUndo={undo}
          onClose={onClose}
        />
      )}
      <Caption1 className={shared.spoken} role="status" aria-live="polite">
        {busy ? t("preview.correcting") : ""}
      </Caption1>
    </section>
  );
}

/** One cell: its picture, what was read, what else it may be, and the field. */
function Question({
  asked: { doubt, table },
  live,
  kind,
  progress,
  answer,
  pictures,
  canUndo,
  onAnswer,
  onLeave,
  onNext,
  onBack,
  onUndo,
}: {
  asked: Asked;
  live: Asked["doubt"];
  kind: ImportSummary["kind"];
  progress: string;
  answer: Answer | null;
  pictures: CellPictures;
  canUndo: boolean;
  onAnswer: (text: string | null) => void;
  onLeave: () => void;
  onNext: () => void;
  onBack: (() => void) | null;
  onUndo: () => void;
}) {
  const { t } = usePane();
  const styles = useDoubtStyles();
  const shared = useStyles();
  const nameOf = useTableName();
  const sure = useConfidence();
  const input = useRef<HTMLInputElement>(null);
  const initial = (answer && answer.as !== "left" ? answer.text : doubt.text) ?? "";
  const [typed, setTyped] = useState(initial);
  const [fault, setFault] = useState<"amount" | "code" | null>(null);
  const entry = entryOf(typed);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);

  const accept = (text: string | null): void => {
    const wrong = faultOf(doubt, text);
    setFault(wrong);
    if (wrong) input.current?.focus();
    else onAnswer(text);
  };
  const fill = (text: string): void => {
    setTyped(text);
    setFault(null);
    input.current?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    // Enter ends the word of an input method first.
    if (event.nativeEvent.isComposing) return;
    const { key, shiftKey } = event;
    const command = event.ctrlKey || event.metaKey;
    const act = (what: (() => void) | null): void => {
      event.preventDefault();
      what?.();
    };
    if (key === "Enter" && command) act(live.proposal ? () => accept(live.proposal!.text) : null);
    else if ((key === "Enter" && shiftKey) || key === "ArrowUp") act(onBack);
    else if (key === "Enter") act(() => accept(entry));
    else if (key === "ArrowDown") act(answer ? onNext : onLeave);
    else if (key.toLowerCase() === "z" && command && typed === initial && canUndo) act(onUndo);
  };

  const header = table.columns[doubt.column] || t("preview.columnAt", { column: doubt.column + 1 });
  const row = t("doubts.row", { row: doubt.row + 1 });
  const where =
    doubt.field === null
      ? `${doubt.rowName === null ? row : t("doubts.where", { row, name: doubt.rowName })}${t("preview.listComma")}${t("doubts.column", { column: header })}`
      : t("doubts.field", { field: doubt.field });
  const read =
    doubt.printed === null
      ? t("doubts.readBlank", { confidence: sure(doubt.confidence) })
      : t("doubts.read", { printed: doubt.printed, confidence: sure(doubt.confidence) });
  const said =
    answer === null
      ? null
      : t(`doubts.state.${answer.as}`, { text: answer.as === "corrected" ? (answer.text ?? t("preview.blank")) : "" });
  return (
    <>
      <div className={styles.where}>
        <h2 className={styles.title} data-testid="doubt-table">
          {nameOf(table, kind)}
          {doubt.source?.page !== undefined && <Caption1> · {t("doubts.page", { page: doubt.source.page })}</Caption1>}
        </h2>
        <Caption1 data-testid="doubt-where">{where}</Caption1>
      </div>
      <CellImage pictures={pictures} doubt={doubt} label={where} />
      <Caption1 id="doubt-read" data-testid="doubt-read">
        {[
          read,
          said,
          doubt.by === null || doubt.by === "person"
            ? null
            : t("doubts.taken", { text: doubt.text ?? t("preview.blank") }),
        ]
          .filter(Boolean)
          .join(t("preview.listComma"))}
      </Caption1>
      <Field
        className={styles.field}
        validationState={fault ? "error" : "none"}
        validationMessage={
          fault ? t(fault === "amount" ? "doubts.notAmount" : "doubts.notCode", { text: entry ?? "" }) : undefined
        }
      >
        <Input
          ref={input}
          value={typed}
          onChange={(_e, d) => {
            setTyped(d.value);
            setFault(null);
          }}
          onKeyDown={onKey}
          aria-label={`${progress} ${t("doubts.label", { where })}`}
          aria-describedby="doubt-read"
          data-testid="doubt-input"
        />
      </Field>
      {fault && (
        <div>
          <Button size="small" onClick={() => onAnswer(entry)} data-testid="doubt-as-printed">
            {t("doubts.asPrinted")}
          </Button>
        </div>
      )}
      <Proposal doubt={live} entry={entry} onTake={accept} onFill={fill} />
      <div className={styles.buttons}>
        <Button appearance="primary" className={shared.grow} onClick={() => accept(entry)} data-testid="doubt-accept">
          {t(entry === doubt.text ? "doubts.accept" : "doubts.change")}
        </Button>
        <Button onClick={onLeave} data-testid="doubt-leave">
          {t("doubts.unreadable")}
        </Button>
      </div>
      <div className={styles.buttons}>
        <Button size="small" disabled={onBack === null} onClick={() => onBack?.()} data-testid="doubt-back">
          {t("doubts.back")}
        </Button>
        <Button size="small" disabled={!canUndo} onClick={onUndo} data-testid="doubt-undo">
          {t("doubts.undo")}
        </Button>
      </div>
      <Caption1 className={styles.keys}>{t("doubts.keys")}</Caption1>
    </>
  );
}

/** All were looked at: what was said, and what it did to the checks. */
function Done({
  item,
  mode,
  count,
  answers,
  summary,
  before,
  busy,
  canUndo,
  onAgain,
  onUndo,
  onClose,
}: {
  item: number;
  mode: DoubtsToAsk;
  count: number;
  answers: ReadonlyMap<string, Answer>;
  summary: ImportSummary;
  before: ImportSummary;
  busy: boolean;
  canUndo: boolean;
  onAgain: (ask: DoubtsToAsk) => void;
  onUndo: () => void;
  onClose: () => void;
}) {
  const { t } = usePane();
  const styles = useDoubtStyles();
  const end = useRef<HTMLButtonElement>(null);
  useEffect(() => end.current?.focus(), []);
  const said = [...answers.values()];
  const number = (as: Answer["as"]): number => said.filter((a) => a.as === as).length;
  const { corrected: automatic, open } = countDoubts(summary);
  const left = number("left");
  return (
    <div className={styles.done} data-testid="doubts-done">
      <h2 className={styles.title}>{t("doubts.done", { count })}</h2>
      <Caption1 role="status" data-testid="doubts-counts">
        {t("doubts.doneCounts", { corrected: number("corrected"), confirmed: number("confirmed"), left })}
      </Caption1>
      <Caption1 as="h3">
        <b>{t("doubts.checks")}</b>
      </Caption1>
      <Effect index={item} busy={busy} changed={effectSince(before, summary)} />
      <div className={styles.buttons}>
        <Button appearance="primary" ref={end} onClick={onClose} data-testid="doubts-end">
          {t("doubts.close")}
        </Button>
        {left > 0 && !busy && open > 0 && (
          <Button onClick={() => onAgain("open")} data-testid="doubts-again">
            {t("doubts.again", { count: open })}
          </Button>
        )}
        {mode === "open" && automatic > 0 && !busy && (
          <Button onClick={() => onAgain("automatic")} data-testid="doubts-automatic">
            {t("doubts.lookBySums", { count: automatic })}
          </Button>
        )}
        <Button disabled={!canUndo} onClick={onUndo} data-testid="doubt-undo">
          {t("doubts.undo")}
        </Button>
      </div>
    </div>
  );
}
