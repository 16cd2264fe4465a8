import { Decimal, inWan, parseMoney } from "../../disclosure";

/**
 * The grammar of the user's rules: `side = side`, with `=`, `<=` or `>=`; a side is a sum of terms with `+` and `-`; a term is a cell, a cell
 * times or by numbers (`支出总表[合计].合计 * 0.5`), a figure of the text (`叙述数字[公务接待费].金额`), or an amount (`10`, `10万元`, `3000元`). Full-width signs and blanks are read as their
 * plain forms.
 */

export type Relation = "=" | "<=" | ">=";

/** A term before its cell is looked up: `text` names a cell, or there is none and the coefficient is an amount in 万元. */
export interface Term {
  readonly coefficient: Decimal;
  readonly text: string | null;
}

export interface ParsedRule {
  readonly relation: Relation;
  readonly left: readonly Term[];
  readonly right: readonly Term[];
}

/** What can't be read: no relation or several, or a piece that is neither a cell nor an amount. */
export type GrammarFault = { readonly fault: "relation" } | { readonly fault: "term"; readonly text: string };

const BRACKETS: Readonly<Record<string, string>> = { "［": "[", "］": "]", "【": "[", "】": "]" };

const PLAIN: Readonly<Record<string, string>> = {
  "．": ".",
  "。": ".",
  "＝": "=",
  "＋": "+",
  "－": "-",
  "−": "-",
  "＊": "*",
  "×": "*",
  "／": "/",
  "÷": "/",
  "＜": "<",
  "＞": ">",
};

/** The rule in plain signs; `≤` and `≥` as two. The names of rows, in brackets, stay as they are. */
export function plainRule(text: string): string {
  const bracketed = Array.from(text, (sign) => BRACKETS[sign] ?? sign).join("");
  return bracketed
    .split(/(\[[^[\]]*\])/)
    .map((part, i) => (i % 2 === 1 ? part : plainSigns(part)))
    .join("");
}

const plainSigns = (text: string): string =>
  Array.from(text, (sign) => PLAIN[sign] ?? sign)
    .join("")
    .replace(/[≤⩽≦]/g, "<=")
    .replace(/[≥⩾≧]/g, ">=")
    .replace(/==/g, "=");

/** Reads a rule in plain signs. */
export function parseRule(text: string): ParsedRule | GrammarFault {
  const relations = outside(text).filter(({ sign }) => sign === "=" || sign === "<" || sign === ">");
  const [first, second] = relations;
  const two = first !== undefined && first.sign !== "=" && second?.sign === "=" && second.at === first.at + 1;
  if (!first || relations.length !== (two ? 2 : 1) || (first.sign !== "=" && !two)) return { fault: "relation" };
  const relation = (two ? `${first.sign}=` : "=") as Relation;
  const [leftText, rightText] = [text.slice(0, first.at).trim(), text.slice(first.at + relation.length).trim()];
  if (leftText === "" || rightText === "") return { fault: "relation" };
  const left = parseSide(leftText);
  const right = parseSide(rightText);
  if ("fault" in left) return left;
  if ("fault" in right) return right;
  return { relation, left, right };
}

/** The signs of a text that stand outside of brackets. */
function outside(text: string): { at: number; sign: string }[] {
  const out: { at: number; sign: string }[] = [];
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (/[[(（]/.test(sign)) depth++;
    else if (/[\])）]/.test(sign)) depth = Math.max(0, depth - 1);
    else if (depth === 0) out.push({ at, sign });
  }
  return out;
}

/** Cuts a text at signs that stand outside of brackets; each piece with the sign before it. */
function cut(text: string, signs: string): { sign: string; text: string }[] {
  const out: { sign: string; text: string }[] = [];
  let sign = "";
  let from = 0;
  for (const { at, sign: found } of outside(text)) {
    if (!signs.includes(found)) continue;
    out.push({ sign, text: text.slice(from, at).trim() });
    sign = found;
    from = at + 1;
  }
  out.push({ sign, text: text.slice(from).trim() });
  return out;
}

function parseSide(text: string): Term[] | GrammarFault {
  const terms: Term[] = [];
  for (const [i, piece] of cut(text, "+-").entries()) {
    // A sign may stand before the first term.
    if (i === 0 && piece.text === "") continue;
    const term = parseTerm(piece.text);
    if ("fault" in term) return term;
    terms.push(piece.sign === "-" ? { ...term, coefficient: term.coefficient.neg() } : term);
  }
  return terms.length > 0 ? terms : { fault: "term", text };
}

function parseTerm(text: string): Term | GrammarFault {
  let coefficient = new Decimal(1);
  let cell: string | null = null;
  let amounts = 0;
  for (const { sign, text: factor } of factorsOf(text)) {
    const amount = parseMoney(factor);
    if (amount.kind === "amount") {
      if (amount.unit !== null) amounts++;
      const value = amount.percent ? amount.value.div(100) : inWan({ value: amount.value, unit: amount.unit });
      if (sign === "/" && value.isZero()) return { fault: "term", text };
      coefficient = sign === "/" ? coefficient.div(value) : coefficient.mul(value);
    } else if (isCell(factor) && cell === null && sign !== "/") cell = factor;
    else return { fault: "term", text: factor === "" ? text : factor };
  }
  // 万元 by 万元 is no amount.
  if (amounts > (cell === null ? 1 : 0)) return { fault: "term", text };
  return { coefficient, text: cell };
}

/** The factors of a term. The levels of a column are parted by the sign that divides too: `收入总表[合计].本年收入/小计`. */
function factorsOf(text: string): { sign: string; text: string }[] {
  const out: { sign: string; text: string }[] = [];
  for (const piece of cut(text, "*/")) {
    const before = out.at(-1);
    if (piece.sign === "/" && before && isCell(before.text) && parseMoney(piece.text).kind !== "amount")
      before.text = `${before.text}/${piece.text}`;
    else out.push({ ...piece });
  }
  return out;
}

/** A name with a row in brackets, or the short form of a figure of the text (`叙述.公务接待费`). */
const isCell = (text: string): boolean =>
  text.includes("[") || /^(?:上年度?)?(?:叙述|叙述数字|情况说明)[.·]/.test(text);
