/**
 * Vocabulary of header cells, as printed in the provinces' forms: a header is the run of its cells' words, so it is
 * read by knowing the words. Patterns are held against the folded text (half width, no white space).
 */

/** What a leaf column holds, by its header. Amount roles are those of the canonical columns. */
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

interface Label {
  readonly role: Role;
  readonly pattern: RegExp;
}

const label = (role: Role, source: string): Label => ({ role, pattern: new RegExp(`^(?:${source})$`) });

/** Leaf labels. The first that matches decides. */
export const LEAF_LABELS: readonly Label[] = [
  label("line", "序号|行次|编号"),
  label("code", "(支出)?(功能|经济)?(分类)?科目(编码|代码)|(科目)?编码|科目代码|项目编码|单位代码|单位编码"),
  label(
    "name",
    "(支出)?(功能|经济)?(分类)?(科目)?名称|科目|支出项目|项目名称|单位名称|预算单位|项目单位|功能分类科目名称",
  ),
  label("item", "项目|项目\\(按功能分类\\)|支出功能分类|资产项目"),
  label(
    "text",
    "单位性质|单位规格|经费(保障|供给)(形式|方式)|单位级别|备注|说明|类型|项目类别|采购(物品|项目|品目|品目)?名称|一级指标|二级指标|三级指标|(绩效)?指标(描述|内容|解释|说明)|绩效指标描述|(绩效)?指标值|(指标值)?(确定|设定)?依据|指标值(确定|设定)依据|评(分|价)标准|采购方式",
  ),
  label("catalogue", "(政府)?采购(品目|目录)(序号|编码|代码|编号)?|品目编码"),
  label("measure", "计量单位|单位"),
  label("quantity", "数量|采购数量|数量\\([^()]{0,12}\\)"),
  label("price", "单价|单价\\([^()]{0,12}\\)"),
  label("total", "合计|总计|小计|金额合计|支出合计|收入合计|本年收入合计|本年支出合计"),
  label("rate", "(比上年)?增减(变化)?(%|率|幅度|比例)(\\(%\\))?|(比上年)?增减\\(%\\)"),
  label(
    "beside",
    "上年(预算|决算|执行)?数|上年(决算|预算)|(比上年)?增减(额|数|变化)?|(20\\d\\d年)?(其中)?:?(预留|面向)中小微?企业(份额|预留份额|金额)?|其中:(财政拨款|财政性资金|政府性基金|上年结转|一般公共预算|政府采购)(资金|支出|收入)?",
  ),
  label("basic", "基本支出"),
  label("project", "项目支出"),
  label("operating", "(事业单位)?经营支出"),
  label("remitted", "上(解|缴)上级支出"),
  label("aid", "对?附属单位补助支出|对附属单位补助支出"),
  label("personnel", "人员(经费|支出)|基本支出人员经费|工资福利支出|对个人和家庭的?补助(支出)?"),
  label("public", "(日常)?公用(经费|支出)|商品和?服务支出|资本性支出"),
  label("fiscal", "(其中:)?财政拨款(收入|支出|资金)?"),
  label("general", "一般公共预算(财政)?(拨款)?(收入|资金|支出|财政拨款)?|一般公共预算|公共财政预算拨款"),
  label("fund", "(政府性?)?基金预算(财政)?(拨款)?(收入|资金|支出|财政拨款)?|政府性基金"),
  label("capital", "国有资本经营(预算)?(财政)?(拨款)?(收入|资金|支出|财政拨款)?"),
  label("fiscalAccount", "财政专户(管理)?(资金|收入|核拨|管理资金)(收入)?"),
  label(
    "unitFunds",
    "单位(自有)?资金(收入)?|(事业|经营|其他|事业单位经营)收入|上级补助收入|附属单位上缴收入|(上级)?附属单位上缴收入",
  ),
  label(
    "carry",
    "(财政拨款|非财政拨款)?(上年|年初)?(财政拨款|非财政拨款)?结转(和?结余)?(资金)?|(上年|年初)(财政拨款|非财政拨款)?结转(和?结余)?(资金)?|非财政拨款结(转结)?余|使用非财政拨款结余|用事业基金弥补收支差额",
  ),
  label(
    "other-amount",
    "预算数|决算数|金额|预算资金|资金总额|预算金额|年初预算数|价值|价值\\([^()]{0,12}\\)|账面价值|金额\\([^()]{0,12}\\)|其他|其他资金|结转下年",
  ),
];

/** A parent label, what its children are, and how its first child may be labelled. */
export interface Group {
  readonly pattern: RegExp;
  readonly first: ReadonlySet<Role>;
  readonly children: ReadonlySet<Role>;
  /** `side` opens one side of a two-sided statement. */
  readonly kind: "codes" | "side" | "amounts" | "source";
}

const AMOUNTS: ReadonlySet<Role> = new Set<Role>([
  "total",
  "basic",
  "project",
  "operating",
  "remitted",
  "aid",
  "personnel",
  "public",
  "fiscal",
  "general",
  "fund",
  "capital",
  "fiscalAccount",
  "unitFunds",
  "carry",
  "other-amount",
  "beside",
  "rate",
]);

const group = (
  kind: Group["kind"],
  source: string,
  first: Role[] | ReadonlySet<Role>,
  children: ReadonlySet<Role>,
): Group => ({
  kind,
  pattern: new RegExp(`^(?:${source})$`),
  first: new Set(first),
  children,
});

export const GROUP_LABELS: readonly Group[] = [
  group(
    "codes",
    "(支出)?功能分类科目|功能科目|科目|(支出)?(部门|政府)?(预算)?(支出)?经济分类(科目)?|支出功能分类(科目)?|项目",
    ["code", "name"],
    new Set<Role>(["code", "name"]),
  ),
  group("side", "收入|支出|本年收入|本年支出", ["item"], new Set<Role>(["item", ...AMOUNTS])),
  group(
    "amounts",
    "本年收入|本年支出|资金性质|资金来源|一般公共预算(财政拨款)?基本支出|基本支出|项目支出|本年拨款|财政拨款结转结余|上年结转|(20\\d\\d年)?预算数|政府采购金额(\\([^()]{0,20}\\))?|采购金额(\\([^()]{0,20}\\))?|财政拨款(收入)?|单位资金(收入)?|本年(财政)?拨款(收入)?|预算金额|金额",
    AMOUNTS,
    AMOUNTS,
  ),
  group(
    "source",
    "政府采购项目来源|采购项目(来源)?|项目来源",
    ["name", "item"],
    new Set<Role>(["name", "item", "other-amount", "code"]),
  ),
];

/** Role of a leaf label, or null for words that are no leaf label. */
export function leafRole(folded: string): Role | null {
  return LEAF_LABELS.find((l) => l.pattern.test(folded))?.role ?? null;
}

/** Parent meanings of a label. */
export function groupsOf(folded: string): Group[] {
  return GROUP_LABELS.filter((g) => g.pattern.test(folded));
}

/** True for roles whose cells hold figures. */
export function isFigure(role: Role): boolean {
  return AMOUNTS.has(role) || role === "quantity" || role === "price";
}
