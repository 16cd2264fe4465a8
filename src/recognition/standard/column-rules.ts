import type { StandardTableId } from "../../disclosure";
import { HEADER_WORDS, type HeaderWord, type HeaderWordId } from "../words/header-words";

/** A canonical column (or helper role) and the header paths that name it. The first that matches binds. */
export interface ColumnPattern {
  readonly key: string;
  readonly path: RegExp;
  readonly not: RegExp | null;
  /** Binds only where no column bears a word of the same key that stands before it in the list. */
  readonly alone?: true;
}

/** How a header path names a word. */
const HOW = {
  /** Its last cell is the word and nothing else. */
  cell: (w: HeaderWord) => `(^|/)(?:${w.words})$`,
  /** It ends with the word, or with 小计 or 合计 below it. */
  end: (w: HeaderWord) => `(?:${w.stem ?? w.words})(\\([^()]*\\))?(/(小计|合计|金额|[^/]*总数))?$`,
  /** Its last cell begins somewhere with the word, whatever follows in that cell. */
  last: (w: HeaderWord) => `(?:${w.stem ?? w.words})[^/]*(/(小计|合计))?$`,
  /** It holds the word anywhere. */
  path: (w: HeaderWord) => `${w.stem ?? w.words}`,
} as const;

/** Patterns of words, in the order given. `not` says what the path must not hold in this table. */
function by(how: keyof typeof HOW, ids: readonly HeaderWordId[], options: { key?: string; not?: string } = {}) {
  return ids.map((id): ColumnPattern => {
    const word: HeaderWord = HEADER_WORDS[id];
    const not = [word.not, options.not].filter((n) => n !== undefined).join("|");
    return {
      key: options.key ?? word.key,
      path: new RegExp(HOW[how](word)),
      not: not === "" ? null : new RegExp(not),
    };
  });
}

/** A word below a group: 成本指标/三级指标, 财政拨款结转结余/一般公共预算. */
function below(group: string, id: HeaderWordId, key: string): ColumnPattern {
  const word: HeaderWord = HEADER_WORDS[id];
  return { key, path: new RegExp(`${group}.*(?:${word.stem ?? word.words})`), not: null };
}

/** What the word names is kept as published and bound to nothing. */
const keep = (how: keyof typeof HOW, ids: readonly HeaderWordId[]) => by(how, ids, { key: "-" });

const LINE = [...by("cell", ["line"]), { key: "line", path: /^栏次$|\/栏次$/, not: null }];
const UNITS = [...LINE, ...by("cell", ["unitCode", "unitName"]), { key: "unitName", path: /(^|\/)单位$/, not: null }];
const FUNCTIONAL = [...by("path", ["codePart", "code", "name"]), ...by("end", ["nameWithUnit"])];
const ECONOMIC = by("path", [
  "governmentCodePart",
  "governmentCode",
  "governmentName",
  "economicCodePart",
  "code",
  "economicName",
]);
const YEARS = [...by("cell", ["prior"]), ...by("path", ["changePercent", "change"])];
const TOTAL = by("cell", ["total", "amount"]);

const INCOME = [
  ...by("path", ["surplusUsed", "earmarked"]),
  ...by("last", ["carryIn"]),
  ...by("end", ["accountBalance"]),
  below("(结转|结余)[^/]*/", "general", "carryGeneral"),
  below("(结转|结余)[^/]*/", "fund", "carryFund"),
  below("(结转|结余)[^/]*/", "capital", "carryCapital"),
  below("(结转|结余)[^/]*/", "fiscalAccount", "carryAccount"),
  below("(结转|结余)[^/]*/", "unitFunds", "carryUnit"),
  ...keep("path", ["carryIn"]),
  ...by("end", ["current"]),
  ...by("cell", ["total"], { not: "本年收入|财政拨款|预算拨款|专户|其他资金|单位资金" }),
  ...by("last", ["fiscalAccount"]),
  ...by("path", ["general"], { not: "其中" }),
  ...by("path", ["fund", "capital"]),
  ...by("end", ["fiscal", "operatingIncome", "business", "superior"]),
  ...by("path", ["affiliated"]),
  ...by("end", ["unitFunds", "otherFunds", "otherIncome"]),
  ...by("path", ["departmentTotal"]),
];

const EXPENDITURE = [
  ...by("path", ["carryOut", "carryIn"]),
  ...by("end", ["current", "wages", "household", "goods", "capitalOutlay", "personnel", "public"]),
  ...by("end", ["projectRunning", "projectTarget", "basic", "project", "operatingSpending"]),
  ...by("path", ["remitted", "aid"]),
  ...by("cell", ["total", "amount"], { not: "(基本支出|项目支出|人员|公用)[^/]*/" }),
];

const SOURCES = [
  below("结转", "general", "carryGeneral"),
  below("结转", "fund", "carryFund"),
  below("结转", "capital", "carryCapital"),
  ...by("path", ["carryOther", "carryFiscal", "general", "fund", "capital", "fiscalAccount"]),
  ...by("path", ["business", "operatingIncome", "superior", "affiliated", "otherIncome", "unitFunds", "otherFunds"]),
  ...by("path", ["carryIn", "fiscal"]),
];

/** Where the total of a statement by function or economic class was paid from. */
const PAID_FROM = [
  ...by("path", ["earmarked", "departmentTotal"]),
  ...by("path", ["general", "fund", "capital", "fiscalAccount"], { not: "其中" }),
  ...by("end", ["business"]),
  ...by("end", ["operatingIncome"], { key: "operatingIncome" }),
  ...by("path", ["affiliated"]),
  ...by("end", ["superior", "otherIncome", "unitFunds", "otherFunds", "carryIn", "accountBalance"]),
  ...by("end", ["fiscal"]),
];

/** The words that each table's columns are looked for by, in order: the special before the general. */
export const COLUMN_PATTERNS: Partial<Record<StandardTableId, readonly ColumnPattern[]>> = {
  income: [...UNITS, ...FUNCTIONAL, ...YEARS, ...INCOME],
  expenditure: [
    ...UNITS,
    ...by("end", ["governmentEconomic", "departmentEconomic", "functional"]),
    below("政府采购", "smallestShare", "smallestBusinessWithin"),
    below("政府采购", "smallShare", "smallBusinessWithin"),
    ...by("path", ["procurement"]),
    below("^其中[:/]", "operatingSpending", "operatingWithin"),
    below("^其中[:/]", "remitted", "remittedWithin"),
    below("^其中[:/]", "aid", "aidWithin"),
    ...FUNCTIONAL,
    ...YEARS,
    ...EXPENDITURE,
    ...PAID_FROM,
  ],
  general: [...UNITS, ...FUNCTIONAL, ...YEARS, ...by("path", ["deducted"]), ...EXPENDITURE],
  fund: [...UNITS, ...FUNCTIONAL, ...YEARS, ...EXPENDITURE],
  capital: [...UNITS, ...FUNCTIONAL, ...YEARS, ...EXPENDITURE],
  operating: [
    ...UNITS,
    ...by("path", ["code", "economicName"]),
    ...by("end", ["name"]),
    ...by("cell", ["item"]),
    ...TOTAL,
  ],
  basic: [...UNITS, ...ECONOMIC, ...YEARS, ...by("end", ["personnel", "public"]), ...TOTAL, ...PAID_FROM],
  economic: [...UNITS, ...ECONOMIC, ...YEARS, ...by("end", ["basic", "project"]), ...SOURCES, ...TOTAL],
  projects: [
    ...LINE,
    ...by("cell", ["type", "unitCode"]),
    ...by("path", ["projectName"]),
    ...by("cell", ["projectKind", "item"]),
    ...by("end", ["unit"]),
    ...by("cell", ["unitName"], { key: "unit" }),
    ...by("path", ["code"]),
    ...TOTAL,
    ...SOURCES,
  ],
  procurement: [
    ...LINE,
    ...by("cell", ["unitCode"]),
    ...by("path", ["codePart"], { not: "经济" }),
    ...by("path", ["projectName"], { not: "采购项目名称" }),
    ...by("end", ["name"]),
    ...by("cell", ["purchase"]),
    ...by("cell", ["budget"], { not: "资金来源" }),
    ...by("end", ["goodsName"]),
    ...by("path", ["catalogue", "measure", "quantity", "price", "smallBusiness"]),
    ...TOTAL,
    ...SOURCES,
  ],
  assets: [...by("cell", ["item"]), ...by("path", ["quantity", "worth"])],
  units: [...by("end", ["unitName"], { key: "item" }), ...LINE, ...by("path", ["nature", "rank", "supply"])],
  goal: [
    ...by("path", ["code", "projectName"]),
    ...by("cell", ["item"]),
    ...by("path", ["level1", "level2", "level3", "description", "ground", "value"]),
  ],
  "goals-overall": [
    ...by("path", ["level1", "level2", "level3"]),
    // 绩效指标 names the indicators (Beijing), or stands beside 指标名称 over all of them (Chongqing).
    ...by("path", ["indicator"]).map((p): ColumnPattern => ({ ...p, alone: true })),
    ...by("path", ["remark", "value"]),
  ],
  "goals-summary": [
    below("成本", "level3", "costIndicator"),
    below("成本", "value", "costValue"),
    below("产出", "level3", "outputIndicator"),
    below("产出", "value", "outputValue"),
    below("效益", "level3", "benefitIndicator"),
    below("效益", "value", "benefitValue"),
    below("满意度", "level3", "satisfactionIndicator"),
    below("满意度", "value", "satisfactionValue"),
    ...by("end", ["unitOrProjectCode"]),
    ...by("path", ["code", "projectName"]),
    ...by("end", ["unitName"], { key: "unit" }),
    ...by("path", ["government", "fiscalAccount", "unitFunds"]),
    ...TOTAL,
  ],
};

/** Columns of a 三公 table with a row an item. */
export const THREE_PUBLIC_PATTERNS: readonly ColumnPattern[] = [
  ...LINE,
  ...by("end", ["unitName"]),
  ...by("cell", ["projectName", "item", "name"]),
  { key: "changePercent", path: /%|百分比|比例|增减(率|幅度)|增长/, not: null },
  { key: "change", path: /增减/, not: null },
  ...by("path", ["settled"]),
  { key: "prior", path: /上年|20\d\d年.*(执行|决算)/, not: /[比较]上年/ },
  ...by("path", ["general", "fund", "capital"]),
  ...by("end", ["total", "amount"]),
];

const ONE_SIDE: readonly ColumnPattern[] = [
  { key: "changePercent", path: /%|百分比|增减(率|幅度)/, not: null },
  { key: "change", path: /增减/, not: null },
  ...by("end", ["prior", "personnel", "public", "basic", "project"]),
  { key: "fiscal", path: /其中:财政拨款$/, not: null },
  ...by("last", ["general"]),
  ...by("path", ["fund", "capital"]),
];

/** Amount columns of one side of a statement. */
export function twoSidedPatterns(id: "balance" | "appropriation"): readonly ColumnPattern[] {
  return id === "balance" ? BALANCE : APPROPRIATION;
}

const sums = (key: string): ColumnPattern[] => [
  ...by("end", ["total", "amount"], { key }),
  { key, path: /预算数\/.*$/, not: null },
];
const BALANCE = [...ONE_SIDE, ...sums("amount")];
const APPROPRIATION = [...ONE_SIDE, ...sums("total")];
