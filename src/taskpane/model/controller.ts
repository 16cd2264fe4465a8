import {
  DisclosureError,
  asDisclosureError,
  openUserRules,
  readUserRuleTable,
  remarkChanges,
  writeImports,
  type CellSize,
  type CellTarget,
  type Corrections,
  type ExistingTable,
  type GridScope,
  type ImportInput,
  type Insertion,
  type Relation,
  type RuleRemark,
  type WorkbookHost,
  type WorkbookPlan,
} from "../../application";
import { callOf, type FunctionExample, type FunctionSpecification } from "../../functions/specification";
import { nativeCall } from "./native-call";
import type { ImportEngine } from "../worker/client";
import type { ImportItem, WriteOptions } from "../worker/protocol";
import type { PaneEvent, ShownFinding } from "./state";

/** What the views can ask for. Knows no React: a test drives it with a host and an engine of its own. */
export class PaneController {
  /** The user's rule table as it stood at the last import, and what came of it. */
  private rules: ExistingTable | null = null;
  private remarks: readonly RuleRemark[] = [];
  private corrections: ReadonlyMap<number, Corrections> = new Map();
  /** What they are to be once the engine has time. */
  private readonly wanted = new Map<number, Corrections>();
  private correcting: Promise<void> = Promise.resolve();

  constructor(
    private readonly engine: ImportEngine,
    private readonly host: WorkbookHost,
    private readonly dispatch: (event: PaneEvent) => void,
  ) {}

  /** Reads, recognises and checks; ends in the preview. */
  async import(inputs: readonly ImportInput[], relation: Relation): Promise<void> {
    if (inputs.length === 0) return;
    this.dispatch({ type: "started", names: inputs.map((i) => i.name) });
    await this.guard(async () => {
      this.rules = await readUserRuleTable(this.host);
      const { items, remarks } = await this.engine.import(inputs, { relation, rules: this.rules }, (progress) =>
        this.dispatch({ type: "progress", progress }),
      );
      this.remarks = remarks;
      this.keepCorrections(items);
      this.dispatch({ type: "imported", items, remarks });
    });
  }

  /** Shows the table of the user's own rules, made with an example where there is none. */
  async openRules(): Promise<void> {
    await this.guard(() => openUserRules(this.host));
  }

  /** Files as chosen or dropped. */
  async importFiles(files: readonly File[], relation: Relation): Promise<void> {
    this.dispatch({ type: "started", names: files.map((f) => f.name) });
    await this.guard(async () => {
      const inputs = await Promise.all(
        files.map(async (f): Promise<ImportInput> => ({
          type: "file",
          name: f.name,
          bytes: new Uint8Array(await f.arrayBuffer()),
        })),
      );
      await this.import(inputs, relation);
    });
  }

  /** Cells of the open workbook, untouched. */
  async importFromWorkbook(scope: GridScope, name: string): Promise<void> {
    await this.guard(async () =>
      this.import([{ type: "grids", name, grids: await this.host.readGrids(scope) }], "together"),
    );
  }

  /** The invented unit's disclosure that comes with the program. */
  async importSample(url: string, name: string): Promise<void> {
    await this.guard(async () => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
      await this.import([{ type: "file", name, bytes: new Uint8Array(await response.arrayBuffer()) }], "apart");
    });
  }

  /** Imports the sample and writes it at once, for a first look. */
  async demonstrate(url: string, name: string): Promise<void> {
    await this.guard(async () => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
      this.dispatch({ type: "started", names: [name] });
      const input: ImportInput = { type: "file", name, bytes: new Uint8Array(await response.arrayBuffer()) };
      this.remarks = [];
      const { items, remarks } = await this.engine.import([input], { relation: "apart", rules: null }, (progress) =>
        this.dispatch({ type: "progress", progress }),
      );
      this.keepCorrections(items);
      this.dispatch({ type: "imported", items, remarks });
      await this.write(
        items,
        items.map((_, i) => i),
        { version: null, coverage: false },
      );
    });
  }

  /**
   * Changes the corrections of an import of the preview; it is recognised and checked again at once. What is changed meanwhile waits and
   * is done in one go: each change begins with what the one before left.
   */
  correct(item: number, change: (now: Corrections) => Corrections): Promise<void> {
    this.wanted.set(item, change(this.wanted.get(item) ?? this.corrections.get(item) ?? []));
    this.correcting = this.correcting.then(() => this.settle(item));
    return this.correcting;
  }

  private async settle(item: number): Promise<void> {
    const wanted = this.wanted.get(item);
    if (!wanted) return;
    const before = this.corrections;
    this.wanted.delete(item);
    this.corrections = new Map(before).set(item, wanted);
    this.dispatch({ type: "correcting", item });
    const done = await this.guard(async () => {
      const { items, remarks, effect } = await this.engine.correct(item, wanted);
      this.remarks = remarks;
      this.keepCorrections(items);
      this.dispatch({ type: "corrected", item, items, remarks, effect });
      return true;
    });
    if (!done) this.corrections = before;
  }

  /** What is corrected in each import, as the engine has it. */
  private keepCorrections(items: readonly ImportItem[]): void {
    this.corrections = new Map(
      items.flatMap((entry, i) => (entry.ok ? [[i, entry.summary.corrections.map((c) => c.step)] as const] : [])),
    );
  }

  /** Shows a cell of the open workbook. */
  async select(target: CellTarget): Promise<void> {
    await this.guard(() => this.host.select(target));
  }

  cancel(): void {
    this.engine.cancel();
  }

  /** Writes the chosen imports, all or nothing; ends in the result. */
  async write(items: readonly ImportItem[], chosen: readonly number[], options: WriteOptions): Promise<void> {
    await this.guard(async () => {
      const plan = await writeImports(
        this.host,
        (existing) => this.engine.plan(chosen, existing, options),
        (step, done, total) => this.dispatch({ type: "writing", step, done, total }),
      );
      const table = this.remarks.length > 0 ? this.rules : null;
      if (table) await this.host.setValues(remarkChanges(table, this.remarks));
      this.dispatch({ type: "written", findings: shownFindings(plan, items, chosen) });
    });
  }

  /** Shows the cell of a finding. */
  async show(finding: ShownFinding): Promise<void> {
    const { target } = finding;
    if (target) await this.guard(() => this.host.select(target));
  }

  /**
   * Takes up a suggestion: all of its cells in one go. Every finding that the same change explains is marked with it, so
   * that nobody corrects twice. Only ever on the user's click.
   */
  async accept(shown: ShownFinding, findings: readonly ShownFinding[] = [shown]): Promise<void> {
    if (shown.corrections.length === 0) return;
    await this.guard(async () => {
      await this.host.select(shown.target ?? shown.corrections[0]!.target);
      const change = JSON.stringify(shown.corrections);
      const same = findings.filter((f) => JSON.stringify(f.corrections) === change);
      const marks = same.flatMap((f) => (f.decision ? [{ target: f.decision, value: CORRECTED }] : []));
      const former = await this.host.setValues([
        ...shown.corrections.map(({ target, value }) => ({ target, value })),
        ...marks,
      ]);
      this.dispatch({ type: "accepted", ids: same.map((f) => f.id), former });
    });
  }

  /** Takes an accepted suggestion back: every cell as it was. */
  async takeBack(shown: ShownFinding, findings: readonly ShownFinding[] = [shown]): Promise<void> {
    const { former } = shown;
    if (!former) return;
    await this.guard(async () => {
      await this.host.setValues(former);
      this.dispatch({
        type: "accepted",
        ids: findings.filter((f) => f.former === former).map((f) => f.id),
        former: null,
      });
    });
  }

  /** Writes our formulas again. */
  async refreshFormulas(): Promise<number | null> {
    return this.guard(() => this.host.refreshFormulas());
  }

  /** Puts an example call into the active cell; asks back (occupied) where cells in its way hold something. */
  async insertExample(specification: FunctionSpecification, overwrite = false): Promise<Insertion | null> {
    return this.guard(() => {
      const example = specification.examples[0];
      return this.host.insertFormula(callOf(specification), example ? sizeOf(example) : ONE_CELL, overwrite);
    });
  }

  /** Puts a function's native formula into the active cell, filled in with a table of the workbook. */
  async insertNative(specification: FunctionSpecification, overwrite = false): Promise<Insertion | null> {
    return this.guard(async () => {
      const tables = specification.nativeFormula?.formula.includes("{data}") ? (await this.host.read()).tables : [];
      const formula = nativeCall(specification, tables);
      if (formula === null) throw new DisclosureError("no-standard-table");
      return this.host.insertFormula(formula, ONE_CELL, overwrite);
    });
  }

  /** How many cells call each of our functions; nothing where Excel is busy: it is only advice. */
  countCalls(): Promise<Readonly<Record<string, number>>> {
    return this.host.countCalls().catch(() => ({}));
  }

  private async guard<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      const { code, values } = asDisclosureError(error);
      this.dispatch({ type: "failed", error: { code, values } });
      return null;
    }
  }
}

const ONE_CELL: CellSize = { rows: 1, columns: 1 };

/** Cells that the result of an example fills. */
function sizeOf({ result }: FunctionExample): CellSize {
  return Array.isArray(result)
    ? { rows: result.length, columns: (result[0] as readonly unknown[] | undefined)?.length ?? 1 }
    : ONE_CELL;
}

/** 处理 of a finding whose suggestion was taken up. */
const CORRECTED = "已更正";

function shownFindings(plan: WorkbookPlan, items: readonly ImportItem[], chosen: readonly number[]): ShownFinding[] {
  const rank = { error: 0, warn: 1, info: 2 };
  const written = chosen.filter((i) => items[i]?.ok);
  return written
    .flatMap((item, position) => {
      const entry = items[item]!;
      if (!entry.ok) return [];
      return entry.summary.findings.map((f, finding) => {
        const target = plan.findingTargets[position]?.[finding] ?? f.origin;
        return {
          item,
          finding,
          target,
          severity: f.severity,
          corrections: plan.corrections[position]?.[finding] ?? [],
          decision: plan.decisions[position]?.[finding] ?? null,
        };
      });
    })
    .sort((a, b) => rank[a.severity] - rank[b.severity])
    .map(({ severity: _severity, ...f }, id) => ({ ...f, id, former: null }));
}
