/**
 * How well a set of real disclosures is read, and how many of the errors told are the documents' own:
 *
 *   npm run audit -- FOLDER|FILES… [--group groups.tsv] [--judged [FILE]] [--json OUT] [--verbose]
 *
 * A line a document, then the sum of each group. Three figures owe nothing to this program's rules: coverage (amounts of
 * the pages with tables that another reader sees and that reached a table or a sentence), closure (sums that hold in the
 * tables as read) and joined (statements whose continuation on the next page was not left behind). `--judged` holds the
 * errors against a list of those that a person looked at (tests/corpus/judged.json unless another is named).
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { auditDocument, type DocumentAudit } from "./audit/document";
import { detailLines, documentLine, sumLines } from "./audit/lines";
import { JUDGED_FILE, readJudged } from "../tests/support/judged";

const READABLE = /\.(pdf|docx?|xlsx?|html?|txt)$/i;

/** Files of a folder (not of the folders in it), or the file itself. */
function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => READABLE.test(name))
    .sort()
    .map((name) => join(path, name));
}

/** `file<TAB>group`, a line a file. */
function readGroups(path: string): Map<string, string> {
  const lines = readFileSync(path, "utf8").split(/\r?\n/);
  return new Map(lines.filter((l) => l.includes("\t")).map((l) => l.split("\t").slice(0, 2) as [string, string]));
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      group: { type: "string" },
      judged: { type: "string" },
      json: { type: "string" },
      verbose: { type: "boolean", default: false },
    },
    args: withDefault(process.argv.slice(2), "--judged", ""),
  });
  if (positionals.length === 0) {
    console.error(
      "Usage: npm run audit -- FOLDER|FILES… [--group groups.tsv] [--judged [FILE]] [--json OUT] [--verbose]",
    );
    process.exitCode = 2;
    return;
  }
  const groups = values.group === undefined ? new Map<string, string>() : readGroups(values.group);
  const withVerdicts = values.judged !== undefined;
  const judged = withVerdicts ? readJudged(values.judged || JUDGED_FILE) : [];

  const audits: DocumentAudit[] = [];
  for (const path of positionals.flatMap(filesOf)) {
    try {
      const audit = await auditDocument(path, judged);
      audits.push(audit);
      console.log(documentLine(audit, withVerdicts));
      if (values.verbose) for (const line of detailLines(audit)) console.log(`    ${line}`);
    } catch (error) {
      process.exitCode = 1;
      console.log(
        `${basename(path).padEnd(30)} could not be read: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  console.log("");
  const groupOf = (a: DocumentAudit) => groups.get(a.file) ?? "other";
  const named = groups.size > 0 ? [...new Set(audits.map(groupOf))].sort() : [];
  for (const name of named) {
    const own = audits.filter((a) => groupOf(a) === name);
    for (const line of sumLines(name, own, withVerdicts)) console.log(line);
  }
  for (const line of sumLines("all", audits, withVerdicts)) console.log(line);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(audits, null, 1)}\n`);
}

/** Lets an option stand without its value, at the end or before another option. */
function withDefault(args: readonly string[], option: string, value: string): string[] {
  return args.flatMap((arg, i) =>
    arg === option && (args[i + 1] === undefined || args[i + 1]!.startsWith("--")) ? [`${option}=${value}`] : [arg],
  );
}

await main();
