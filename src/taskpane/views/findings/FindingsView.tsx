import {
  Body1,
  Button,
  Caption1,
  Input,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Select,
  Spinner,
  Subtitle2,
  ToggleButton,
  mergeClasses,
} from "@fluentui/react-components";
import { SearchRegular } from "@fluentui/react-icons";
import { useDeferredValue, useMemo, useState, type KeyboardEvent } from "react";
import type { Ledger, LedgerDisclosure, OutcomeStatus, RuleSummary, Severity } from "../../../application";
import {
  ALL_FINDINGS,
  filtered,
  grouped,
  listedFindings,
  tableOf,
  type FindingFilter,
  type Grouping,
} from "../../model/finding-list";
import { findingId, type LedgerState } from "../../model/ledger";
import { usePane } from "../context";
import { ErrorBar } from "../ErrorBar";
import { useStyles } from "../styles";
import { EditList } from "./EditList";
import { ExportDraft } from "./ExportDraft";
import { ExportReport } from "./ExportReport";
import { FindingItem, TakenItem } from "./FindingItem";
import { OutcomeTiles } from "./OutcomeTiles";
import { useFindingStyles } from "./styles";

/** Cards that are made at once; more on a click. */
const AT_ONCE = 60;
const OUTCOMES: readonly OutcomeStatus[] = ["fail", "rounded", "pass", "not-evaluable", "not-applicable"];

/** What is wrong in the open workbook, as its cells stand: a list that lives. */
export function FindingsView({ state, onDismiss }: { state: LedgerState; onDismiss: () => void }) {
  const { ledger: controller, t } = usePane();
  const styles = useStyles();
  const { ledger } = state;
  const checking = state.status === "checking";
  return (
    <section className={styles.column} data-testid="findings" aria-label={t("ledger.title")} aria-busy={checking}>
      {state.error && <ErrorBar error={state.error} onDismiss={onDismiss} />}
      <div className={styles.spread}>
        <Caption1 className={styles.muted} role="status">
          {checking ? t("ledger.checking") : ledger?.disclosures.length ? t("ledger.ready") : ""}
        </Caption1>
        {checking ? (
          <Spinner size="tiny" aria-label={t("ledger.checking")} />
        ) : (
          <Button size="small" appearance="subtle" onClick={() => void controller.check()} data-testid="recheck">
            {t("ledger.recheck")}
          </Button>
        )}
      </div>
      {!checking && ledger?.disclosures.length === 0 && ledger.unchecked.length === 0 && (
        <Body1 data-testid="ledger-none">{t("ledger.none")}</Body1>
      )}
      {ledger && ledger.unchecked.length > 0 && (
        <Caption1 className={styles.wrap} data-testid="ledger-unchecked">
          {t("ledger.unchecked", {
            count: ledger.unchecked.length,
            names: ledger.unchecked.map((u) => `${u.identity.year} ${u.identity.unit}`).join("、"),
          })}
        </Caption1>
      )}
      {ledger && ledger.disclosures.length > 0 && <LedgerBody ledger={ledger} state={state} />}
    </section>
  );
}

function LedgerBody({ ledger, state }: { ledger: Ledger; state: LedgerState }) {
  const { language, t } = usePane();
  const styles = useStyles();
  const [filter, setFilter] = useState<FindingFilter>(ALL_FINDINGS);
  const [grouping, setGrouping] = useState<Grouping>("severity");
  const [open, setOpen] = useState<OutcomeStatus | null>(null);
  const [current, setCurrent] = useState<number | null>(null);
  const [most, setMost] = useState(AT_ONCE);
  const spoken = language === "zh-CN" ? "zh" : "en";
  const change = (part: Partial<FindingFilter>): void => {
    setFilter((old) => ({ ...old, ...part }));
    setMost(AT_ONCE);
  };
  const disclosures = ledger.disclosures.filter((d) => filter.disclosure === null || d.key === filter.disclosure);
  const all = useMemo(() => listedFindings(ledger), [ledger]);
  const wanted = useDeferredValue(filter);
  const shown = useMemo(() => filtered(all, wanted, spoken), [all, wanted, spoken]);
  const groups = useMemo(
    () =>
      grouped(shown.slice(0, most), grouping, spoken, {
        none: t("group.none"),
        severity: (s) => t(`severity.${s}`),
      }),
    [shown, most, grouping, spoken, t],
  );
  const openTile = (status: OutcomeStatus | null): void => {
    setOpen(status);
    change({ outcome: status === "fail" || status === "rounded" ? status : null });
  };
  return (
    <>
      {ledger.disclosures.length > 1 && (
        <Select
          aria-label={t("ledger.all")}
          value={filter.disclosure ?? ""}
          onChange={(_e, d) => change({ disclosure: d.value || null })}
          data-testid="filter-disclosure"
        >
          <option value="">{t("ledger.all")}</option>
          {ledger.disclosures.map((d) => (
            <option key={d.key} value={d.key}>
              {nameOf(d)}
            </option>
          ))}
        </Select>
      )}
      <OutcomeTiles outcomes={sumOutcomes(disclosures)} rules={sumRules(disclosures)} open={open} onOpen={openTile} />
      <Changes disclosures={disclosures} first={state.first} />
      <Behind disclosures={disclosures} />
      {disclosures.some((d) => d.missing.length > 0) && (
        <Caption1 className={styles.wrap} data-testid="ledger-missing">
          {t("ledger.missing", { tables: [...new Set(disclosures.flatMap((d) => d.missing))].join("、") })}
        </Caption1>
      )}
      <EditList disclosures={disclosures} />
      <ExportReport keys={disclosures.map((d) => d.key)} />
      <ExportDraft disclosures={disclosures} />
      <Filters all={all} filter={filter} onChange={change} grouping={grouping} onGrouping={setGrouping} />
      <Caption1 className={styles.muted} role="status" data-testid="finding-count">
        {all.length === 0
          ? t("preview.noFindings")
          : t("list.count", { shown: Math.min(most, shown.length), count: all.length })}
      </Caption1>
      {state.taken.map((taken) => {
        const id = state.ids[findingId(taken.key, taken.finding.key)]!;
        return <TakenItem key={`taken-${id}`} taken={taken} id={id} />;
      })}
      <div className={styles.column} onKeyDown={moveFocus} data-testid="finding-list">
        {groups.map((group) => (
          <section key={group.key} className={styles.tight} aria-label={group.title}>
            {groups.length > 1 && (
              <Subtitle2 as="h3" className={styles.wrap}>
                {group.title} {group.findings.length}
              </Subtitle2>
            )}
            {group.findings.map(({ disclosure, finding }) => {
              const id = state.ids[findingId(disclosure.key, finding.key)]!;
              return (
                <FindingItem
                  key={id}
                  disclosure={disclosure}
                  finding={finding}
                  id={id}
                  current={current === id}
                  named={ledger.disclosures.length > 1 && grouping !== "disclosure"}
                  onCurrent={() => setCurrent(id)}
                />
              );
            })}
          </section>
        ))}
      </div>
      {shown.length > most && (
        <Button onClick={() => setMost(most + AT_ONCE)} data-testid="more-findings">
          {t("list.more", { count: Math.min(AT_ONCE, shown.length - most) })}
        </Button>
      )}
      <Gone disclosures={disclosures} />
      {all.length > 0 && <Caption1 className={styles.muted}>{t("list.keys")}</Caption1>}
    </>
  );
}

const nameOf = ({ identity }: LedgerDisclosure): string =>
  [identity.year, identity.unit, identity.kind, identity.version].filter(Boolean).join(" ");

/** What the edits changed since the pane saw the disclosure first. */
function Changes({ disclosures, first }: { disclosures: readonly LedgerDisclosure[]; first: LedgerState["first"] }) {
  const { t } = usePane();
  const styles = useStyles();
  const before = sumOutcomes(disclosures.map((d) => ({ outcomes: first[d.key] ?? d.outcomes })));
  const now = sumOutcomes(disclosures);
  const changes = OUTCOMES.filter((s) => before[s] !== now[s]).map((s) =>
    t("ledger.change", { outcome: t(`outcome.${s}`), before: before[s], after: now[s] }),
  );
  return changes.length > 0 ? (
    <Caption1 className={styles.wrap} data-testid="ledger-since">
      {t("ledger.since", { changes: changes.join("，") })}
    </Caption1>
  ) : null;
}

/** Sheets that still say what held before the user's changes, and the button that writes them anew. */
function Behind({ disclosures }: { disclosures: readonly LedgerDisclosure[] }) {
  const { ledger, t } = usePane();
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const behind = disclosures.filter((d) => !d.current);
  if (behind.length === 0 && !progress) return null;
  const update = (): void => {
    setProgress({ done: 0, total: 0 });
    void ledger
      .updateSheets(
        behind.map((d) => d.key),
        (done, total) => setProgress({ done, total }),
      )
      .finally(() => setProgress(null));
  };
  return (
    <MessageBar intent="info" layout="multiline" data-testid="ledger-behind">
      <MessageBarBody>{progress ? t("ledger.updating", progress) : t("ledger.behind")}</MessageBarBody>
      <MessageBarActions>
        <Button size="small" disabled={progress !== null} onClick={update} data-testid="update-sheets">
          {t("ledger.update")}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

function Gone({ disclosures }: { disclosures: readonly LedgerDisclosure[] }) {
  const { ledger, t } = usePane();
  const styles = useStyles();
  const own = useFindingStyles();
  const gone = disclosures.flatMap((d) => d.gone);
  if (gone.length === 0) return null;
  return (
    <details data-testid="gone">
      <summary className={styles.clickable}>
        <Caption1>
          {t("list.gone")} {gone.length}
        </Caption1>
      </summary>
      <Caption1 className={styles.muted}>{t("list.goneHint", { count: gone.length })}</Caption1>
      {gone.map((g, i) => (
        <article key={i} className={mergeClasses(own.card, own.done)}>
          <button
            type="button"
            className={mergeClasses(styles.plainButton, styles.clickable)}
            onClick={() => void ledger.show(g.decision.row)}
          >
            <Caption1 className={styles.wrap}>
              {g.message} {g.rule}
              {g.decision.values.处理 && ` · ${g.decision.values.处理}`}
            </Caption1>
          </button>
        </article>
      ))}
    </details>
  );
}

const SEVERITIES: readonly (Severity | "all")[] = ["all", "error", "warn", "info"];

function Filters({
  all,
  filter,
  onChange,
  grouping,
  onGrouping,
}: {
  all: ReturnType<typeof listedFindings>;
  filter: FindingFilter;
  onChange: (part: Partial<FindingFilter>) => void;
  grouping: Grouping;
  onGrouping: (grouping: Grouping) => void;
}) {
  const { language, t } = usePane();
  const styles = useStyles();
  const own = useFindingStyles();
  const spoken = language === "zh-CN" ? "zh" : "en";
  const tables = [...new Set(all.flatMap((f) => tableOf(f.finding, spoken) ?? []))].sort();
  const rules = [...new Map(all.map((f) => [f.finding.rule, f.finding.title]))].sort(([a], [b]) => (a < b ? -1 : 1));
  const count = (s: Severity | "all"): number => all.filter((f) => s === "all" || f.finding.severity === s).length;
  const choice = (
    label: string,
    value: string | null,
    options: readonly (readonly [string, string])[],
    change: (value: string | null) => void,
    testId: string,
  ) => (
    <Select
      size="small"
      aria-label={label}
      value={value ?? ""}
      onChange={(_e, d) => change(d.value || null)}
      data-testid={testId}
    >
      <option value="">
        {label}：{t("filter.every")}
      </option>
      {options.map(([key, words]) => (
        <option key={key} value={key}>
          {words}
        </option>
      ))}
    </Select>
  );
  return (
    <div className={styles.tight} role="search">
      <div className={styles.row} role="group" aria-label={t("filter.more")}>
        {SEVERITIES.map((s) => (
          <ToggleButton
            key={s}
            size="small"
            checked={filter.severity === s}
            onClick={() => onChange({ severity: s })}
            data-testid={`filter-${s}`}
          >
            {t(`severity.${s}`)} {count(s)}
          </ToggleButton>
        ))}
      </div>
      <Input
        size="small"
        contentBefore={<SearchRegular />}
        value={filter.text}
        placeholder={t("filter.search")}
        aria-label={t("filter.search")}
        onChange={(_e, d) => onChange({ text: d.value })}
        data-testid="finding-search"
      />
      <div className={own.filters}>
        <Select
          size="small"
          aria-label={t("filter.group")}
          value={grouping}
          onChange={(_e, d) => onGrouping(d.value as Grouping)}
          data-testid="grouping"
        >
          {(["severity", "table", "rule", "disclosure"] as const).map((g) => (
            <option key={g} value={g}>
              {t(`group.${g}`)}
            </option>
          ))}
        </Select>
        {choice(
          t("filter.state"),
          filter.state === "all" ? null : filter.state,
          (["open", "confirmed", "waived"] as const).map((s) => [s, t(`state.${s}`)] as const),
          (state) => onChange({ state: (state as FindingFilter["state"] | null) ?? "all" }),
          "filter-state",
        )}
        {choice(
          t("filter.table"),
          filter.table,
          tables.map((table) => [table, table] as const),
          (table) => onChange({ table }),
          "filter-table",
        )}
        {choice(
          t("filter.rule"),
          filter.rule,
          rules.map(([rule, title]) => [rule, `${rule} ${title}`] as const),
          (rule) => onChange({ rule }),
          "filter-rule",
        )}
      </div>
    </div>
  );
}

/** Up and down go from card to card. */
function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const from = event.target as HTMLElement;
  if (from instanceof HTMLTextAreaElement || from instanceof HTMLSelectElement || from instanceof HTMLInputElement)
    return;
  const heads = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-finding-head]")];
  const at = heads.findIndex((head) => head.closest("article")?.contains(from));
  const next = heads[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function sumOutcomes(list: readonly Pick<LedgerDisclosure, "outcomes">[]): Record<OutcomeStatus, number> {
  const sum = (status: OutcomeStatus): number => list.reduce((n, d) => n + d.outcomes[status], 0);
  return Object.fromEntries(OUTCOMES.map((s) => [s, sum(s)])) as Record<OutcomeStatus, number>;
}

/** The rules of several disclosures as one list. */
function sumRules(list: readonly LedgerDisclosure[]): RuleSummary[] {
  const byRule = new Map<string, RuleSummary>();
  for (const rule of list.flatMap((d) => d.rules)) {
    const known = byRule.get(rule.rule);
    if (!known) byRule.set(rule.rule, rule);
    else
      byRule.set(rule.rule, {
        ...known,
        counts: Object.fromEntries(OUTCOMES.map((s) => [s, known.counts[s] + rule.counts[s]])) as RuleSummary["counts"],
        reason: known.reason ?? rule.reason,
        reasonEn: known.reasonEn ?? rule.reasonEn,
      });
  }
  return [...byRule.values()];
}
