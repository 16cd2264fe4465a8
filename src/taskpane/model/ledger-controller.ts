import { errorData } from "../worker/error-data";
import {
  EMPTY_LEDGER,
  identityFromKey,
  localTime,
  RULE_SETTINGS_TABLE,
  USER_RULES_TABLE,
  readUserRuleTable,
  writeImports,
  type CellChange,
  type AskedPlace,
  type CellTarget,
  type Clock,
  type Decision,
  type Ledger,
  type LedgerEdit,
  type LedgerFinding,
  type PlaceInDocument,
  type RecognisedBox,
  type Rehearsal,
  type ReplacementDetail,
  type SourceOfCell,
  type WorkbookHost,
} from "../../application";
import type { ImportEngine } from "../worker/client";
import type { SheetChoices } from "../worker/protocol";
import type { LedgerEvent, TakenUp } from "./ledger";

/** What can be decided of a finding; the words are those of the sheet 问题. */
export const DECISIONS = ["待处理", "已确认", "已更正", "不处理"] as const;
export type DecisionWord = (typeof DECISIONS)[number];

/** Tables of the user's that say something of rules. */
const OWN_TABLES: readonly string[] = [USER_RULES_TABLE, RULE_SETTINGS_TABLE];

/** How long the sheets are left alone before a change of theirs is looked at (milliseconds). */
const QUIET = 600;

/** Keeps the pane's list of findings one with the open workbook. Knows no React. */
export class LedgerController {
  private stop: (() => Promise<void>) | null = null;
  /** What the last check came to. */
  latest: Ledger | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private again = false;
  /** The engine was told of a workbook that holds something of ours. */
  private known = false;
  /** The next list begins anew: what was counted and taken up before is of another workbook. */
  private afresh = false;
  /** Changes that this program makes itself are followed by a check of their own. */
  private busy = 0;
  /** Something changed meanwhile: by this program, or by the user in the moment after it. */
  private letPass = false;
  /** Counts those changes: a check that began before one tells of a workbook that is no more. */
  private changes = 0;

  constructor(
    private readonly engine: ImportEngine,
    private readonly host: WorkbookHost,
    private readonly dispatch: (event: LedgerEvent) => void,
    private readonly options: {
      /** Who decides, as the settings say. */
      readonly who: () => string;
      readonly clock: Clock;
      /** How sheets are written, as the settings say. */
      readonly choices?: () => SheetChoices;
      readonly onSelected?: (target: CellTarget) => void;
    },
  ) {}

  /** Looks what the workbook holds, and from then on follows it. */
  async start(): Promise<void> {
    await this.guard(async () => {
      this.stop ??= await this.host.watch({
        changed: () => this.schedule(),
        selected: (target) => this.options.onSelected?.(target),
      });
    });
    await this.check();
  }

  async end(): Promise<void> {
    clearTimeout(this.timer);
    const stop = this.stop;
    this.stop = null;
    await this.guard(async () => stop?.());
  }

  /** Checks the workbook as it stands; a second call while one runs is one more check after it. Ends when none is left to be made. */
  async check(afresh = false): Promise<void> {
    this.afresh ||= afresh;
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.running) {
      this.again = true;
      if (afresh) this.dispatch({ type: "checking", afresh });
    } else this.begin();
    // Read anew each time: the end of one begins the next.
    for (let now = this.running; now; now = this.running) await now;
  }

  /** Ends when the workbook has been looked at as it stands. */
  async rest(): Promise<void> {
    if (this.running || this.timer !== undefined) await this.check();
  }

  private begin(): void {
    this.running = this.checkOnce().finally(() => {
      this.running = null;
      if (!this.again) return;
      this.again = false;
      this.begin();
    });
  }

  private async checkOnce(): Promise<void> {
    this.dispatch({ type: "checking", afresh: this.afresh });
    const { changes } = this;
    await this.guard(async () => {
      const contents = await this.host.readContents();
      const ours = contents.workbook.tables.some(({ name }) => OWN_TABLES.includes(name));
      if (!this.known && contents.published.length === 0 && contents.stored.length === 0 && !ours) {
        // Nothing of ours: the Worker, a megabyte of program, is not started for it.
        this.dispatch({ type: "checked", ledger: EMPTY_LEDGER, afresh: this.afresh });
        return;
      }
      this.known = true;
      const rules = contents.stored.length > 0 ? await readUserRuleTable(this.host) : null;
      const ledger = await this.engine.check(contents, rules);
      if (changes !== this.changes) this.again = true;
      else {
        const { afresh } = this;
        this.afresh = false;
        this.latest = ledger;
        this.dispatch({ type: "checked", ledger, afresh });
      }
    });
  }

  private schedule(): void {
    if (this.busy > 0) {
      this.letPass = true;
      return;
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.check(), QUIET);
  }

  /** Shows a cell. */
  async show(target: CellTarget | null): Promise<void> {
    if (target) await this.guard(() => this.host.select(target));
  }

  /** What taking the suggestion up would change. */
  rehearse(key: string, finding: LedgerFinding): Promise<Rehearsal | null> {
    return this.engine.rehearse(key, finding.key).catch(() => null);
  }

  /** What writing imports of the preview would replace, by their positions; `unit`: under which each is written. */
  async replacements(
    imports: readonly { readonly item: number; readonly unit: string }[],
    version: string | null,
  ): Promise<ReadonlyMap<number, ReplacementDetail>> {
    // Of units that can't be checked again the last check told the keys alone.
    const known = new Set(this.latest?.disclosures.map(({ identity }) => identity.unit));
    const units = imports.map(({ unit }) => unit).filter((unit) => !known.has(unit));
    const existing = units.length > 0 ? await this.host.read({ units }).catch(() => null) : null;
    const found = new Map<number, ReplacementDetail>();
    for (const { item, unit } of imports) {
      const rows = known.has(unit) ? null : existing;
      const detail = await this.engine.replacement(item, version, rows).catch(() => null);
      if (detail) found.set(item, detail);
    }
    return found;
  }

  /** Where the documents of places are, and what recognition took from a page. */
  placesOf(key: string, asked: readonly AskedPlace[]): Promise<readonly (PlaceInDocument | null)[]> {
    return this.engine.placesOf(key, asked).catch(() => []);
  }

  recognisedOn(key: string, sha256: string, page: number): Promise<readonly RecognisedBox[]> {
    return this.engine.recognisedOn(key, sha256, page).catch(() => []);
  }

  /** What of a document stands in a cell; null where it is none of ours. */
  sourceOf(target: CellTarget): Promise<SourceOfCell | null> {
    return this.engine.sourceOf(target).catch(() => null);
  }

  /** Takes up a suggestion: all of its cells and the decision in one go. Only ever on the user's click. */
  async accept(key: string, finding: LedgerFinding): Promise<void> {
    if (finding.corrections.length === 0) return;
    await this.change(async () => {
      await this.host.select(finding.target ?? finding.corrections[0]!.target);
      const former = await this.host.setValues([
        ...finding.corrections.map(({ target, value }) => ({ target, value })),
        ...this.decisionCells(finding.decision, "已更正", null),
      ]);
      this.dispatch({ type: "taken", taken: { key, finding, former } });
    });
  }

  /** Takes an accepted suggestion back: every cell as it was. */
  async takeBack(taken: TakenUp): Promise<void> {
    await this.change(async () => {
      await this.host.setValues(taken.former);
      this.dispatch({ type: "taken-back", taken });
    });
  }

  /** Says what is to become of a finding, and why. */
  async decide(finding: Pick<LedgerFinding, "decision">, word: DecisionWord, remark: string): Promise<void> {
    await this.change(() => this.host.setValues(this.decisionCells(finding.decision, word, remark)));
  }

  /** Puts what the document prints into a cell that was changed. */
  async restore(edit: LedgerEdit): Promise<void> {
    const { target, restore } = edit;
    if (target && restore !== undefined) await this.change(() => this.host.setValues([{ target, value: restore }]));
  }

  /** Writes the sheets of disclosures anew, so that 问题, 核对, 概览 and 底稿 say what the checks say now. */
  async updateSheets(keys: readonly string[], onProgress: (done: number, total: number) => void): Promise<void> {
    await this.change(async () => {
      await writeImports(
        this.host,
        keys.flatMap((key) => identityFromKey(key)?.unit ?? []),
        (existing) => this.engine.replan(keys, existing, this.options.choices?.()),
        (step, done, total) => step === "write" && onProgress(done, total),
      );
    });
  }

  private decisionCells(decision: Decision | null, word: DecisionWord, remark: string | null): CellChange[] {
    if (!decision) return [];
    const values = {
      处理: word,
      备注: remark,
      处理人: this.options.who(),
      处理时间: localTime(this.options.clock.now()),
    };
    return Object.entries(values).flatMap(([label, value]) => {
      const target = decision.cells[label as keyof typeof values];
      return target && value !== null ? [{ target, value }] : [];
    });
  }

  /** Others of this program write: events are let pass until they say that it is done, and looked at together when it is quiet. */
  hold(): () => void {
    this.busy++;
    this.changes++;
    return () => {
      this.changes++;
      // Events of our own change arrive a little later; the user's in that moment look the same, so one look more is due for all.
      setTimeout(() => {
        this.busy--;
        if (this.busy > 0 || !this.letPass) return;
        this.letPass = false;
        this.schedule();
      }, QUIET);
    };
  }

  /** Does what changes the workbook, events held meanwhile. */
  async during(work: () => Promise<unknown>): Promise<void> {
    const done = this.hold();
    try {
      await work();
    } finally {
      done();
    }
  }

  /** Makes a change of the workbook and checks what it came to. */
  private async change(work: () => Promise<unknown>): Promise<void> {
    await this.during(() => this.guard(work));
    await this.check();
  }

  private async guard(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const failed = errorData(error);
      this.dispatch({ type: "failed", error: failed.code === "cancelled" ? null : failed });
    }
  }
}
