import { fold, type DisclosureKind, type StandardTableId } from "../../disclosure";
import { isLabelledNote } from "./notes";

/** What a title says about its table. */
export interface TitleMeaning {
  readonly id: StandardTableId | "other";
  readonly kind: DisclosureKind | null;
}

interface TitleRule {
  readonly id: StandardTableId | "other";
  /** All must be found in the folded title. */
  readonly all: readonly RegExp[];
  /** None may be found. */
  readonly none?: readonly RegExp[];
}

/**
 * Titles as printed in Hebei, Henan, Beijing, Shanghai, Shenzhen, Guangzhou, Fuzhou, Xi'an, Yantai, Hangzhou and
 * Changsha; the order of the rules matters: the special before the general. Never by ordinal, for that differs.
 */
const RULES: readonly TitleRule[] = [
  { id: "goals-overall", all: [/整体(支出|预算)?(预算)?绩效(目标|申报)?/] },
  { id: "goals-summary", all: [/绩效目标/, /汇总/] },
  // What became of the goals is another statement.
  { id: "other", all: [/绩效(自评|评价|监控|运行监控)|自评/], none: [/绩效目标/] },
  { id: "goal", all: [/绩效(目标)?(批复|申报|填报|管理|情况)?表/] },
  { id: "assets", all: [/资产(占用|占有|信息|情况|使用)/, /表/] },
  { id: "procurement", all: [/政府(部门)?采购/], none: [/绩效/] },
  { id: "other", all: [/购买服务/] },
  { id: "three-public", all: [/三公"?经费/] },
  { id: "operating", all: [/(机构|机关|单位)运行经费/] },
  { id: "units", all: [/机构设置|机构构成|预算单位构成/] },
  { id: "other", all: [/(?<!不含)上年结转资金支出|项目清单|专项转移支付|空表|会议费|培训费/], none: [/三公/] },
  { id: "other", all: [/一般公共预算/, /按(支出)?经济分类|经济分类/], none: [/基本支出/] },
  { id: "other", all: [/基本支出/, /功能分类/] },
  { id: "basic", all: [/基本支出/, /一般公共预算|财政拨款|经济分类/] },
  { id: "other", all: [/基本支出/] },
  { id: "economic", all: [/经济分类/] },
  {
    id: "other",
    all: [/财政专户|转移支付|非税收入|(?<!不含)上年结转/, /支出|收入|预算/],
    none: [/三公|收支总|(收入|支出)(预算|决算)?总/],
  },
  { id: "projects", all: [/项目支出|专项业务经费支出/], none: [/基本/] },
  { id: "fund", all: [/政府(性)?基金/], none: [/国有资本/] },
  { id: "capital", all: [/国有资本经营/], none: [/基金/] },
  { id: "appropriation", all: [/财政拨款/, /收支|收入支出/] },
  { id: "other", all: [/财政拨款支出决算明细/] },
  { id: "general", all: [/(一般)?公共预算/, /支出/] },
  { id: "general", all: [/财政拨款支出/] },
  { id: "balance", all: [/收支|收入支出/] },
  { id: "income", all: [/收入/], none: [/支出/] },
  { id: "expenditure", all: [/支出/], none: [/收入/] },
  {
    id: "other",
    all: [/(配置|明细|清单|统计|汇总|一览|计划|测算|信息|人员|编制|车辆|债务|购置|分配|情况)(预算|情况|明细)?表$/],
  },
];

/** Words without which a line is no table title. */
const TITLE_TAIL = /(表|总表|情况表|明细表|汇总表|预算|占用情况|设置情况)(\([^()]*\))?[;；。]?$/;

/** What is added to the title of a table that goes on: `收入总表（续）`, `收入总表（续表1）`, `收入总表 续`. */
const CONTINUED =
  /(?<=表(?:[(（][^()（）]*[)）])?)([(（]续(上?表|上页|前页)?[-—]?[\d一二三四五六七八九十]*[)）]|续(上?表)?[\d一二三四五六七八九十]*)$/;

/** Removes contents ordinals, marks of continuation, table numbers and the year: `表3 2026年部门支出预算总表` → `部门支出预算总表`. */
export function stripTitle(title: string): string {
  return fold(title)
    .replace(/\((金额|货币|计量)?单位:?[^()]*元\)/, "")
    .replace(/\[bookmark:[^\]]*\]/gi, "")
    .replace(/^[#*\-•·]+/, "")
    .replace(CONTINUED, "")
    .replace(/^[(（]?续(上?表|上页|前页)[\d一二三四五六七八九十]*[)）]?[:：]?/, "")
    .replace(/^(附件|附表|附)[\d一二三四五六七八九十]*([-－.]\d+)*[:：、.]?/, "")
    .replace(
      /^[(（]?(部门|单位)?(预算|决算)?(公开|预算|决算|财决|财预)?\d{0,3}表\d{0,3}?(?=20\d\d年|\D|$)([-.]\d+)*[)）]?[:：、.]?(?=[\u4e00-\u9fff“"(（\d])/,
      "",
    )
    .replace(/^[(（]?表[一二三四五六七八九十\d]+([-－.]\d+)*[)）]?[:：、.]?/, "")
    .replace(/^[(（]?[一二三四五六七八九十百]+[)）]?[、.]/, "")
    .replace(/^[(（][一二三四五六七八九十百\d]+[)）]/, "")
    .replace(/^\d+[、.)](?!\d)/, "")
    .replace(/^[(]?20\d\d[)]?(年度?|部门)/, "");
}

/** True when a line can be the title of a table: short, ends like one, no sentence. */
export function looksLikeTitle(line: string): boolean {
  const t = stripTitle(line);
  if (t.length < 3 || t.length > 90) return false;
  if (/[。；;](?!$)/.test(t)) return false;
  if (/[:：]/.test(t.replace(/^[^:：]{0,6}[:：]/, ""))) return false;
  if (/(详见|见下表|如下|所示|参见|列示)/.test(t) || isLabelledNote(t) || /^(单位|部门|填报|编制):/.test(t))
    return false;
  return TITLE_TAIL.test(t);
}

/** Standard table that a title names; `other` for a table outside the standard kinds, null where it names none. */
export function identifyTitle(title: string): TitleMeaning | null {
  const t = stripTitle(title);
  if (!t) return null;
  const kind: DisclosureKind | null = /决算/.test(t) ? "final" : /预算/.test(t) ? "budget" : null;
  for (const rule of RULES) {
    if (rule.all.every((r) => r.test(t)) && !rule.none?.some((r) => r.test(t))) return { id: rule.id, kind };
  }
  return null;
}
