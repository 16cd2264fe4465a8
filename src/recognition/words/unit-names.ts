/** What names of units end in. */
const UNIT_TAIL =
  /(局|委|委员会|办公室|办|中心|厅|院|所|站|馆|校|部|会|处|队|街道|办事处|政府|本级|公司|社|团|园|场|室|署|总队|支队|大队|联合会|协会|机关|镇|乡|台|医院|学院|大学|中学|小学|幼儿园|联|协|组|库|基地|开发区|保护区|管理区)(\([^()]+\)|\[[^[\]]+\]|[*=#?])*$/;
/** Words of headers and forms that end like a unit and name none. */
const NO_UNIT =
  /^(本|各|该|我|所属|下属|主管|预算|二级|编制|填报|一级)?(部门|单位|预算单位|主管部门|本级|机关|局|委|处|科室|年度|合计|万元|元|部门本级|单位本级|部门机关)$|^\(|年度\)?$|部门$/;

/** Characters of the longest name: committees that bear several signboards print them all. */
export const LONGEST_NAME = 100;

/** True for words that can name a unit: three characters and an ending of units, or a name in full. */
export function namesUnit(words: string): boolean {
  return (
    words.length >= 3 &&
    !/[,，。;；]/.test(words) &&
    !NO_UNIT.test(words) &&
    UNIT_TAIL.test(words) &&
    /[\u4e00-\u9fff]{3}/.test(words)
  );
}

/** True for a name longer than a line: signboards side by side, never a sentence. */
export const namesLongUnit = (words: string): boolean => namesUnit(words) && !/[:：是为的]/.test(words);

/** True for words of forms and headers that stand where a unit's name is looked for. */
export function isNoUnit(words: string): boolean {
  return NO_UNIT.test(words);
}
