import {
  fold,
  type ContentsEntry,
  type NarrativeFigure,
  type PublishedTable,
  type StandardTable,
  type TableId,
} from "../../disclosure";

/** What tells whether a document is a disclosure, or a part of one. */
export interface DisclosureSigns {
  readonly tables: readonly PublishedTable[];
  readonly standard: readonly StandardTable[];
  readonly contents: readonly ContentsEntry[];
  readonly narrative: readonly NarrativeFigure[];
  /** Lines of running text with heads and feet, cover first. */
  readonly lines: readonly string[];
}

/** Statements of accounts: nobody else prints them. */
const STATEMENTS: readonly TableId[] = [
  "balance",
  "income",
  "expenditure",
  "appropriation",
  "general",
  "basic",
  "economic",
  "three-public",
  "fund",
  "capital",
  "projects",
  "operating",
];
/** Forms that go with them and are disclosed alone too. */
const FORMS: readonly TableId[] = ["goal", "goals-overall", "goals-summary", "assets"];

/** How other papers of the same offices call themselves. */
const OTHER_PAPER =
  /绩效(?:自我)?评价|评价报告|自评报告|管理办法|暂行办法|实施(?:细则|办法)|条例|(?:采购|招标|中标|成交|询价|磋商|谈判)(?:公告|公示|文件|通知)|流程图|名单|花名册/;
/** Lines that only a disclosure's cover, contents or headings print. */
const COVER =
  /(?:部门|单位|综合|本级|20\d\d年度?.{0,30})(?:预算|决算)(?:信息|报告)?(?:公开|公示)|(?:部门|单位)(?:综合)?(?:预算|决算)(?:公开)?(?:情况)?(?:的?说明|草案|报表)?$/;
const HEADING =
  /(?:收入|支出|收支|拨款|基金|经营)(?:预算|决算)?(?:总体|执行)?(?:情况|安排)?(?:的?(?:总体)?说明|总体情况)$|三公"?经费.{0,20}(?:情况|说明|安排)|(?:机关|机构|单位)运行经费.{0,16}(?:情况|说明|安排)?|国有资产(?:占用|占有|使用)|政府采购(?:预算|支出)?(?:情况|安排)|(?:预算|收支)增减变化/;
/** A heading is short. */
const LONGEST_HEADING = 50;
const HEAD_LINES = 6;
/** Two headings, or two figures of its own subjects, and it is its text. */
const ENOUGH = 2;
/** Subjects of figures that other papers do not have. */
const OWN_SUBJECT =
  /^(?:three-public|operating|balance|change|income\.(?:total|general|fiscal)|expenditure\.(?:total|basic|general|fiscal))/;

/** False where nothing of a disclosure is found: an evaluation report, a regulation, a notice, a list of names. */
export function isDisclosure({ tables, standard, contents, narrative, lines }: DisclosureSigns): boolean {
  const folded = lines.map(fold).filter((l) => l !== "");
  const short = folded.filter((l) => l.length <= LONGEST_HEADING);
  const head = folded.slice(0, HEAD_LINES).filter((l) => l.length <= LONGEST_HEADING);
  const statements = new Set(tables.flatMap((t) => (STATEMENTS.includes(t.id) ? [t.id] : [])));
  const covered = head.some((l) => COVER.test(l));
  if (!covered && head.some((l) => OTHER_PAPER.test(l))) return statements.size >= ENOUGH;
  return (
    statements.size > 0 ||
    standard.some((t) => FORMS.includes(t.id)) ||
    covered ||
    contents.filter((c) => c.id !== null).length >= ENOUGH ||
    new Set(short.filter((l) => HEADING.test(l))).size >= ENOUGH ||
    new Set(narrative.flatMap((f) => (OWN_SUBJECT.test(f.key) ? [f.key] : []))).size >= ENOUGH
  );
}
