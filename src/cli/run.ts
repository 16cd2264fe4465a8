import { IsolatedReader, formatTrace, functionalName, toJson } from "../application";
import { DisclosureError, asDisclosureError } from "../application";
import { nodeOcrFiles, nodePdfAssets, startNodeThread } from "../application/node";
import { errorSentence, say, type Language } from "../words";
import type { Call } from "./call";
import { UsageError, help, languageAsked, readArguments, type Request } from "./arguments";
import { runBatch } from "./batch/batch-command";
import { runDatabaseBatch } from "./batch/database-batch";
import { runWork } from "./batch/work-command";
import { FileShelf } from "./file-shelf";
import { runFill } from "./fill-command";
import { Files, shownName } from "./files";
import { besideTarget, NOT_WRITTEN, outputOf, requireTarget, writeWhole, WRITTEN, type Output } from "./output";
import { coverageReport, disclosureName, humanReport } from "./report";
import { runDraft } from "./draft-command";
import { runCompare } from "./compare-command";
import { loadOne, readEach } from "./reading";
import { runReconcile } from "./reconcile-command";
import { runReport } from "./report-command";

/** Where files are read: beside this program once it is built, beside this source before. */
const READING_THREAD = new URL(
  import.meta.url.endsWith(".ts") ? "./reading-thread.ts" : "./reading-thread.mjs",
  import.meta.url,
);

/** What the program reads from and writes to; the tests play it. */
export interface Streams {
  /** Throws `stdout-failed` where nothing more is taken. */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Columns of the terminal that standard error is; not there where it is none. */
  readonly columns?: number;
}

/** Exit status: 0 nothing to complain of, 1 `check` found an error, 2 an input could not be used or a result not be written. */
export async function run(argv: readonly string[], streams: Streams): Promise<number> {
  let request: Request;
  try {
    request = readArguments(argv);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const language = languageAsked(argv);
    streams.err(`${errorSentence(error, language)}\n${help(language)}`);
    return 2;
  }
  const { language } = request;
  let refused = false;
  const refuse = (name: string, error: unknown): void => {
    refused = true;
    streams.err(errorLine(name, asDisclosureError(error), language));
  };
  const out = new Out(streams.out, (error) => refuse("stdout", error));
  const reader = new IsolatedReader(() => startNodeThread(READING_THREAD), nodePdfAssets(), nodeOcrFiles);
  const files = new Files(language, streams.stdin);
  const tell = (text: string): void => streams.err(`${text}\n`);
  const terminal = streams.columns === undefined ? null : { columns: streams.columns, write: streams.err };
  const call: Call = { request, read: reader.read, files, out, refuse, tell, terminal };
  try {
    const status = await COMMANDS[request.command](call);
    return refused ? 2 : status;
  } catch (error) {
    refuse("budget-disclosure", error);
    return 2;
  } finally {
    reader.close();
  }
}

const COMMANDS: Readonly<Record<Request["command"], (call: Call) => Promise<number>>> = {
  help: ({ request, out }) => {
    out.say(help(request.language));
    return Promise.resolve(0);
  },
  import: runImport,
  check: runImport,
  report: runReport,
  compare: runCompare,
  reconcile: runReconcile,
  name: runName,
  trace: runTrace,
  fill: runFill,
  draft: runDraft,
  batch: (call) => (call.request.db === null ? runBatch(call) : runDatabaseBatch(call)),
  work: runWork,
};

/** Standard output: where it takes no more, that is told once. */
class Out {
  broken = false;

  constructor(
    private readonly write: (text: string) => void,
    private readonly tell: (error: unknown) => void,
  ) {}

  say(text: string): void {
    if (this.broken) return;
    try {
      this.write(text);
    } catch (error) {
      this.broken = true;
      this.tell(error);
    }
  }
}

async function runImport(call: Call): Promise<number> {
  const { request, refuse } = call;
  const { output } = request;
  if (output !== null) {
    try {
      await requireTarget(output, request);
    } catch (error) {
      refuse(output, error);
      return 2;
    }
  }
  const shelf = output === null ? null : new FileShelf(await besideTarget(output, "part"), output);
  try {
    const taken = output === null ? null : outputOf(output, shelf!, request);
    const errors = await importAll(call, taken);
    if (output !== null) await writeOutput(output, taken!, call);
    return request.command === "check" && errors > 0 ? 1 : 0;
  } finally {
    shelf?.close();
  }
}

/** Reads, checks and tells all inputs, and gives each to the output; answers how many errors were found. */
async function importAll(call: Call, taken: Output | null): Promise<number> {
  const { request, out, refuse } = call;
  const { language } = request;
  let errors = 0;
  for await (const { name, value: imported } of readEach(call)) {
    const { documents: _read, ...value } = imported;
    try {
      const text = request.json
        ? `${JSON.stringify(toJson(value, { certificate: request.certificate, measured: request.measured }))}\n`
        : `${humanReport(value, language)}${request.certificate ? coverageReport(value, request) : ""}\n`;
      taken?.add(value);
      errors += value.report.findings.filter((f) => f.severity === "error").length;
      out.say(text);
    } catch (error) {
      // What can't be put away can't be written: no file is made of the rest.
      if (error instanceof DisclosureError && error.code === "output-failed") throw error;
      refuse(name, error);
    }
    // Nobody would see the rest.
    if (out.broken && taken === null) break;
  }
  return errors;
}

async function writeOutput(output: string, taken: Output, { request, refuse, tell }: Call): Promise<void> {
  if (taken.count === 0) return tell(say(NOT_WRITTEN, request.language, { file: output }));
  try {
    await writeWhole(output, taken.chunks(), request);
    tell(say(WRITTEN, request.language, { file: output }));
  } catch (error) {
    refuse(output, error);
  }
}

/** `name: what is the matter [code]`. */
const errorLine = (name: string, error: DisclosureError, language: Language): string =>
  `${name}: ${errorSentence(error, language)} [${error.code}]\n`;

async function runName(call: Call): Promise<number> {
  const { request, out, refuse } = call;
  for (const argument of request.files) {
    if (/^\d{3}(?:\d{2}){0,2}$/.test(argument)) {
      const name = functionalName(argument, request.year);
      if (name === null) refuse(argument, new DisclosureError("unknown-code"));
      else
        out.say(
          request.json ? `${JSON.stringify({ code: argument, year: request.year, name })}\n` : `${argument}\t${name}\n`,
        );
      continue;
    }
    const found = await loadOne(argument, call);
    if (!found) continue;
    const file = shownName(argument, request.language);
    out.say(
      request.json
        ? `${JSON.stringify({ file, name: disclosureName(found) })}\n`
        : `${file}\t${disclosureName(found)}\n`,
    );
  }
  return 0;
}

/** What the recogniser saw in each file, for people who ask why a table came out as it did. */
async function runTrace(call: Call): Promise<number> {
  const { request, out, refuse } = call;
  for (const file of request.files) {
    const found = await loadOne(file, call);
    if (!found) continue;
    try {
      out.say(`${found.source.file}\n${formatTrace(found.disclosure, request.language)}\n`);
    } catch (error) {
      refuse(file, error);
    }
  }
  return 0;
}
