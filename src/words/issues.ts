import type { Language, RecognitionIssue, Said, Words } from "../disclosure";
import { PUNCTUATION, say, several } from "./say";

/** What reading leaves out or could not read, and what recognition could not place. */
export const ISSUES: Readonly<Record<RecognitionIssue["code"], Words>> = {
  "page-without-text": {
    zh: "第 {pages} 页没有可用的文字，可能是扫描件，未能读取{pictures|（Word 文件中的图片，共 … 张）}{file|（…）}",
    en: "pages {pages} hold no usable text, probably a scan{pictures| (pictures in a Word file, … of them)}{file| (…)}",
  },
  "text-untrusted": {
    zh: "第 {pages} 页的文字不可靠（字体缺少编码信息，或文字来自图像识别），请对照原件核对{file|（…）}",
    en: "the text of pages {pages} cannot be trusted (no encoding in its font, or read from an image): compare it with the original{file| (…)}",
  },
  "text-recognised": {
    zh: "第 {pages} 页是图片{pictures|（Word 文件中的图片，共 … 张）}，文字由图像识别读出{doubtful|，其中 … 处不够确定}；请对照原件核对{file|（…）}",
    en: "pages {pages} are pictures{pictures| (in a Word file, … of them)}: their text was recognised{doubtful|, … places of it without certainty}; compare it with the original{file| (…)}",
  },
  "page-failed": {
    zh: "第 {pages} 页已损坏或读取超时，未能读取；请重新下载文件或打印成新的 PDF 再导入{file|（…）}",
    en: "pages {pages} are damaged or took too long, and were not read: download the file again, or print it to a new PDF{file| (…)}",
  },
  "content-skipped": {
    zh: "工作表“{sheet}”是隐藏的，没有读取；如属公开内容，请取消隐藏后再导入{file|（…）}",
    en: "the worksheet “{sheet}” is hidden and was not read; unhide it if it is published{file| (…)}",
  },
  "rows-hidden": {
    zh: "工作表“{sheet}”中隐藏（或被筛选、折叠）的第 {rows} 行有内容，没有作为数据读取；如属公开内容，请取消隐藏后再导入{file|（…）}",
    en: "rows {rows} of the worksheet “{sheet}” hold something and are hidden, filtered out or folded up: they were not read; unhide them if they are published{file| (…)}",
  },
  "columns-hidden": {
    zh: "工作表“{sheet}”中隐藏（或被折叠）的 {columns} 列有内容，没有作为数据读取；如属公开内容，请取消隐藏后再导入{file|（…）}",
    en: "columns {columns} of the worksheet “{sheet}” hold something and are hidden or folded up: they were not read; unhide them if they are published{file| (…)}",
  },
  "values-hidden": {
    zh: "工作表“{sheet}”有 {count} 个单元格的数字被单元格格式隐藏，看不见，没有读取：{cells}{file|（…）}",
    en: "the number format of {count} cells of the worksheet “{sheet}” shows nothing of their numbers: they were not read: {cells}{file| (…)}",
  },
  "sheet-lost": {
    zh: "文件损坏：工作表“{sheet}”的内容缺失，没有读到；请重新下载，或用 Excel、WPS 打开检查后另存{file|（…）}",
    en: "the file is damaged: the content of the worksheet “{sheet}” is missing; download it again, or open it in Excel or WPS, look and save it{file| (…)}",
  },
  "sheet-cut": {
    zh: "文件损坏：工作表“{sheet}”读到第 {row} 行中断，其后的内容没有读到；请重新下载，或用 Excel、WPS 打开检查后另存{file|（…）}",
    en: "the file is damaged: the worksheet “{sheet}” breaks off at row {row} and nothing behind it was read; download it again, or open it in Excel or WPS, look and save it{file| (…)}",
  },
  "rows-beyond-limit": {
    zh: "工作表“{sheet}”第 {limit} 行以后还有内容，超过读取上限，没有读取{file|（…）}",
    en: "the worksheet “{sheet}” goes on behind row {limit}, the last one that is read{file| (…)}",
  },
  "formula-computed": {
    zh: "工作表“{sheet}”有 {count} 个公式没有保存计算结果，已按公式计算得出：{cells}；请用 Excel 或 WPS 打开并保存后核对{file|（…）}",
    en: "{count} formulas of the worksheet “{sheet}” were saved without results; they were computed here: {cells}; open and save the file in Excel or WPS to be sure{file| (…)}",
  },
  "formula-without-result": {
    zh: "工作表“{sheet}”有 {count} 个公式没有保存计算结果，数字无从读取：{cells}；请用 Excel 或 WPS 打开文件，保存后再导入{file|（…）}",
    en: "{count} formulas of the worksheet “{sheet}” were saved without results, so that there are no numbers to read: {cells}; open the file in Excel or WPS, save it, and import it again{file| (…)}",
  },
  "cell-errors": {
    zh: "工作表“{sheet}”有 {count} 个单元格显示为错误值（如 #REF!），没有数字：{cells}{file|（…）}",
    en: "{count} cells of the worksheet “{sheet}” show an error such as #REF! and no number: {cells}{file| (…)}",
  },
  "not-a-disclosure": {
    zh: "没有识别出预决算公开的报表或情况说明，可能不是部门预算、决算公开文件；其中的表格原样保留，不据此核对",
    en: "no statement and no explanation of a budget disclosure was recognised, so this is perhaps none; its tables are kept as printed and nothing is held against them",
  },
  "table-unreadable": { zh: "表格无法读取", en: "the table could not be read" },
  "rows-unreadable": { zh: "部分行无法读取{problem|（…）}", en: "some rows could not be read{problem| (…)}" },
  "column-ambiguous": { zh: "有数字所属的列无法确定", en: "the column of a figure is not certain" },
  "amount-left-out": {
    zh: "印出的 {count} 个数字未能放入表格：{amounts}",
    en: "{count} printed figures have no place in any table: {amounts}",
  },
  "amount-illegible": {
    zh: "“{table}”有 {count} 处印在金额栏、却读不成金额的数字，没有参加核对：{amounts}",
    en: "{count} figures in columns of money of “{table}” make no amount and were not checked: {amounts}",
  },
  "money-unit-missing": { zh: "没有印出金额单位", en: "no unit of money is printed" },
  "table-absent": { zh: "目录列出的表在文件中没有找到", en: "named by the contents list, not found in the document" },
  "left-out-by-hand": {
    zh: "人工略去：{title|“…”}{rows} 行，含金额 {amounts} 个；不写入，也不据此核对",
    en: "left out by hand: {rows} rows of {title|“…”} with {amounts} amounts; they are neither written nor checked",
  },
  "correction-unapplied": {
    zh: "有一项改正没有用上（表、栏或单元格与改正时不同）：{correction}",
    en: "a correction found no place, for its table, column or cell is not as it was: {correction}",
  },
  "text-corrected": {
    zh: "第 {row} 行{column}：图像识别读作{printed}，按{by}改读为{text}（{grounds}）；请对照原件核对",
    en: "row {row}, {column}: text recognition read {printed}, by {by} it is read as {text} ({grounds}); compare it with the original",
  },
  "header-unbound": { zh: "表头有一列没有对应的标准列", en: "a printed column has no standard column" },
};

/** What was left out (`content-skipped`), by the reader's reason. A reason that is not here is a hidden worksheet. */
export const SKIPPED: Readonly<Record<string, Words>> = {
  "invisible-text": {
    zh: "{pages|第 … 页}有看不见（隐藏）的文字{count|（… 处）}{example|如“…”}，没有作为数据读取",
    en: "text that is hidden {pages|on pages … }{count|(… places) }{example|as “…” }was not read as data",
  },
  "background-coloured-text": {
    zh: "{pages|第 … 页}{sheet|工作表“…”}有与底色相同、看不见的文字{cells|（…）}{example|（如“…”）}，没有作为数据读取",
    en: "text in the colour of its ground {pages|on pages … }{sheet|on worksheet “…” }{cells|(…) }{example|(as “…”) }is not seen and was not read as data",
  },
  "struck-text": {
    zh: "{pages|第 … 页}{sheet|工作表“…”}有加了删除线的文字{cells|（…）}{example|（如“…”）}，视为已删去，没有作为数据读取",
    en: "text that is struck through {pages|on pages … }{sheet|on worksheet “…” }{cells|(…) }{example|(as “…”) }counts as deleted and was not read as data",
  },
  "covered-text": {
    zh: "{pages|第 … 页}有被图形遮住的文字，没有作为数据读取",
    en: "text that something covers {pages|on pages … }was not read as data",
  },
  "hidden-layer": {
    zh: "{pages|第 … 页}有关闭的图层，其中的文字没有读取",
    en: "text of layers that are off {pages|on pages … }was not read",
  },
  watermark: {
    zh: "{pages|第 … 页}的水印{text|“…”}不是表格内容，没有读取",
    en: "a watermark {text|“…” }{pages|on pages … }is no content of tables and was not read",
  },
  picture: {
    zh: "Word 文件中有 {count} 张整页大小的图片没有读取（格式不支持，或已损坏）；如是公开内容，请另存为 PDF 再导入",
    en: "{count} pictures as large as pages in the Word file were not read (of a kind that is not supported, or damaged): save it as PDF if they are published",
  },
  attachment: {
    zh: "另有附件没有读取：{files}；如属公开内容，请下载后一起导入",
    en: "attachments were not read: “{files}”; import them together if they are part of it",
  },
};

/** An issue in a sentence, its table before it. */
export function issueSentence(issue: Pick<RecognitionIssue, "code" | "table" | "values">, language: Language): string {
  const values = Object.fromEntries(
    Object.entries(issue.values).map(([k, v]) => [
      k,
      typeof v === "string" ? v.replaceAll("、", PUNCTUATION[language].list) : v,
    ]),
  );
  return `${issue.table ? `${issue.table}${PUNCTUATION[language].colon}` : ""}${say(wordsOf(issue), language, values)}`;
}

/** An issue as a message with its values. */
export function issueSaid(issue: Pick<RecognitionIssue, "code" | "values">): Said {
  const values = Object.fromEntries(
    Object.entries(issue.values).map(([k, v]) => [k, typeof v === "string" ? several(v.split("、")) : v]),
  );
  return { message: { ...wordsOf(issue), code: issue.code }, values };
}

function wordsOf({ code, values }: Pick<RecognitionIssue, "code" | "values">): Words {
  const reason = code === "content-skipped" ? values["reason"] : null;
  return (typeof reason === "string" ? SKIPPED[reason] : undefined) ?? ISSUES[code];
}
