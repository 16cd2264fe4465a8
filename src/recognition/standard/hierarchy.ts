import { children, functionalClassByName } from "../../classification";
import { fold } from "../../disclosure";
import { readOutline } from "../words/items";

/** Walks names of 类, 款 and 项 in printed order and finds each below the one before. */
export class NameHierarchy {
  private class3: string | null = null;
  private group5: string | null = null;
  private readonly when: { year: number } | undefined;

  constructor(
    year: string | null,
    private readonly table: "functional" | "economic-department" = "functional",
  ) {
    this.when = year === null ? undefined : { year: Number(year) };
  }

  codeOf(item: string): string | null {
    const { words } = readOutline(item);
    const below = (parent: string): string | null =>
      children(this.table, parent, this.when).find((e) => fold(e.name) === words)?.code ?? null;
    const item7 = this.group5 === null ? null : below(this.group5);
    if (item7 !== null) return item7;
    const group = this.class3 === null ? null : below(this.class3);
    if (group !== null) {
      this.group5 = group;
      return group;
    }
    const own =
      this.table === "functional"
        ? functionalClassByName(item, this.when)
        : (children(this.table, null, this.when).find((e) => fold(e.name) === words)?.code ?? null);
    if (own === null) return null;
    this.class3 = own;
    this.group5 = null;
    return own;
  }
}

/** Unnumbered rows that split 一、财政拨款 by fund (Hangzhou, Yantai). */
const BY_FUND = /^(一般公共预算|政府性基金|国有资本经营)/;

/** Keeps the items above by outline level, for 上级项目. */
export class OutlineStack {
  private stack: { level: number; words: string }[] = [];

  /** @param total an unnumbered total ends the outline above it and has no parts below */
  place(item: string, total = false): { level: number; ofWhich: boolean; parent: string | null } {
    const { level, ofWhich, words } = readOutline(item);
    if (level === 0 && !ofWhich && total) {
      this.stack = [];
      return { level: 0, ofWhich, parent: null };
    }
    let own = level === 0 && ofWhich ? (this.stack[this.stack.length - 1]?.level ?? 0) + 1 : level;
    if (own === 0 && BY_FUND.test(words) && this.stack[0]?.level === 1) own = 2;
    while (this.stack.length > 0 && this.stack[this.stack.length - 1]!.level >= own) this.stack.pop();
    // 一、 stands on its own whatever was printed above.
    const parent = own === 0 || (own === 1 && !ofWhich) ? null : (this.stack[this.stack.length - 1]?.words ?? null);
    this.stack.push({ level: own, words });
    return { level: own, ofWhich, parent };
  }
}
