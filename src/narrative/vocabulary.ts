import type { MoneyScope } from "../disclosure";

/** Part of the 情况说明 that gives words their meaning: 货物 is a purchase only where purchases are spoken of. */
export type Family =
  "totals" | "three-public" | "operating" | "procurement" | "assets" | "projects" | "transfer" | "commissioned";

/** One meaning and the words for it. Fillers (预算, 安排, 数, 为 …) and quotes are taken off before comparison. */
export interface Subject {
  readonly key: string;
  readonly phrases: readonly string[];
  /** Understood only while this family is spoken of. */
  readonly within?: Family;
  /** The phrase must be all there is: `其他运转类项目支出` is not 项目支出. */
  readonly strict?: boolean;
  /** The phrase may stand anywhere in the name, unless the name says one of {@link unless}. */
  readonly anywhere?: boolean;
  readonly unless?: RegExp;
  /** Measure words that a count of it takes; without it, counts are not of this subject. */
  readonly counts?: readonly string[];
}

const subject = (key: string, ...phrases: string[]): Subject => ({ key, phrases });
const strict = (key: string, ...phrases: string[]): Subject => ({ key, phrases, strict: true });
const within = (family: Family, key: string, ...phrases: string[]): Subject => ({ key, phrases, within: family });
/** 货物采购授予中小企业合同金额 is a share of the goods only. */
const ONE_KIND = /货物|工程|服务/;
const vehicles = ["辆", "台"];
const sets = ["台", "套", "台(套)", "台(件、套)", "台/套", "台套", "件", "台(件)"];

/** Subjects by wording; a longer phrase wins over a shorter one, an entry of the family spoken of over a general one. */
export const SUBJECTS: readonly Subject[] = [
  subject("three-public.total", "三公经费", "三公"),
  subject(
    "three-public.overseas",
    "因公出国(境)",
    "因公出国(境)费",
    "因公出国费",
    "因公出国(境)经费",
    "因公出国(境)费用",
    "出国(境)费",
    "因公临时出国(境)费",
  ),
  subject(
    "three-public.car",
    "公务用车购置及运行维护费",
    "公务用车购置和运行维护费",
    "公务用车购置及运行费",
    "公务用车购置和运行费",
    "公务用车购置及运维费",
    "公务用车购置与运行费",
    "公务用车购置及运行维护",
    "公务用车费",
    "公务车购置及运行费",
    "公务车购置及运行维护费",
    "公车购置及运行费",
    "公车购置及运行维护费",
    "车辆购置及运行费",
  ),
  subject(
    "three-public.car-purchase",
    "公务用车购置费",
    "公务用车购置",
    "公务车购置费",
    "公车购置费",
    "公务用车购置经费",
  ),
  subject(
    "three-public.car-running",
    "公务用车运行维护费",
    "公务用车运行费",
    "公务用车运维费",
    "公务用车运行维护",
    "公务用车维护费",
    "公务用车运行维护经费",
    "公务车运行维护费",
    "公务车运行费",
    "公务车用车运行费",
    "公车运行维护费",
    "公车运行费",
    "公车运行维护经费",
  ),
  subject("three-public.reception", "公务接待费", "公务接待", "公务招待费", "接待费", "公务接待经费", "公务接待费用"),
  within("three-public", "three-public.car-purchase", "购置费"),
  within("three-public", "three-public.car", "购置及运行维护费", "购置及运行费", "购置和运行维护费", "购置及运维费"),
  within("three-public", "three-public.car-running", "运行费", "运行维护费", "运维费"),

  subject(
    "operating",
    "机关运行经费",
    "机构运行经费",
    "机关运行费",
    "单位运行经费",
    "机关(机构)运行经费",
    "机关事业单位运行经费",
    "医保局运行经费",
    "运行经费",
    "机关运转经费",
  ),
  subject("commissioned", "委托业务费"),
  subject("transfer.amount", "专项转移支付"),
  subject("meeting", "会议费"),
  subject("training", "培训费"),

  subject("procurement", "政府采购", "政府采购项目", "政府采购金额", "政府采购支出"),
  subject(
    "procurement.goods",
    "政府采购货物",
    "政府采购货物类",
    "货物类采购",
    "货物采购",
    "采购货物",
    "政府采购货物支出",
  ),
  subject(
    "procurement.works",
    "政府采购工程",
    "政府采购工程类",
    "工程类采购",
    "工程采购",
    "采购工程",
    "政府采购工程支出",
  ),
  subject(
    "procurement.services",
    "政府采购服务",
    "政府采购服务类",
    "服务类采购",
    "服务采购",
    "采购服务",
    "政府采购服务支出",
  ),
  within("procurement", "procurement.goods", "货物", "货物类", "货物类项目"),
  within("procurement", "procurement.works", "工程", "工程类", "工程类项目"),
  within("procurement", "procurement.services", "服务", "服务类", "服务类项目"),
  {
    key: "procurement.small",
    phrases: ["小微企业", "小型和微型企业", "小型、微型企业", "小型微型企业"],
    within: "procurement",
    anywhere: true,
    unless: ONE_KIND,
  },
  {
    key: "procurement.sme",
    phrases: ["中小企业", "中小微企业"],
    within: "procurement",
    anywhere: true,
    unless: ONE_KIND,
  },

  strict("assets.total", "固定资产", "固定资产原值", "固定资产价值", "固定资产净值"),
  { key: "assets.total", phrases: ["资产"], within: "assets", strict: true },
  subject("assets.planned", "拟购置固定资产", "计划购置固定资产", "购置固定资产", "拟采购固定资产", "新增固定资产"),
  { key: "assets.vehicles", phrases: ["车辆", "公务用车", "公车", "公务车"], within: "assets", counts: vehicles },
  ...(
    [
      ["leader", "部级领导干部用车", "副部(省)级及以上领导用车", "副部级以上领导用车", "省级领导用车"],
      ["principal", "主要领导干部用车", "主要负责人用车", "主要领导用车", "领导干部用车"],
      ["confidential", "机要通信用车", "机要通讯用车"],
      ["emergency", "应急保障用车"],
      ["enforcement", "执法执勤用车", "一般执法执勤用车"],
      ["special", "特种专业技术用车", "特种专业用车"],
      ["retired", "离退休干部用车", "离退休干部服务用车", "老干部用车"],
      ["general", "一般公务用车", "一般业务用车"],
      ["other", "其他用车", "其他公务用车", "其他车辆", "其他按照规定配备的公务用车", "其他按规定配备的公务用车"],
    ] as const
  ).map(([kind, ...phrases]): Subject => ({
    key: `assets.vehicles.${kind}`,
    phrases,
    within: "assets",
    counts: vehicles,
  })),
  { key: "assets.equipment", phrases: ["设备", "大型设备"], within: "assets", counts: sets },
  { key: "assets.equipment.general", phrases: ["通用设备"], within: "assets", counts: sets },
  { key: "assets.equipment.special", phrases: ["专用设备"], within: "assets", counts: sets },
  { key: "assets.buildings", phrases: ["房屋", "房屋面积", "办公用房"], within: "assets", counts: ["平方米"] },

  strict("expenditure.basic", "基本支出"),
  strict("expenditure.personnel", "人员经费", "人员支出", "人员经费支出"),
  strict(
    "expenditure.public",
    "公用经费",
    "公用支出",
    "日常公用经费",
    "日常公用支出",
    "公用经费支出",
    "日常公用经费支出",
  ),
  strict("expenditure.household", "对个人和家庭的补助", "对个人和家庭补助", "对个人及家庭的补助"),
  strict("expenditure.project", "项目支出"),
  subject("expenditure.operating", "经营支出", "事业单位经营支出"),
  subject("expenditure.remitted", "上缴上级支出", "上解上级支出"),
  subject("expenditure.aid", "对附属单位补助", "对附属单位补助支出"),
  subject(
    "expenditure.carry-out",
    "结转下年",
    "年终结转结余",
    "年终结转结余资金",
    "年终结转",
    "年末结转和结余",
    "年末结转结余",
    "年末财政拨款结转和结余",
    "预计下年使用的单位资金结余",
    "预计下年使用的结余",
    "下年使用的单位资金结余",
    "下年使用的结余",
  ),
  subject("expenditure.surplus-distributed", "结余分配"),

  subject(
    "income.fiscal-account",
    "财政专户管理资金",
    "财政专户核拨",
    "财政专户管理资金收入",
    "财政专户核拨收入",
    "财政专户拨款",
    "财政专户管理事业收入",
    "财政专户收入",
    "财政专户",
  ),
  subject("income.unit-funds", "单位资金", "单位资金收入", "本年其他资金收入"),
  strict("income.business", "事业收入", "事业收入(不含教育收费)"),
  subject("income.operating", "经营收入", "事业单位经营收入", "事业单位经营服务收入"),
  subject("income.superior", "上级补助收入"),
  subject("income.affiliated", "附属单位上缴收入"),
  strict("income.other", "其他收入", "其他来源收入", "其他资金收入", "其他资金"),
  subject(
    "income.carry-in",
    "上年结转",
    "上年结转结余",
    "上年结转和结余",
    "年初结转和结余",
    "年初结转结余",
    "年初财政拨款结转和结余",
    "上年结余结转",
    "上年结转收入",
    "上年结转资金",
  ),
  subject("income.surplus-used", "使用非财政拨款结余", "用事业基金弥补收支差额", "使用非财政拨款结余(含专用结余)"),
];

/** 收入, 支出 and both, with nothing else said: strict by nature. */
export const SIDES: readonly {
  readonly side: "income" | "expenditure" | "balance";
  readonly phrases: readonly string[];
}[] = [
  { side: "balance", phrases: ["收支", "收入支出", "收入和支出", "收支平衡", "收入、支出", "收入与支出"] },
  { side: "income", phrases: ["收入", "总收入", "本年收入"] },
  { side: "expenditure", phrases: ["支出", "总支出", "本年支出"] },
];

/** Words for whose money it is, the longest first. They may stand before any subject. */
export const SCOPES: readonly { readonly scope: MoneyScope; readonly pattern: RegExp }[] = [
  { scope: "general", pattern: /一般公共(?:财政)?预算(?:资金)?(?:安排)?(?:的)?(?:当年)?(?:财政)?(?:拨款)?/ },
  { scope: "fund", pattern: /(?:政府性基金|^(?:其中)?基金预算)(?:预算)?(?:当年)?(?:财政)?(?:拨款)?/ },
  { scope: "capital", pattern: /国有资本经营(?:预算)?(?:当年)?(?:财政)?(?:拨款)?/ },
  { scope: "fiscal", pattern: /(?:本年|当年)?财政拨款(?:安排)?/ },
];

/** Words that name nothing and stand at the end of a name. */
export const TRAILING = [
  "年初预算",
  "预算安排",
  "共计安排",
  "执行数",
  "决算数",
  "预算数",
  "预算",
  "决算",
  "执行",
  "安排",
  "共计",
  "合计",
  "总计",
  "总额",
  "金额",
  "总数",
  "数额",
  "数",
  "总",
  "共",
  "额",
  "为",
  "是",
  "约",
  "达到",
  "达",
  "于",
  "有",
  "计划",
  "当年",
  "本年",
  "全年",
  "年度",
  "整体",
  "总体",
  "情况",
  "科目",
  "的",
  "方面",
  "资金",
  "合同",
  "一共",
  "均",
  "各",
  "则",
  "后",
  "增减",
  "年初",
  "编制",
  "核定",
  "下达",
  "批复",
  "原值",
  "价值",
  "支出",
] as const;

/** Words that link and stand at the beginning. */
export const LEADING = [
  "主要原因是",
  "主要原因为",
  "原因是",
  "原因为",
  "其中",
  "包括",
  "包含",
  "以及",
  "和",
  "及",
  "与",
  "即",
  "含",
  "主要为",
  "主要用于",
  "主要是",
  "主要包括",
  "主要有",
  "具体为",
  "具体是",
  "具体包括",
  "分别为",
  "分别是",
  "现有",
  "共有",
  "共",
  "有",
  "由于",
  "安排",
  "支付",
  "保留",
  "按",
  "用于",
  "预计",
  "另",
  "还",
  "的",
  "本次",
] as const;

/** Words that open a list which explains the subject before it. */
export const LIST_OPENERS = /^(?:其中|包括|主要(?:为|用于|是|包括|有)|具体(?:为|是|包括|安排)|分别(?:为|是)|按|用于)/;
/** Of these, the ones whose items are named by whatever the money is for, not by statement items. */
export const PURPOSE_OPENERS = /^(?:主要(?:为|用于|是|包括|有)|具体(?:包括|为)|用于)(?!以下)/;
/** Words that open a reason. */
export const REASON_OPENERS = /(?:主要)?原因(?:是|为|:|$)|^(?:主要)?(?:是)?由于|^主要是因/;

/** Direction words and what they tell. */
export const DIRECTIONS: readonly { readonly direction: "up" | "down"; readonly words: readonly string[] }[] = [
  { direction: "up", words: ["增加", "增长", "上升", "提高", "上涨", "增幅", "增支", "增收", "多"] },
  {
    direction: "down",
    words: ["减少", "下降", "降低", "压缩", "压减", "减幅", "降幅", "核减", "缩减", "下浮", "节约", "下调"],
  },
];
export const FLAT = /持平|无变化|无增减|没有变化|没有增减|保持不变|(?:预算数|经费|支出)?(?:相同|一致)|未发生变化/;
