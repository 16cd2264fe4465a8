import {
  comparedWith,
  decodeText,
  importDisclosures,
  importEach,
  parseUserRules,
  type CheckContext,
  type Disclosure,
  type Imported,
  type ImportInput,
  type ImportOptions,
  type UserRule,
} from "../application";
import { PUNCTUATION } from "../words";
import type { Call } from "./call";
import { shownName } from "./files";

/** A disclosure of a call, with the inputs that it was read from. */
export interface Read {
  /** Of its inputs, as users know them. */
  readonly name: string;
  readonly inputs: readonly ImportInput[];
  readonly value: Imported;
}

/** Reads, recognises and checks the files of a call, one after another; what can't be used is told. */
export async function* readEach(call: Call): AsyncGenerator<Read> {
  const { request, read, refuse } = call;
  const options: ImportOptions = { read, together: request.together, context: await readContext(call) };
  const groups: string[][] = request.together ? [[...request.files]] : request.files.map((f) => [f]);
  for (const group of groups) {
    const inputs = await loadAll(group, call);
    if (inputs.length === 0) continue;
    for await (const result of importEach(inputs, options)) {
      const name = result.inputs.join(PUNCTUATION[request.language].list);
      if (result.ok) yield { name, inputs, value: result.value };
      else refuse(name, result.error);
    }
  }
}

/** The inputs of files; what can't be read is told. */
export async function loadAll(names: readonly string[], { files, refuse, request }: Call): Promise<ImportInput[]> {
  const inputs: ImportInput[] = [];
  for (const file of names) {
    try {
      inputs.push(await files.load(file));
    } catch (error) {
      refuse(shownName(file, request.language), error);
    }
  }
  return inputs;
}

/** One file alone; null where it can't be used, which is told. */
export async function loadOne(
  file: string,
  { read, files, refuse, request }: Call,
  context: CheckContext = {},
): Promise<Imported | null> {
  const name = shownName(file, request.language);
  try {
    const [result] = await importDisclosures([await files.load(file)], { read, context: () => context });
    if (result!.ok) return result!.value;
    refuse(name, result!.error);
  } catch (error) {
    refuse(name, error);
  }
  return null;
}

/** What the rules get beside each document: other disclosures and the user's identities. */
async function readContext(call: Call): Promise<(d: Disclosure) => CheckContext> {
  const { request, files, refuse } = call;
  const one = async (file: string): Promise<Disclosure | null> => (await loadOne(file, call))?.disclosure ?? null;
  const prior = request.prior === null ? null : await one(request.prior);
  const budget = request.budget === null ? null : await one(request.budget);
  const units: Disclosure[] = [];
  for (const file of request.units) {
    const unit = await one(file);
    if (unit) units.push(unit);
  }
  let rules: readonly UserRule[] = [];
  if (request.rules !== null) {
    const name = shownName(request.rules, request.language);
    try {
      const parsed = parseUserRules(decodeText(await files.bytes(request.rules)));
      rules = parsed.rules;
      for (const error of parsed.errors) refuse(name, error);
    } catch (error) {
      refuse(name, error);
    }
  }
  return (d: Disclosure): CheckContext => ({
    ...(prior ? comparedWith(prior)(d) : {}),
    ...(budget && d.kind === "final" ? { budget } : {}),
    ...(units.length > 0 ? { units } : {}),
    ...(rules.length > 0 ? { userRules: rules } : {}),
    settings: request.settings,
  });
}
