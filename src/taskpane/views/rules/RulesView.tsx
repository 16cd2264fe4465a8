import { Body1, Button, Caption1, mergeClasses } from "@fluentui/react-components";
import { AddRegular, TableCellsMergeRegular, TextBulletListSquareEditRegular } from "@fluentui/react-icons";
import { useEffect, useState } from "react";
import {
  EMPTY_LEDGER,
  RULE_SETTING_KINDS,
  type Ledger,
  type RuleVocabulary,
  type SelectedArea,
  type SelectedRule,
  type SelectionWish,
  type UserRuleEntry,
  type UserRuleRow,
} from "../../../application";
import { SEVERITIES } from "../../../words";
import { errorData } from "../../worker/error-data";
import type { ErrorData } from "../../worker/protocol";
import { usePane } from "../context";
import { ErrorBar } from "../ErrorBar";
import { StageHeading } from "../Stage";
import { useStyles } from "../styles";
import { Candidates } from "./Candidates";
import { EMPTY_RULE, RuleEditor, type RuleDraft } from "./RuleEditor";
import { RuleList } from "./RuleList";
import { SelectionTerms } from "./SelectionTerms";

/** Cells that a rule is being made of. */
interface Chosen {
  readonly areas: readonly SelectedArea[];
  readonly wish: SelectionWish;
  readonly rule: SelectedRule;
}

/** The user's own rules: what each came to, how to write one, and how to make one of selected cells. */
export function RulesView({ ledger: known }: { ledger: Ledger | null }) {
  const { controller, rules, t } = usePane();
  const styles = useStyles();
  const ledger = known ?? EMPTY_LEDGER;
  const [draft, setDraft] = useState<RuleDraft | null>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [vocabulary, setVocabulary] = useState<RuleVocabulary | null>(null);
  const [failed, setFailed] = useState<ErrorData | null>(null);
  const [saved, setSaved] = useState<string | null>(null);

  const writing = draft !== null;
  useEffect(() => {
    if (!writing) return;
    let stale = false;
    rules
      .vocabulary()
      .then((names) => !stale && setVocabulary(names))
      .catch(() => undefined);
    return () => {
      stale = true;
    };
  }, [rules, known, writing]);

  const work = async (doing: () => Promise<void>): Promise<boolean> => {
    try {
      setFailed(null);
      await doing();
      return true;
    } catch (error) {
      setFailed(errorData(error));
      return false;
    }
  };
  const choose = (areas: readonly SelectedArea[], wish: SelectionWish): Promise<boolean> =>
    work(async () => {
      const rule = await rules.ruleOf(areas, wish);
      setChosen({ areas, wish, rule });
      setDraft((now) => ({ ...(now ?? EMPTY_RULE), identity: rule.identity, units: now?.units || (rule.unit ?? "") }));
    });
  const fromSelection = (before: readonly SelectedArea[]): Promise<boolean> =>
    work(async () => {
      const areas = [...before, ...(await rules.selectedAreas())];
      await choose(areas, {});
    });
  const close = (): void => {
    setDraft(null);
    setChosen(null);
  };
  const save = async (rule: UserRuleRow): Promise<void> => {
    const row = draft?.row ?? null;
    const done = await work(() =>
      row === null ? rules.addRule({ ...rule, enabled: "是" }) : rules.changeRule(row, rule),
    );
    if (!done) return;
    setSaved(rule.title || rule.identity || "");
    close();
  };
  const edit = (rule: UserRuleEntry): void => {
    setSaved(null);
    setChosen(null);
    const { row, identity, title, severity, tolerance, units } = rule;
    setDraft({ row, identity, title, severity: severity || SEVERITIES.error.zh, tolerance, units });
  };
  const units = [...new Set(ledger.disclosures.map((d) => d.identity.unit))];
  return (
    <div className={mergeClasses(styles.scroll, styles.column)} data-testid="rules">
      <StageHeading>{t("rules.title")}</StageHeading>
      {failed && <ErrorBar error={failed} onDismiss={() => setFailed(null)} />}
      <Body1>{t("rules.lead")}</Body1>
      <Caption1 role="status" data-testid="rule-saved">
        {saved === null ? "" : t("editor.saved", { title: saved })}
      </Caption1>
      {draft === null && (
        <>
          <div className={styles.row}>
            <Button
              appearance="primary"
              icon={<AddRegular />}
              onClick={() => {
                setSaved(null);
                setDraft(EMPTY_RULE);
              }}
              data-testid="rule-new"
            >
              {t("rules.new")}
            </Button>
            <Button
              icon={<TableCellsMergeRegular />}
              disabled={ledger.disclosures.length === 0}
              onClick={() => {
                setSaved(null);
                void fromSelection([]);
              }}
              data-testid="rule-from-selection"
            >
              {t("rules.fromSelection")}
            </Button>
            <Button
              icon={<TextBulletListSquareEditRegular />}
              onClick={() => void controller.openRules()}
              data-testid="rule-table"
            >
              {t("rules.openTable")}
            </Button>
          </div>
          {ledger.disclosures.length === 0 && <Caption1>{t("rules.noDisclosure")}</Caption1>}
          <RuleList
            ledger={ledger}
            onEdit={edit}
            onUse={(rule, use) => void work(() => rules.changeRule(rule.row, { enabled: use ? "是" : "否" }))}
            onRemove={(rule) => void work(() => rules.removeRule(rule.row))}
          />
          {ledger.disclosures.length > 0 && (
            <Candidates
              ledger={ledger}
              onTake={(identity, unit) =>
                void work(() => rules.addRule({ identity, units: unit, severity: SEVERITIES.error.zh, enabled: "是" }))
              }
              onEdit={(identity, unit) => {
                setSaved(null);
                setDraft({ ...EMPTY_RULE, identity, units: unit });
              }}
              onDismiss={(identity) =>
                void work(() =>
                  rules.addSetting({
                    kind: RULE_SETTING_KINDS.dismissed,
                    content: identity,
                    reason: t("candidates.dismissed"),
                  }),
                )
              }
            />
          )}
        </>
      )}
      {chosen && (
        <SelectionTerms
          rule={chosen.rule}
          signs={chosen.wish.signs ?? chosen.rule.terms?.map((term) => term.coefficient) ?? []}
          onTotal={(total) => void choose(chosen.areas, { total })}
          onSigns={(signs) => void choose(chosen.areas, { total: chosen.rule.total, signs })}
          onTake={() => void fromSelection([])}
          onMore={() => void fromSelection(chosen.areas)}
        />
      )}
      {draft && (
        <RuleEditor
          draft={draft}
          vocabulary={vocabulary}
          units={units}
          onChange={(next) => {
            // Cells that the text does not mean any more are no help.
            if (chosen && next.identity !== chosen.rule.identity) setChosen(null);
            setDraft(next);
          }}
          onSave={(rule) => void save(rule)}
          onClose={close}
        />
      )}
    </div>
  );
}
