import type { MoneyScope } from "../disclosure";
import { economicClass, economicItem, functionalClass, functionalItem, markedFunctional } from "./names";
import { SCOPES, SIDES, SUBJECTS, type Family, type Subject } from "./vocabulary";
import { isTimeOrBody, trailingForms, withoutBrackets, withoutLead } from "./words";

/** What a figure is of. */
export interface FoundSubject {
  readonly key: string;
  readonly scope: MoneyScope | null;
  /** Words as folded. */
  readonly label: string;
}

/** What is known where the words stand. */
export interface Surroundings {
  readonly year: string | null;
  readonly unitName: string | null;
  readonly family: Family | null;
  /** Key of the subject that the list or the paragraph is about. */
  readonly parent: string | null;
  readonly sectionScope: MoneyScope | null;
  /** Key of what an open list (其中, 具体为) divides, or the paragraph speaks of. */
  readonly divided: string | null;
  /** Measure word, where a count is looked for. */
  readonly measure: string | null;
  /** Items of a list that says what money is for: only statement items count, not functional names. */
  readonly purpose: boolean;
}

interface Entry {
  readonly subject: Subject;
  readonly phrase: string;
}

const ENTRIES: readonly Entry[] = SUBJECTS.flatMap((subject) =>
  [...new Set(subject.phrases.map(withoutBrackets))].map((phrase) => ({ subject, phrase })),
).sort((a, b) => b.phrase.length - a.phrase.length);

/** The subject that words name, or null. The name stands at the end of the words, before fillers. */
export function findSubject(words: string, around: Surroundings): FoundSubject | null {
  const label = withoutLead(words);
  if (label === "") return null;
  const found = (key: string, scope: MoneyScope | null = null): FoundSubject => ({ key, scope, label });
  if (around.measure === null) {
    const code = codeOf(label, around);
    if (code) return found(code);
  }
  const bare = withoutLead(
    withoutBrackets(label)
      .replace(/\d{4}年(?:度)?/g, "")
      .replace(/收(?:入)?[、和与]支(?:出)?/, "收支"),
  );
  const { scope, rest } = takeScope(bare);
  const operating = around.family === "operating" && around.parent?.startsWith("operating") === true;
  if (operating && around.measure === null) {
    const item = firstForm(bare, (form) => economicItem(form, around.year));
    if (item) return found(`operating.${item}`);
  }
  for (const form of trailingForms(rest)) {
    const key = matchForm(form, around);
    // `上年结转结余的财政专户管理资金` is no income of this year.
    if (key?.startsWith("income.") && /(?:上年|年初)(?:财政拨款)?结转(?:和?结余)?的/.test(bare))
      return found("income.carry-in", scope);
    if (key) return found(ofDivided(key, around.divided), scope);
  }
  if (around.measure !== null) return null;
  if (scope === null || rest !== "") {
    const named = nameInClassification(bare, around);
    if (named) return found(named, scope);
  }
  const side = sideOf(rest, scope, around);
  return side ? found(side, scope ?? around.sectionScope) : null;
}

function matchForm(form: string, around: Surroundings): string | null {
  const fits = ENTRIES.filter(
    (e) =>
      (e.subject.anywhere ? form.includes(e.phrase) && !e.subject.unless?.test(form) : form.endsWith(e.phrase)) &&
      (e.subject.within === undefined || e.subject.within === around.family) &&
      (around.measure === null) === (e.subject.counts === undefined) &&
      (e.subject.counts === undefined || e.subject.counts.includes(around.measure!)) &&
      (!e.subject.strict || isTimeOrBody(form.slice(0, -e.phrase.length), around.unitName)),
  );
  // What stands anywhere in a name says more of it than its last word: 面向中小企业预留政府采购项目.
  const inside = fits.find((e) => e.subject.anywhere);
  if (inside) return inside.subject.key;
  const longest = fits[0];
  if (!longest) return null;
  const own = fits.find((e) => e.subject.within !== undefined && e.phrase.length === longest.phrase.length);
  return (own ?? longest).subject.key;
}

function takeScope(words: string): { scope: MoneyScope | null; rest: string } {
  for (const { scope, pattern } of SCOPES) {
    const m = pattern.exec(words);
    if (m) return { scope, rest: words.slice(0, m.index) + words.slice(m.index + m[0].length) };
  }
  return { scope: null, rest: words };
}

/** `2080501-行政单位离退休`, `[2080501]…`, `培训支出(2050803)` and names with 类, 款, 项 marked. */
function codeOf(label: string, around: Surroundings): string | null {
  const printed =
    /^\[?(\d{7}|\d{5}|\d{3})\]?-?(?=[^\d,.年月日%-])/.exec(label)?.[1] ??
    /[^\d]\((\d{7}|\d{5}|\d{3})\)[^()]*$/.exec(label)?.[1];
  const code = printed && /^[235]/.test(printed) ? printed : markedFunctional(label, around.year);
  return code ? nested(code, around.parent) : null;
}

function nameInClassification(bare: string, around: Surroundings): string | null {
  if (around.family !== null && around.family !== "totals") return null;
  return firstForm(bare, (form) => {
    const own = functionalClass(form, around.year);
    if (own) return nested(own, around.parent);
    if (around.purpose) return null;
    const economic = economicClass(form, around.year);
    if (economic) return economic === "303" ? "expenditure.household" : nested(economic, around.parent);
    const item = functionalItem(form, around.year);
    return item ? nested(item, around.parent) : null;
  });
}

/** A class inside 项目支出 is no class of the whole. */
function nested(code: string, parent: string | null): string {
  const part = parent === null ? null : /^expenditure\.(project|basic)$/.exec(parent)?.[1];
  return part ? `expenditure.${part}.${code}` : `expenditure.${code}`;
}

/** 人员经费 in the list that divides one 科目 is that 科目's, not the department's. */
function ofDivided(key: string, divided: string | null): string {
  const code = divided === null ? null : /^expenditure\.(\d+)$/.exec(divided)?.[1];
  const part = /^expenditure\.(basic|project|personnel|public|household)$/.exec(key)?.[1];
  return code && part ? `expenditure.${code}.${part}` : key;
}

/** Tries the words and what stands behind their last 的: `保证正常运转的办公费`. */
function firstForm(words: string, find: (form: string) => string | null): string | null {
  const tail = words.slice(words.lastIndexOf("的", words.length - 3) + 1);
  for (const start of new Set([words, tail])) {
    for (const form of trailingForms(start)) {
      const found = form.length >= 2 ? find(form) : null;
      if (found) return found;
    }
  }
  return null;
}

function sideOf(rest: string, scope: MoneyScope | null, around: Surroundings): string | null {
  const kind = scope ?? around.sectionScope ?? "total";
  for (const form of trailingForms(rest)) {
    for (const { side, phrases } of SIDES) {
      const phrase = phrases.find((p) => form.endsWith(p));
      if (phrase === undefined || !isTimeOrBody(form.slice(0, -phrase.length), around.unitName)) continue;
      return `${side}.${kind === "total" && side !== "balance" && /本年(?:度)?(?:收入|支出)/.test(form) ? "current" : kind}`;
    }
  }
  if (scope === null || !isTimeOrBody(trailingForms(rest).at(-1)!, around.unitName)) return null;
  const side = /^(?:income|expenditure|balance)(?=\.)/.exec(around.parent ?? "")?.[0];
  return side ? `${side}.${scope}` : null;
}

/** The part of the document that a subject belongs to; null where it tells none. */
export function familyOf(subject: FoundSubject | null): Family | null {
  const domain = subject?.key.split(".")[0];
  if (domain === undefined || domain === "other") return null;
  if (/^(?:income|expenditure|balance)$/.test(domain)) return "totals";
  if (domain === "evaluation") return "projects";
  return /^(?:three-public|operating|procurement|assets|projects|transfer|commissioned)$/.test(domain)
    ? (domain as Family)
    : null;
}
