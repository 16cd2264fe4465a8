import { children, functionalClassByName } from "../../classification";
import { fold } from "../../disclosure";
import { readOutline } from "../vocabulary/items";

/** Walks names of 类, 款 and 项 in printed order and finds each below the one before. */
export class NameHierarchy {
  private class3: string | null = null;
  private group5: string | null = null;
  private readonly when: { year: number } | undefined;

  constructor(year: string | null) {
    this.when = year === null ? undefined : { year: Number(year) };
  }

  codeOf(item: string): string | null {
    const { words } = readOutline(item);
    const below = (parent: string): string | null =>
      children("functional", parent, this.when).find((e) => fold(e.name) === words)?.code ?? null;
    const item7 = this.group5 === null ? null : below(this.group5);
    if (item7 !== null) return item7;
    const group = this.class3 === null ? null : below(this.class3);
    if (group !== null) {
      this.group5 = group;
      return group;
    }
    const own = functionalClassByName(item, this.when);
    if (own === null) return null;
    this.class3 = own;
    this.group5 = null;
    return own;
  }
}

/** Keeps the items above by outline level, for 上级项目. */
export class OutlineStack {
  private stack: { level: number; words: string }[] = [];

  place(item: string): { level: number; ofWhich: boolean; parent: string | null } {
    const { level, ofWhich, words } = readOutline(item);
    const own = level === 0 ? (ofWhich ? (this.stack[this.stack.length - 1]?.level ?? 0) + 1 : 0) : level;
    while (this.stack.length > 0 && this.stack[this.stack.length - 1]!.level >= own) this.stack.pop();
    const parent = own === 0 ? null : (this.stack[this.stack.length - 1]?.words ?? null);
    this.stack.push({ level: own, words });
    return { level: own, ofWhich, parent };
  }
}
