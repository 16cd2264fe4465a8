import { Badge, Body1, Button, Caption1, mergeClasses } from "@fluentui/react-components";
import {
  ArrowUndoRegular,
  CheckmarkCircleRegular,
  CopyRegular,
  ErrorCircleRegular,
  InfoRegular,
  WarningRegular,
} from "@fluentui/react-icons";
import { useEffect, useState, type KeyboardEvent } from "react";
import { a1, type LedgerDisclosure, type LedgerFinding, type Rehearsal, type TermSummary } from "../../../application";
import { stateOf } from "../../model/finding-list";
import type { TakenUp } from "../../model/ledger";
import type { LedgerController } from "../../model/ledger-controller";
import { markOf, type ShownSource, type SourceMark } from "../../model/shown-source";
import { findingWords, termWords } from "../../model/finding-words";
import { noticeSentence } from "../../model/notice";
import { usePane } from "../context";
import { useStyles } from "../styles";
import { DecisionForm } from "./DecisionForm";
import { EquationColumn } from "./EquationColumn";
import { useFindingStyles } from "./styles";

const ICONS = { error: ErrorCircleRegular, warn: WarningRegular, info: InfoRegular } as const;
const COLORS = { error: "danger", warn: "warning", info: "informative" } as const;

/** One finding: what is wrong in a sentence; opened, its figures, what would mend it, and what was decided. */
export function FindingItem({
  disclosure,
  finding,
  id,
  current,
  named,
  onCurrent,
}: {
  disclosure: LedgerDisclosure;
  finding: LedgerFinding;
  id: number;
  current: boolean;
  /** The list holds several disclosures: say whose it is. */
  named: boolean;
  onCurrent: () => void;
}) {
  const { ledger, language, showSource, t } = usePane();
  const styles = useStyles();
  const own = useFindingStyles();
  const [deciding, setDeciding] = useState(false);
  const [copied, setCopied] = useState(false);
  const chinese = language === "zh-CN";
  const Icon = ICONS[finding.severity];
  const first = finding.cells.find((c) => c.words) ?? finding.cells[0];
  const state = stateOf(finding);

  const show = (): void => {
    onCurrent();
    void ledger.show(finding.target);
  };
  const copy = (): void => {
    void navigator.clipboard.writeText(noticeSentence(disclosure, finding, language, t)).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  const source = (): void => {
    onCurrent();
    // Read from the open workbook: its own cell is the source.
    if (finding.origin) return void ledger.show(finding.origin);
    void sourceOf(ledger, disclosure.key, finding, (term) => termWords(term, language, t)).then(
      (shown) => shown && showSource(shown),
    );
  };
  const keys = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
    if (event.target instanceof HTMLSelectElement || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = {
      a: () => void ledger.accept(disclosure.key, finding),
      d: () => (onCurrent(), setDeciding(true)),
      c: copy,
      s: source,
    }[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  };

  return (
    <article
      className={mergeClasses(
        own.card,
        current && own.current,
        styles[finding.severity],
        state === "waived" && own.done,
      )}
      data-testid={`finding-${id}`}
      data-severity={finding.severity}
      data-outcome={finding.outcome}
      data-rule={finding.rule}
      data-state={state}
      onKeyDown={keys}
    >
      <button
        type="button"
        className={mergeClasses(styles.plainButton, styles.clickable)}
        aria-expanded={current}
        onClick={show}
        data-testid={`finding-${id}-show`}
        data-finding-head=""
      >
        <span className={styles.tight}>
          <span className={own.head}>
            <Badge appearance="tint" color={COLORS[finding.severity]} icon={<Icon />}>
              {t(`severity.${finding.severity}`)}
            </Badge>
            {finding.outcome !== "fail" && <Caption1>{t(`outcome.${finding.outcome}`)}</Caption1>}
            {state !== "open" && (
              <Badge appearance="outline" color="subtle">
                {t(`state.${state}`)}
              </Badge>
            )}
            <Caption1 className={own.rule}>
              {chinese ? finding.title : ""} {finding.rule}
            </Caption1>
          </span>
          <Body1 className={styles.wrap}>{findingWords(finding, language, t)}</Body1>
          <Caption1 className={mergeClasses(styles.muted, styles.wrap)}>
            {named && `${disclosure.identity.year} ${disclosure.identity.unit} · `}
            {first && termWords(first, language, t)}
            {first?.page !== null && first?.page !== undefined && ` · ${t("finding.page", { page: first.page })}`}
            {first?.page === null && first.line !== null && ` · ${t("finding.line", { line: first.line })}`}
          </Caption1>
        </span>
      </button>
      {finding.suggestion && <SuggestionRow disclosure={disclosure} finding={finding} id={id} rehearsed={current} />}
      {finding.decision?.values.处理 === "已更正" && (
        <Caption1 className={styles.wrap} data-testid={`not-corrected-${id}`}>
          {t("card.notCorrected")}
        </Caption1>
      )}
      {finding.decision && finding.decision.values.处理 !== "" && (
        <Caption1 className={mergeClasses(styles.muted, styles.wrap)} data-testid={`decision-${id}`}>
          {t("card.decided", {
            word: finding.decision.values.处理,
            who: finding.decision.values.处理人,
            when: finding.decision.values.处理时间,
          })}
          {finding.decision.values.备注 && ` · ${finding.decision.values.备注}`}
        </Caption1>
      )}
      {current && (
        <>
          {finding.terms && (
            <>
              <EquationColumn equation={finding.terms} />
              <Caption1 className={mergeClasses(styles.wrap, styles.muted)}>
                {chinese ? finding.message : finding.messageEn}
              </Caption1>
            </>
          )}
          {finding.consequences.length > 0 && (
            <details data-testid={`finding-${id}-consequences`}>
              <summary className={styles.clickable}>
                <Caption1>{t("finding.consequences", { count: finding.consequences.length })}</Caption1>
              </summary>
              {finding.consequences.map((c, i) => (
                <Caption1 key={i} block className={mergeClasses(styles.wrap, styles.muted)}>
                  {chinese ? c.message : c.messageEn} {c.rule}
                </Caption1>
              ))}
            </details>
          )}
          <div className={styles.row}>
            {finding.target && (
              <Button size="small" onClick={show} data-testid={`select-${id}`}>
                {t("card.cell")}
              </Button>
            )}
            <Button size="small" onClick={source} data-testid={`source-${id}`}>
              {t("card.source")}
            </Button>
            <Button
              size="small"
              disabled={!finding.decision}
              title={finding.decision ? undefined : t("card.noRow")}
              onClick={() => setDeciding(true)}
              data-testid={`decide-${id}`}
            >
              {t("card.decide")}
            </Button>
            <Button size="small" icon={<CopyRegular />} onClick={copy} data-testid={`copy-${id}`}>
              <span aria-live="polite">{copied ? t("card.copied") : t("card.copy")}</span>
            </Button>
          </div>
        </>
      )}
      {deciding && finding.decision && <DecisionForm finding={finding} id={id} onDone={() => setDeciding(false)} />}
    </article>
  );
}

/** The places of a finding in its document: the total and its parts, or the cells that it names. */
async function sourceOf(
  ledger: LedgerController,
  key: string,
  finding: LedgerFinding,
  nameOf: (term: { readonly words: TermSummary["words"]; readonly label: string }) => string,
): Promise<ShownSource | null> {
  const named = finding.terms ? [finding.terms.total, ...finding.terms.parts] : finding.cells;
  const file = named.find((n) => n.source)?.source?.file;
  const asked = named.flatMap((n) =>
    n.source && n.source.file === file
      ? [{ place: n.source, printed: "quote" in n ? n.quote : n.printed, cell: n.cell, label: nameOf(n) }]
      : [],
  );
  const places = await ledger.placesOf(
    key,
    asked.map(({ place, printed, cell }) => ({ place, printed, cell })),
  );
  const marks = places.flatMap((at, i): SourceMark[] => (at ? [markOf(at, asked[i]!.label)] : []));
  const first = places.find((at) => at !== null);
  return first ? { key, document: first.document, marks, at: 0 } : null;
}

/** What the cell should probably say, and what would change if it did. */
function SuggestionRow({
  disclosure,
  finding,
  id,
  rehearsed,
}: {
  disclosure: LedgerDisclosure;
  finding: LedgerFinding;
  id: number;
  rehearsed: boolean;
}) {
  const { ledger, t } = usePane();
  const styles = useStyles();
  const suggestion = finding.suggestion!;
  const word = (text: string | null): string => text?.trim() || t("finding.blank");
  const value = suggestion.value.trim();
  const many = finding.corrections.length > 1;
  return (
    <div className={styles.tight} data-testid={`suggestion-${id}`}>
      <Caption1 className={styles.wrap}>
        {value
          ? t("finding.suggestion", { printed: word(suggestion.printed), value })
          : t("finding.suggestionBlank", { printed: word(suggestion.printed) })}
        {" · "}
        {t("finding.explains", { count: suggestion.explains })}
        {suggestion.alternatives > 0 ? ` · ${t("finding.alternatives", { count: suggestion.alternatives })}` : ""}
      </Caption1>
      {many && (
        <ul className={styles.list} data-testid={`changes-${id}`}>
          {finding.corrections.map((c, i) => (
            <li key={i}>
              <Caption1 className={styles.wrap}>
                {`${c.target.sheet}!${a1(c.target.row, c.target.column)}`}: {word(c.before)} → {word(c.after)}
              </Caption1>
            </li>
          ))}
        </ul>
      )}
      {rehearsed && <RehearsalBox disclosure={disclosure} finding={finding} id={id} />}
      {finding.corrections.length > 0 && (
        <div>
          <Button
            size="small"
            // One of several possibilities is not pressed upon anybody.
            appearance={suggestion.alternatives === 0 ? "primary" : "secondary"}
            onClick={() => void ledger.accept(disclosure.key, finding)}
            data-testid={`accept-${id}`}
          >
            {many
              ? t("finding.acceptAll", { count: finding.corrections.length })
              : t("finding.accept", { value: word(value) })}
          </Button>
        </div>
      )}
    </div>
  );
}

/** What would vanish and appear: asked of the rules before anything is written. */
function RehearsalBox({
  disclosure,
  finding,
  id,
}: {
  disclosure: LedgerDisclosure;
  finding: LedgerFinding;
  id: number;
}) {
  const { ledger, language, t } = usePane();
  const styles = useStyles();
  const own = useFindingStyles();
  const [rehearsal, setRehearsal] = useState<Rehearsal | null>(null);
  useEffect(() => {
    let wanted = true;
    void ledger.rehearse(disclosure.key, finding).then((found) => wanted && setRehearsal(found));
    return () => {
      wanted = false;
    };
  }, [ledger, disclosure.key, finding]);
  if (!rehearsal) return null;
  const list = (findings: Rehearsal["vanish"], sign: string) =>
    findings.map((f) => (
      <Caption1 key={f.key} block className={mergeClasses(styles.wrap, styles.muted)}>
        {sign} {findingWords(f, language, t)}
      </Caption1>
    ));
  return (
    <div className={own.box} data-testid={`rehearsal-${id}`}>
      <Caption1>
        {t("rehearsal.title")}：{t("outcome.fail")} {rehearsal.before.fail} → {rehearsal.after.fail}，
        {t("rehearsal.vanish", { count: rehearsal.vanish.length })}，
        {rehearsal.appear.length > 0
          ? t("rehearsal.appear", { count: rehearsal.appear.length })
          : t("rehearsal.nothing")}
      </Caption1>
      {list(rehearsal.vanish, "−")}
      {list(rehearsal.appear, "＋")}
    </div>
  );
}

/** A suggestion that was taken up: it can be taken back. */
export function TakenItem({ taken, id }: { taken: TakenUp; id: number }) {
  const { ledger, language, t } = usePane();
  const styles = useStyles();
  const own = useFindingStyles();
  const { finding } = taken;
  const value = finding.suggestion?.value.trim() || t("finding.blank");
  const many = finding.corrections.length > 1;
  return (
    <article className={mergeClasses(own.card, own.done)} data-testid={`finding-${id}`} data-state="taken">
      <span className={own.head}>
        <CheckmarkCircleRegular />
        <Caption1 data-testid={`accepted-${id}`}>
          {many ? t("finding.acceptedAll", { count: finding.corrections.length }) : t("finding.accepted", { value })}
        </Caption1>
        <Button
          size="small"
          icon={<ArrowUndoRegular />}
          onClick={() => void ledger.takeBack(taken)}
          data-testid={`take-back-${id}`}
        >
          {t("finding.takeBack")}
        </Button>
      </span>
      <Caption1 className={mergeClasses(styles.wrap, styles.muted)}>{findingWords(finding, language, t)}</Caption1>
    </article>
  );
}
