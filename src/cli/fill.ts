import path from "node:path";
import {
  a1,
  builtInTemplates,
  checkTemplate,
  DisclosureError,
  fillImports,
  readTemplates,
  TemplateError,
  unfilled,
  type BuiltInTemplate,
  type Imported,
  type Template,
} from "../application";
import { xlsxChunks } from "../hosts/xlsx";
import { errorSentence, say, type Language, type Words } from "../words";
import type { Request } from "./arguments";
import type { Files } from "./files";
import { requireTarget, writeWhole } from "./output";
import { suggestion } from "./suggest";

/** What standard error says of a filling. */
const SAID = {
  sheet: { zh: "  {sheet}：{fields} 个字段，{live} 个是公式", en: "  {sheet}: {fields} fields, {live} as formulas" },
  unfilled: { zh: "没有取到 {count} 处：", en: "Not filled: {count}" },
  one: { zh: "  {sheet}!{cell}　{field}：{reason}", en: "  {sheet}!{cell}  {field}: {reason}" },
  fault: { zh: "{template} {cell}：{reason}", en: "{template} {cell}: {reason}" },
  written: { zh: "已写入 {file}", en: "Wrote {file}" },
} as const satisfies Readonly<Record<string, Words>>;

/** What filling needs of a call. */
export interface FillCall {
  readonly request: Request;
  readonly files: Files;
  /** Reads, recognises and checks the inputs; those that can't be used are told. */
  readonly imports: () => Promise<readonly Imported[]>;
  /** Documents that fields may speak of beside them. */
  readonly others: () => Promise<readonly Imported[]>;
  readonly refuse: (name: string, error: unknown) => void;
  readonly tell: (text: string) => void;
}

/** Fills templates for the inputs and writes the workbook. */
export async function runFill({ request, files, imports, others, refuse, tell }: FillCall): Promise<number> {
  const { language, templates: named, sheetUnit, sheetLanguage, blocks, values } = request;
  const output = request.output!;
  const templates: Template[] = [];
  try {
    if (path.extname(output).toLowerCase() !== ".xlsx")
      throw new DisclosureError("output-format", { file: output, known: ".xlsx" });
    await requireTarget(output, request);
    for (const name of named) templates.push(...(await templatesOf(name, files)));
  } catch (error) {
    refuse(output, error);
    return 2;
  }
  // A field that can't be read is told before anything is; its cell says so as well.
  for (const template of templates)
    for (const { row, column, error } of checkTemplate(template).faults) {
      const values = { template: template.name, cell: a1(row, column), reason: errorSentence(error, language) };
      refuse(say(SAID.fault, language, values), error);
    }
  const own = await imports();
  if (own.length === 0) return 2;
  const options = {
    layout: blocks ? "blocks" : "sheets",
    language: sheetLanguage,
    sheetUnit,
    valuesOnly: values,
  } as const;
  try {
    const { plan, filled } = fillImports(own, await others(), templates, options);
    await writeWhole(output, xlsxChunks(plan), request);
    tell(say(SAID.written, language, { file: output }));
    for (const { name, fields } of filled)
      tell(
        say(SAID.sheet, language, { sheet: name, fields: fields.length, live: fields.filter((f) => f.live).length }),
      );
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
