import {
  a1,
  builtInTemplates,
  checkTemplate,
  fillImports,
  readTemplates,
  TemplateError,
  unfilled,
  unlikeYearBefore,
  type BuiltInTemplate,
  type Imported,
  type Template,
  type Unlike,
} from "../application";
import { xlsxChunks } from "../hosts/xlsx";
import { errorSentence, say, type Language, type Words } from "../words";
import type { Call } from "./call";
import { shownName, type Files } from "./files";
import { requireTarget, writeWhole, WRITTEN } from "./output";
import { loadOne, readEach } from "./reading";
import { suggestion } from "./suggest";

/** What standard error says of a filling. */
const SAID = {
  sheet: { zh: "  {sheet}：{fields} 个字段，{live} 个是公式", en: "  {sheet}: {fields} fields, {live} as formulas" },
  unfilled: { zh: "没有取到 {count} 处：", en: "Not filled: {count}" },
  one: { zh: "  {sheet}!{cell}　{field}：{reason}", en: "  {sheet}!{cell}  {field}: {reason}" },
  unused: {
    zh: "--prior {file} 不是 {of} 的上年公开，没有用它：{differences}",
    en: "--prior {file} is not the year before of {of} and is not used: {differences}",
  },
  fault: { zh: "{template} {cell}：{reason}", en: "{template} {cell}: {reason}" },
} as const satisfies Readonly<Record<string, Words>>;

/** In what the year before is another's. */
const DIFFERS: Readonly<Record<Unlike, Words>> = {
  unit: { zh: "单位是{given}，要的是{wanted}", en: "the unit is {given}, wanted is {wanted}" },
  level: { zh: "级次是{given}，要的是{wanted}", en: "the level is {given}, wanted is {wanted}" },
  kind: { zh: "类型是{given}，要的是{wanted}", en: "the kind is {given}, wanted is {wanted}" },
  year: { zh: "年度是{given}，要的是{wanted}", en: "the year is {given}, wanted is {wanted}" },
};

/** Fills templates for the inputs and writes the workbook. All inputs are read first: fields may speak of several of them. */
export async function runFill(call: Call): Promise<number> {
  const { request, refuse, tell } = call;
  const { language, sheetUnit, sheetLanguage, blocks, values } = request;
  const output = request.output!;
  try {
    await requireTarget(output, request, [".xlsx"]);
  } catch (error) {
    refuse(output, error);
    return 2;
  }
  const templates = await loadTemplates(call);
  if (!templates) return 2;
  // A field that can't be read is told before anything is; its cell says so as well.
  for (const template of templates)
    for (const { row, column, error } of checkTemplate(template).faults) {
      const values = { template: template.name, cell: a1(row, column), reason: errorSentence(error, language) };
      refuse(say(SAID.fault, language, values), error);
    }
  const own: Imported[] = [];
  for await (const { value } of readEach(call)) own.push(value);
  if (own.length === 0) return 2;
  const options = {
    layout: blocks ? "blocks" : "sheets",
    language: sheetLanguage,
    sheetUnit,
    valuesOnly: values,
  } as const;
  try {
    const prior = request.prior === null ? null : await loadOne(request.prior, call);
    const { plan, filled } = fillImports(own, [...(prior ? [prior] : []), ...(await others(call))], templates, options);
    await writeWhole(output, xlsxChunks(plan), request);
    tell(say(WRITTEN, language, { file: output }));
    for (const { name, fields } of filled)
      tell(
        say(SAID.sheet, language, { sheet: name, fields: fields.length, live: fields.filter((f) => f.live).length }),
      );
    if (prior) tellUnused(prior, own, call);
    tellUnfilled(unfilled(filled, language), language, tell);
    return 0;
  } catch (error) {
    refuse(output, error);
    return 2;
  }
}

/** Lines that are told; the sheets list all. */
const MOST_TOLD = 20;

function tellUnfilled(list: ReturnType<typeof unfilled>, language: Language, tell: (text: string) => void): void {
  if (list.length === 0) return;
  tell(say(SAID.unfilled, language, { count: list.length }));
  for (const { sheet, cell, field, reason } of list.slice(0, MOST_TOLD))
    tell(say(SAID.one, language, { sheet, cell, field, reason }));
  if (list.length > MOST_TOLD) tell("  …");
}

/** A year before that is another unit's, level's, kind's or year's is no answer: the nearest of the inputs says in what. */
function tellUnused(prior: Imported, own: readonly Imported[], { request, tell }: Call): void {
  const { language } = request;
  const [nearest] = own
    .map((of) => ({ of, differences: unlikeYearBefore(prior, of) }))
    .sort((a, b) => a.differences.length - b.differences.length);
  if (!nearest || nearest.differences.length === 0) return;
  const said = nearest.differences.map(({ what, given, wanted }) =>
    say(DIFFERS[what], language, { given: `“${given}”`, wanted: `“${wanted}”` }),
  );
  const values = { file: shownName(request.prior!, language), of: shownName(nearest.of.source.file, language) };
  tell(say(SAID.unused, language, { ...values, differences: said.join(language === "zh" ? "；" : "; ") }));
}

/** Documents that fields may speak of, and for which nothing is filled. */
async function others(call: Call): Promise<Imported[]> {
  const { budget, units } = call.request;
  const found: Imported[] = [];
  for (const name of [budget, ...units]) {
    const one = name === null ? null : await loadOne(name, call);
    if (one) found.push(one);
  }
  return found;
}

/** The templates of a call; null where one can't be used, which is told under its own name. */
async function loadTemplates({ request, files, refuse }: Call): Promise<Template[] | null> {
  const templates: Template[] = [];
  for (const name of request.templates) {
    try {
      templates.push(...(await templatesOf(name, files)));
    } catch (error) {
      refuse(shownName(name, request.language), error);
      return null;
    }
  }
  return templates;
}

/** A file's templates, or a built-in one by its name. */
async function templatesOf(name: string, files: Files): Promise<Template[]> {
  const own = builtInTemplates();
  const known = own.find((t) => isCalled(t, name));
  if (known) return [known.template];
  if (/\.xlsx$/i.test(name)) return readTemplates(name, await files.bytes(name));
  const near = suggestion(
    name,
    own.flatMap((t) => [t.name, t.id]),
  );
  throw new TemplateError("unknown-template", { name, known: near ?? own.map((t) => t.name).join("、") });
}

const bare = (name: string): string => name.replace(/[“”"\s]/g, "");

const isCalled = ({ id, name }: BuiltInTemplate, wanted: string): boolean =>
  wanted === id || bare(wanted) === bare(name);
