import { parseArgs, type ParseArgsConfig } from "node:util";
import {
  DisclosureError,
  ruleSettings,
  type MatchBy,
  type RuleSettings,
  type SheetUnit,
  isReconcileTolerance,
} from "../application";
import { languageOf, type Language, type Words } from "../words";
import { STANDARD_INPUT } from "./files";
import { DRAFT_ENDINGS, REPORT_ENDINGS } from "./report-endings";
import { suggestion } from "./suggest";

/** What the user asked for. */
export interface Request {
  readonly command:
    | "import"
    | "check"
    | "report"
    | "compare"
    | "reconcile"
    | "fill"
    | "draft"
    | "batch"
    | "work"
    | "trace"
    | "name"
    | "help";
  readonly files: readonly string[];
  readonly json: boolean;
  readonly output: string | null;
  /** An existing output may be replaced. */
  readonly overwrite: boolean;
  readonly prior: string | null;
  readonly budget: string | null;
  readonly units: readonly string[];
  readonly rules: string | null;
  /** Rules that are switched off, and a tolerance. */
  readonly settings: RuleSettings;
  readonly certificate: boolean;
  readonly measured: boolean;
  readonly together: boolean;
  /** Of `fill`: files of templates, or names of built-in ones; all on one sheet, block by block; without the sheets that formulas read. */
  readonly templates: readonly string[];
  readonly blocks: boolean;
  readonly values: boolean;
  /** In what the standard sheets of an .xlsx hold money. */
  readonly sheetUnit: SheetUnit;
  readonly year: string | null;
  /** Of `reconcile`: which table of each file, by its number or a part of its name; by what rows are paired; rows of one key are added. */
  /** Which column of amounts of each table, in the same way. */
  readonly leftColumn: string | null;
  readonly rightColumn: string | null;
  readonly leftTable: string | null;
  readonly rightTable: string | null;
  readonly by: MatchBy;
  readonly sum: boolean;
  /** A tolerance as it was typed. */
  readonly toleranceText: string | null;
  readonly language: Language;
  /** Of the working paper, conclusions and reasons in an .xlsx. */
  readonly sheetLanguage: Language;
  /** Of `batch`: threads, seconds for one file, the stacked workbook too, and files that were examined before as well. */
  readonly workers: number | null;
  readonly fileSeconds: number | null;
  readonly workbook: boolean;
  readonly again: boolean;
  /** Of `batch` and `work`, over a database: its URL, and the name of a run. */
  readonly db: string | null;
  readonly run: string | null;
  /** Of `batch --db`: wait for the results; hold a run, or let it go on. */
  readonly wait: boolean;
  readonly hold: "pause" | "resume" | null;
  /** Of `work`: where this machine has the files, whether it ends with the last job, and seconds of silence until another takes its jobs. */
  readonly root: string | null;
  readonly untilEmpty: boolean;
  readonly lease: number | null;
}

/** A call that can't be understood. */
export class UsageError extends DisclosureError {}

/** The language asked for, even where the rest can't be understood. */
export function languageAsked(argv: readonly string[]): Language {
  const at = argv.findIndex((a) => a === "--lang" || a.startsWith("--lang="));
  return at < 0 ? "zh" : languageOf(argv[at]!.split("=")[1] ?? argv[at + 1]);
}

const OPTIONS = {
  json: { type: "boolean" },
  output: { type: "string", short: "o" },
  overwrite: { type: "boolean" },
  prior: { type: "string" },
  budget: { type: "string" },
  units: { type: "string", multiple: true },
  rules: { type: "string" },
  without: { type: "string", multiple: true },
  tolerance: { type: "string" },
  certificate: { type: "boolean" },
  measured: { type: "boolean" },
  together: { type: "boolean" },
  template: { type: "string", short: "t", multiple: true },
  blocks: { type: "boolean" },
  values: { type: "boolean" },
  year: { type: "string" },
  "left-table": { type: "string" },
  "left-column": { type: "string" },
  "right-column": { type: "string" },
  "right-table": { type: "string" },
  by: { type: "string" },
  sum: { type: "boolean" },
  yuan: { type: "boolean" },
  lang: { type: "string" },
  "sheet-lang": { type: "string" },
  workers: { type: "string" },
  "file-seconds": { type: "string" },
  workbook: { type: "boolean" },
  again: { type: "boolean" },
  db: { type: "string" },
  run: { type: "string" },
  "no-wait": { type: "boolean" },
  pause: { type: "boolean" },
  resume: { type: "boolean" },
  root: { type: "string" },
  "until-empty": { type: "boolean" },
  lease: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const satisfies NonNullable<ParseArgsConfig["options"]>;

const COMMANDS = [
  "import",
  "check",
  "report",
  "compare",
  "reconcile",
  "fill",
  "draft",
  "batch",
  "work",
  "trace",
  "name",
  "help",
] as const;

const MATCHES = ["auto", "code", "name"] as const satisfies readonly MatchBy[];

/** Reads the arguments after the program's name. */
export function readArguments(argv: readonly string[]): Request {
  // Not `strict`: what is wrong is worded by us.
  const config = { args: [...argv], allowPositionals: true, strict: false, tokens: true, options: OPTIONS } as const;
  const { values: given, positionals, tokens } = parseArgs(config);
  requireOptions(tokens);
  const values = given as ParsedOptions;
  const [command = "help", ...files] = positionals;
  for (const given of [values.lang, values["sheet-lang"]])
    if (given !== undefined && !/^(?:zh|en)(?:-\w+)*$/i.test(given)) throw new UsageError("bad-language", { given });
  if (values.year !== undefined && !/^(?:19|20)\d\d$/.test(values.year))
    throw new UsageError("bad-year", { given: values.year });
  const by = MATCHES.find((match) => match === (values.by ?? "auto"));
  if (!by) throw new UsageError("reconcile-by", { given: values.by ?? "" });
  const request = {
    files,
    json: values.json ?? false,
    output: values.output ?? null,
    overwrite: values.overwrite ?? false,
    prior: values.prior ?? null,
    budget: values.budget ?? null,
    units: values.units ?? [],
    rules: values.rules ?? null,
    // Of `reconcile` it is an amount in the unit of its sides.
    settings: settingsOf(values.without ?? [], command === "reconcile" ? null : (values.tolerance ?? null)),
    certificate: (values.certificate ?? false) || (values.measured ?? false),
    measured: values.measured ?? false,
    together: values.together ?? false,
    templates: values.template ?? [],
    blocks: values.blocks ?? false,
    values: values.values ?? false,
    sheetUnit: values.yuan ? "元" : "万元",
    year: values.year ?? null,
    leftTable: values["left-table"] ?? null,
    leftColumn: values["left-column"] ?? null,
    rightColumn: values["right-column"] ?? null,
    rightTable: values["right-table"] ?? null,
    by,
    sum: values.sum ?? false,
    toleranceText: values.tolerance ?? null,
    language: languageOf(values.lang),
    sheetLanguage: languageOf(values["sheet-lang"]),
    workers: countOf("--workers", values.workers, MOST_WORKERS),
    fileSeconds: countOf("--file-seconds", values["file-seconds"], MOST_SECONDS),
    workbook: values.workbook ?? false,
    again: values.again ?? false,
    ...databaseOptions(values, command),
  } as const;
  if (values.help || command === "help") return { ...request, command: "help" };
  const known = COMMANDS.find((c) => c === command);
  if (!known) throw new UsageError("unknown-command", { command, suggestion: suggestion(command, COMMANDS) ?? "" });
  const needsFiles = !requireDatabaseCall(request, known);
  if (needsFiles && files.length === 0) throw new UsageError("no-file");
  if (known === "report" && request.output === null)
    throw new UsageError("report-without-output", { known: REPORT_ENDINGS.join(" ") });
  if (known === "compare" && files.length !== 2) throw new UsageError("compare-two-files", { count: files.length });
  if (known === "reconcile" && files.length !== 2) throw new UsageError("reconcile-two-files", { count: files.length });
  if (known === "reconcile" && request.toleranceText !== null && !isReconcileTolerance(request.toleranceText))
    throw new UsageError("reconcile-tolerance", { given: request.toleranceText! });
  if (known === "draft" && (request.output === null || request.templates.length > 1))
    throw new UsageError("draft-needs", { known: DRAFT_ENDINGS.join(" ") });
  if (known === "draft" && files.length > 1 && !request.together)
    throw new UsageError("draft-one", { count: files.length });
  if (known === "fill" && (request.templates.length === 0 || request.output === null))
    throw new UsageError("fill-needs");
  if (known === "batch" && request.output === null && request.wait) throw new UsageError("batch-needs");
  if (known === "batch" && (request.prior !== null || request.budget !== null || request.units.length > 0))
    throw new UsageError("batch-finds-itself");
  const inputs = [...files, request.prior, request.budget, ...request.units, request.rules];
  if (inputs.filter((f) => f === STANDARD_INPUT).length > 1) throw new UsageError("stdin-twice");
  return { ...request, command: known };
}

/** Options of `batch --db` and `work`. */
function databaseOptions(values: ParsedOptions, command: string) {
  const of = { "no-wait": "batch --db", pause: "batch --db", resume: "batch --db", run: "batch --db" } as const;
  const ofWork = { root: "work", "until-empty": "work", lease: "work" } as const;
  for (const [name, whose] of Object.entries({ db: "batch、work", ...of, ...ofWork })) {
    const fits =
      name in ofWork ? command === "work" : command === "batch" && (name === "db" || values.db !== undefined);
    const given = values[name as keyof ParsedOptions] !== undefined;
    if (given && !fits && !(name === "db" && command === "work"))
      throw new UsageError("db-without-batch", { option: `--${name}`, command: whose });
  }
  const hold = values.pause ? "pause" : values.resume ? "resume" : null;
  return {
    db: values.db ?? null,
    run: values.run ?? null,
    wait: !values["no-wait"] && hold === null,
    hold,
    root: values.root ?? null,
    untilEmpty: values["until-empty"] ?? false,
    lease: countOf("--lease", values.lease, MOST_SECONDS),
  } as const;
}

/** Checks calls over a database; true where no file need be named. */
function requireDatabaseCall({ db, run, hold, files, wait }: Omit<Request, "command">, command: string): boolean {
  if (command === "work" && (db === null || files.length > 0)) throw new UsageError("work-needs");
  if (command !== "batch" || db === null) return command === "work";
  if (hold !== null && (run === null || files.length > 0)) throw new UsageError("db-hold");
  if (files.length === 0 && (run === null || (!wait && hold === null))) throw new UsageError("db-needs-files");
  return files.length === 0;
}

const MOST_WORKERS = 256;
const MOST_SECONDS = 86_400;

/** A whole number from 1; null where none is given. */
function countOf(option: string, given: string | undefined, most: number): number | null {
  if (given === undefined) return null;
  const count = Number(given);
  if (!/^\d{1,6}$/.test(given) || count < 1 || count > most)
    throw new UsageError("bad-count", { option, given, most: String(most) });
  return count;
}

function settingsOf(without: readonly string[], tolerance: string | null): RuleSettings {
  try {
    return ruleSettings(without, tolerance);
  } catch (error) {
    if (error instanceof DisclosureError) throw new UsageError(error.code, error.values);
    throw error;
  }
}

type ParsedOptions = {
  readonly [K in keyof typeof OPTIONS]?: (typeof OPTIONS)[K] extends { type: "boolean" }
    ? boolean
    : (typeof OPTIONS)[K] extends { multiple: true }
      ? readonly string[]
      : string;
};

/** An option as it was typed. */
interface OptionToken {
  readonly kind: string;
  readonly name?: string;
  readonly rawName?: string;
  readonly value?: string | undefined;
}

function requireOptions(tokens: readonly OptionToken[]): void {
  const seen = new Set<string>();
  for (const { kind, name = "", rawName: option = "", value } of tokens) {
    if (kind !== "option") continue;
    if (!Object.hasOwn(OPTIONS, name)) {
      const near = suggestion(name, Object.keys(OPTIONS));
      throw new UsageError("unknown-option", { option, suggestion: near === null ? "" : `--${near}` });
    }
    const { type, ...more } = OPTIONS[name as keyof typeof OPTIONS];
    // `-o --json` names no file; a name that begins so is written `-o ./--json`. A single `-` is standard input.
    // An amount below 0 is refused as that.
    const isAmount = name === "tolerance" && value !== undefined && /^-\d/.test(value);
    const missing = value === undefined || value === "" || (/^-./.test(value) && !isAmount);
    if (type === "string" && missing) throw new UsageError("option-without-value", { option });
    if (type === "boolean" && value !== undefined) throw new UsageError("option-with-value", { option });
    if (type === "string" && !("multiple" in more) && seen.has(name)) throw new UsageError("option-twice", { option });
    seen.add(name);
  }
}

const HELP: Words = {
  zh: `用法：budget-disclosure import|check 文件… [--json] [-o 结果.xlsx [--overwrite]] [--prior 上年文件] [--budget 预算文件]
      [--units 单位文件]… [--rules 规则文件] [--without 规则=理由]… [--tolerance 容差] [--certificate [--measured]] [--together] [--yuan] [--sheet-lang zh|en] [--lang zh|en]
      budget-disclosure report 文件… -o 报告.html|docx|xlsx [--overwrite] [check 的其他选项]
      budget-disclosure compare 前一版本 后一版本 [-o 对比.html|docx|xlsx [--overwrite]] [--json] [--lang zh|en]
      budget-disclosure reconcile 左方文件 右方文件 [--left-table 表] [--right-table 表] [--left-column 栏] [--right-column 栏] [--by auto|code|name] [--sum] [--tolerance 0.01]
      [-o 对账.xlsx [--overwrite]] [--json] [--lang zh|en]
      budget-disclosure trace 文件… [--lang zh|en]
      budget-disclosure name 科目编码… [--year 2026]
      budget-disclosure fill 文件… --template 模板.xlsx|名称… -o 报表.xlsx [--blocks] [--values]
      budget-disclosure draft 文件 -o 草稿.docx|txt|html [--overwrite] [--prior 上年文件] [--template 模板.txt|上年说明.docx]
      budget-disclosure batch 文件夹|通配符|@名单… -o 结果文件夹 [--workbook] [--workers 4] [--file-seconds 600] [--again] [--json] [--rules、--without、--tolerance、--yuan、--sheet-lang]
      budget-disclosure batch 文件夹|s3://桶/前缀… --db postgres://… -o 结果文件夹 [--no-wait] [--run 批次 [--pause|--resume]]
      budget-disclosure work --db postgres://… [--workers 4] [--root 本机文件夹] [--until-empty]

import      读取、识别、核对预决算公开，输出结果
check       同上；发现“错误”级问题时退出状态为 1（report 也是）
report      检查报告，给没有工作簿的人：结论、每个问题的算式和原文截图、没有核对的事项、签署栏；.xlsx 的每项核对都是普通公式
compare     同一份公开的两个版本（草稿与公开、公开与重新公开）：逐格、逐句的变动，问题的消除与新增；有变动时退出状态为 1
reconcile   两张表逐行对账：按编码或名称对应，列出单方有的行、差额、舍入和可能的原因；有不符、单方有或无法核对的行时退出状态为 1
trace       每张表识别成了什么：标题、表头各栏对应的标准栏、合计与明细各多少行、所在页、没有读出的内容
name        查支出功能分类科目的名称；给文件则输出该公开的规范名称
fill        用模板填报表：--template 为写有字段的 .xlsx，或内置模板的名称（可写多次）；-o 为 .xlsx
batch       成批核对：多线程读取整个文件夹，自己找上年公开、本年预算和所属单位，写出 results.jsonl 和总览；中断后再运行同一条命令即接着做，没有变动的文件不再读
work        多台机器分担：从数据库领取 batch --db 登记的文件，核对后写回；被杀掉的进程手里的文件由别的进程接着做
draft       情况说明草稿：数字、增减、比率、方向词都取自各表和上年数；原因留空；--template 为写有字段的 .txt，或上年的情况说明

--json      每份公开输出一行 JSON
-o FILE     写成 .xlsx 工作簿：标准表、原表、问题、核对（不装加载项也即时计算）；.json 为一个数组，.jsonl 为每份公开一行
--yuan      .xlsx 的标准表以“元”为单位（不加则为万元）
--sheet-lang en  .xlsx 的检查底稿、结论、原因用英文，“问题”表另附英文说明；表名、栏名、核对结果始终是中文
--overwrite 输出文件已存在时整个替换（不加则拒绝；要读取的文件永远不会被替换）
--prior     上一年度的公开，用于年度间核对
--budget    决算对应的本年预算公开
--units     部门所属单位的公开，可写多次：--units 甲.pdf --units 乙.pdf
--rules     自定义规则：JSON，或每行一个等式，如 支出总表[210].合计 = 支出总表[210].基本支出 + 支出总表[210].项目支出
--without   停用一条规则并写明理由，可写多次：--without P03=本单位无此项；停用的不核对，也不算通过
--tolerance 全部等式的容差，如 0.02（万元）或 1元；不写则按印出的小数位数
--certificate  检出证明：每张表有多少金额没有等式、有一个、有两个以上等式核对（--json 加 certificate；-o 加工作表“覆盖”）
--measured  同上，并在这份文件上实测：故意改错，能发现、定位、改正多少（较慢）
--together  所有文件是同一份公开的各部分
--template  （fill）模板：.xlsx 文件，或 年度对比表、“三公”经费统计表、科目构成表、部门—单位汇总核对、预决算对比、预决算公开检查底稿、项目绩效目标清单
--blocks    （fill）各单位依次填在一张工作表里（不加则各填一张）
--values    （fill）只写报表，填数值而不是公式（不加则报表的公式指向后面的标准表）
--left-table、--right-table  （reconcile）文件里的哪张表：序号，或名称的一部分；不写则取第一张（--json 列出各表）
--left-column、--right-column  （reconcile）比较哪一金额栏：第几栏，或栏名的一部分；不写则取两方同名的栏，没有则取相符行数最多的
--by        （reconcile）按什么对应：auto 先编码后名称、code 只按编码、name 只按名称
--sum       （reconcile）同一编码或名称的多行先相加
--workbook  （batch）另写工作簿.xlsx：全部公开的标准表、问题和核对
--workers、--file-seconds  （batch）线程数（不写则按处理器数）；一份文件最多用几秒，识别扫描件文字的时间不算（不写为 600）
--again     （batch）没有变动的文件也重新读
--db、--run、--no-wait、--pause、--resume  （batch、work）数据库地址；批次名称；只登记不等结果；暂停、继续该批次
--root、--until-empty、--lease  （work）共享文件夹在本机的位置；做完即退出；没有动静几秒后交给别的进程
支持 PDF（.pdf）、OFD（.ofd）、Word（.docx .doc .wps .xml）、Excel（.xlsx .xls .et）、CSV（.csv .tsv）、网页（.html .htm .mht .mhtml）、
邮件（.eml）、纯文本（.txt）和页面图片（.jpg .jpeg .png .tif .tiff）；扫描件和整页是图片的 Word（.docx）在本机识别文字。文件写作 - 即读取标准输入（限一次）。
退出状态：0 正常；1 check、report 发现“错误”，compare 有变动，或 reconcile 有不符、单方有、无法核对的行；2 有文件不能用、没能写出，或命令有误；130、143 被中断。
`,
  en: `Usage: budget-disclosure import|check FILE… [--json] [-o OUT.xlsx [--overwrite]] [--prior FILE] [--budget FILE]
       [--units FILE]… [--rules FILE] [--without RULE=REASON]… [--tolerance AMOUNT] [--certificate [--measured]] [--together] [--yuan] [--sheet-lang zh|en] [--lang zh|en]
       budget-disclosure report FILE… -o REPORT.html|docx|xlsx [--overwrite] [the other options of check]
       budget-disclosure compare EARLIER LATER [-o NOTICE.html|docx|xlsx [--overwrite]] [--json] [--lang zh|en]
       budget-disclosure reconcile LEFT RIGHT [--left-table T] [--right-table T] [--left-column C] [--right-column C] [--by auto|code|name] [--sum] [--tolerance 0.01]
       [-o OUT.xlsx [--overwrite]] [--json] [--lang zh|en]
       budget-disclosure trace FILE… [--lang zh|en]
       budget-disclosure name CODE… [--year 2026]
       budget-disclosure fill FILE… --template T.xlsx|NAME… -o OUT.xlsx [--blocks] [--values]
       budget-disclosure draft FILE -o DRAFT.docx|txt|html [--overwrite] [--prior FILE] [--template T.txt|LASTYEAR.docx]
       budget-disclosure batch DIR|GLOB|@LIST… -o FOLDER [--workbook] [--workers 4] [--file-seconds 600] [--again] [--json] [--rules, --without, --tolerance, --yuan, --sheet-lang]
       budget-disclosure batch DIR|s3://BUCKET/PREFIX… --db postgres://… -o FOLDER [--no-wait] [--run NAME [--pause|--resume]]
       budget-disclosure work --db postgres://… [--workers 4] [--root FOLDER] [--until-empty]

import      read, recognise and check disclosures
check       the same; exit status 1 when a finding of severity error is left (so does report)
report      the check as a report for people without the workbook: conclusion, each finding with its figures and a picture of
            the page, what could not be checked, signatures; in an .xlsx every check is a plain formula
compare     two versions of a disclosure (draft and published, published and published again): what changed cell by cell and sentence by
            sentence, findings that are gone and new ones; exit status 1 where anything changed
reconcile   two tables row by row: paired by code or name, one-sided rows, differences, rounding, what may explain them; exit status 1 where
            a row differs or stands alone
trace       what was seen in each table: title, the standard column of each printed one, rows by role, pages, problems
name        names of functional codes; for a file, the standard name of its disclosure
fill        fill reports: --template is an .xlsx with fields, or the name of a built-in template (several times); -o is an .xlsx
batch       checks whole folders in several threads, finds years before, budgets and units by itself, writes results.jsonl and an overview;
            interrupted, the same command goes on; files that are unchanged are not read again
work        shares the work of batch --db among machines: takes files of a database's queue, checks them and writes the results back;
            what a killed process had in hand is done by another
draft       drafts the explanation of a disclosure: figures, changes, rates and direction words from its tables and the year before;
            reasons are left open; --template is a .txt with fields, or last year's own text

--json      one line of JSON a disclosure
-o FILE     write an .xlsx workbook: standard tables, tables as published, findings, live checks without the add-in;
            .json is an array of the results, .jsonl a line a disclosure
--yuan      the standard sheets of an .xlsx hold yuan (ten thousand yuan without it)
--sheet-lang en  working paper, conclusions and reasons of an .xlsx in English, findings with English beside; names and outcomes stay Chinese
--overwrite replace an output that exists, all of it (refused without; an input is never replaced)
--prior     the disclosure of the year before
--budget    the approved budget of final accounts
--units     disclosures of the department's units; may be given several times
--rules     your own identities: JSON, or one a line
--without   switch a rule off and say why; may be given several times; it is not checked and counts as no pass
--tolerance of all equations, such as 0.02 (ten thousand yuan); else by the printed decimals
--certificate  how many amounts stand under no, one, two or more identities (key certificate; with -o a sheet of its own)
--measured  the same, and measured on this document by slips made on purpose (slow)
--together  all files are parts of one disclosure
--template  (fill) an .xlsx, or a built-in template: year-comparison, three-public, composition, department-units, budget-final,
            working-paper, project-goals
--blocks    (fill) all units on one sheet, one below the other (a sheet each without it)
--values    (fill) the reports alone, as values (their formulas read the standard sheets behind them without it)
--left-table, --right-table  (reconcile) which table of the file: its number or a part of its name; the first if omitted (--json lists them)
--left-column, --right-column  (reconcile) which column of amounts: its number or a part of its header; else those called alike, or that agree most
--by        (reconcile) pair by: auto (code, then name), code, name
--sum       (reconcile) add rows of one code or name first
--workbook  (batch) write the stacked workbook too
--workers, --file-seconds  (batch) threads (as many as processors if omitted); the most seconds for one file, text recognition not counted (600)
--again     (batch) read files that are unchanged too
--db, --run, --no-wait, --pause, --resume  (batch, work) address of the database; name of a run; enqueue only; hold a run, let it go on
--root, --until-empty, --lease  (work) where the shared folder is on this machine; end when nothing is left; seconds of silence until another takes over
Reads PDF (.pdf), OFD (.ofd), Word (.docx .doc .wps .xml), Excel (.xlsx .xls .et), CSV (.csv .tsv), web pages (.html .htm .mht .mhtml),
e-mail (.eml), plain text (.txt) and pictures of pages (.jpg .jpeg .png .tif .tiff); text of scans, and of Word files (.docx) of pictures, is recognised on this machine. The file - is standard input (once).
Exit status: 0 fine; 1 check or report found an error, compare a change, reconcile a row that differs, stands alone or is not evaluable; 2 an input could not be used, a result not be written, or a wrong call; 130 and 143 interrupted.
`,
};

/** The help text. */
export function help(language: Language): string {
  return HELP[language];
}
