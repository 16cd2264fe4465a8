import { parseArgs } from "node:util";
import { DisclosureError } from "../application";
import { languageOf, type Language, type Words } from "../words";

/** What the user asked for. */
export interface Request {
  readonly command: "import" | "check" | "trace" | "name" | "help";
  readonly files: readonly string[];
  readonly json: boolean;
  readonly output: string | null;
  readonly prior: string | null;
  readonly budget: string | null;
  readonly units: readonly string[];
  readonly rules: string | null;
  readonly certificate: boolean;
  readonly measured: boolean;
  readonly together: boolean;
  readonly year: string | null;
  readonly language: Language;
}

/** A call that can't be understood. */
export class UsageError extends DisclosureError {}

/** The language asked for, even where the rest can't be understood. */
export function languageAsked(argv: readonly string[]): Language {
  const at = argv.findIndex((a) => a === "--lang" || a.startsWith("--lang="));
  return at < 0 ? "zh" : languageOf(argv[at]!.split("=")[1] ?? argv[at + 1]);
}

/** Reads the arguments after the program's name. */
export function readArguments(argv: readonly string[]): Request {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        output: { type: "string", short: "o" },
        prior: { type: "string" },
        budget: { type: "string" },
        units: { type: "string", multiple: true },
        rules: { type: "string" },
        certificate: { type: "boolean", default: false },
        measured: { type: "boolean", default: false },
        together: { type: "boolean", default: false },
        year: { type: "string" },
        lang: { type: "string", default: "zh" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new UsageError("bad-option", { detail: error instanceof Error ? error.message : String(error) });
  }
  const { values, positionals } = parsed;
  const [command = "help", ...files] = positionals;
  const language = languageOf(values.lang);
  const request = {
    files,
    json: values.json,
    output: values.output ?? null,
    prior: values.prior ?? null,
    budget: values.budget ?? null,
    units: values.units ?? [],
    rules: values.rules ?? null,
    certificate: values.certificate || values.measured,
    measured: values.measured,
    together: values.together,
    year: values.year ?? null,
    language,
  } as const;
  if (values.help || command === "help") return { ...request, command: "help" };
  if (command !== "import" && command !== "check" && command !== "trace" && command !== "name") {
    throw new UsageError("unknown-command", { command });
  }
  if (files.length === 0) throw new UsageError("no-file");
  return { ...request, command };
}

const HELP: Words = {
  zh: `用法：budget-disclosure import|check 文件… [--json] [-o 结果.xlsx] [--prior 上年文件] [--budget 预算文件]
      [--units 单位文件]… [--rules 规则文件] [--certificate [--measured]] [--together] [--lang zh|en]
      budget-disclosure trace 文件… [--lang zh|en]
      budget-disclosure name 科目编码… [--year 2026]

import      读取、识别、核对预决算公开，输出结果
check       同上；发现“错误”级问题时退出状态为 1
trace       每张表识别成了什么：标题、表头各栏对应的标准栏、合计与明细各多少行、所在页、没有读出的内容
name        查支出功能分类科目的名称；给文件则输出该公开的规范名称

--json      每份公开输出一行 JSON
-o FILE     写成 .xlsx 工作簿：标准表、原表、问题、核对（不装加载项也即时计算）
--prior     上一年度的公开，用于年度间核对
--budget    决算对应的本年预算公开
--units     部门所属单位的公开，可写多次：--units 甲.pdf --units 乙.pdf
--rules     自定义规则：JSON，或每行一个等式，如 支出总表[210].合计 = 支出总表[210].基本支出 + 支出总表[210].项目支出
--certificate  检出证明：每张表有多少金额没有等式、有一个、有两个以上等式核对（--json 加 certificate；-o 加工作表“覆盖”）
--measured  同上，并在这份文件上实测：故意改错，能发现、定位、改正多少（较慢）
--together  所有文件是同一份公开的各部分
支持 PDF（.pdf）、OFD（.ofd）、Word（.docx .doc .wps .xml）、Excel（.xlsx .xls .et）、CSV（.csv .tsv）、网页（.html .htm .mht .mhtml）、
邮件（.eml）和纯文本（.txt）。有文件不能用时退出状态为 2。
`,
  en: `Usage: budget-disclosure import|check FILE… [--json] [-o OUT.xlsx] [--prior FILE] [--budget FILE]
       [--units FILE]… [--rules FILE] [--certificate [--measured]] [--together] [--lang zh|en]
       budget-disclosure trace FILE… [--lang zh|en]
       budget-disclosure name CODE… [--year 2026]

import      read, recognise and check disclosures
check       the same; exit status 1 when a finding of severity error is left
trace       what was seen in each table: title, the standard column of each printed one, rows by role, pages, problems
name        names of functional codes; for a file, the standard name of its disclosure

--json      one line of JSON a disclosure
-o FILE     write an .xlsx workbook: standard tables, tables as published, findings, live checks without the add-in
--prior     the disclosure of the year before
--budget    the approved budget of final accounts
--units     disclosures of the department's units; may be given several times
--rules     your own identities: JSON, or one a line
--certificate  how many amounts stand under no, one, two or more identities (key certificate; with -o a sheet of its own)
--measured  the same, and measured on this document by slips made on purpose (slow)
--together  all files are parts of one disclosure
Reads PDF (.pdf), OFD (.ofd), Word (.docx .doc .wps .xml), Excel (.xlsx .xls .et), CSV (.csv .tsv), web pages (.html .htm .mht .mhtml),
e-mail (.eml) and plain text (.txt). Exit status 2 when an input can't be used.
`,
};

/** The help text. */
export function help(language: Language): string {
  return HELP[language];
}
