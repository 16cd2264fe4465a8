import type { Words } from "../disclosure";

/** What a batch tells while it works and when it is done. */
export const BATCH = {
  progress: {
    zh: "{done}/{count} 份 · {pages} 页 · 错误 {errors} · 未能读取 {unread}{left| · 约剩 …}{now| · …}",
    en: "{done}/{count} files · {pages} pages · errors {errors} · not read {unread}{left| · about … left}{now| · …}",
  },
  checked: {
    zh: "{path}：{disclosure} · {conclusion}",
    en: "{path}: {disclosure} · {conclusion}",
  },
  unchecked: { zh: "{path}：{message}", en: "{path}: {message}" },
  kept: {
    zh: "{count} 份没有变动，沿用上次的结果",
    en: "{count} files are unchanged: what was found before is used",
  },
  others: {
    zh: "另有 {count} 个文件不是可读的格式，没有列入",
    en: "{count} other files are of no format that is read, and left out",
  },
  beside: {
    zh: "{count} 份与上年公开、本年预算或所属单位一起再核对",
    en: "{count} are checked again beside the year before, the budget or the units",
  },
  done: {
    zh: "{count} 份：已核对 {checked}，不能读取 {refused}，中断 {failed}；错误 {errors}，提醒 {warnings}。结果在 {folder}",
    en: "{count} files: {checked} checked, {refused} not readable, {failed} broken off; {errors} errors, {warnings} warnings. Results are in {folder}",
  },
  writing: { zh: "正在写 {file}", en: "Writing {file}" },
  stopped: {
    zh: "已停下：做完的 {done} 份都已保存，再运行同一条命令即接着做",
    en: "Stopped: the {done} files that are done are kept; the same command goes on with the rest",
  },
} as const satisfies Readonly<Record<string, Words>>;
