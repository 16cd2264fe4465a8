import { fold, stripWhitespace, toHalfWidth } from "../disclosure/text";
import { isInForce, standing, yearOf, type CodeEntry, type CodeTableId, type When } from "./entry";
import { findByName, ranked, type NameCandidate, type NameMatch } from "./find";
import { aliases, loose, withoutOrdinal, type Alias } from "./names";
import { codeTable } from "./tables";

/** Three names with their levels are shorter; a cell full of text names no code. */
const LONGEST = 240;
const LEVEL_WORDS: Readonly<Record<string, number>> = { 类: 1, 款: 2, 项: 3 };
const SEPARATORS = /[/\\>|→、\-‐‑‒–—―−﹣\s\u3000]+/u;

/** A name under which a code may be typed. */
interface Form {
  readonly code: string;
  /** The entry that bears the name; null for an alias. */
  readonly entry: CodeEntry | null;
  readonly alias: Alias | null;
}

interface Forms {
  readonly byName: ReadonlyMap<string, readonly Form[]>;
  readonly longest: number;
}

const decoded = new Map<CodeTableId, Forms>();

function formsOf(table: CodeTableId): Forms {
  let forms = decoded.get(table);
  if (!forms) {
    const byName = new Map<string, Form[]>();
    const add = (name: string, form: Form): void => {
      const list = byName.get(name);
      if (list) list.push(form);
      else byName.set(name, [form]);
    };
    for (const entry of codeTable(table).entries) add(key(entry.name), { code: entry.code, entry, alias: null });
    for (const alias of aliases().filter((a) => a.table === table))
      add(key(alias.alias), { code: alias.code, entry: null, alias });
    decoded.set(table, (forms = { byName, longest: Math.max(...[...byName.keys()].map((k) => k.length)) }));
  }
  return forms;
}

/** A name as it is compared here: also without the signs that join a name to the one above it. */
function key(text: string): string {
  return loose(text).replace(/[\\|→+&~]/gu, "");
}

/**
 * The codes that a name means as people type it: alone, with its level (`行政单位医疗（项）`), under the names above it
 * (`卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）`, `人大事务-行政运行`), in any brackets and with or without signs between.
 * Best first, as {@link findByName}, which answers where the text is no such name (cut off, similar).
 */
export function findTyped(table: CodeTableId, text: string, when?: When, limit = 1000): readonly NameCandidate[] {
  const folded = fold(text);
  if (folded === "" || folded.length > LONGEST) return [];
  const year = yearOf(when);
  const { words, agrees } = withoutNumbers(folded);
  const chained = fromTheEnd(table, key(withoutOrdinal(words)), folded, year).filter((c) => agrees(c.entry.code));
  const stands = (entry: CodeEntry): boolean => standing(entry, year) === "valid";
  if (chained.length > 0) return ranked(chained, stands, limit);
  const joined = underPrefixes(table, text, year);
  if (joined.length > 0) return ranked(joined, stands, limit);
  const levelled = /^(.+?)[([]([类款项])[)\]]$/u.exec(folded);
  return findByName(table, levelled ? levelled[1]! : folded, when, limit).filter(
    (c) => !levelled || c.entry.level === LEVEL_WORDS[levelled[2]!],
  );
}

/** Takes the numbers out of `卫生健康支出（210类）行政事业单位医疗（11款）`: a code has to have them at their levels. */
function withoutNumbers(folded: string): { words: string; agrees: (code: string) => boolean } {
  const printed: { level: number; digits: string }[] = [];
  const words = folded.replace(
    /([([])(\d{2,7})([类款项][)\]])/gu,
    (_all, open: string, digits: string, rest: string) => {
      printed.push({ level: LEVEL_WORDS[rest[0]!]!, digits });
      return open + rest;
    },
  );
  // A code of a level has 3, 5 or 7 digits.
  const agrees = (code: string): boolean =>
    printed.every(({ level, digits }) => code.length >= 2 * level + 1 && code.slice(0, 2 * level + 1).endsWith(digits));
  return { words, agrees };
}

/** Reads a name at the end of the words and the names above it before that, each with its level or without. */
function fromTheEnd(table: CodeTableId, words: string, folded: string, year: number | null): NameCandidate[] {
  const out: NameCandidate[] = [];
  for (const { name, rest, level } of endings(table, words)) {
    for (const form of formsOf(table).byName.get(name)!) {
      const found = current(table, form, year);
      if (!found || (level !== null && found.entry.level !== level)) continue;
      const above = standsUnder(table, found.entry, rest, year);
      if (above === null) continue;
      const same = rest === "" && fold(found.entry.name) === folded;
      const match: NameMatch = !found.stands || above === "former" ? "former" : same ? "exact" : "variant";
      out.push({ entry: found.entry, match, score: form.alias ? 0.95 : 1 });
    }
  }
  return out;
}

/** Ways to read a known name at the end: as it stands, or before a word for its level. */
function endings(table: CodeTableId, words: string): { name: string; rest: string; level: number | null }[] {
  const { byName, longest } = formsOf(table);
  const level = LEVEL_WORDS[words.at(-1) ?? ""];
  const out: { name: string; rest: string; level: number | null }[] = [];
  for (const [text, wanted] of [[words, null] as const, ...(level ? [[words.slice(0, -1), level] as const] : [])]) {
    for (let length = 1; length <= Math.min(longest, text.length); length++) {
      const name = text.slice(text.length - length);
      const rest = text.slice(0, text.length - length);
      if (byName.has(name)) out.push({ name, rest, level: wanted });
      // 教育（类）is said for 教育支出.
      if (wanted === 1 && rest === "" && byName.has(`${name}支出`))
        out.push({ name: `${name}支出`, rest, level: wanted });
    }
  }
  return out;
}

/** The entry that a form means in a year, and whether it is in force then. */
function current(table: CodeTableId, form: Form, year: number | null): { entry: CodeEntry; stands: boolean } | null {
  if (form.entry) return { entry: form.entry, stands: standing(form.entry, year) === "valid" };
  const entries = codeTable(table).byCode.get(form.code) ?? [];
  const valid = entries.find((e) => standing(e, year) === "valid");
  const entry = valid ?? entries.at(-1);
  return entry ? { entry, stands: isInForce(form.alias!, year) && valid !== undefined } : null;
}

/** Whether the words are names of codes above an entry, the nearest last; `former` where one is of another time. */
function standsUnder(
  table: CodeTableId,
  entry: CodeEntry,
  words: string,
  year: number | null,
): "now" | "former" | null {
  if (words === "") return "now";
  const marked = LEVEL_WORDS[words.at(-1)!];
  let best: "former" | null = null;
  for (let code = entry.parent; code !== null; code = parentOf(table, code)) {
    for (const text of marked ? [words, words.slice(0, -1)] : [words]) {
      for (const { name, stands } of namesOf(table, code, year)) {
        if (!text.endsWith(name) || (text !== words && marked !== levelOf(table, code))) continue;
        const upper = codeTable(table).byCode.get(code)![0]!;
        const above = standsUnder(table, upper, text.slice(0, text.length - name.length), year);
        if (above === "now" && stands) return "now";
        if (above !== null) best = "former";
      }
    }
  }
  return best;
}

/** Names under which a code stands above another: its own, its aliases, and for a 类 the name without 支出. */
function namesOf(table: CodeTableId, code: string, year: number | null): { name: string; stands: boolean }[] {
  const entries = codeTable(table).byCode.get(code) ?? [];
  const own = entries.map((e) => ({
    name: key(e.name),
    stands: year === null || standing(e, year) === "valid",
    level: e.level,
  }));
  const short = own
    .filter((n) => n.level === 1 && n.name.length > 4 && n.name.endsWith("支出"))
    .map((n) => ({ ...n, name: n.name.slice(0, -2) }));
  const called = aliases()
    .filter((a) => a.table === table && a.code === code)
    .map((a) => ({
      name: key(a.alias),
      stands: year === null || current(table, { code, entry: null, alias: a }, year)!.stands,
    }));
  return [...own, ...called, ...short];
}

function parentOf(table: CodeTableId, code: string): string | null {
  return codeTable(table).byCode.get(code)?.[0]?.parent ?? null;
}

function levelOf(table: CodeTableId, code: string): number | null {
  return codeTable(table).byCode.get(code)?.[0]?.level ?? null;
}

/** `人大/行政运行`: the last part is the name, each part before it begins a name above. */
function underPrefixes(table: CodeTableId, text: string, year: number | null): readonly NameCandidate[] {
  const parts = toHalfWidth(text)
    .split(SEPARATORS)
    .map(stripWhitespace)
    .filter((p) => p !== "");
  if (parts.length < 2) return [];
  const above = parts.slice(0, -1).map(key);
  return findByName(table, parts.at(-1)!, { year }, 1000).filter((c) => {
    if (c.match === "fuzzy") return false;
    const names: string[] = [];
    for (let code = c.entry.parent; code !== null; code = parentOf(table, code))
      names.push(
        ...namesOf(table, code, year)
          .filter((n) => n.stands)
          .map((n) => n.name),
      );
    return above.every((wanted) => wanted.length > 1 && names.some((n) => n.startsWith(wanted)));
  });
}
