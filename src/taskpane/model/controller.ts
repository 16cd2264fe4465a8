import { asDisclosureError, writeImports, type GridScope, type ImportInput, type WorkbookHost, type WorkbookPlan } from "../../application";
import type { ImportEngine } from "../worker/client";
import type { ImportItem } from "../worker/protocol";
import type { PaneEvent, ShownFinding } from "./state";

/** What the views can ask for. Knows no React: a test drives it with a host and an engine of its own. */
export class PaneController {
  constructor(
    private readonly engine: ImportEngine,
    private readonly host: WorkbookHost,
    private readonly dispatch: (event: PaneEvent) => void,
  ) {}

  /** Reads, recognises and checks; ends in the preview. */
  async import(inputs: readonly ImportInput[], together: boolean): Promise<void> {
    if (inputs.length === 0) return;
    this.dispatch({ type: "started", names: inputs.map((i) => i.name) });
    await this.guard(async () => {
      const items = await this.engine.import(inputs, together, (progress) => this.dispatch({ type: "progress", progress }));
      this.dispatch({ type: "imported", items });
    });
  }

  /** Files as chosen or dropped. */
  async importFiles(files: readonly File[], together: boolean): Promise<void> {
    this.dispatch({ type: "started", names: files.map((f) => f.name) });
    await this.guard(async () => {
      const inputs = await Promise.all(files.map(async (f): Promise<ImportInput> => ({ type: "file", name: f.name, bytes: new Uint8Array(await f.arrayBuffer()) })));
      await this.import(inputs, together);
    });
  }

  /** Cells of the open workbook, untouched. */
  async importFromWorkbook(scope: GridScope, name: string): Promise<void> {
    await this.guard(async () => this.import([{ type: "grids", name, grids: await this.host.readGrids(scope) }], true));
  }

  /** The invented unit's disclosure that comes with the program. */
  async importSample(url: string, name: string): Promise<void> {
    await this.guard(async () => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
      await this.import([{ type: "file", name, bytes: new Uint8Array(await response.arrayBuffer()) }], false);
    });
  }

  /** Imports the sample and writes it at once, for a first look. */
  async demonstrate(url: string, name: string): Promise<void> {
    await this.guard(async () => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
      this.dispatch({ type: "started", names: [name] });
      const input: ImportInput = { type: "file", name, bytes: new Uint8Array(await response.arrayBuffer()) };
      const items = await this.engine.import([input], false, (progress) => this.dispatch({ type: "progress", progress }));
      this.dispatch({ type: "imported", items });
      await this.write(items, items.map((_, i) => i), null);
    });
  }

  cancel(): void {
    this.engine.cancel();
  }

  /** Writes the chosen imports, all or nothing; ends in the result. */
  async write(items: readonly ImportItem[], chosen: readonly number[], version: string | null): Promise<void> {
    await this.guard(async () => {
      const plan = await writeImports(
        this.host,
        (existing) => this.engine.plan(chosen, existing, version),
        (step, done, total) => this.dispatch({ type: "writing", step, done, total }),
      );
      this.dispatch({ type: "written", findings: shownFindings(plan, items, chosen) });
    });
  }

  /** Shows the cell of a finding. */
  async show(finding: ShownFinding): Promise<void> {
    const { target } = finding;
    if (target) await this.guard(() => this.host.select(target));
  }

  /** Writes a suggested value, or takes it back: only ever on the user's click. */
  async accept(items: readonly ImportItem[], shown: ShownFinding): Promise<void> {
    const { target } = shown;
    const value = suggestedValue(items, shown);
    if (!target || value === undefined) return;
    await this.guard(async () => {
      await this.host.select(target);
      await this.host.setValue(target, value);
      this.dispatch({ type: "accepted", id: shown.id, accepted: true });
    });
  }

  /** Writes our formulas again. */
  async refreshFormulas(): Promise<number | null> {
    return this.guard(() => this.host.refreshFormulas());
  }

  /** Puts a formula into the active cell; answers its address. */
  async insertFormula(formula: string): Promise<string | null> {
    return this.guard(() => this.host.insertFormula(formula));
  }

  private async guard<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      const { code, message, values } = asDisclosureError(error);
      this.dispatch({ type: "failed", error: { code, message, values } });
      return null;
    }
  }
}

/** The value that accepting a finding's suggestion writes, in the unit of its cell: null = blank, undefined = none can be written. */
export function suggestedValue(items: readonly ImportItem[], shown: ShownFinding): number | null | undefined {
  const item = items[shown.item];
  const suggestion = item?.ok ? item.summary.findings[shown.finding]?.suggestion : null;
  if (!suggestion) return undefined;
  if (suggestion.value.trim() === "") return null;
  return (shown.asPrinted ? suggestion.asPrinted : suggestion.wan) ?? undefined;
}

function shownFindings(plan: WorkbookPlan, items: readonly ImportItem[], chosen: readonly number[]): ShownFinding[] {
  const asPrinted = new Set(plan.sheets.filter((s) => s.role === "published").map((s) => s.name));
  const rank = { error: 0, warn: 1, info: 2 };
  const written = chosen.filter((i) => items[i]?.ok);
  return written
    .flatMap((item, position) => {
      const entry = items[item]!;
      if (!entry.ok) return [];
      return entry.summary.findings.map((f, finding) => {
        const target = plan.findingTargets[position]?.[finding] ?? f.origin;
        return { item, finding, target, severity: f.severity, asPrinted: target !== null && asPrinted.has(target.sheet) };
      });
    })
    .sort((a, b) => rank[a.severity] - rank[b.severity])
    .map(({ severity: _severity, ...f }, id) => ({ ...f, id, accepted: false }));
}
