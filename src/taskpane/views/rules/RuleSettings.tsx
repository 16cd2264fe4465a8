import { Body1, Button, Caption1, Field, Input, Select, Subtitle2, mergeClasses } from "@fluentui/react-components";
import { useState, type FormEvent } from "react";
import { EMPTY_LEDGER, RULE_SETTING_KINDS, type Ledger, type RuleSettingEntry } from "../../../application";
import { errorSentence, languageOf } from "../../../words";
import type { Translate } from "../../locales";
import { errorData } from "../../worker/error-data";
import type { ErrorData } from "../../worker/protocol";
import { usePane } from "../context";
import { ErrorBar } from "../ErrorBar";
import { useStyles } from "../styles";

/** What the user set about rules: those that are switched off, and why; a tolerance. It is kept with the workbook. */
export function RuleSettings({ ledger: known }: { ledger: Ledger | null }) {
  const { rules, t } = usePane();
  const styles = useStyles();
  const ledger = known ?? EMPTY_LEDGER;
  const [failed, setFailed] = useState<ErrorData | null>(null);
  const work = (doing: Promise<void>): void => {
    setFailed(null);
    doing.catch((error: unknown) => setFailed(errorData(error)));
  };
  const scopes = [
    ...new Set(ledger.disclosures.map(({ identity: { year, unit } }) => [year, unit].filter(Boolean).join(" "))),
  ];
  return (
    <section className={styles.section} data-testid="rule-settings">
      <Subtitle2 as="h3">{t("ruleSettings.title")}</Subtitle2>
      <Caption1 className={styles.muted}>{t("ruleSettings.hint")}</Caption1>
      {failed && <ErrorBar error={failed} onDismiss={() => setFailed(null)} />}
      {ledger.settings.length === 0 ? (
        <Body1 data-testid="settings-none">{t("ruleSettings.none")}</Body1>
      ) : (
        <ul className={mergeClasses(styles.list, styles.tight)} data-testid="setting-list">
          {ledger.settings.map((entry) => (
            <Setting key={entry.row} entry={entry} onUndo={() => work(rules.removeSetting(entry.row))} />
          ))}
        </ul>
      )}
      <SwitchOff ledger={ledger} scopes={scopes} onDone={work} />
      <Tolerance scopes={scopes} onDone={work} />
    </section>
  );
}

const wordsOf = (e: RuleSettingEntry, t: Translate): string => {
  const scope = e.scope ? t("ruleSettings.for", { scope: e.scope }) : "";
  switch (e.kind) {
    case "off":
      return t("ruleSettings.offRow", { rule: e.rule, reason: e.reason }) + scope;
    case "tolerance":
      return (
        (e.rule
          ? t("ruleSettings.toleranceRowFor", { rule: e.rule, content: e.content })
          : t("ruleSettings.toleranceRow", { content: e.content })) + scope
      );
    default:
      return t("ruleSettings.dismissedRow", { content: e.content || e.rule });
  }
};

function Setting({ entry, onUndo }: { entry: RuleSettingEntry; onUndo: () => void }) {
  const { language, t } = usePane();
  const styles = useStyles();
  const what = wordsOf(entry, t);
  return (
    <li className={styles.tight} data-testid={`setting-${entry.row}`}>
      <Body1 className={styles.wrap}>{what}</Body1>
      {entry.error && <Caption1 className={styles.wrap}>{errorSentence(entry.error, languageOf(language))}</Caption1>}
      <div>
        <Button
          size="small"
          aria-label={t("ruleSettings.undoFor", { what })}
          onClick={onUndo}
          data-testid={`setting-undo-${entry.row}`}
        >
          {t("ruleSettings.undo")}
        </Button>
      </div>
    </li>
  );
}

interface Form {
  readonly scopes: readonly string[];
  readonly onDone: (work: Promise<void>) => void;
}

/** The whole workbook, or one of its disclosures. */
function ScopeSelect({
  id,
  scopes,
  value,
  onChange,
}: {
  id: string;
  scopes: readonly string[];
  value: string;
  onChange: (scope: string) => void;
}) {
  const { t } = usePane();
  return (
    <Field label={t("ruleSettings.scope")} size="small">
      <Select value={value} onChange={(_e, d) => onChange(d.value)} data-testid={id}>
        <option value="">{t("ruleSettings.scopeAll")}</option>
        {scopes.map((scope) => (
          <option key={scope} value={scope}>
            {scope}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function SwitchOff({ ledger, scopes, onDone }: Form & { ledger: Ledger }) {
  const { rules, t } = usePane();
  const styles = useStyles();
  const [rule, setRule] = useState("");
  const [reason, setReason] = useState("");
  const [scope, setScope] = useState("");
  const known = new Map(ledger.disclosures.flatMap((d) => d.rules.map((r) => [r.rule, r.title] as const)));
  const submit = (e: FormEvent): void => {
    e.preventDefault();
    onDone(rules.addSetting({ kind: RULE_SETTING_KINDS.off, rule, reason: reason.trim(), scope }));
    setRule("");
    setReason("");
  };
  return (
    <form className={styles.tight} onSubmit={submit}>
      <Field label={t("ruleSettings.off")} size="small">
        <Select value={rule} onChange={(_e, d) => setRule(d.value)} data-testid="off-rule">
          <option value="">{t("ruleSettings.choose")}</option>
          {[...known].map(([id, title]) => (
            <option key={id} value={id}>
              {id} {title}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("ruleSettings.reason")} size="small">
        <Input value={reason} onChange={(_e, d) => setReason(d.value)} data-testid="off-reason" />
      </Field>
      <ScopeSelect id="off-scope" scopes={scopes} value={scope} onChange={setScope} />
      <div>
        <Button size="small" type="submit" disabled={rule === "" || reason.trim() === ""} data-testid="off-apply">
          {t("ruleSettings.apply")}
        </Button>
      </div>
    </form>
  );
}

function Tolerance({ scopes, onDone }: Form) {
  const { rules, t } = usePane();
  const styles = useStyles();
  const [text, setText] = useState("");
  const [scope, setScope] = useState("");
  const submit = (e: FormEvent): void => {
    e.preventDefault();
    onDone(rules.addSetting({ kind: RULE_SETTING_KINDS.tolerance, content: text.trim(), scope }));
    setText("");
  };
  return (
    <form className={styles.tight} onSubmit={submit}>
      <Field label={t("ruleSettings.tolerance")} size="small">
        <Input value={text} onChange={(_e, d) => setText(d.value)} data-testid="tolerance-text" />
      </Field>
      <ScopeSelect id="tolerance-scope" scopes={scopes} value={scope} onChange={setScope} />
      <div>
        <Button size="small" type="submit" disabled={text.trim() === ""} data-testid="tolerance-apply">
          {t("ruleSettings.setTolerance")}
        </Button>
      </div>
    </form>
  );
}
