import { readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import {
  IsolatedReader,
  comparedWith,
  decodeText,
  formatTrace,
  functionalName,
  importDisclosures,
  importEach,
  parseUserRules,
  planImports,
  toJson,
  type CheckContext,
  type Disclosure,
  type DocumentReader,
  type ImportInput,
  type ImportOptions,
  type Imported,
  type UserRule,
} from "../application";
import { DisclosureError, asDisclosureError } from "../application";
import { nodePdfAssets, startNodeThread } from "../application/node";
import { writeXlsx } from "../hosts/xlsx";
import { FILE_FAULTS, PUNCTUATION, errorSentence, say, type Language, type Words } from "../words";
import { UsageError, help, languageAsked, readArguments, type Request } from "./arguments";
import { coverageReport, disclosureName, humanReport } from "./report";

const WRITTEN: Words = { zh: "已写入 {file}", en: "Wrote {file}" };

/** Where files are read: beside this program once it is built, beside this source before. */
const READING_THREAD = new URL(
  import.meta.url.endsWith(".ts") ? "./reading-thread.ts" : "./reading-thread.mjs",
  import.meta.url,
);

/** Where the program writes; the tests read it. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Exit status: 0 nothing to complain of, 1 `check` found an error, 2 an input could not be used. */
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
  if (request.command === "help") {
    streams.out(help(request.language));
    return 0;
  }
  const reader = new IsolatedReader(() => startNodeThread(READING_THREAD), nodePdfAssets());
  try {
    if (request.command === "name") return await runName(request, streams, reader.read);
    if (request.command === "trace") return await runTrace(request, streams, reader.read);
    return await runImport(request, streams, reader.read);
  } finally {
    reader.close();
  }
}

async function runImport(request: Request, streams: Streams, read: DocumentReader): Promise<number> {
  let unusable = false;
  const refuse = (file: string, error: DisclosureError) => {
    unusable = true;
    streams.err(errorLine(file, error, request.language));
  };

  const options: { -readonly [K in keyof ImportOptions]: ImportOptions[K] } = { read, together: request.together };
  const { context, refused } = await readContext(request, read);
  for (const [file, error] of refused) refuse(file, error);
  options.context = context;

  const imported: Imported[] = [];
  let errors = 0;
  const take = (value: Imported) => {
    imported.push(value);
    errors += value.report.findings.filter((f) => f.severity === "error").length;
    streams.out(
      request.json
        ? `${JSON.stringify(toJson(value, { certificate: request.certificate, measured: request.measured }))}\n`
        : `${humanReport(value, request.language)}${request.certificate ? coverageReport(value, request) : ""}\n`,
    );
  };
  const groups: string[][] = request.together ? [[...request.files]] : request.files.map((f) => [f]);
  for (const group of groups) {
    const inputs: ImportInput[] = [];
    for (const file of group) {
      try {
        inputs.push(await load(file));
      } catch (error) {
        refuse(file, asDisclosureError(error));
      }
    }
    if (inputs.length === 0) continue;
    for await (const result of importEach(inputs, options)) {
      if (result.ok) take(result.value);
      else refuse(result.inputs.join(PUNCTUATION[request.language].list), result.error);
    }
  }
  if (request.output !== null && imported.length > 0) {
    try {
      await writeWhole(
        request.output,
        writeXlsx(planImports(imported, { mode: "native", coverage: request.certificate })),
      );
      streams.err(`${say(WRITTEN, request.language, { file: request.output })}\n`);
    } catch (error) {
      refuse(request.output, asDisclosureError(error));
    }
  }
  if (unusable) return 2;
  return request.command === "check" && errors > 0 ? 1 : 0;
}

/** `name: what is the matter [code]`. */
const errorLine = (name: string, error: DisclosureError, language: Language): string =>
  `${name}: ${errorSentence(error, language)} [${error.code}]\n`;

/** What the rules get beside each document: other disclosures and the user's identities; and what could not be used. */
async function readContext(
  request: Request,
  read: DocumentReader,
): Promise<{ context: (d: Disclosure) => CheckContext; refused: [string, DisclosureError][] }> {
  const refused: [string, DisclosureError][] = [];
  const one = async (file: string): Promise<Disclosure | null> => {
    const found = await loadOne(file, read);
    if (!(found instanceof DisclosureError)) return found.disclosure;
    refused.push([file, found]);
    return null;
  };
  const prior = request.prior === null ? null : await one(request.prior);
  const budget = request.budget === null ? null : await one(request.budget);
  const units: Disclosure[] = [];
  for (const file of request.units) {
    const unit = await one(file);
    if (unit) units.push(unit);
  }
  let rules: readonly UserRule[] = [];
  if (request.rules !== null) {
    try {
      const parsed = parseUserRules(decodeText(await readBytes(request.rules)));
      rules = parsed.rules;
      for (const error of parsed.errors) refused.push([request.rules, error]);
    } catch (error) {
      refused.push([request.rules, asDisclosureError(error)]);
    }
  }
  const context = (d: Disclosure): CheckContext => ({
    ...(prior ? comparedWith(prior)(d) : {}),
    ...(budget && d.kind === "final" ? { budget } : {}),
    ...(units.length > 0 ? { units } : {}),
    ...(rules.length > 0 ? { userRules: rules } : {}),
  });
  return { context, refused };
}

async function runName(request: Request, streams: Streams, read: DocumentReader): Promise<number> {
  let status = 0;
  for (const argument of request.files) {
    if (/^\d{3}(?:\d{2}){0,2}$/.test(argument)) {
      const name = functionalName(argument, request.year);
      if (name === null) {
        status = 2;
        streams.err(errorLine(argument, new DisclosureError("unknown-code"), request.language));
      } else
        streams.out(
          request.json ? `${JSON.stringify({ code: argument, year: request.year, name })}\n` : `${argument}\t${name}\n`,
        );
      continue;
    }
    const found = await loadOne(argument, read);
    if (found instanceof DisclosureError) {
      status = 2;
      streams.err(errorLine(argument, found, request.language));
    } else
      streams.out(
        request.json
          ? `${JSON.stringify({ file: argument, name: disclosureName(found) })}\n`
          : `${argument}\t${disclosureName(found)}\n`,
      );
  }
  return status;
}

/** What the recogniser saw in each file, for people who ask why a table came out as it did. */
async function runTrace(request: Request, streams: Streams, read: DocumentReader): Promise<number> {
  let status = 0;
  for (const file of request.files) {
    const found = await loadOne(file, read);
    if (found instanceof DisclosureError) {
      status = 2;
      streams.err(`${file}: ${found.message} [${found.code}]\n`);
    } else streams.out(`${path.basename(file)}\n${formatTrace(found.disclosure, request.language)}\n`);
  }
  return status;
}

async function loadOne(file: string, read: DocumentReader): Promise<Imported | DisclosureError> {
  try {
    const [result] = await importDisclosures([await load(file)], { read });
    return result!.ok ? result!.value : result!.error;
  } catch (error) {
    return asDisclosureError(error);
  }
}

async function load(file: string): Promise<ImportInput> {
  return { type: "file", name: path.basename(file), bytes: await readBytes(file) };
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(file));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    const why = code in FILE_FAULTS ? code : "unreadable";
    throw new DisclosureError("file-unavailable", { file, why, code }, { cause: error });
  }
}

/** Writes beside the target and renames: a failure leaves no half file. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, bytes);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new DisclosureError("output-failed", { file }, { cause: error });
  }
}
