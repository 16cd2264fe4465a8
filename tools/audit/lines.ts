import type { AuditedError, DocumentAudit, Share } from "./document";

/** `99.55 % (1203/1208)`. */
export function percent(right: number, all: number): string {
  return all === 0 ? "–" : `${((100 * right) / all).toFixed(right === all ? 0 : 2)} % (${right}/${all})`;
}

const share = (s: Share | null): string => (s ? percent(s.right, s.all) : "–");

/** The line of a document. */
export function documentLine(a: DocumentAudit, withVerdicts: boolean): string {
  const { filled, empty, unreadable, absent } = a.tables;
  const o = a.outcomes;
  return [
    a.file.padEnd(30),
    `${a.kind} ${a.unitName ?? "?"} ${a.year ?? "?"}`,
    `tables ${filled} filled, ${empty} empty, ${unreadable} unreadable, ${absent} absent`,
    `coverage ${share(a.coverage)}`,
    `closure ${share(a.closure)}`,
    `joined ${share(a.joined)}`,
    `pass ${o.pass}, rounded ${o.rounded}, fail ${o.fail}, not applicable ${o["not-applicable"]}, not evaluable ${o["not-evaluable"]}`,
    `errors ${a.errors.length}${withVerdicts && a.errors.length > 0 ? ` (${verdicts(a.errors)})` : ""}, warns ${a.warns}`,
  ].join(" | ");
}

/** What stands behind a line: amounts lost, sums that are open, continuations left behind, errors. */
export function detailLines(a: DocumentAudit): string[] {
  return [
    ...(a.coverage && a.coverage.missing.length > 0 ? [`lost ${a.coverage.missing.slice(0, 20).join(" ")}`] : []),
    ...a.closure.missing.slice(0, 8).map((w) => `open ${w}`),
    ...a.joined.missing.map((w) => `stray ${w}`),
    ...a.errors.map((e) => `error ${e.rule} ${e.place} (${e.verdict})`),
    ...a.vanished.map((v) => `judged true, not told: ${v}`),
  ];
}

/** The sum of several documents, a line each for reading, findings and judgements. */
export function sumLines(name: string, list: readonly DocumentAudit[], withVerdicts: boolean): string[] {
  const add = (of: (a: DocumentAudit) => Share | null): string => {
    const shares = list.map(of).filter((s) => s !== null);
    return percent(
      shares.reduce((n, s) => n + s.right, 0),
      shares.reduce((n, s) => n + s.all, 0),
    );
  };
  const errors = list.flatMap((a) => a.errors);
  const accused = list.filter((a) => a.errors.length > 0).length;
  const lines = [
    `${name}: ${list.length} documents, coverage ${add((a) => a.coverage)}, closure ${add((a) => a.closure)}, joined ${add((a) => a.joined)}, ` +
      `errors ${errors.length} (${(errors.length / Math.max(1, list.length)).toFixed(2)} a document, in ${accused} documents), warns ${list.reduce((n, a) => n + a.warns, 0)}`,
  ];
  if (withVerdicts) lines.push(`  ${judgedSum(list, errors)}`);
  return lines;
}

function judgedSum(list: readonly DocumentAudit[], errors: readonly AuditedError[]): string {
  const of = (verdict: AuditedError["verdict"]) => errors.filter((e) => e.verdict === verdict).length;
  const sound = list.filter((a) => a.trueDefects === 0);
  const vanished = list.flatMap((a) => a.vanished).length;
  return (
    `judged: ${verdicts(errors)}; precision ${percent(of("true"), of("true") + of("false"))} of those judged; ` +
    `documents without a true defect and without an error ${percent(sound.filter((a) => a.errors.length === 0).length, sound.length)}` +
    (vanished > 0 ? `; true and no longer told ${vanished}` : "")
  );
}

function verdicts(errors: readonly AuditedError[]): string {
  const of = (verdict: AuditedError["verdict"]) => errors.filter((e) => e.verdict === verdict).length;
  return `true ${of("true")}, false ${of("false")}, not judged ${of("not judged")}`;
}
