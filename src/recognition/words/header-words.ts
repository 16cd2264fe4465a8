/**
 * The words of headers, each once: what the cell prints, which canonical column it names, what a column of that name
 * holds, and what it stands under. A new province's word is one more alternative of one entry, or one more entry; header
 * rows, columns and the layouts without places are all read by this list.
 *
 * Patterns are held against folded text: no white space, half width, one kind of quotes and dashes.
 */

/** What a leaf column holds, for layouts whose cells have no place. */
export type Role =
  | "line"
  | "code"
  | "name"
  | "item"
  | "text"
  | "measure"
  | "catalogue"
  | "quantity"
  | "price"
  | "total"
  | AmountRole
  | "other-amount"
  | "beside"
  | "rate";

/** Amount columns that the solver knows by name. */
export type AmountRole =
  | "basic"
  | "project"
  | "operating"
  | "remitted"
  | "aid"
  | "personnel"
  | "public"
  | "fiscal"
  | "general"
  | "fund"
  | "capital"
  | "fiscalAccount"
  | "unitFunds"
  | "carry";

/** A word of headers. */
export interface HeaderWord {
  /** Canonical column, or helper role, that a column under this word is bound to; `-` keeps it as published. */
  readonly key: string;
  /** Whole text of the cell. */
  readonly words: string;
  /** The part of it that suffices where it stands in a longer cell or path. Default: the words. */
  readonly stem?: string;
  /** Paths that are something else although they hold the word. */
  readonly not?: string;
  readonly role?: Role;
  /** Words that it stands under, where the spans of header cells are lost. */
  readonly under?: string;
  /** It is an item of statements as well, so a row that prints it is not proved to be a header. */
  readonly item?: true;
  /** Nothing ever stands below it; or below those of its words. */
  readonly leaf?: true | string;
}

const UNIT_OF_MONEY = "(\\(万?元\\))?";
const YEAR = "20\\d\\d年(度)?";

/** Words of sum, as columns. */
const SUM = "合计|总计|小计|金额合计|合计金额|(本年)?(收入|支出)(合计|总计)";
/** Words for the amount itself. */
const AMOUNT = `(${YEAR})?((本年|年初|项目|支出|资金)?(预算|决算|执行)?(金额|数|总额|安排)|(本年|年初|基本支出)?(预算|决算))|资金总额|总金额`;

const CODES_UNDER = "科目$|科目编码$|分类$|^项目$";
const FUNDS_UNDER = "^(本年收入|资金性质|资金来源|财政拨款|本年拨款|财政拨款结转结余|支出|政府采购金额|采购金额)";
const SUM_UNDER =
  "^(本年收入|基本支出|项目支出|一般公共预算|财政拨款|公务用车购置及运行(维护)?费|上年结转.*|单位资金)$|^政府采购金额|支出$";
const PURCHASE_UNDER = "^(政府)?采购金额";
const INCOME_UNDER = "^(本年收入|单位资金|其他资金|资金来源|资金性质)$";

export const HEADER_WORDS = {
  // Rows and who they belong to
  line: { key: "line", words: "序号|行次|编号", role: "line", leaf: "序号", under: "^(收入|支出)$" },
  unitCode: { key: "unitCode", words: "(预算)?(单位|部门)(编码|代码)", role: "code", leaf: true },
  unitName: { key: "unitName", words: "预算单位|单位名称|部门名称", role: "name", leaf: true },
  unit: { key: "unit", words: "项目单位", role: "name", leaf: true },
  year: { key: "yearColumn", words: "年度" },

  // Classifications
  codePart: {
    key: "codePart",
    words: "类|款|项|目",
    stem: "(^|/)(类|款|项)$|科目\\((类|款|项)\\)$",
    under: "科目编码|科目代码|科目$|功能分类|经济分类",
  },
  code: {
    key: "code",
    words: "(支出)?(功能|经济)?(分类)?科目(编码|代码)|编码|项目(编码|代码)",
    stem: "(编码|代码)(\\(.*\\))?$",
    not: "单位|部门(编|代)码",
    role: "code",
    under: CODES_UNDER,
  },
  name: {
    key: "item",
    words: "(支出)?(功能|经济)?(分类)?(科目)?名称|科目|支出项目(\\(.*\\))?",
    stem: "科目名称|功能科目$|功能分类(科目)?(名称)?$|^项目/?(名称)?$",
    not: "经济",
    role: "name",
    under: CODES_UNDER,
  },
  nameWithUnit: { key: "item", words: "单位\\(.*名称\\)|单位名称\\(科目\\)|科目\\(单位\\)名称", leaf: true },
  functional: { key: "item", words: "支出功能分类科目" },
  economicName: {
    key: "item",
    words: "(部门|政府)?(预算)?(支出)?经济(分类)?科目(名称)?",
    stem: "(科目名称|分类科目|科目)$",
  },
  economicCodePart: { key: "codePart", words: "类|款", stem: "(^|/)(类|款)$|科目\\((类|款)\\)$" },
  departmentEconomic: { key: "economicCode", words: "部门支出经济分类科目" },
  governmentEconomic: { key: "governmentCode", words: "政府支出经济分类科目" },
  governmentCodePart: { key: "governmentCodePart", words: "类|款", stem: "政府[^/]*/.*(类|款)$" },
  governmentCode: {
    key: "governmentCode",
    words: "政府(预算)?(支出)?经济(分类)?科目(编码|代码)",
    stem: "政府.*(编码|代码)$",
  },
  governmentName: {
    key: "governmentName",
    words: "政府(预算)?(支出)?经济(分类)?科目(名称)?",
    stem: "政府.*(名称|科目)$",
  },
  item: {
    key: "item",
    words: "项目(\\(.*\\))?|支出功能分类|资产(项目|类别|名称)",
    role: "item",
    under: "^(收入|支出)$",
  },
  projectName: {
    key: "item",
    words: "项目名称",
    stem: "项目\\)?名称$|\\(项目名称\\)",
    role: "name",
    leaf: true,
    under: "来源$",
  },
  unitOrProjectCode: { key: "code", words: "单位(编码|代码)\\(项目(编码|代码)\\)" },
  projectKind: { key: "item", words: "支出项目类别.*" },
  purchase: { key: "item", words: "采购(项目|类别)|类别" },

  // Sums and plain amounts
  total: { key: "total", words: SUM, role: "total", leaf: "合计|总计", under: SUM_UNDER },
  amount: { key: "total", words: `(${AMOUNT})${UNIT_OF_MONEY}`, role: "other-amount", under: "^(收入|支出|项目金额)" },
  ofWhich: {
    key: "-",
    words: "其中:(财政拨款|财政性资金|政府性基金|上年结转|一般公共预算|政府采购)(资金|支出|收入)?",
    role: "beside",
    under: "^一般公共预算",
  },
  departmentTotal: { key: "departmentTotal", words: "部门预算", stem: "部门预算/(合计|小计)$" },
  earmarked: { key: "earmarkedWithin", words: "其中:专项资金.*", stem: "其中:专项资金" },
  settled: { key: "settled", words: "决算数" },
  procurement: { key: "procurementWithin", words: "政府采购.*", stem: "政府采购" },
  smallestShare: { key: "smallestBusinessWithin", words: "其中:.*小微?型?.*微型.*企业.*", stem: "预留.*(小微|微型)" },
  smallShare: { key: "smallBusinessWithin", words: "其中:.*中小企业.*", stem: "预留.*中小" },
  deducted: { key: "projectNetOfConstruction", words: "扣除.*", stem: "扣除" },

  // Years beside
  prior: {
    key: "prior",
    words: `上年(度)?(预算|决算|预算执行|执行)?数|上年(预算|决算)|${YEAR}(预算)?执行数`,
    role: "beside",
  },
  changePercent: {
    key: "changePercent",
    words: "(比上年)?增减(变化)?(%|率|幅度|比例|百分比)(\\(%\\))?|(比上年)?增减\\(%\\)",
    stem: "增减(%|百分比|比例|幅度|率)|(增减|增长)(%|率)|±%|比.*(%|百分比)",
    role: "rate",
  },
  change: {
    key: "change",
    words: "(比上年)?增减(额|数|变化|金额)?",
    stem: "增减(额|数|变化|金额)?$|比上年.*增减",
    role: "beside",
  },

  // Income and sources of funds
  current: { key: "current", words: "本年收入(合计)?" },
  surplusUsed: {
    key: "surplusUsed",
    words: "使用非财政拨款结余|用事业基金弥补收支差额",
    stem: "使用非财政拨款结余|用事业基金弥补",
    role: "carry",
  },
  fiscal: {
    key: "fiscal",
    words: "(其中:)?财政(预算)?拨款(\\(补助\\))?(收入|支出|资金)?",
    stem: "财政(预算)?拨款(\\(补助\\))?(收入|资金)?",
    not: "结转|结余",
    role: "fiscal",
    under: "^本年收入$",
  },
  general: {
    key: "general",
    words: "一般公共预算(财政)?(拨款)?(收入|资金|支出|财政拨款)?|公共财政预算拨款|经费拨款",
    stem: "一般公共|^公共预算|公共预算拨款|公共财政(预算)?|^经费拨款",
    not: "结转",
    role: "general",
    under: FUNDS_UNDER,
  },
  fund: {
    key: "fund",
    words: "(政府性?)?基金预算(财政)?(拨款)?(收入|资金|支出|财政拨款)?|政府性基金",
    stem: "基金(预算|拨款|收入)|政府性?基金",
    not: "事业基金|结转",
    role: "fund",
    under: FUNDS_UNDER,
  },
  capital: {
    key: "capital",
    words: "国有资本经营(预算)?(财政)?(拨款)?(收入|资金|支出|财政拨款)?",
    stem: "国有资本",
    not: "结转",
    role: "capital",
    under: FUNDS_UNDER,
  },
  fiscalAccount: {
    key: "fiscalAccount",
    words: "(纳入)?财政专户(管理)?(的)?(资金|收入|核拨|管理资金|非税收入)?(收入)?",
    stem: "财政专户|^专户",
    role: "fiscalAccount",
    under: `^本年收入$|${PURCHASE_UNDER}|^项目金额`,
  },
  unitFunds: {
    key: "unitFunds",
    words: "单位(自有)?资金(收入)?",
    stem: "单位资金",
    role: "unitFunds",
    under: `^本年收入$|${PURCHASE_UNDER}|^项目金额`,
  },
  otherFunds: { key: "unitFunds", words: "其[他它]资金(收入)?", role: "other-amount" },
  business: { key: "business", words: "事业收入(\\([^()]*\\))?", role: "unitFunds", under: INCOME_UNDER },
  operatingIncome: { key: "operating", words: "(事业(单位)?)?经营(服务)?收入", role: "unitFunds", under: INCOME_UNDER },
  superior: { key: "superior", words: "上级补助收?入?", role: "unitFunds", under: INCOME_UNDER },
  affiliated: {
    key: "affiliated",
    words: "(上级)?附属单位上缴(收入)?",
    stem: "附属单位上缴",
    role: "unitFunds",
    under: INCOME_UNDER,
  },
  otherIncome: { key: "other", words: "其[他它]收入", role: "unitFunds", under: INCOME_UNDER },

  // Carried over
  carryIn: {
    key: "carryIn",
    words: "(上年|年初)?(财政拨款)?(上年|年初)?结转(和?结余)?(资金)?",
    stem: "(上年|年初)[^/]*(结转|结余)",
    role: "carry",
    leaf: "上年结转",
  },
  accountBalance: { key: "accountBalance", words: "上年实户资金余额", role: "carry" },
  carryFiscal: {
    key: "carryFiscal",
    words: "财政拨款结转(结余)?",
    stem: "财政拨款(结转|结余)",
    role: "carry",
    under: PURCHASE_UNDER,
  },
  carryOther: {
    key: "carryOther",
    words: "非财政拨款(上年|年初)?结(转结|转和结|转|)余?(资金)?",
    stem: "非财政拨款结转?结?余?",
    role: "carry",
    under: PURCHASE_UNDER,
  },
  carryOut: {
    key: "carryOut",
    words: "结转下年",
    stem: "(年末|年终)[^/]*(结转|结余)|结转下年",
    role: "other-amount",
    item: true,
  },

  // Expenditure by use
  basic: { key: "basic", words: "基本支出(小计|合计)?", role: "basic", under: "^(支出|本年支出)$" },
  project: {
    key: "project",
    words: "项目支出(小计|合计)?",
    stem: "项目支出(小计|合计)?|专项业务经费支出",
    role: "project",
  },
  operatingSpending: { key: "operating", words: "(事业单位)?经营支出", role: "operating" },
  remitted: { key: "remitted", words: "上(解|缴)上级支出", stem: "(上解|上缴)上级", role: "remitted" },
  aid: { key: "aid", words: "对?附属单位补助支出", stem: "对附属单位补?", not: "上缴", role: "aid" },
  personnel: {
    key: "personnel",
    words: "(基本支出)?人员(经费|支出|类)(支出)?",
    role: "personnel",
    under: "基本支出$|支出$",
  },
  public: { key: "public", words: "(日常)?公用(经费|支出|类)(支出)?", role: "public", under: "基本支出$|支出$" },
  wages: { key: "wages", words: "工资福利支出", role: "personnel", under: "^人员(经费|支出)$" },
  household: { key: "household", words: "对个人和家庭(的)?补助(支出)?", role: "personnel", under: "^人员(经费|支出)$" },
  goods: { key: "goods", words: "商品和?服务支出", role: "public", under: "公用(经费|支出)$" },
  capitalOutlay: { key: "capitalOutlay", words: "资本性支出", role: "public", under: "公用(经费|支出)$" },
  projectRunning: { key: "projectRunning", words: "(其他)?运转类(项目)?", under: "^项目支出$" },
  projectTarget: { key: "projectTarget", words: "特定目标类(项目)?", under: "^项目支出$" },

  // Projects and purchases
  type: { key: "type", words: "(项目)?(类型|类别|属性)", role: "text", leaf: "类型" },
  budget: { key: "budget", words: "预算资金", role: "other-amount", under: "来源$" },
  goodsName: {
    key: "goods",
    words: "采购(物品|项目|品目)?名称|物品名称|采购内容|购买服务内容",
    role: "text",
    leaf: "采购物品名称",
  },
  catalogue: {
    key: "catalogue",
    words: "(政府)?采购(品目|目录)(序号|编码|代码|编号)?|品目编码",
    stem: "目录|品目编码|品目$",
    role: "catalogue",
    leaf: "政府采购目录序号",
  },
  measure: { key: "measure", words: "计量单位|单位", stem: "计量单位$", role: "measure", leaf: "计量单位" },
  quantity: { key: "quantity", words: "(采购)?数量(\\([^()]{0,12}\\))?", stem: "数量", role: "quantity", leaf: true },
  price: { key: "price", words: "单价(\\([^()]{0,12}\\))?", stem: "单价", role: "price", leaf: true },
  government: {
    key: "government",
    words: "政府预算资金",
    stem: "政府预算资金|财政拨款|一般公共",
    under: "^项目金额",
  },
  smallBusiness: {
    key: "smallBusiness",
    words: "(20\\d\\d年)?(其中)?:?(预留|面向)中小微?企业(份额|预留份额|金额)?",
    stem: "中小微?企业|小微企业",
    role: "beside",
  },
  worth: {
    key: "amount",
    words: "(账面)?价值(\\([^()]{0,12}\\))?|金额\\([^()]{0,12}\\)",
    stem: "价值|金额|原值",
    role: "other-amount",
  },
  others: { key: "-", words: "其他", role: "other-amount" },
  supply: { key: "funding", words: "经费(保障|供给)(形式|方式)", stem: "经费", role: "text" },
  nature: { key: "nature", words: "单位性质", stem: "单位性质|性质$", role: "text" },
  rank: { key: "rank", words: "单位(规格|级别)", stem: "规格|级别", role: "text" },

  // Indicators
  indicatorGroup: { key: "-", words: "(成本|产出|效益|满意度)指标", under: "^绩效目标$" },
  level1: { key: "level1", words: "一级指标", stem: "一级指标", role: "text" },
  level2: { key: "level2", words: "二级指标", stem: "二级指标", role: "text" },
  level3: {
    key: "level3",
    words: "三级指标",
    stem: "三级指标|(^|/)指标(内容|名称)$",
    role: "text",
    under: "(成本|产出|效益|满意度)指标$",
  },
  indicator: { key: "level3", words: "绩效指标", stem: "(^|/)绩效指标$" },
  description: {
    key: "description",
    words: "(绩效)?指标(描述|内容|解释|说明)",
    stem: "描述|指标解释|内容",
    role: "text",
  },
  ground: {
    key: "ground",
    words: "(指标值)?(确定|设定)?依据|备注",
    stem: "依据|备注",
    role: "text",
    leaf: "备注",
  },
  remark: { key: "remark", words: "说明|评(分|价)标准|采购方式", stem: "说明|备注", role: "text" },
  value: {
    key: "value",
    words: "(绩效)?指标值|目标值",
    stem: "指标值|目标值",
    role: "text",
    under: "(成本|产出|效益|满意度)指标$",
  },

  // “三公”经费
  overseas: { key: "overseas", words: "因公出国.*", stem: "因公出国", leaf: true },
  reception: { key: "reception", words: "公务接待费?", stem: "公务接待", leaf: true },
  vehicles: { key: "vehicles", words: "公务用车(购置|运行).*", stem: "公务用车", under: "^公务用车购置" },
  threePublic: {
    key: "threePublic",
    words: '"?三公"?经费(合计|小计|总额|预算数)?',
    stem: "三公",
    leaf: '"?三公"?经费合计',
  },
} satisfies Record<string, HeaderWord>;

export type HeaderWordId = keyof typeof HEADER_WORDS;

/** Cells that head groups of columns and name none themselves. */
export type GroupKind = "codes" | "side" | "amounts" | "source";

/** Heads of groups: what they are called, and what kind of columns they hold. `side` opens one side of a statement. */
export const GROUP_WORDS: readonly (readonly [kind: GroupKind, words: string])[] = [
  [
    "codes",
    "(支出)?功能分类科目|功能科目|科目|(支出)?(部门|政府)?(预算)?(支出)?经济分类(科目)?|支出功能分类(科目)?|项目",
  ],
  ["side", "收入|支出|本年收入|本年支出"],
  [
    "amounts",
    "本年收入|本年支出|资金性质|资金来源|一般公共预算(财政拨款)?基本支出|基本支出|项目支出|本年拨款|财政拨款结转结余|上年结转|(20\\d\\d年)?预算数|政府采购金额(\\([^()]{0,20}\\))?|采购金额(\\([^()]{0,20}\\))?|财政拨款(收入)?|单位资金(收入)?|本年(财政)?拨款(收入)?|预算金额|金额",
  ],
  ["source", "政府采购项目来源|采购项目(来源)?|项目来源"],
];

/**
 * How header cells are built where the word itself is not listed: nouns that head columns of lists (一级项目名称, 项目简介 …),
 * funds and payments by whatever name.
 */
export const HEADER_SHAPES: readonly RegExp[] = [
  /^栏次$|^其中:?$|^其中:.*(支出|收入|拨款|资金|预算)$/,
  /科目(编码|名称|代码)?(\(.*\))?$/,
  /^[\u4e00-\u9fff()]{0,10}(名称|编码|代码|金额|简介|概况|类别|类型|型号|内容|目标|方式)(\(.*\))?$/,
  /(预算|拨款|资金|收入|结转|结余|补助)(收入|拨款|资金|结余|数)?$/,
  /(基本|项目|经营|上解上级|上缴上级|补助)支出$|人员(经费|支出)|公用(经费|支出)|工资福利支出|商品和服务支出|对个人和家庭(的)?补助|资本性支出/,
  /^资金性质$|^支出功能分类|经济分类|功能分类/,
  /公务接待|因公出国|公务用车|运行经费|三公/,
  /^(成本|产出|效益|满意度|绩效)指标$|[一二三]级指标|指标值|指标说明|绩效指标|绩效目标|计量单位|^数量|^单价|价值|采购|目录|份额/,
  /单位(性质|规格)|经费保障形式|其他运转类|特定目标类|^任务名称$|^主要内容$/,
  /增减|比上年|上年|增长|占比/,
  /^(全年|调整)预算数$|^(本年)?执行数?$|^20\d\d年(度)?(执行)?数?$|^(预算|决算)安排$|财政专户管理|非税收入$|^公共财政预算/,
];
