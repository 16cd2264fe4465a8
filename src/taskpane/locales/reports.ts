import type { Language } from ".";
import { REPORTS_EN } from "./en-US/reports";
import { REPORTS_ZH } from "./zh-CN/reports";

/** A key of the view of reports. */
export type ReportKey = keyof typeof REPORTS_ZH;

/** Gives its words. */
export type TranslateReports = (key: ReportKey, values?: Readonly<Record<string, string | number>>) => string;

/** The words of the view of reports, which are loaded with it. */
export function reportTranslator(language: Language): TranslateReports {
  const own: Readonly<Record<ReportKey, string>> = language === "en-US" ? REPORTS_EN : REPORTS_ZH;
  return (key, values = {}) => own[key].replace(/\{(\w+)\}/g, (_all, name: string) => String(values[name] ?? ""));
}

/** Fields to begin with, as they are written. */
export const FIELD_EXAMPLES = [
  "{{支出总表[合计].基本支出}}",
  "{{变动率(支出总表[合计].合计)}}",
  "{{占比(支出总表[合计].基本支出, 支出总表[合计].合计)}}",
  "{{单位}}{{年度}}年支出{{支出总表[合计].合计，万元，2位，带单位}}，比上年{{增减(支出总表[合计].合计)}}{{绝对值(变动(支出总表[合计].合计))}}万元",
  "{{每个 科目 于 一般公共预算支出表 级次 款}}{{本行.编码}}",
  "{{每个 单位}}{{单位}}",
  "{{图 条形 金额 按 科目名称}}",
  "{{前5(支出总表, 合计)}}",
] as const;
