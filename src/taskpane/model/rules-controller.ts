import {
  addRuleSetting,
  addUserRule,
  changeUserRule,
  readUserRuleTable,
  remarkChanges,
  removeRuleSetting,
  removeUserRule,
  type RuleSettingRow,
  type RuleVocabulary,
  type SelectedArea,
  type SelectedRule,
  type SelectionWish,
  type TriedRule,
  type UnitCandidates,
  type UserRuleInput,
  type UserRuleRow,
  type WorkbookHost,
} from "../../application";
import type { ImportEngine } from "../worker/client";
import type { LedgerController } from "./ledger-controller";

/** What the views of rules can ask for: rules and settings are rows of the workbook, and each change is followed by a check. */
export class RulesController {
  constructor(
    private readonly engine: ImportEngine,
    private readonly host: WorkbookHost,
    private readonly ledger: Pick<LedgerController, "during" | "check" | "latest">,
  ) {}

  /** The blocks of cells that are selected. */
  selectedAreas(): Promise<readonly SelectedArea[]> {
    return this.host.selectedAreas();
  }

  /** The rule that they mean. */
  ruleOf(areas: readonly SelectedArea[], wish: SelectionWish = {}): Promise<SelectedRule> {
    return this.engine.ruleOf(areas, wish);
  }

  /** What a rule says and comes to on the open workbook. */
  tryRule(input: UserRuleInput): Promise<TriedRule> {
    return this.engine.tryRule(input);
  }

  /** Equations that hold and that no rule covers. */
  candidates(): Promise<readonly UnitCandidates[]> {
    return this.engine.candidates();
  }

  vocabulary(): Promise<RuleVocabulary> {
    return this.engine.vocabulary();
  }

  addRule(rule: UserRuleRow): Promise<void> {
    return this.changing(() => addUserRule(this.host, rule));
  }

  changeRule(row: number, rule: UserRuleRow): Promise<void> {
    return this.changing(() => changeUserRule(this.host, row, rule));
  }

  removeRule(row: number): Promise<void> {
    return this.changing(() => removeUserRule(this.host, row));
  }

  addSetting(setting: RuleSettingRow): Promise<void> {
    return this.changing(() => addRuleSetting(this.host, setting));
  }

  removeSetting(row: number): Promise<void> {
    return this.changing(() => removeRuleSetting(this.host, row));
  }

  private async changing(work: () => Promise<void>): Promise<void> {
    await this.ledger.during(work);
    await this.ledger.check();
    await this.remark();
  }

  /** Says in the table what became of each rule; which no check waits for. */
  private async remark(): Promise<void> {
    const table = await readUserRuleTable(this.host);
    const changes = table ? remarkChanges(table, this.ledger.latest?.remarks ?? []) : [];
    if (changes.length > 0) await this.ledger.during(() => this.host.setValues(changes));
  }
}
