import {
  Button,
  Caption1,
  Field,
  Input,
  Link,
  Select,
  Spinner,
  Subtitle2,
  mergeClasses,
} from "@fluentui/react-components";
import { useEffect, useState, type KeyboardEvent } from "react";
import type { RuleVocabulary, TriedRule, UserRuleRow } from "../../../application";
import { SEVERITIES, errorSentence, languageOf } from "../../../words";
import { RULE_EXAMPLES } from "../../locales/rule-examples";
import { corrected } from "../../model/rule-completion";
import { usePane } from "../context";
import { useStyles } from "../styles";
import { RuleInput } from "./RuleInput";
import { RuleOutcome } from "./RuleOutcome";

/** A rule while it is written. */
export interface RuleDraft {
  /** Its row in the table; null for a new one. */
  readonly row: number | null;
  readonly identity: string;
  readonly title: string;
  readonly severity: string;
  readonly tolerance: string;
  readonly units: string;
}

export const EMPTY_RULE: RuleDraft = {
  row: null,
  identity: "",
  title: "",
  severity: SEVERITIES.error.zh,
  tolerance: "",
  units: "",
};

/** How long the text is left alone before the rule is tried (milliseconds). */
const QUIET = 250;

/** Writes a rule: names are proposed, a mistake is told below the line, what it comes to stands under it. */
export function RuleEditor({
  draft,
  vocabulary,
  units,
  onChange,
  onSave,
  onClose,
}: {
  draft: RuleDraft;
  vocabulary: RuleVocabulary | null;
  /** Units of the workbook. */
  units: readonly string[];
  onChange: (draft: RuleDraft) => void;
  onSave: (rule: UserRuleRow) => void;
  onClose: () => void;
}) {
  const { language, t, rules } = usePane();
  const styles = useStyles();
  const [trial, setTrial] = useState<{ of: RuleDraft; came: TriedRule } | null>(null);
  const { identity, title, severity, tolerance, units: wanted } = draft;

  useEffect(() => {
    if (identity.trim() === "") return;
    let stale = false;
    const timer = setTimeout(() => {
      rules
        .tryRule({ identity, title: title || undefined, severity, tolerance, units: wanted })
        .then((came) => !stale && setTrial({ of: draft, came }))
        .catch(() => undefined);
    }, QUIET);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
    // `draft` is its fields.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [rules, identity, title, severity, tolerance, wanted]);

  const set = (part: Partial<RuleDraft>): void => onChange({ ...draft, ...part });
  const current = trial !== null && trial.of.identity === identity ? trial.came : null;
  const error = identity.trim() === "" ? null : (current?.error ?? null);
  const likeliest = error && likeliestOf(error.values);
  const mended = likeliest ? corrected(identity, likeliest.wrong, likeliest.right) : null;
  const choices = [...new Set([...units, ...(wanted ? [wanted] : [])])];
  const save = (): void =>
    onSave({ identity: identity.trim(), title: title.trim(), severity, tolerance: tolerance.trim(), units: wanted });
  const keyed = (e: KeyboardEvent): void => {
    if (e.key === "Escape") onClose();
  };
  return (
    <section className={styles.section} onKeyDown={keyed} data-testid="rule-editor">
      <Subtitle2 as="h3">{t(draft.row === null ? "editor.titleNew" : "editor.title")}</Subtitle2>
      <RuleInput
        text={identity}
        vocabulary={vocabulary}
        message={error ? errorSentence(error, languageOf(language)) : null}
        onChange={(text) => set({ identity: text })}
      />
      {mended !== null && (
        <div>
          <Button size="small" onClick={() => set({ identity: mended })} data-testid="rule-correct">
            {t("editor.replace", { name: likeliest!.right })}
          </Button>
        </div>
      )}
      {current && current.error === null && <RuleOutcome trial={current} />}
      {!current && identity.trim() !== "" && <Spinner size="tiny" label={t("editor.trying")} />}
      <Field label={t("editor.name")} size="small">
        <Input value={title} onChange={(_e, d) => set({ title: d.value })} data-testid="rule-title" />
      </Field>
      <Field label={t("editor.severity")} size="small">
        <Select value={severity} onChange={(_e, d) => set({ severity: d.value })} data-testid="rule-severity">
          {Object.entries(SEVERITIES).map(([code, words]) => (
            <option key={code} value={words.zh}>
              {words[languageOf(language)]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("editor.tolerance")} size="small">
        <Input value={tolerance} onChange={(_e, d) => set({ tolerance: d.value })} data-testid="rule-tolerance" />
      </Field>
      <Field label={t("editor.scope")} size="small">
        <Select value={wanted} onChange={(_e, d) => set({ units: d.value })} data-testid="rule-units">
          <option value="">{t("editor.scopeAll")}</option>
          {choices.map((unit) => (
            <option key={unit} value={unit}>
              {t("editor.scopeUnit", { unit })}
            </option>
          ))}
        </Select>
      </Field>
      <div className={styles.row}>
        <Button
          appearance="primary"
          disabled={identity.trim() === "" || current === null || error !== null}
          onClick={save}
          data-testid="rule-save"
        >
          {t("editor.save")}
        </Button>
        <Button onClick={onClose} data-testid="rule-cancel">
          {t("action.cancel")}
        </Button>
      </div>
      <details data-testid="rule-examples">
        <summary>
          <Caption1>{t("editor.examples")}</Caption1>
        </summary>
        <ul className={mergeClasses(styles.list, styles.tight)}>
          {RULE_EXAMPLES.map(([key, text], i) => (
            <li key={key} className={styles.tight}>
              <Caption1>{t(key)}</Caption1>
              <Link
                as="button"
                className={styles.wrap}
                onClick={() => set({ identity: text })}
                data-testid={`rule-example-${i}`}
              >
                {text}
              </Link>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

/** The name that nobody knows and the likest of those that there are. */
function likeliestOf(values: Readonly<Record<string, string | number>>): { wrong: string; right: string } | null {
  const right = String(values.known ?? "").split("、")[0];
  const wrong = values.row ?? values.column ?? values.table;
  return right && wrong !== undefined ? { wrong: String(wrong), right } : null;
}
