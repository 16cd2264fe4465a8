import type { StandardTableId } from "./table-ids";

/** What a canonical column holds. */
export type ColumnType = "money" | "quantity" | "percent" | "code" | "text";

/** A canonical column: `path` is its Chinese label, parent first; `key` is for code. */
export interface ColumnDefinition<Key extends string = ColumnKey> {
  readonly key: Key;
  readonly path: readonly string[];
  readonly type: ColumnType;
  /** Only where printed; the others are always on the sheet. */
  readonly optional?: boolean;
}

/** The definitions keep their keys as types: {@link ColumnKey} is made of them. */
const column = <K extends string, T extends ColumnType>(key: K, type: T, path: readonly string[]) => ({
  key,
  path,
  type,
});
const money = <K extends string>(key: K, ...path: string[]) => column(key, "money", path);
const moneyIf = <K extends string>(key: K, ...path: string[]) => ({ ...money(key, ...path), optional: true });
const text = <K extends string>(key: K, ...path: string[]) => column(key, "text", path);
const code = <K extends string>(key: K, ...path: string[]) => column(key, "code", path);
const quantity = <K extends string>(key: K, ...path: string[]) => column(key, "quantity", path);

/** 上年数, 增减额, 增减% may stand in any amount table. */
const PRIOR = [
  moneyIf("prior", "上年数"),
  moneyIf("change", "增减额"),
  { ...column("changePercent", "percent", ["增减%"]), optional: true },
];

const CODE_NAME = [code("code", "科目编码"), text("item", "科目名称")];

const BASIC_SPLIT = [
  moneyIf("personnel", "基本支出", "人员经费"),
  moneyIf("wages", "基本支出", "人员经费", "工资福利支出"),
  moneyIf("household", "基本支出", "人员经费", "对个人和家庭的补助"),
  moneyIf("public", "基本支出", "公用经费"),
  moneyIf("goods", "基本支出", "公用经费", "商品和服务支出"),
  moneyIf("capitalOutlay", "基本支出", "公用经费", "资本性支出"),
];

const PROJECT_SPLIT = [
  moneyIf("projectRunning", "项目支出", "其他运转类"),
  moneyIf("projectTarget", "项目支出", "特定目标类"),
];

const FUNDS = [money("general", "一般公共预算"), money("fund", "政府性基金预算"), money("capital", "国有资本经营预算")];

const BY_FUNCTION = [
  ...CODE_NAME,
  money("total", "合计"),
  money("basic", "基本支出"),
  ...BASIC_SPLIT,
  money("project", "项目支出"),
  ...PROJECT_SPLIT,
  ...PRIOR,
];

const ECONOMIC_CODES = [
  code("code", "部门经济科目编码"),
  text("item", "部门经济科目名称"),
  { ...code("governmentCode", "政府经济科目编码"), optional: true },
  { ...text("governmentName", "政府经济科目名称"), optional: true },
];

const INDICATORS = [text("level1", "一级指标"), text("level2", "二级指标"), text("level3", "三级指标")];

const SOURCES = [
  money("general", "一般公共预算"),
  money("fund", "政府性基金预算"),
  money("capital", "国有资本经营预算"),
  money("fiscalAccount", "财政专户管理资金"),
  money("unitFunds", "单位资金"),
];

/** Sources of funds that some provinces print in detail. */
const DETAILED_SOURCES = [
  moneyIf("fiscal", "财政拨款"),
  moneyIf("business", "事业收入"),
  moneyIf("operating", "事业单位经营收入"),
  moneyIf("superior", "上级补助收入"),
  moneyIf("affiliated", "附属单位上缴收入"),
  moneyIf("other", "其他收入"),
  moneyIf("carryIn", "上年结转"),
];

/** The same beside a statement by function or economic class: where its total was paid from. */
const PAID_FROM = [
  moneyIf("fiscal", "资金来源", "财政拨款"),
  moneyIf("general", "资金来源", "一般公共预算"),
  moneyIf("fund", "资金来源", "政府性基金预算"),
  moneyIf("capital", "资金来源", "国有资本经营预算"),
  moneyIf("fiscalAccount", "资金来源", "财政专户管理资金"),
  moneyIf("unitFunds", "资金来源", "单位资金"),
  moneyIf("business", "资金来源", "事业收入"),
  moneyIf("operatingIncome", "资金来源", "事业单位经营收入"),
  moneyIf("superior", "资金来源", "上级补助收入"),
  moneyIf("affiliated", "资金来源", "附属单位上缴收入"),
  moneyIf("other", "资金来源", "其他收入"),
  moneyIf("carryIn", "资金来源", "上年结转"),
  moneyIf("accountBalance", "资金来源", "上年实户资金余额"),
  moneyIf("departmentTotal", "部门预算合计"),
  moneyIf("earmarkedWithin", "其中：专项资金"),
];

/** Parts that a form names beside the columns that add up: 其中：… is never added to its whole. */
const WITHIN = [
  moneyIf("operatingWithin", "其中：经营支出"),
  moneyIf("remittedWithin", "其中：上解上级支出"),
  moneyIf("aidWithin", "其中：对附属单位补助支出"),
  moneyIf("procurementWithin", "其中：政府采购"),
  moneyIf("smallBusinessWithin", "其中：政府采购预留中小企业"),
  moneyIf("smallestBusinessWithin", "其中：政府采购预留小微企业"),
];

const COLUMNS = {
  balance: [
    text("side", "方向"),
    text("basis", "支出口径"),
    text("item", "项目"),
    code("code", "科目编码"),
    money("amount", "预算数"),
    moneyIf("fiscal", "其中：财政拨款"),
    moneyIf("basic", "基本支出"),
    moneyIf("personnel", "基本支出", "人员经费"),
    moneyIf("public", "基本支出", "公用经费"),
    moneyIf("project", "项目支出"),
    ...PRIOR,
  ],
  income: [
    ...CODE_NAME,
    money("total", "合计"),
    money("current", "本年收入", "小计"),
    money("fiscal", "本年收入", "财政拨款收入"),
    moneyIf("general", "本年收入", "财政拨款收入", "一般公共预算"),
    moneyIf("fund", "本年收入", "财政拨款收入", "政府性基金预算"),
    moneyIf("capital", "本年收入", "财政拨款收入", "国有资本经营预算"),
    money("fiscalAccount", "本年收入", "财政专户收入"),
    money("business", "本年收入", "事业收入"),
    money("operating", "本年收入", "经营收入"),
    money("superior", "本年收入", "上级补助收入"),
    money("affiliated", "本年收入", "附属单位上缴收入"),
    money("other", "本年收入", "其他收入"),
    moneyIf("unitFunds", "本年收入", "单位资金"),
    money("carryIn", "上年结转"),
    moneyIf("carryGeneral", "上年结转", "一般公共预算"),
    moneyIf("carryFund", "上年结转", "政府性基金预算"),
    moneyIf("carryCapital", "上年结转", "国有资本经营预算"),
    moneyIf("carryAccount", "上年结转", "财政专户管理资金"),
    moneyIf("carryUnit", "上年结转", "单位资金"),
    moneyIf("accountBalance", "上年实户资金余额"),
    moneyIf("departmentTotal", "部门预算合计"),
    moneyIf("earmarkedWithin", "其中：专项资金"),
    moneyIf("surplusUsed", "使用非财政拨款结余"),
    ...PRIOR,
  ],
  expenditure: [
    ...CODE_NAME,
    money("total", "合计"),
    money("basic", "基本支出"),
    ...BASIC_SPLIT,
    money("project", "项目支出"),
    ...PROJECT_SPLIT,
    money("operating", "经营支出"),
    money("remitted", "上解上级支出"),
    money("aid", "对附属单位补助支出"),
    moneyIf("carryOut", "结转下年"),
    ...WITHIN,
    ...PAID_FROM,
    ...PRIOR,
  ],
  appropriation: [
    text("side", "方向"),
    text("basis", "支出口径"),
    text("item", "项目"),
    code("code", "科目编码"),
    money("total", "合计"),
    ...FUNDS,
    moneyIf("fiscal", "其中：财政拨款"),
    ...PRIOR,
  ],
  general: [
    ...BY_FUNCTION,
    moneyIf("projectNetOfConstruction", "项目支出", "扣除基本建设后"),
    moneyIf("carryIn", "年初结转"),
    moneyIf("current", "本年收入"),
    moneyIf("carryOut", "年末结转"),
  ],
  basic: [
    ...ECONOMIC_CODES,
    money("total", "合计"),
    money("personnel", "人员经费"),
    money("public", "公用经费"),
    ...PAID_FROM,
    ...PRIOR,
  ],
  economic: [
    ...ECONOMIC_CODES,
    money("total", "合计"),
    ...SOURCES,
    ...DETAILED_SOURCES,
    moneyIf("basic", "基本支出"),
    moneyIf("project", "项目支出"),
    ...PRIOR,
  ],
  fund: [
    ...BY_FUNCTION,
    moneyIf("carryIn", "年初结转和结余"),
    moneyIf("current", "本年收入"),
    moneyIf("carryOut", "年末结转和结余"),
  ],
  capital: [
    ...BY_FUNCTION,
    moneyIf("carryIn", "年初结转和结余"),
    moneyIf("current", "本年收入"),
    moneyIf("carryOut", "年末结转和结余"),
  ],
  "three-public": [
    text("item", "项目"),
    money("total", "合计"),
    money("general", "一般公共预算财政拨款"),
    money("fund", "政府性基金预算拨款"),
    money("capital", "国有资本经营预算财政拨款"),
    moneyIf("budgeted", "预算数"),
    moneyIf("settled", "决算数"),
    ...PRIOR,
  ],
  projects: [
    text("type", "类型"),
    text("item", "项目名称"),
    text("unit", "项目单位"),
    { ...code("code", "科目编码"), optional: true },
    money("total", "合计"),
    money("general", "本年拨款", "一般公共预算"),
    money("fund", "本年拨款", "政府性基金预算"),
    money("capital", "本年拨款", "国有资本经营预算"),
    money("carryGeneral", "财政拨款结转结余", "一般公共预算"),
    money("carryFund", "财政拨款结转结余", "政府性基金预算"),
    money("carryCapital", "财政拨款结转结余", "国有资本经营预算"),
    money("fiscalAccount", "财政专户管理资金"),
    money("unitFunds", "单位资金"),
    ...DETAILED_SOURCES,
  ],
  operating: [...CODE_NAME, money("total", "合计"), ...PRIOR],
  "goals-overall": [...INDICATORS, text("value", "指标值"), text("remark", "说明")],
  "goals-summary": [
    { ...text("unit", "单位名称"), optional: true },
    code("code", "项目编码"),
    text("item", "项目名称"),
    money("total", "资金总额"),
    moneyIf("government", "政府预算资金"),
    moneyIf("fiscalAccount", "财政专户管理资金"),
    moneyIf("unitFunds", "单位资金"),
    text("costIndicator", "成本指标", "三级指标"),
    text("costValue", "成本指标", "指标值"),
    text("outputIndicator", "产出指标", "三级指标"),
    text("outputValue", "产出指标", "指标值"),
    text("benefitIndicator", "效益指标", "三级指标"),
    text("benefitValue", "效益指标", "指标值"),
    text("satisfactionIndicator", "满意度指标", "三级指标"),
    text("satisfactionValue", "满意度指标", "指标值"),
  ],
  goal: [...INDICATORS, text("description", "绩效指标描述"), text("value", "指标值"), text("ground", "指标值确定依据")],
  procurement: [
    text("item", "项目名称"),
    money("budget", "预算资金"),
    text("goods", "采购物品名称"),
    code("catalogue", "采购目录序号"),
    text("measure", "计量单位"),
    quantity("quantity", "数量"),
    money("price", "单价"),
    money("total", "合计"),
    money("general", "一般公共预算"),
    money("fund", "政府性基金预算"),
    money("capital", "国有资本经营预算"),
    money("fiscalAccount", "财政专户核拨"),
    money("unitFunds", "单位资金"),
    money("carryFiscal", "财政拨款结转"),
    money("carryOther", "非财政拨款结转结余"),
    money("smallBusiness", "预留中小微企业份额"),
    ...DETAILED_SOURCES,
  ],
  assets: [text("item", "项目"), quantity("quantity", "数量"), money("amount", "价值")],
  units: [
    text("item", "单位名称"),
    text("nature", "单位性质"),
    text("rank", "单位规格"),
    text("funding", "经费保障形式"),
  ],
} satisfies Readonly<Record<StandardTableId, readonly ColumnDefinition<string>[]>>;

/** Key of a canonical column of a table (of any table where none is named): a misspelt one does not compile. */
export type ColumnKey<Id extends StandardTableId = StandardTableId> = (typeof COLUMNS)[Id][number]["key"];

/**
 * Canonical columns of each standard table, in sheet order, after the key columns (年度, 公开单位, 层级, …). Budget and final
 * accounts share them.
 */
export const STANDARD_COLUMNS: Readonly<Record<StandardTableId, readonly ColumnDefinition[]>> = COLUMNS;

/** Chinese label of a canonical column, `本年收入/小计`. */
export function columnLabel(id: StandardTableId, key: ColumnKey): string {
  const definition = STANDARD_COLUMNS[id].find((c) => c.key === key);
  return definition ? definition.path.join("/") : key;
}

/** Definition of the canonical column that a word names, if the table has one: for words that come from outside of the program. */
export function columnNamed(id: StandardTableId, word: string): ColumnDefinition | undefined {
  return STANDARD_COLUMNS[id].find((c) => c.key === word);
}

/** Definition of a canonical column, if the table has it. */
export function columnDefinition(id: StandardTableId, key: ColumnKey): ColumnDefinition | undefined {
  return STANDARD_COLUMNS[id].find((c) => c.key === key);
}
