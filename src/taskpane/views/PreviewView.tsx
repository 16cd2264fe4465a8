import {
  Body1,
  Button,
  Caption1,
  Checkbox,
  Field,
  Input,
  Subtitle1,
  Subtitle2,
  mergeClasses,
} from "@fluentui/react-components";
import { useState } from "react";
import type { ImportSummary, RuleRemark } from "../../application";
import { issueSentence, languageOf } from "../../words";
import type { ErrorData, ImportItem } from "../worker/protocol";
import { usePane } from "./context";
import { ErrorBar } from "./ErrorBar";
import { FindingCard } from "./FindingCard";
import { Outcomes } from "./Outcomes";
import { useStyles } from "./styles";
import { TableList } from "./TableList";

/** Findings shown before writing; all are listed afterwards. */
const SHOWN_FINDINGS = 5;

/** What was recognised, before anything touches the workbook. */
export function PreviewView({
  items,
  remarks,
  error,
  onBack,
  onDismiss,
}: {
  items: readonly ImportItem[];
  remarks: readonly RuleRemark[];
  error: ErrorData | null;
  onBack: () => void;
  onDismiss: () => void;
}) {
  const { controller, t } = usePane();
  const styles = useStyles();
  const [chosen, setChosen] = useState(() => new Set(items.flatMap((item, i) => (item.ok ? [i] : []))));
  const [version, setVersion] = useState("");
  const [coverage, setCoverage] = useState(false);
  const toggle = (i: number, on: boolean) =>
    setChosen((old) => new Set(on ? [...old, i] : [...old].filter((n) => n !== i)));
  return (
    <>
      <div className={mergeClasses(styles.scroll, styles.column)} data-testid="preview">
        {error && <ErrorBar error={error} onDismiss={onDismiss} />}
        {items.map((item, i) =>
          item.ok ? (
            <DisclosurePreview
              key={i}
              index={i}
              summary={item.summary}
              chosen={chosen.has(i)}
              onChoose={items.length > 1 ? (on) => toggle(i, on) : undefined}
            />
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
      <div className={styles.footer}>
        <Button onClick={onBack} data-testid="back">
          {t("action.back")}
        </Button>
        <Button
          appearance="primary"
          className={styles.grow}
          disabled={chosen.size === 0}
          onClick={() =>
            void controller.write(
              [...chosen].sort((a, b) => a - b),
              { version: version.trim() || null, coverage, keep: [] },
            )
          }
          data-testid="write"
        >
          {t("action.write")}
        </Button>
      </div>
    </>
  );
}

function DisclosurePreview({
  index,
  summary,
  chosen,
  onChoose,
}: {
  index: number;
  summary: ImportSummary;
  chosen: boolean;
  onChoose?: (on: boolean) => void;
}) {
  const { controller, host, language, t } = usePane();
  const styles = useStyles();
  const facts = [
    summary.year,
    `${t(`level.${summary.level}`)}${language === "zh-CN" ? "" : " "}${t(`kind.${summary.kind}`)}`,
    summary.unitCode,
    summary.moneyUnit,
  ].filter(Boolean);
  const more = summary.findings.length - SHOWN_FINDINGS;
  return (
    <section className={styles.card} data-testid={`disclosure-${index}`}>
      <div className={styles.tight}>
        <Subtitle1 as="h2" className={styles.wrap}>
          {summary.unitName ?? t("preview.unknownUnit")}
        </Subtitle1>
        <Body1>{facts.join(" · ")}</Body1>
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
      <Subtitle2 as="h3">{t("preview.checks")}</Subtitle2>
      <Outcomes outcomes={summary.outcomes} />
      <Subtitle2 as="h3">
        {t("preview.tables")} {summary.tables.length}
      </Subtitle2>
      <TableList tables={summary.tables} kind={summary.kind} />
      <Caption1 className={styles.muted}>{t("preview.narrative", { count: summary.narrative })}</Caption1>
      <Subtitle2 as="h3">{t("preview.findings")}</Subtitle2>
      {summary.findings.length === 0 && <Body1>{t("preview.noFindings")}</Body1>}
      {summary.findings.slice(0, SHOWN_FINDINGS).map((finding, i) => {
        const { origin } = finding;
        return (
          <FindingCard
            key={i}
            finding={finding}
            testId={`preview-finding-${index}-${i}`}
            onShow={origin ? () => void host.select(origin).catch(() => controller.cancel()) : undefined}
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
