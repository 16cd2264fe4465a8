import { LEADING, TRAILING } from "./vocabulary";

const ORDINAL =
  /^(?:第[一二三四五六七八九十]+[、,:]?|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)、?|\d{1,2}[、.](?!\d(?!\d{4,6}-|\d{3}年))|\(\d{1,2}\)|[①-⑳]|[一二三四五六七八九]是)/;
const TIME =
  /(?:截至|截止|到)?(?:\d{4}年(?:度)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:年?底|年?末|年?初|期末)?|上年末|上年底|今年|本年度?|当年|全年|年度|年初)/g;
/** The disclosing body before the name: 某某局, 我部门, 本单位, 街道办事处(部门), 局(本级)部门 … */
const BODY =
  /^.*(?:部门|单位|机关|局|委员会|办公室|办事处|中心|医院|学校|中学|小学|幼儿园|大学|学院|厅|委|站|所|处|队|馆|协会|法院|检察院|研究院|政府|街道|镇|乡|本级)(?:及所属单位|汇总)?的?/;
const MODIFIER =
  /^(?:预算|安排|编制|核定|批复|总体|整体|其中|的|中|共|总|财政|拨款|资金|按|用于|年|部门|单位|本|我|部分|收支|批准|下达|相应|涉及)+/;

/** Brackets with their contents out, quotes out. */
export function withoutBrackets(words: string): string {
  let out = words.replace(/["“”]/g, "");
  for (let before = ""; before !== out;) {
    before = out;
    out = out.replace(/[([][^()[\]]*[)\]]/g, "");
  }
  return out.replace(/[()[\]<>《》]/g, "");
}

/** Ordinals and linking words off the beginning: `其中：一、基本支出` → `基本支出`. */
export function withoutLead(words: string): string {
  let out = words.replace(/^[、,;:。.\-)·]+/, "");
  for (let before = ""; before !== out;) {
    before = out;
    out = out.replace(ORDINAL, "").replace(/^[、,:]+/, "");
    const link = LEADING.filter((w) => out.startsWith(w)).sort((a, b) => b.length - a.length)[0];
    if (link !== undefined) out = out.slice(link.length);
  }
  return out;
}

/** The name itself and, step by step, what is left when fillers go from its end: `三公经费预算安排` → …, `三公经费`. */
export function trailingForms(words: string): string[] {
  const forms = [words];
  for (let out = words; ;) {
    const filler = TRAILING.filter((w) => out.endsWith(w)).sort((a, b) => b.length - a.length)[0];
    if (filler === undefined) return forms;
    out = out.slice(0, -filler.length);
    if (out === "") return [...forms, ""];
    forms.push(out);
  }
}

/** True where words before a name only say when and who: `2024年某局部门`. */
export function isTimeOrBody(words: string, unitName: string | null): boolean {
  let out = withoutBrackets(words).replace(TIME, "");
  if (unitName) out = out.replace(withoutBrackets(unitName), "");
  out = withoutLead(out.replace(/[,、:]/g, ""));
  if (out === "" || MODIFIER.exec(out)?.[0] === out) return true;
  out = out.replace(BODY, "").replace(MODIFIER, "");
  return out === "";
}

const SELF = /^(?:我|本)(?:部门|单位|机关|局|委|办|院|校|中心|街道|镇|乡|区|县|市)/;

/** The words that name a figure, as printed but for when, who and the verb: `2026年我部门机关运行经费共计安排` → `机关运行经费`. */
export function labelWords(words: string, unitName: string | null): string {
  let out = withoutLead(words);
  for (let before = ""; before !== out;) {
    before = out;
    out = withoutLead(out.replace(/^(?:\d{4}年(?:度)?|上年末|本年度)/, "").replace(SELF, ""));
    if (unitName && out.startsWith(unitName)) out = out.slice(unitName.length);
  }
  return out.replace(/(?:共计)?(?:安排|为|是|共有|共计|一共|共){1,8}$/, "") || withoutLead(words);
}

/** Marks of punctuation off the beginning. */
export function withoutLeadingMarks(words: string): string {
  return words.replace(/^[、,;:。.\-·]+/, "");
}

/** The year that words name: `2026年…`, or 上年 as the year before. 上年结转 and 上年末 name no year of a budget. */
export function yearIn(words: string, year: string | null): string | null {
  const printed = [...words.matchAll(/(?:^|[^\d])((?:19|20)\d{2})年/g)].at(-1)?.[1];
  if (printed) return printed;
  if (year !== null && /本年|今年/.test(words)) return year;
  if (year !== null && /(?:上年|上一年|去年)(?!.{0,2}(?:结转|结余))/.test(words)) return String(Number(year) - 1);
  return null;
}
