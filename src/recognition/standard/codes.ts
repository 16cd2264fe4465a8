import { compareName, rejoinCode, splitCodeAndName } from "../../classification";
import { fold } from "../../disclosure";
import { textAt, type Context } from "./context";

/** Code of a row: one column, or 类 款 项 in three with blank parents. */
export function codeOf(context: Context, r: number, key: string, partKey: string, parts: CodeParts): string | null {
  const columns = context.bindings.flatMap((b, c) => (b?.key === partKey ? [c] : []));
  if (columns.length > 0) return parts.read(columns.map((c) => context.table.rows[r]![c]?.text ?? null));
  const text = textAt(context, r, key);
  if (text === null) {
    // A code column printed as several columns under one header (指 层级缩进 of Xi'an).
    return null;
  }
  const split = splitCodeAndName(text);
  return rejoinCode(text) ?? split?.code ?? (/^[A-Za-z0-9]+$/.test(fold(text)) ? fold(text) : null);
}

const FITTING: ReadonlySet<string> = new Set(["exact", "variant", "former", "truncated"]);

/**
 * 款 and 项 printed as two digits in the column of their 类 (208, 05, 05): which of the two a row is, its name tells, else its place
 * below a row that has no parts yet.
 */
export class ShortCodes {
  private class3: string | null = null;
  private group5: string | null = null;

  read(code: string, name: string | null): string {
    if (/^\d{3}$/.test(code)) {
      this.class3 = code;
      this.group5 = null;
    }
    if (/^\d{5}$/.test(code)) this.group5 = code;
    if (!/^\d{2}$/.test(code) || this.class3 === null) return code;
    const item = this.group5 === null ? null : this.group5 + code;
    const group = this.class3 + code;
    const fits = (c: string): boolean => FITTING.has(compareName("functional", c, name ?? "").verdict);
    const found = item === null || (fits(group) && !fits(item)) ? group : item;
    if (found === group) this.group5 = group;
    return found;
  }
}

/** 类, 款, 项 in columns of their own; a blank parent is the one above (a row may show only `08`). */
export class CodeParts {
  private above: (string | null)[] = [];

  read(parts: readonly (string | null)[]): string | null {
    const digits = parts.map((p) => (p === null ? null : fold(p).replace(/\D/g, "") || null));
    let last = -1;
    digits.forEach((d, i) => {
      if (d !== null) last = i;
    });
    if (last < 0) return null;
    const full: string[] = [];
    for (let i = 0; i <= last; i++) {
      const own = digits[i] ?? this.above[i] ?? null;
      if (own === null) return null;
      // A part may repeat the whole code (`201 11 99` or `20111`).
      if (i > 0 && own.length > 2 && own.startsWith(full.join(""))) full.splice(0, full.length, own);
      else full.push(i === 0 ? own : own.padStart(2, "0"));
    }
    this.above = digits.map((d, i) => (i <= last ? (d ?? this.above[i] ?? null) : null));
    return full.join("");
  }
}
