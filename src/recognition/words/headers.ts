import { fold } from "../../disclosure";

/** Label of a header cell, for comparison: folded, remarks in brackets kept. */
export function headerKey(text: string): string {
  return fold(text).replace(/["'*]/g, "");
}

/**
 * Words that stand in header cells, from the forms of the provinces named in docs/recognition.md. A cell that matches
 * is a header cell wherever it stands; numbers never are.
 */
const HEADER_WORDS: readonly RegExp[] = [
  /^序号$|^行次$|^栏次$|^编号$/,
  /^收入$|^支出$|^本年收入$|^本年支出$|^财政拨款(收入|支出)?$|^单位资金$|^其他资金(收入)?$/,
  /^(支出)?项目(\(.*\))?$|^金额$|^(本年)?(预算|决算|执行)数?$|^20\d\d年(度)?(预算|决算|执行)?数?$|^(年初|调整|全年)预算数$/,
  /^合计$|^小计$|^总计$|^(本年)?(收入|支出)合计$|^(收入|支出)总计$/,
  /科目(编码|名称|代码)?(\(.*\))?$/,
  /^(单位|部门|项目|预算单位|科目)?(编码|代码|名称)(\(.*\))?$|^预算单位$|^项目单位$|^单位\(.*名称\)$|^类型$|^类别$/,
  /^类$|^款$|^项$|^目$/,
  /(基本|项目|经营|上解上级|上缴上级|补助)支出$|^其中:?$|^其中:.*(支出|收入|拨款|资金|预算)$|人员(经费|支出)|公用(经费|支出)|工资福利支出|商品和服务支出|对个人和家庭(的)?补助|资本性支出/,
  /(预算|拨款|资金|收入|结转|结余|补助)(收入|拨款|资金|结余|数)?$/,
  /^资金性质$|^支出功能分类|经济分类|功能分类/,
  /公务接待|因公出国|公务用车|运行经费|三公/,
  /^(成本|产出|效益|满意度|绩效)指标$|[一二三]级指标|指标值|指标说明|绩效指标|绩效目标|计量单位|^数量|^单价|价值|采购|目录|份额|^备注$|^说明$/,
  /单位(性质|规格)|经费保障形式|其他运转类|特定目标类|^任务名称$|^主要内容$/,
  /增减|比上年|上年|增长|占比|^年度$/,
  /^(本年|年初)?(预算|决算)(金额|安排|总额)?(\(万?元\))?$|^财政(预算)?拨款\(补助\)(收入)?$|财政专户管理|非税收入$|^公共财政预算/,
  // Nouns that head columns of lists: 一级项目名称, 单位（项目）名称, 项目简介 …
  /^[\u4e00-\u9fff()]{1,10}(名称|编码|代码|金额|简介|概况|类别|类型|型号|内容|目标|方式)(\(.*\))?$/,
];

/** True for words that belong to a header. */
export function isHeaderWord(text: string): boolean {
  const key = headerKey(text);
  return key.length > 0 && key.length <= 40 && HEADER_WORDS.some((r) => r.test(key));
}

/** The row that numbers the columns: `栏次 1 2 3`, `** 1 2`, `1 2 3 …`. */
export function isColumnNumberRow(texts: readonly (string | null)[]): boolean {
  const cells = texts.map((t) => (t === null ? "" : headerKey(t === "" ? "" : t) || fold(t)));
  const printed = cells.filter((c) => c !== "");
  if (printed.length < 2) return false;
  const stars = texts.filter((t) => t !== null && /^\*+$/.test(fold(t))).length;
  let next = 1;
  let numbers = 0;
  for (const c of cells) {
    if (c === "" || /^(栏次|行次|序号|-+)$/.test(c)) continue;
    if (/^\*+$/.test(c)) continue;
    const plainNumber = /^\(?(\d{1,2})\)?(=.*)?$/.exec(c);
    if (!plainNumber) return false;
    if (Number(plainNumber[1]) !== next) return false;
    next++;
    numbers++;
  }
  return /^栏次/.test(cells[0] ?? "") ? numbers >= 1 : numbers >= 2 || (stars > 0 && numbers >= 1);
}

interface ParentRule {
  readonly child: RegExp;
  readonly parent: RegExp;
}

/** Which label stands below which, for headers whose spans are lost. */
const PARENTS: readonly ParentRule[] = [
  { child: /^科目(编码|名称|代码)$/, parent: /(功能|经济)(分类)?科目|科目编码$|^项目$/ },
  { child: /^(类|款|项)$/, parent: /科目编码|科目代码|科目$|功能分类|经济分类/ },
  {
    child:
      /^(财政拨款收入|财政专户(管理资金)?(收入)?|事业收入|(事业单位)?经营收入|上级补助收入|附属单位上缴收入|其他收入)$/,
    parent: /^本年收入$/,
  },
  { child: /^(工资福利支出|对个人和家庭(的)?补助(支出)?)$/, parent: /^人员(经费|支出)$/ },
  { child: /^(商品和服务支出|资本性支出)$/, parent: /公用(经费|支出)$/ },
  { child: /^(人员(经费|支出)|(日常)?公用(经费|支出))$/, parent: /基本支出/ },
  { child: /^(其他运转类|特定目标类|运转类)/, parent: /^项目支出$/ },
  {
    child: /^小计$/,
    parent: /^(本年收入|基本支出|项目支出|一般公共预算|财政拨款|公务用车购置及运行(维护)?费|上年结转.*|单位资金)$/,
  },
  { child: /^其中:财政拨款$/, parent: /^一般公共预算/ },
  { child: /^公务用车(购置|运行)/, parent: /^公务用车购置/ },
  {
    child: /^(一般公共预算|政府性基金|基金预算|国有资本经营)/,
    parent: /^(资金性质|财政拨款|本年拨款|财政拨款结转结余|支出|政府采购金额)/,
  },
  { child: /^(项目名称|预算资金)$/, parent: /来源$/ },
  {
    child:
      /^(合计|一般公共预算拨款|基金预算拨款|国有资本经营预算拨款|财政专户核拨|单位资金|财政拨款结转|非财政拨款(结转)?结余)$/,
    parent: /^政府采购金额/,
  },
  { child: /^(三级指标|指标值)$/, parent: /(成本|产出|效益|满意度)指标$/ },
  { child: /^(成本|产出|效益|满意度)指标$/, parent: /^绩效目标$/ },
  { child: /^(资金总额|政府预算资金|财政专户管理资金|单位资金)$/, parent: /^项目金额/ },
  { child: /^(项目|金额|预算数|决算数|行次)$/, parent: /^(收入|支出)$/ },
  { child: /^(合计|人员经费|公用经费)$/, parent: /基本支出$|支出$/ },
];

/** 1: known child of that parent; −1: known child of another; 0: nothing known. */
export function parentAffinity(child: string, parent: string): number {
  const c = headerKey(child);
  const p = headerKey(parent);
  const rules = PARENTS.filter((r) => r.child.test(c));
  if (rules.length === 0) return 0;
  return rules.some((r) => r.parent.test(p)) ? 1 : -1;
}

/** Labels that never have anything below them. */
export function isAlwaysLeaf(text: string): boolean {
  return /^(序号|合计|总计|上年结转|单位代码|单位编码|单位\(科目名称\)|单位名称|采购物品名称|政府采购目录序号|计量单位|数量|单价|类型|项目名称|项目单位|因公出国.*|公务接待费?|"?三公"?经费合计|备注)$/.test(
    headerKey(text),
  );
}
