import type { ErrorValues, Language, Words } from "../disclosure";
import { say } from "./say";

/** What a limit of reading counts (`too-large`), by its name in `src/reading/limits.ts`. */
export const QUANTITIES = {
  fileBytes: { zh: "文件字节数", en: "bytes of the file" },
  pages: { zh: "页数", en: "pages" },
  pageItems: { zh: "单页文字块数", en: "pieces of text on a page" },
  pageCharacters: { zh: "单页字数", en: "characters on a page" },
  pdfBytes: { zh: "读取 PDF 所需内存（字节）", en: "bytes of memory for the PDF" },
  readerBytes: { zh: "读取所需内存（字节）", en: "bytes of memory for reading" },
  picturePixels: { zh: "页面图像的像素数", en: "dots of the page's picture" },
  pageOperators: { zh: "单页绘图指令数", en: "drawing operators on a page" },
  pageRules: { zh: "单页线条数", en: "lines drawn on a page" },
  pageContentBytes: { zh: "PDF 内容流字节数", en: "bytes of a PDF stream" },
  cells: { zh: "单元格数", en: "cells" },
  declaredCells: { zh: "工作簿单元格数", en: "cells of the workbook" },
  rows: { zh: "表格行数", en: "rows of a table" },
  columns: { zh: "表格列数", en: "columns of a table" },
  sheets: { zh: "工作表数", en: "worksheets" },
  lines: { zh: "行数", en: "lines" },
  lineCharacters: { zh: "一行的字数", en: "characters of a line" },
  elements: { zh: "文档内元素数", en: "elements of the document" },
  tags: { zh: "网页标签数", en: "tags of the page" },
  depth: { zh: "嵌套层数", en: "levels of nesting" },
  zipEntries: { zh: "压缩包内文件数", en: "files in the archive" },
} as const satisfies Readonly<Record<string, Words>>;

/** Why a plan cannot be carried out (`plan-invalid`). */
export const PLAN_FAULTS = {
  "sheet-name": { zh: "工作表名称无效或重复", en: "a sheet's name is invalid or taken" },
  "table-name": { zh: "表名无效或重复", en: "a table's name is invalid or taken" },
  "uneven-rows": { zh: "计划中的行长短不一", en: "rows of the plan differ in length" },
  "long-text": { zh: "文字超过单元格上限", en: "a text is longer than a cell holds" },
  "outside-sheet": { zh: "超出工作表的行列上限", en: "beyond the last row or column of a sheet" },
} as const satisfies Readonly<Record<string, Words>>;

/** Why a file is not to be had (`file-unavailable`). */
export const FILE_FAULTS = {
  ENOENT: { zh: "找不到文件", en: "there is no such file" },
  EISDIR: { zh: "这是文件夹，不是文件", en: "this is a folder, not a file" },
  EACCES: { zh: "没有读取权限", en: "reading it is not permitted" },
  unreadable: { zh: "读不了文件", en: "the file cannot be read" },
} as const satisfies Readonly<Record<string, Words>>;

/** What to do with a file of a format that is not read (`unknown-format`), or of which a part is not (`no-content`). */
export const FORMAT_ADVICE = {
  "save-word": {
    zh: "请用 Word 或 WPS 打开，另存为 .docx 后再导入。",
    en: "Open it in Word or WPS and save it as .docx.",
  },
  "save-sheet": {
    zh: "请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。",
    en: "Open it in Excel or WPS and save it as .xlsx.",
  },
  "save-pdf": {
    zh: "请用原软件打开，导出为 PDF（文字可复制的）后再导入。",
    en: "Open it in its own program and export it as a PDF whose text can be copied.",
  },
  picture: {
    zh: "这种图片不能直接读取：请另存为 .jpg、.png、.tif 或 PDF 再导入，或索取文字可复制的版本。",
    en: "Pictures of this kind are not read: save it as .jpg, .png, .tif or PDF and import that, or ask for a version with text.",
  },
  unpack: {
    zh: "请解开后，把其中的文件一起导入。",
    en: "Unpack it and import the files in it together.",
  },
  "doc-pictures": {
    zh: "里面只有图片，而 .doc 中的图片不能读取：请用 Word 或 WPS 另存为 .docx 或 PDF 后再导入。",
    en: "It holds pictures alone, and those of a .doc are not read: save it as .docx or PDF in Word or WPS.",
  },
  "wrong-file": { zh: "请核对是否选错了文件。", en: "Is it the right file?" },
} as const satisfies Readonly<Record<string, Words>>;

/** Formats whose names are words, by the value `found` of `unknown-format`; others are called the same in both languages. */
export const FORMAT_NAMES = {
  ZIP: { zh: "ZIP 压缩包", en: "ZIP archive" },
  RAR: { zh: "RAR 压缩包", en: "RAR archive" },
  "7z": { zh: "7z 压缩包", en: "7z archive" },
  gzip: { zh: "gzip 压缩包", en: "gzip archive" },
  ODT: { zh: "OpenDocument 文字文档（.odt）", en: "OpenDocument text (.odt)" },
  ODS: { zh: "OpenDocument 表格（.ods）", en: "OpenDocument spreadsheet (.ods)" },
  ODP: { zh: "OpenDocument 演示（.odp）", en: "OpenDocument presentation (.odp)" },
  PPT: { zh: "PowerPoint 演示", en: "PowerPoint presentation" },
  PPTX: { zh: "PowerPoint 演示", en: "PowerPoint presentation" },
  UOF: { zh: "标文通（UOF）", en: "UOF" },
  CHM: { zh: "CHM 帮助文件", en: "CHM help file" },
  EPUB: { zh: "EPUB 电子书", en: "EPUB book" },
  Outlook: { zh: "Outlook 邮件（.msg）", en: "Outlook message (.msg)" },
  SQLite: { zh: "SQLite 数据库", en: "SQLite database" },
  Access: { zh: "Access 数据库", en: "Access database" },
  EXE: { zh: "Windows 程序", en: "Windows program" },
} as const satisfies Readonly<Record<string, Words>>;

/** Why a file is not written (`output-failed`), and why standard output took no more (`stdout-failed`). */
export const OUTPUT_FAULTS = {
  ENOENT: { zh: "没有这个文件夹", en: "there is no such folder" },
  ENOTDIR: { zh: "路径中有一段不是文件夹", en: "a part of the path is no folder" },
  EISDIR: { zh: "这是文件夹，不是文件", en: "this is a folder, not a file" },
  EACCES: { zh: "没有写入权限", en: "writing there is not permitted" },
  EPERM: { zh: "没有写入权限", en: "writing there is not permitted" },
  EROFS: { zh: "磁盘是只读的", en: "the disk is read-only" },
  ENOSPC: { zh: "磁盘已满", en: "the disk is full" },
  EFBIG: { zh: "文件超过系统允许的大小", en: "the file is larger than the system allows" },
  EDQUOT: { zh: "磁盘配额已用完", en: "the disk quota is used up" },
  EBUSY: { zh: "文件被其他程序打开", en: "the file is open in another program" },
  ENAMETOOLONG: { zh: "文件名太长", en: "the name is too long" },
  EPIPE: { zh: "接收输出的程序已经结束", en: "the program that takes it has ended" },
  "not-a-file": { zh: "这不是普通文件", en: "this is no ordinary file" },
  unwritable: { zh: "写不了", en: "it cannot be written" },
} as const satisfies Readonly<Record<string, Words>>;

/** Values that are codes themselves. */
const VALUE_WORDS: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  what: QUANTITIES,
  reason: PLAN_FAULTS,
  why: FILE_FAULTS,
  fault: OUTPUT_FAULTS,
  advice: FORMAT_ADVICE,
  found: FORMAT_NAMES,
};

/** Every error that a user may see: what is the matter, and what to do. */
export const ERRORS = {
  // reading
  "empty-file": {
    zh: "文件是空的（0 字节）。请重新下载或另存后再导入。",
    en: "The file is empty. Download or save it again.",
  },
  "unknown-format": {
    zh: "无法读取的文件格式{found|（…）}。{files|里面有：…。}{advice}可导入的有：PDF（.pdf）、OFD（.ofd）、Word（.docx .doc .wps .xml）、Excel（.xlsx .xls .et）、CSV（.csv .tsv）、网页（.html .htm .mht .mhtml）、邮件（.eml）、纯文本（.txt）和页面图片（.jpg .jpeg .png .tif .tiff）。",
    en: "Unknown file format{found| (…)}. {files|It holds: …. }{advice|… }These are read: PDF (.pdf), OFD (.ofd), Word (.docx .doc .wps .xml), Excel (.xlsx .xls .et), CSV (.csv .tsv), web pages (.html .htm .mht .mhtml), e-mail (.eml), plain text (.txt) and pictures of pages (.jpg .jpeg .png .tif .tiff).",
  },
  "attachment-only": {
    zh: "网页（邮件）本身没有表格和金额，内容在附件里：{files}。请下载附件，导入附件。",
    en: "The page (or message) itself has no tables or amounts; they are in its attachments: {files}. Download these and import them.",
  },
  encrypted: {
    zh: "文件设有密码。请用原软件打开并取消密码后另存，再导入。",
    en: "The file has a password. Remove it in the original program and save again.",
  },
  "too-large": {
    zh: "文件过大：{what}{found| …}，上限 {limit}。请拆分文件，或只保留公开表格所在部分后再导入。",
    en: "The file is too large: {found|… }{what}, limit {limit}. Split it, or keep only the part with the tables.",
  },
  "zip-bomb": {
    zh: "压缩内容异常：解压后的大小与声明不符或远超正常文档。为安全起见不予打开，请用 Word 或 Excel 打开原文件另存后再导入。",
    en: "The compressed content is abnormal and was not opened. Save the file again with Word or Excel.",
  },
  truncated: {
    zh: "文件不完整，可能没有下载完。请重新下载后再导入。",
    en: "The file is incomplete. Download it again.",
  },
  corrupt: {
    zh: "文件已损坏，无法读取{part|（…）}。请用原软件打开并另存，或重新下载后再导入。",
    en: "The file is damaged and cannot be read{part| (…)}. Save it again in the original program, or download it again.",
  },
  "doctype-refused": {
    zh: "文件内含 DOCTYPE 或实体声明，正常的 Office 文档不会有。为安全起见不予打开，请用 Word 或 Excel 另存后再导入。",
    en: "The file holds declarations that Office never writes and was not opened. Save it again with Word or Excel.",
  },
  "no-text": {
    zh: "第 {pages} 页没有可用的文字，图像识别也没有读出文字（可能过于模糊，或只是图片）。请索取可复制文字或更清晰的版本。",
    en: "Pages {pages} hold no usable text, and none was recognised in their pictures: they are perhaps too blurred, or pictures of something else. Ask for a version with text, or a sharper one.",
  },
  "text-untrusted": {
    zh: "第 {pages} 页的文字无法正确读出（字体缺少编码信息，复制出来是乱码）。请索取 Word、Excel 版本，或用原软件重新导出 PDF 后再导入。",
    en: "The text of pages {pages} cannot be trusted: its fonts carry no encoding, and a copy is garbled. Ask for the Word or Excel version, or export the PDF again.",
  },
  "no-content": {
    zh: "没有任何文字或表格。{advice|…}请核对是否选错了文件或区域。",
    en: "There is no text or table in it. {advice|… }Is it the right file or selection?",
  },
  timeout: {
    zh: "读取超时{page|（第 … 页）}，文件可能异常复杂。请用原软件另存，或拆分后再导入。",
    en: "Reading took too long{page| (page …)}. Save the file again, or split it.",
  },
  "reader-missing": {
    zh: "缺少读取 PDF 所需的组件。请刷新或重新安装本程序。",
    en: "The PDF reader is missing. Reload or reinstall the program.",
  },
  "ocr-missing": {
    zh: "这是扫描件或图片，识别文字所需的组件没有装载成功。请刷新或重新安装本程序，或索取可复制文字的版本。",
    en: "This is a scan or a picture, and what recognises its text could not be loaded. Reload or reinstall the program, or ask for a version with text.",
  },
  // application
  cancelled: { zh: "已取消。", en: "Cancelled." },
  "nothing-recognised": {
    zh: "没有找到预决算表格或数字。请确认文件是部门（单位）预算或决算公开。",
    en: "No budget table or figure was found. Is it a budget or final accounts disclosure?",
  },
  internal: {
    zh: "程序内部错误：{detail}。请把文件和这句话一起反馈。",
    en: "Internal error: {detail}. Please report it with the file.",
  },
  "no-standard-table": {
    zh: "工作簿里还没有带科目编码的标准表。请先导入一份公开，再插入原生公式。",
    en: "The workbook has no standard table with codes yet. Import a disclosure first, then insert the native formula.",
  },
  // the user's own rules
  "user-rule/not-json": {
    zh: "自定义规则不是有效的 JSON：{detail}",
    en: "The rules are no valid JSON: {detail}",
  },
  "user-rule/not-a-list": {
    zh: '自定义规则应为一组规则，即 [ … ] 或 { "rules": [ … ] }，而不是 {found}',
    en: 'The rules must be a list, [ … ] or { "rules": [ … ] }, not {found}',
  },
  "user-rule/not-a-rule": {
    zh: "第 {line} 条自定义规则应为等式或带 identity 的对象，而不是 {found}",
    en: "Rule {line} must be an identity or an object with identity, not {found}",
  },
  "user-rule/not-a-text": {
    zh: "第 {line} 条自定义规则的 {field} 应为文字，而不是 {found}",
    en: "{field} of rule {line} must be a text, not {found}",
  },
  "user-rule/no-equals-sign": {
    zh: "第 {line} 条自定义规则应写作“甲表[行].列 = 乙表[行].列 + …”，恰有一个等号（=、<= 或 >=），等号左边第一项不带负号：{text}",
    en: "Rule {line} must have exactly one equals sign (=, <= or >=), as in table[row].column = table[row].column + …, and begin with a term that is added: {text}",
  },
  "user-rule/times-zero": {
    zh: "第 {line} 条自定义规则里“{text}”乘以 0，等式不再核对它：请改系数",
    en: "Rule {line} multiplies “{text}” by 0, so that nothing is checked: change the factor",
  },
  "user-rule/total-twice": {
    zh: "第 {line} 条自定义规则里“{text}”出现两次：请移项合并后只写一次",
    en: "Rule {line} names “{text}” twice: collect the terms and write it once",
  },
  "user-rule/bad-severity": {
    zh: "第 {line} 条自定义规则的级别“{severity}”应为错误、提醒或提示",
    en: "The severity “{severity}” of rule {line} must be error, warn or info",
  },
  "user-rule/bad-tolerance": {
    zh: "第 {line} 条自定义规则的允许误差“{tolerance}”应为不小于 0 的数（万元）",
    en: "The tolerance “{tolerance}” of rule {line} must be a number of at least 0, in ten thousand yuan",
  },
  "user-rule/not-a-cell": {
    zh: "第 {line} 条自定义规则中“{text}”不是单元格，也不是金额：单元格写作 表名[行].列，如 支出总表[210].基本支出，可乘、除以数；金额写作“10万元”",
    en: "“{text}” in rule {line} is neither a cell nor an amount: write table[row].column with the Chinese names, times or by a number, or an amount as “10万元”",
  },
  "user-rule/unknown-table": {
    zh: "第 {line} 条自定义规则：没有名为“{table}”的表，最接近的是：{known}",
    en: "Rule {line}: there is no table “{table}”; the likest are: {known}",
  },
  "rule-setting/unknown-kind": {
    zh: "核对设置的项目“{kind}”应为：{known}",
    en: "The kind “{kind}” of a setting must be one of: {known}",
  },
  "rule-setting/unknown-rule": {
    zh: "没有规则“{rule}”，如：{known}",
    en: "There is no rule “{rule}”; there are, for example: {known}",
  },
  "rule-setting/no-reason": {
    zh: "停用规则 {rule} 要写理由，如 {rule}=本单位无此项",
    en: "A reason is needed to switch rule {rule} off, as in {rule}=not ours",
  },
  "rule-setting/bad-tolerance": {
    zh: "容差“{tolerance}”应为不小于 0 的金额，如 0.02 或 1元",
    en: "The tolerance “{tolerance}” must be an amount of at least 0, such as 0.02 (ten thousand yuan) or “1元”",
  },
  "rule-setting/no-equation": {
    zh: "不采用的等式没有写出",
    en: "The equation that is not wanted is not given",
  },
  "user-rule/unknown-row": {
    zh: "第 {line} 条自定义规则：{table}没有“{row}”，最接近的是：{known}",
    en: "Rule {line}: {table} has no “{row}”; the likest are: {known}",
  },
  "user-rule/unknown-column": {
    zh: "第 {line} 条自定义规则：{table}没有“{column}”列，最接近的是：{known}",
    en: "Rule {line}: {table} has no column “{column}”; the likest are: {known}",
  },
  // templates
  "template/unclosed": {
    zh: "“{field}”没有写完：字段要以 {close} 结束",
    en: "“{field}” does not end: a field ends with {close}",
  },
  "template/empty": { zh: "{field}里没有写字段", en: "{field} holds no field" },
  "template/not-a-field": {
    zh: "字段“{field}”里“{text}”读不懂：单元格写作 表名[行].列，如 支出总表[合计].基本支出",
    en: "“{text}” in the field “{field}” can't be read: a cell is written table[row].column, as “支出总表[合计].基本支出”",
  },
  "template/unknown-word": {
    zh: "字段“{field}”里没有名为“{word}”的内容，最接近的是：{known}",
    en: "There is no “{word}” (field “{field}”); the likest are: {known}",
  },
  "template/unknown-function": {
    zh: "字段“{field}”里没有名为“{name}”的函数，最接近的是：{known}",
    en: "There is no function “{name}” (field “{field}”); the likest are: {known}",
  },
  "template/arguments": {
    zh: "字段“{field}”里“{name}”要 {wanted} 个参数，写了 {count} 个",
    en: "“{name}” in the field “{field}” takes {wanted} arguments, not {count}",
  },
  "template/unknown-table": {
    zh: "字段“{field}”：没有名为“{table}”的表，最接近的是：{known}",
    en: "Field “{field}”: there is no table “{table}”; the likest are: {known}",
  },
  "template/unknown-row": {
    zh: "字段“{field}”：{table}没有“{row}”，最接近的是：{known}",
    en: "Field “{field}”: {table} has no “{row}”; the likest are: {known}",
  },
  "template/unknown-column": {
    zh: "字段“{field}”：{table}没有“{column}”，最接近的是：{known}",
    en: "Field “{field}”: {table} has no “{column}”; the likest are: {known}",
  },
  "template/each-row": {
    zh: "字段“{field}”不能写 [*]：逐行列出请在这一行写 {marker}",
    en: "The field “{field}” can't have [*]: to list each row, write {marker} in the row",
  },
  "template/unknown-option": {
    zh: "字段“{field}”的写法“{option}”不认识，最接近的是：{known}",
    en: "The option “{option}” of the field “{field}” is unknown; the likest are: {known}",
  },
  "template/unknown-list": {
    zh: "“{field}”：不能按“{list}”重复，最接近的是：{known}",
    en: "“{field}”: nothing can be repeated for “{list}”; the likest are: {known}",
  },
  "template/list-needs-table": {
    zh: "“{field}”要写明是哪张表，如“每个 {list} 于 支出总表”",
    en: "“{field}” has to name its table, as “每个 {list} 于 支出总表”",
  },
  "template/unknown-level": {
    zh: "“{field}”里没有级次“{level}”，有的是：{known}",
    en: "“{field}”: there is no level “{level}”; there are: {known}",
  },
  "template/not-a-marker": {
    zh: "“{field}”里“{text}”读不懂：写作“每个 科目 于 支出总表 级次 款 前5 按 合计”，词与词之间空一格",
    en: "“{text}” in “{field}” can't be read: write “每个 科目 于 支出总表 级次 款 前5 按 合计”, with blanks between",
  },
  "template/two-markers": {
    zh: "“{field}”：同一行按“{list}”重复了两次，请去掉一个",
    en: "“{field}”: its row is repeated for “{list}” twice; take one away",
  },
  "template/unknown-chart": {
    zh: "“{field}”：没有“{kind}”这种图，有的是：{known}",
    en: "“{field}”: there is no chart “{kind}”; there are: {known}",
  },
  "template/not-a-chart": {
    zh: "“{field}”读不懂：图单独占一行（不是重复的行和列），写作 {example}：先写要画的栏（饼形只写一栏），“按”后写项目的名称栏，都用表头的字，词与词之间空一格",
    en: "“{field}” can't be read: a chart has a row of its own that is not repeated, nor is its column; write {example}: the columns to be drawn (one for a pie), and behind “按” that of the names, by their heads, with blanks between",
  },
  "template/chart-no-rows": {
    zh: "“{field}”没有可画的行：图上方（没有则下方）要有单独重复的一行，如 {marker}",
    en: "“{field}” has no rows to draw: above it, or else below, one row has to be repeated by itself, as with {marker}",
  },
  "template/unknown-head": {
    zh: "“{field}”：表头里没有“{head}”，最接近的是：{known}",
    en: "“{field}”: no head is called “{head}”; the likest are: {known}",
  },
  "template/chart-totals": {
    zh: "“{field}”：{marker} 把合计和其中的项都列了出来，画在一起会重复；请限定级次（如“{level}”），或用“按 合计”只列最末级",
    en: "“{field}”: {marker} lists totals beside their parts, which must not be drawn together; name a level (“{level}”), or list the leaves with “按 合计”",
  },
  "template/chart-stack": {
    zh: "“{field}”：“{head}”不能堆积：合计与其中的项、各年的数堆在一起没有意义；请不用堆积",
    en: "“{field}”: “{head}” can't be stacked: totals upon their parts, or years upon years, come to nothing; draw them side by side",
  },
  "template/outside-row": {
    zh: "字段“{field}”只能写在重复的行里：请在同一行写 {marker}",
    en: "The field “{field}” has to stand in a row that is repeated: write {marker} in the same row",
  },
  "template/no-fields": {
    zh: "模板“{template}”里没有字段：字段写在 {open} 与 {close} 之间",
    en: "The template “{template}” has no fields: they stand between {open} and {close}",
  },
  "template/nothing-chosen": { zh: "没有选择单位和年度", en: "No units and years were chosen" },
  "template/in-the-way": {
    zh: "报表“{sheet}”变宽了，第 {row} 行第 {column} 列有您写的内容，没有重新填写：请先把它移开",
    en: "The report “{sheet}” becomes wider, and row {row}, column {column} holds something of yours: move it first; nothing was written",
  },
  "template/too-large": {
    zh: "填写后有 {rows} 行，多于 {most} 行：请少选单位，或限定级次",
    en: "It would have {rows} rows, more than {most}: choose fewer units, or a level",
  },
  "template/not-json": { zh: "模板文件有误：{detail}", en: "The template's file is faulty: {detail}" },
  "field-not-here": {
    zh: "“{sheet}”由加载项维护，不能写字段：请选中您自己的工作表或模板里的单元格",
    en: "“{sheet}” is kept by the add-in: select a cell of a sheet of your own, or of a template",
  },
  "field-cell-taken": {
    zh: "{cell} 里有数或公式，没有写入：请另选一个单元格",
    en: "{cell} holds a number or a formula; nothing was written: select another cell",
  },
  "template/unknown-template": {
    zh: "没有名为“{name}”的模板，最接近的是：{known}",
    en: "There is no template “{name}”; the likest are: {known}",
  },
  "template/no-sheet": {
    zh: "文件“{file}”里没有写字段的工作表：字段写在 {open} 与 {close} 之间",
    en: "“{file}” has no worksheet with fields: they stand between {open} and {close}",
  },
  // Excel
  "plan-invalid": {
    zh: "无法写入：{reason}（{where}）。工作簿没有改动。",
    en: "Cannot be written: {reason} ({where}). The workbook was not changed.",
  },
  "excel-editing": {
    zh: "Excel 正在编辑单元格。请按回车结束编辑，再试一次。",
    en: "Excel is editing a cell. Press Enter, then try again.",
  },
  "excel-protected": {
    zh: "工作簿或工作表受保护。请先取消保护，再试一次。",
    en: "The workbook or sheet is protected. Unprotect it, then try again.",
  },
  "excel-failed": { zh: "Excel 拒绝了操作：{message}（{code}）。", en: "Excel refused: {message} ({code})." },
  "write-under-way": {
    zh: "另一台电脑在两分钟内还在向本工作簿写入，可能是同事正在导入。请等它完成后再试；如果确知那次写入已经中断，请恢复工作簿。",
    en: "Another computer was writing to this workbook within the last two minutes; a colleague may be importing. Wait until that is done, then try again; if you know that it broke off, restore the workbook.",
  },
  "rollback-failed": {
    zh: "写入中断，且未能完全恢复：{detail} 请用“撤销”或关闭工作簿而不保存。",
    en: "Writing broke off and could not be fully undone: {detail} Use Undo, or close without saving.",
  },
  "sheet-missing": {
    zh: "工作表“{sheet}”已不在工作簿中。请重新写入。",
    en: "The sheet “{sheet}” is gone. Write the disclosure again.",
  },
  // command line
  "file-unavailable": { zh: "{why}：{file}", en: "{why}: {file}" },
  "output-failed": {
    zh: "无法写入 {file}：{fault}。没有改动任何文件。",
    en: "{file} cannot be written: {fault}. No file was changed.",
  },
  "batch-needs": {
    zh: "batch 需要 -o 文件夹：结果写在里面。",
    en: "batch needs -o FOLDER, where its results go.",
  },
  "batch-finds-itself": {
    zh: "batch 自己找上年公开、本年预算和所属单位，不用 --prior、--budget、--units：把这些文件一起放进要核对的文件夹即可。",
    en: "batch finds years before, budgets and units by itself, without --prior, --budget and --units: put these files among the others.",
  },
  "bad-count": {
    zh: "{option} 应为 1 至 {most} 的整数，给出的是“{given}”。",
    en: "{option} takes a whole number from 1 to {most}, not “{given}”.",
  },
  "batch-running": {
    zh: "{folder} 里已有一次批量核对在运行{process|（进程 …）}。请等它结束，或换一个输出文件夹。",
    en: "A batch is running in {folder} already{process| (process …)}. Wait for it, or choose another folder.",
  },
  "batch-folder-taken": {
    zh: "{folder} 里有别的文件，不是批量核对的输出文件夹。请指定一个新的或空的文件夹。",
    en: "{folder} holds other files and is no folder of a batch. Name a new or an empty one.",
  },
  "batch-no-file": {
    zh: "没有找到可以读取的文件{others|（另有 … 个文件不是可读的格式）}。",
    en: "No file that can be read was found{others| (… others are of no format that is read)}.",
  },
  "batch-breaks-runs": {
    zh: "读取这份文件时，运行已经中断了 {times} 次，这次没有再读。要再试，请加 --again。",
    en: "{times} runs ended while this file was being read; it was left out this time. Add --again to try it once more.",
  },
  "output-exists": {
    zh: "{file} 已经存在，没有改动。请换一个文件名；确实要替换时加 --overwrite（其中的“处理”“备注”和自己加的内容会丢失；要保留，请用 Excel 加载项导入）。",
    en: "{file} exists and was not changed. Give another name, or --overwrite to replace it (remarks and everything of your own in it are lost; the add-in keeps them).",
  },
  "output-is-input": {
    zh: "{file} 就是要读取的文件 {input}，不能作为输出。请换一个文件名。",
    en: "{file} is the input {input} and cannot be the output. Give another name.",
  },
  "output-format": {
    zh: "输出文件 {file} 的扩展名应为：{known}{suggestion|（是不是 …？）}",
    en: "The output {file} must end in one of: {known}{suggestion| (did you mean …?)}",
  },
  "stdout-failed": {
    zh: "标准输出中断：{fault}。其余结果没有输出。",
    en: "Standard output broke off: {fault}. The other results were not printed.",
  },
  "unknown-command": {
    zh: "没有这个命令：{command}{suggestion|（是不是 …？）}",
    en: "Unknown command: {command}{suggestion| (did you mean …?)}",
  },
  "unknown-option": {
    zh: "没有这个选项：{option}{suggestion|（是不是 …？）}",
    en: "Unknown option: {option}{suggestion| (did you mean …?)}",
  },
  "report-without-output": {
    zh: "report 要用 -o 写明报告文件，扩展名为 {known}",
    en: "report needs -o with the file of the report, which ends in one of: {known}",
  },
  "side-gone": {
    zh: "要核对的表格已不在工作簿里，请重新选择。",
    en: "A table to be reconciled is no longer in the workbook; choose again.",
  },
  "side-changed": {
    zh: "“{place}”的栏目与上次对账时不同，请重新选择范围。",
    en: "“{place}” has other columns than when it was reconciled; choose the range again.",
  },
  "side-blank": {
    zh: "选中的单元格是空的，请选中要核对的表格（连同表头）。",
    en: "The selected cells are blank: select the table to be reconciled, with its header.",
  },
  "no-amounts-to-reconcile": {
    zh: "“{table}”里没有找到金额栏，请选中连同表头的表格。",
    en: "No column of amounts was found in “{table}”: select the table with its header.",
  },
  "no-table-to-reconcile": {
    zh: "“{file}”里没有找到可以核对的表格。",
    en: "No table to reconcile was found in “{file}”.",
  },
  "version-gone": {
    zh: "工作簿里已经没有要对比的那份公开，请重新选择。",
    en: "The workbook no longer holds the disclosure to compare with; choose again.",
  },
  "reconcile-two-files": {
    zh: "reconcile 要两个文件：左方和右方（给出了 {count} 个）。",
    en: "reconcile needs two files, left and right ({count} given).",
  },
  "reconcile-by": {
    zh: "--by 可以是 auto、code、name（给出的是 {given}）。",
    en: "--by is auto, code or name (not {given}).",
  },
  "reconcile-tolerance": {
    zh: "reconcile 的 --tolerance 是不小于 0 的金额，如 0.01 或 1元（给出的是 {given}）。",
    en: "--tolerance of reconcile is an amount that is not below 0, such as 0.01 or 1 yuan as “1元” (not {given}).",
  },
  "no-such-column": {
    zh: "“{table}”里没有唯一的金额栏“{wanted}”；可以是：{known}。",
    en: "“{table}” has no single column of amounts “{wanted}”; there are: “{known}”.",
  },
  "no-such-table": {
    zh: "“{file}”里没有“{wanted}”；可以是：{known}。",
    en: "“{file}” has no “{wanted}”; there are: “{known}”.",
  },
  "compare-two-files": {
    zh: "compare 要两个文件：前一版本和后一版本（给出了 {count} 个）。",
    en: "compare needs two files, the earlier version and the later ({count} given).",
  },
  "option-without-value": { zh: "选项 {option} 后面缺少内容。", en: "The option {option} needs a value." },
  "option-with-value": { zh: "选项 {option} 后面不带内容。", en: "The option {option} takes no value." },
  "option-twice": { zh: "选项 {option} 只能写一次。", en: "The option {option} may be given once." },
  "bad-language": { zh: "--lang 应为 zh 或 en，不是“{given}”。", en: "--lang must be zh or en, not “{given}”." },
  "bad-year": {
    zh: "--year 应为四位年份，不是“{given}”。",
    en: "--year must be a year of four digits, not “{given}”.",
  },
  "stdin-twice": { zh: "标准输入（-）只能用一次。", en: "Standard input (-) can be read once." },
  "fill-needs": {
    zh: "fill 要有模板和输出：--template 模板.xlsx（或内置模板的名称） -o 报表.xlsx",
    en: "fill takes a template and an output: --template TEMPLATE.xlsx (or the name of a built-in one) -o OUT.xlsx",
  },
  "draft-needs": {
    zh: "draft 要用 -o 写明草稿文件，扩展名为 {known}；--template 最多一个",
    en: "draft needs -o with the file of the draft, which ends in one of: {known}; and one --template at most",
  },
  "draft-one": {
    zh: "draft 一次写一份公开的情况说明（给出了 {count} 个文件）；同一份公开分成几个文件的，加 --together。",
    en: "draft writes the text of one disclosure ({count} files given); parts of one disclosure take --together.",
  },
  "draft-template": {
    zh: "{file} 里没有字段，也没有读出情况说明的数字，不能作模板。",
    en: "{file} has neither fields nor figures of an explanation: it is no template.",
  },
  "no-file": { zh: "没有给出文件。", en: "No file given." },
  // many machines
  "database-url": {
    zh: "数据库地址应写作 postgres://用户@主机:5432/库名（密码可放在环境变量 PGPASSWORD 里），或 env:环境变量名。",
    en: "A database is written postgres://user@host:5432/name (the password may stand in PGPASSWORD), or env:VARIABLE.",
  },
  "database-variable": {
    zh: "环境变量 {variable} 没有设置。",
    en: "The environment variable {variable} is not set.",
  },
  "database-unreachable": {
    zh: "连接不上数据库 {database}{code|（…）}。请核对地址、端口和防火墙，以及数据库是否已启动。",
    en: "The database {database} cannot be reached{code| (…)}. Check the address, the port, the firewall, and that it runs.",
  },
  "database-denied": {
    zh: "数据库 {database} 拒绝登录：用户名或密码不对，或不允许从这台机器登录。",
    en: "The database {database} refuses the login: wrong user or password, or none is allowed from this machine.",
  },
  "database-missing": {
    zh: "没有数据库 {database}。请先建库（createdb）。",
    en: "There is no database {database}. Create it first (createdb).",
  },
  "database-permission": {
    zh: "数据库 {database} 的这个用户权限不够：首次使用要能建模式（CREATE），之后要能读写 budget_disclosure 和 budget_disclosure_queue。",
    en: "This user of the database {database} lacks a right: to create schemas at first, then to read and write budget_disclosure and budget_disclosure_queue.",
  },
  "database-newer": {
    zh: "数据库 {database} 由更新的程序使用（模式版本 {found}，本程序为 {known}）。请升级本程序。",
    en: "The database {database} is used by a newer program (schema version {found}, this program's is {known}). Upgrade this one.",
  },
  "database-failed": {
    zh: "数据库 {database} 报错{code|（…）}：{message}",
    en: "The database {database} failed{code| (…)}: {message}",
  },
  "run-unknown": { zh: "没有名为 {run} 的批次。", en: "There is no run called {run}." },
  "run-taken": {
    zh: "已有名为 {run} 的批次，文件、设置或程序版本不同，请换一个名称。",
    en: "There is a run called {run} already, of other files, settings or another build; choose another name.",
  },
  "run-of-another-program": {
    zh: "批次 {run} 由另一版程序登记（{found}，本程序是 {own}）：结果可能不同，请用登记它的那一版。",
    en: "The run {run} belongs to another build of the program ({found}, this is {own}): their results may differ. Use that one.",
  },
  "run-failed": {
    zh: "批次 {run} 中止：各工作进程都没能找出文件之间的关系。已完成的检查都在，请查看工作进程的日志。",
    en: "The run {run} was given up: no worker could find what its files are to each other. What was examined is kept; see the workers' logs.",
  },
  "workers-lost": {
    zh: "检查这份文件时，工作进程 {attempts} 次没有回音（崩溃、内存不足或断电）。请单独检查它。",
    en: "Workers fell silent {attempts} times while they examined this file (a crash, lack of memory, no power). Check it alone.",
  },
  "s3-credentials": {
    zh: "读取 s3:// 需要环境变量 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY（自建的存储另设 AWS_ENDPOINT_URL）。",
    en: "s3:// needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment (and AWS_ENDPOINT_URL for a store of your own).",
  },
  "s3-alone": {
    zh: "s3:// 的地址一次给一个，不能与其他文件一起给。",
    en: "One address of s3:// at a time, and no other files beside it.",
  },
  "db-needs-files": {
    zh: "batch --db 需要文件，或已登记批次的名称（--run 名称）。",
    en: "batch --db needs files, or the name of a run (--run NAME).",
  },
  "db-hold": {
    zh: "--pause 和 --resume 只用于已登记的批次：batch --db … --run 名称 --pause。",
    en: "--pause and --resume take a run that waits: batch --db … --run NAME --pause.",
  },
  "db-without-batch": {
    zh: "{option} 只用于 {command}。",
    en: "{option} is an option of {command}.",
  },
  "work-needs": {
    zh: "work 需要 --db 数据库地址，不带文件：文件由 batch --db 登记。",
    en: "work needs --db URL and takes no files: these are put into the queue by batch --db.",
  },
  "s3-address": {
    zh: "对象存储的地址应写作 s3://桶/前缀：{source}",
    en: "A store is written s3://bucket/prefix: {source}",
  },
  "unknown-code": { zh: "没有这个功能分类科目", en: "no such functional code" },
} as const satisfies Readonly<Record<string, Words>>;

/** Code of an error that has words. */
export type ErrorCode = keyof typeof ERRORS;

/** An error in a sentence; one without words of its own says its code. */
export function errorSentence(
  error: { readonly code: string; readonly values: ErrorValues },
  language: Language,
): string {
  const words: Words | undefined = (ERRORS as Readonly<Record<string, Words>>)[error.code];
  if (!words) return error.code;
  const values = Object.fromEntries(
    Object.entries(error.values).map(([name, value]) => {
      const code = VALUE_WORDS[name]?.[value];
      return [name, code ? code[language] : value];
    }),
  );
  return say(words, language, values);
}
