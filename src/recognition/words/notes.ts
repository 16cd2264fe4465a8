import { fold } from "../../disclosure";

/** Notes below a table, as every form prints them: the one place where they are told from rows, titles and prose. */

const LABELS = "注|说明|备注|附注|填表说明";

/** 注：…, （备注：…, *注 …, 注1：…: labelled, and so a note wherever it stands. */
const LABELLED = new RegExp(`^[(*]?(${LABELS})\\d{0,2}:|^\\*注`);

/** 注1 …, 说明（一）…: a note where a table stands above. */
const NUMBERED = new RegExp(`^(${LABELS})[\\d(]`);

/** 本表为空, 我单位没有政府性基金预算 …: a sentence on the table above. */
const SENTENCE = /^(本表|此表)|^(以上|我部门|我单位|本部门|本单位).*(无|没有|未|反映|不含)/;

/** True for a line that a label marks as a note, whatever stands around it. */
export function isLabelledNote(text: string): boolean {
  return LABELLED.test(fold(text));
}

/** True for a line (or the only cell of a row) that is a note where a table stands above it. */
export function isNoteBelow(text: string): boolean {
  const words = fold(text);
  return LABELLED.test(words) || NUMBERED.test(words) || SENTENCE.test(words);
}
