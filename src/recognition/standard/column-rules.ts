import type { StandardTableId } from "../../disclosure";

/** A canonical column (or helper role) and the header paths that name it. The first rule that matches binds. */
export type Rule = readonly [key: string, path: RegExp, not?: RegExp];

const UNIT_COLUMNS: readonly Rule[] = [
  ["line", /^(序号|行次|栏次|编号)$|\/(行次|栏次)$/],
  ["unitCode", /(^|\/)(单位|部门)(编码|代码)$/],
  ["unitName", /(^|\/)(预算单位|单位名称|部门名称|单位)$/],
];

const FUNCTIONAL_CODES: readonly Rule[] = [
  ["codePart", /(^|\/)(类|款|项)$|科目\((类|款|项)\)$/],
  ["code", /(编码|代码)(\(.*\))?$/, /单位|部门(编|代)码/],
  [
    "item",
    /科目名称|功能科目$|功能分类(科目)?(名称)?$|单位\(科目名称\)$|单位名称\(科目\)$|^项目\/?(名称)?$|^项目$|科目\(单位\)名称/,
    /经济/,
  ],
];

const PRIOR_COLUMNS: readonly Rule[] = [
  ["prior", /(^|\/)上年(度)?(预算|决算|执行|预算执行)?数?$|20\d\d年(度)?(预算)?执行数$/],
  ["changePercent", /增减(%|百分比|比例|幅度|率)|(增减|增长)(%|率)|±%|比.*(%|百分比)/],
  ["change", /增减(额|数|变化|金额)?$|比上年.*增减/],
];

const INCOME: readonly Rule[] = [
  ["surplusUsed", /使用非财政拨款结余|用事业基金弥补/],
  ["carryIn", /(上年|年初)(财政拨款)?(结转|结余)[^/]*(\/小计|\/合计)?$|上年实户资金余额$/],
  ["-", /(上年|年初)(财政拨款)?(结转|结余)/],
  ["current", /本年收入(\/(小计|合计))?$|本年收入合计$/],
  ["total", /(^|\/)(合计|总计|收入总计|收入合计|合计金额)$/, /本年收入|财政拨款|预算拨款|专户|其他资金|单位资金/],
  ["fiscalAccount", /财政专户[^/]*(\/(小计|合计))?$/],
  ["general", /(一般|^)公共预算|一般公共|公共财政(预算)?|^经费拨款/, /结转|其中/],
  ["fund", /基金(预算|拨款|收入)|^政府性基金/, /事业基金|结转/],
  ["capital", /国有资本/, /结转/],
  ["fiscal", /财政(预算)?拨款(\(补助\))?(收入|资金)?(\/(小计|合计|金额))?$/, /结转|结余/],
  ["operating", /经营(服务)?收入$/],
  ["business", /事业收入(\(.*\))?(\/小计)?$/],
  ["superior", /上级补助收?入?$/],
  ["affiliated", /附属单位上缴/],
  ["unitFunds", /(单位资金|其他资金(收入)?)(\/(小计|合计))?$/],
  ["other", /其[他它]收入$/],
];

const EXPENDITURE: readonly Rule[] = [
  ["carryOut", /(年末|年终)[^/]*(结转|结余)|结转下年/],
  ["carryIn", /(年初|上年)[^/]*(结转|结余)/],
  ["current", /本年收入$/],
  ["wages", /工资福利支出$/],
  ["household", /对个人和家庭(的)?补助(支出)?$/],
  ["goods", /商品和服务支出$/],
  ["capitalOutlay", /资本性支出$/],
  ["personnel", /人员(经费|支出|类)(支出)?(\/(小计|合计))?$/],
  ["public", /公用(经费|支出|类)(支出)?(\/(小计|合计))?$/],
  ["projectRunning", /运转类(项目)?$/],
  ["projectTarget", /特定目标类(项目)?$/],
  ["basic", /基本支出(\/(小计|合计))?$/],
  ["project", /项目支出(\/(小计|合计|项目支出总数))?$|专项业务经费支出$/],
  ["operating", /经营支出$/],
  ["remitted", /(上解|上缴)上级/],
  ["aid", /对附属单位补?/],
  [
    "total",
    /(^|\/)(合计|总计|支出总计|支出合计|本年支出合计|小计|预算数|决算数|金额|本年预算数?)$|(^|\/)20\d\d年(度)?(预算|决算)(数)?$|(^|\/)(本年|年初)?(预算|决算)$/,
    /(基本支出|项目支出|人员|公用)[^/]*\//,
  ],
];

const ECONOMIC: readonly Rule[] = [
  ["governmentCodePart", /政府[^/]*\/.*(类|款)$/],
  ["governmentCode", /政府.*(编码|代码)$/],
  ["governmentName", /政府.*(名称|科目)$/],
  ["codePart", /(^|\/)(类|款)$|科目\((类|款)\)$/],
  ["code", /(编码|代码)$/, /单位/],
  ["item", /(科目名称|分类科目|经济科目名称|经济分类科目名称|科目)$/],
];

const FUND_SOURCES: readonly Rule[] = [
  ["carryGeneral", /结转.*一般公共/],
  ["carryFund", /结转.*基金/],
  ["carryCapital", /结转.*国有资本/],
  ["carryOther", /非财政拨款结转?结?余?/],
  ["carryFiscal", /财政拨款(结转|结余)/],
  ["general", /一般公共预算|^公共预算|公共财政预算|^经费拨款/, /结转/],
  ["fund", /基金预算|政府性基金/, /结转/],
  ["capital", /国有资本/, /结转/],
  ["fiscalAccount", /财政专户|专户/],
  ["business", /事业收入/],
  ["operating", /经营收入/],
  ["superior", /上级补助/],
  ["affiliated", /附属单位/],
  ["other", /其他收入/],
  ["unitFunds", /单位资金|其他资金/],
  ["carryIn", /上年结转|结转结余/],
  ["fiscal", /财政拨款/],
];

const TOTAL: readonly Rule[] = [
  [
    "total",
    /(^|\/)(合计|总计|小计|(本年|年初|项目|支出|资金)?(预算|决算)?(金额|数|总额)|(本年|年初|基本支出)?(预算|决算)|支出总计|资金总额|总金额)(\(万?元\))?$/,
  ],
];

/** What headers say, table by table: forms of the provinces named in docs/recognition.md. */
export const COLUMN_RULES: Partial<Record<StandardTableId, readonly Rule[]>> = {
  income: [...UNIT_COLUMNS, ...FUNCTIONAL_CODES, ...PRIOR_COLUMNS, ...INCOME],
  expenditure: [
    ...UNIT_COLUMNS,
    ["governmentCode", /政府支出经济分类科目$/],
    ["economicCode", /部门支出经济分类科目$/],
    ["item", /支出功能分类科目$/],
    ["-", /政府采购/],
    ...FUNCTIONAL_CODES,
    ...PRIOR_COLUMNS,
    ...EXPENDITURE,
  ],
  general: [...UNIT_COLUMNS, ...FUNCTIONAL_CODES, ...PRIOR_COLUMNS, ["-", /扣除/], ...EXPENDITURE],
  fund: [...UNIT_COLUMNS, ...FUNCTIONAL_CODES, ...PRIOR_COLUMNS, ...EXPENDITURE],
  capital: [...UNIT_COLUMNS, ...FUNCTIONAL_CODES, ...PRIOR_COLUMNS, ...EXPENDITURE],
  operating: [...UNIT_COLUMNS, ["code", /(编码|代码)$/], ["item", /名称$|^项目$/], ...TOTAL],
  basic: [
    ...UNIT_COLUMNS,
    ...ECONOMIC,
    ...PRIOR_COLUMNS,
    ...EXPENDITURE.filter(([k]) => k === "personnel" || k === "public"),
    ...TOTAL,
  ],
  economic: [
    ...UNIT_COLUMNS,
    ...ECONOMIC,
    ...PRIOR_COLUMNS,
    ...EXPENDITURE.filter(([k]) => k === "basic" || k === "project"),
    ...FUND_SOURCES,
    ...TOTAL,
  ],
  projects: [
    ["line", /^(序号|行次)$/],
    ["type", /^(项目)?(类型|类别|属性)$/],
    ["unitCode", /单位(编码|代码)$/],
    ["item", /项目\)?名称$|^支出项目类别.*$|^项目$/],
    ["unit", /项目单位$|^单位名称$|^预算单位$|^部门名称$/],
    ["code", /(编码|代码)$/],
    ...TOTAL,
    ...FUND_SOURCES,
  ],
  procurement: [
    ["line", /^(序号|行次)$/],
    ["unitCode", /^单位(编码|代码)$/],
    ["codePart", /(^|\/)(类|款|项)$/, /经济/],
    ["item", /项目名称$|^采购项目$|科目名称$|^采购类别$|^类别$/],
    ["budget", /预算资金$/],
    ["goods", /采购(物品|品目|项目)名称$|物品名称$|^采购内容$|^购买服务内容$/],
    ["catalogue", /目录|品目编码|品目$/],
    ["measure", /计量单位$/],
    ["quantity", /数量/],
    ["price", /单价/],
    ["smallBusiness", /中小微?企业|小微企业/],
    ["total", /(^|\/)(合计|总计|小计|金额|采购金额|预算金额)$/],
    ...FUND_SOURCES,
  ],
  assets: [
    ["item", /^(项目|资产类别|资产名称)$/],
    ["quantity", /数量/],
    ["amount", /价值|金额|原值/],
  ],
  units: [
    ["item", /单位名称$/],
    ["line", /^序号$/],
    ["nature", /单位性质|性质$/],
    ["rank", /规格|级别/],
    ["funding", /经费/],
  ],
  goal: [
    ["code", /项目(编码|代码)$/],
    ["item", /项目\)?名称$|^项目$/],
    ["level1", /一级指标/],
    ["level2", /二级指标/],
    ["level3", /三级指标|(^|\/)指标(内容|名称)$/],
    ["description", /描述|指标解释|内容/],
    ["ground", /依据|备注/],
    ["value", /指标值|目标值/],
  ],
  "goals-overall": [
    ["level1", /一级指标/],
    ["level2", /二级指标/],
    ["level3", /三级指标|(^|\/)(指标(内容|名称)|绩效指标)$/],
    ["remark", /说明|备注/],
    ["value", /指标值|目标值/],
  ],
  "goals-summary": [
    ["costIndicator", /成本.*三级指标/],
    ["costValue", /成本.*指标值/],
    ["outputIndicator", /产出.*三级指标/],
    ["outputValue", /产出.*指标值/],
    ["benefitIndicator", /效益.*三级指标/],
    ["benefitValue", /效益.*指标值/],
    ["satisfactionIndicator", /满意度.*三级指标/],
    ["satisfactionValue", /满意度.*指标值/],
    ["code", /编码/],
    ["item", /项目名称|\(项目名称\)/],
    ["unit", /单位名称/],
    ["government", /政府预算资金|财政拨款|一般公共/],
    ["fiscalAccount", /专户/],
    ["unitFunds", /单位资金/],
    ["total", /资金总额|合计|金额$/],
  ],
};
