import type { Shelf } from "../../application";

/** Characters that are at hand at once; what is more is put away. */
const PIECE = 131_072;

/** A text that grows for as long as other texts do, and is read once when it is whole. */
export class Spool {
  private readonly away: number[] = [];
  private here: string[] = [];
  private size = 0;

  constructor(private readonly shelf: Shelf) {}

  add(text: string): void {
    this.here.push(text);
    this.size += text.length;
    if (this.size < PIECE) return;
    this.away.push(this.shelf.put(this.here.join("")));
    this.here = [];
    this.size = 0;
  }

  *pieces(): Iterable<string> {
    for (const at of this.away) yield this.shelf.take(at);
    yield this.here.join("");
  }
}
