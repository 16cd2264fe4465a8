import { parseArgs } from "node:util";

/** What the user asked for. */
export interface Request {
  readonly command: "import" | "check" | "name" | "help";
  readonly files: readonly string[];
  readonly json: boolean;
  readonly output: string | null;
  readonly prior: string | null;
  readonly together: boolean;
  readonly year: string | null;
  readonly language: "zh" | "en";
}

/** A call that can't be understood; the message is for the user. */
export class UsageError extends Error {}

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
        together: { type: "boolean", default: false },
        year: { type: "string" },
        lang: { type: "string", default: "zh" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  const [command = "help", ...files] = positionals;
  const language = values.lang?.startsWith("en") ? "en" : "zh";
  const request = {
    files,
    json: values.json,
    output: values.output ?? null,
    prior: values.prior ?? null,
    together: values.together,
    year: values.year ?? null,
    language,
  } as const;
  if (values.help || command === "help") return { ...request, command: "help" };
  if (command !== "import" && command !== "check" && command !== "name") {
    throw new UsageError(language === "en" ? `Unknown command: ${command}` : `没有这个命令：${command}`);
  }
  if (files.length === 0) throw new UsageError(language === "en" ? "No file given." : "没有给出文件。");
  return { ...request, command };
}

const HELP_ZH = `用法：budget-disclosure import|check 文件… [--json] [-o 结果.xlsx] [--prior 上年文件] [--together] [--lang zh|en]
      budget-disclosure name 科目编码… [--year 2026]

import      读取、识别、核对预决算公开，输出结果
check       同上；发现“错误”级问题时退出状态为 1
name        查支出功能分类科目的名称；给文件则输出该公开的规范名称

--json      每份公开输出一行 JSON
-o FILE     写成 .xlsx 工作簿：标准表、原表、问题、核对（不装加载项也即时计算）
--prior     上一年度的公开（决算也可给本年预算），用于年度间核对
--together  所有文件是同一份公开的各部分
支持 PDF、Word（.docx .doc）、Excel（.xlsx .xls .et）、网页和纯文本。有文件不能用时退出状态为 2。
`;

const HELP_EN = `Usage: budget-disclosure import|check FILE… [--json] [-o OUT.xlsx] [--prior FILE] [--together] [--lang zh|en]
       budget-disclosure name CODE… [--year 2026]

import      read, recognise and check disclosures
check       the same; exit status 1 when a finding of severity error is left
name        names of functional codes; for a file, the standard name of its disclosure

--json      one line of JSON a disclosure
-o FILE     write an .xlsx workbook: standard tables, tables as published, findings, live checks without the add-in
--prior     the disclosure of the year before (or, for final accounts, the approved budget)
--together  all files are parts of one disclosure
Reads PDF, Word (.docx .doc), Excel (.xlsx .xls .et), web pages and plain text. Exit status 2 when an input can't be used.
`;

/** The help text. */
export function help(language: "zh" | "en"): string {
  return language === "en" ? HELP_EN : HELP_ZH;
}
