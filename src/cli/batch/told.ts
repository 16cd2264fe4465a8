import type { BatchRecord } from "../../application";
import { BATCH, KINDS, LEVELS, say } from "../../words";
import type { Call } from "../call";
import type { BatchListener } from "./local-batch";
import { ProgressBar } from "./progress";

/** Tells of a batch while it works: a line (or a record as JSON) a file, and a bar below them on a terminal. */
export class Told implements BatchListener {
  private readonly bar: ProgressBar;
  private readonly now = new Set<string>();
  private finished = 0;
  private unchanged = 0;
  private pages = 0;
  private errors = 0;
  private unread = 0;

  constructor(
    private readonly call: Pick<Call, "request" | "out" | "tell" | "terminal">,
    private readonly count: number,
  ) {
    this.bar = new ProgressBar(call.terminal, call.request.language);
  }

  /** Files that are done. */
  get files(): number {
    return this.finished;
  }

  begun(path: string): void {
    this.now.add(path);
    this.draw();
  }

  page(): void {
    this.pages++;
    this.draw();
  }

  done(record: BatchRecord, kept: boolean): void {
    this.now.delete(record.path);
    this.finished++;
    if (kept) this.unchanged++;
    if (record.status !== "checked") this.unread++;
    this.errors += record.findings.filter((f) => f.severity === "error").length;
    this.bar.clear();
    const { request, out } = this.call;
    out.say(`${request.json ? JSON.stringify(record) : this.line(record)}\n`);
    this.draw();
  }

  beside(count: number): void {
    this.bar.clear();
    this.call.tell(say(BATCH.beside, this.call.request.language, { count }));
  }

  /** Takes the bar away, and says what was not examined again. */
  end(): void {
    this.bar.clear();
    if (this.unchanged > 0) this.call.tell(say(BATCH.kept, this.call.request.language, { count: this.unchanged }));
  }

  private line({ path, disclosure: d, error }: BatchRecord): string {
    const { language } = this.call.request;
    const zh = language === "zh";
    if (!d)
      return `? ${say(BATCH.unchecked, language, { path, message: (zh ? error?.message : error?.messageEn) ?? "" })}`;
    const what = [d.year, d.writtenAs, LEVELS[d.level][language], KINDS[d.kind][language]];
    const disclosure = what.filter(Boolean).join(" ");
    return `✓ ${say(BATCH.checked, language, { path, disclosure, conclusion: zh ? d.conclusion : d.conclusionEn })}`;
  }

  private draw(): void {
    const { finished: done, count, pages, errors, unread, now } = this;
    this.bar.draw({ done, count, pages, errors, unread, now: [...now] });
  }
}
