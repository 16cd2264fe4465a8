import type { MoneyScope } from "../disclosure";
import type { Family } from "./vocabulary";

/** How a section is read: `figures` all of them; `known` only those with a key (targets are no figures); `tables` and
 * `skip` none; a heading inside a part of tables may open sentences again. `all` is for free text: also counts of anything. */
export type Reading = "all" | "figures" | "known" | "tables" | "skip";

/** What a heading says about the sentences below it. */
export interface NarrativeSection {
  readonly reading: Reading;
  readonly family: Family | null;
  readonly scope: MoneyScope | null;
  /** Subject of a sentence that names none, `较上年减少 1.00 万元`. */
  readonly topic: string | null;
}

/** Sections by the words of their heading; the first match decides. */
const SECTIONS: readonly (readonly [RegExp, Partial<NarrativeSection>])[] = [
  [
    /名词解释|专业名词|职责|职能|机构设置|机构编制|内设机构|部门概况|单位概况|基本概况|局概况|单位构成|人员情况|人员说明/,
    { reading: "skip" },
  ],
  [
    /工作任务|工作目标|工作要点|保障措施|总体绩效目标|分项绩效目标|部门整体绩效目标|整体支出绩效目标|绩效目标表|项目绩效目标$|绩效指标|自评表/,
    { reading: "skip" },
  ],
  [/项目概况|立项依据|实施主体|实施方案|实施周期|年度预算安排|重点项目/, { reading: "skip" }],
  [/(?:表|附件)(?:\(.*\))?$/, { reading: "tables" }],
  [/三公/, { family: "three-public", topic: "three-public.total" }],
  [/运行经费|机关运行/, { family: "operating", topic: "operating" }],
  [/政府采购/, { family: "procurement", topic: "procurement" }],
  [/国有资产|固定资产|资产占|资产信息|车辆/, { family: "assets" }],
  [/委托业务费/, { family: "commissioned", topic: "commissioned" }],
  [/转移支付|专项资金/, { family: "transfer" }],
  [/绩效/, { reading: "known", family: "projects" }],
  [/一般公共预算.*基本支出/, { family: "totals", scope: "general", topic: "expenditure.basic" }],
  [
    /一般公共预算.*(?:支出|拨款)|一般公共预算当年/,
    { family: "totals", scope: "general", topic: "expenditure.general" },
  ],
  [/政府性?基金/, { family: "totals", scope: "fund", topic: "expenditure.fund" }],
  [/国有资本经营/, { family: "totals", scope: "capital", topic: "expenditure.capital" }],
  [/财政拨款收(?:入|支)/, { family: "totals", scope: "fiscal", topic: "balance.fiscal" }],
  [/比上年|增减变化|增减情况/, { family: "totals", topic: "balance.total" }],
  [/收入支出|收支/, { family: "totals", topic: "balance.total" }],
  [/收入(?:预算|决算|说明|情况|总体)/, { family: "totals", topic: "income.total" }],
  [/支出(?:预算|决算|说明|情况|具体|总体)/, { family: "totals", topic: "expenditure.total" }],
  [/基本支出/, { family: "totals", topic: "expenditure.basic" }],
  [/项目支出/, { family: "totals", topic: "expenditure.project" }],
  [/总体情况|情况说明|编制说明|重要事项|相关情况|其他/, {}],
];

/** Titles that stand without number on a page of their own. */
export const UNNUMBERED_TITLE = /^[^,。;:、]{0,40}(?:编制说明|情况说明|名词解释)$/;

/** The section before any heading. */
export const OPEN: NarrativeSection = { reading: "figures", family: null, scope: null, topic: null };

/** Text that need be no disclosure. */
export const FREE_TEXT: NarrativeSection = { ...OPEN, reading: "all" };

/** The section that a heading opens, or null where its words say nothing and the outer section goes on. */
export function sectionOf(heading: string): NarrativeSection | null {
  for (const [pattern, found] of SECTIONS) if (pattern.test(heading)) return { ...OPEN, ...found };
  return null;
}

/** Sentences of a performance section that report (how many projects, how much money) and do not promise. */
export const REPORTS_PERFORMANCE =
  /绩效目标管理|绩效管理|绩效评价|(?:编报|申报|设置|实行|纳入|编制).{0,16}绩效目标|(?:编报|申报|设置)绩效目标的?项目|绩效目标.{0,12}全覆盖/;
