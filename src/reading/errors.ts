import { DisclosureError } from "../disclosure";

type Values = Readonly<Record<string, string | number>>;

/** Why a file was not read, and what its reader can do about it; the words are Chinese, the codes are for the locale files. */
const MESSAGES = {
  "empty-file": () => "文件是空的（0 字节）。请重新下载或另存后再导入。",
  "unknown-format": (v: Values) =>
    `无法识别的文件格式${v.found ? `（${v.found}）` : ""}。可导入 PDF、Word（.docx/.doc）、Excel（.xlsx/.xls/.et）、网页（.html）和纯文本；其他格式请先另存为其中一种。`,
  encrypted: () => "文件设有密码。请用原软件打开并取消密码后另存，再导入。",
  "too-large": (v: Values) =>
    `文件过大：${v.what ?? "大小"}${v.found !== undefined ? ` ${v.found}` : ""}，上限 ${v.limit ?? ""}。请拆分文件，或只保留公开表格所在部分后再导入。`,
  "zip-bomb": () =>
    "压缩内容异常：解压后的大小与声明不符或远超正常文档。为安全起见不予打开，请用 Word 或 Excel 打开原文件另存后再导入。",
  truncated: () => "文件不完整，可能没有下载完。请重新下载后再导入。",
  corrupt: (v: Values) =>
    `文件已损坏，无法读取${v.part ? `（${v.part}）` : ""}。请用原软件打开并另存，或重新下载后再导入。`,
  "doctype-refused": () =>
    "文件内含 DOCTYPE 或实体声明，正常的 Office 文档不会有。为安全起见不予打开，请用 Word 或 Excel 另存后再导入。",
  "no-text": (v: Values) =>
    `第 ${v.pages ?? ""} 页没有可用的文字，应为扫描件或图片。本程序暂不能做文字识别（OCR）：请索取可复制文字的版本，或先用识别软件转成 Word、Excel 再导入。`,
  "text-untrusted": (v: Values) =>
    `第 ${v.pages ?? ""} 页的文字无法正确读出（字体缺少编码信息，复制出来是乱码）。请索取 Word、Excel 版本，或用原软件重新导出 PDF 后再导入。`,
  "no-content": () => "文件里没有任何文字或表格。请核对是否选错了文件。",
  cancelled: () => "已取消读取。",
  timeout: (v: Values) =>
    `读取超时${v.page ? `（第 ${v.page} 页）` : ""}，文件可能异常复杂。请用原软件另存，或拆分后再导入。`,
  "reader-missing": () => "缺少读取 PDF 所需的组件。请刷新或重新安装本程序。",
} as const;

/** Code of a {@link ReadingError}. */
export type ReadingErrorCode = keyof typeof MESSAGES;

/** A file that can't be read, or may not be; `message` says in Chinese what the user can do. */
export class ReadingError extends DisclosureError {
  declare readonly code: ReadingErrorCode;

  constructor(code: ReadingErrorCode, values: Values = {}, options?: { cause?: unknown }) {
    super(code, MESSAGES[code](values), values, options);
    this.name = "ReadingError";
  }
}

/** Throws `cancelled` when the caller has given up. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ReadingError("cancelled");
}

/** Throws `too-large` when a count has passed its bound. */
export function requireWithin(count: number, limit: number, what: string): void {
  if (count > limit) throw new ReadingError("too-large", { what, found: count, limit });
}
