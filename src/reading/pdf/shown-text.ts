import { applyX, applyY, IDENTITY, multiply, type Transform, type TextRun } from "../page/geometry";

const INVISIBLE = 3;
/** Text begins where it was shown, within this share of the font height. */
const SAME_PLACE = 0.5;

/** Follows the text matrix to learn where text was shown invisibly: text items of pdf.js don't tell. */
export class ShownText {
  private text: Transform = IDENTITY;
  private line: Transform = IDENTITY;
  private leading = 0;
  private mode = 0;
  /** x, y and 1 for invisible, one triple after the other. */
  private readonly shown: number[] = [];
  private invisible = 0;
  private visible = 0;

  /** Follows an operator, if it is one that places text. `ops` names the numbers of pdf.js. */
  operator(fn: number, args: readonly unknown[] | null, ops: Readonly<Record<string, number>>): void {
    if (fn === ops.beginText) this.begin();
    else if (fn === ops.setTextMatrix) this.setMatrix(args![0] as Float32Array);
    else if (fn === ops.moveText) this.move(args![0] as number, args![1] as number);
    else if (fn === ops.setLeading) this.leading = args![0] as number;
    else if (fn === ops.nextLine) this.move(0, -this.leading);
    else if (fn === ops.setLeadingMoveText) {
      this.leading = -(args![1] as number);
      this.move(args![0] as number, args![1] as number);
    }
  }

  private begin(): void {
    this.text = this.line = IDENTITY;
  }

  setMode(mode: number): void {
    this.mode = mode;
  }

  get currentMode(): number {
    return this.mode;
  }

  private setMatrix(matrix: ArrayLike<number>): void {
    this.text = this.line = [matrix[0]!, matrix[1]!, matrix[2]!, matrix[3]!, matrix[4]!, matrix[5]!];
  }

  private move(x: number, y: number): void {
    this.text = this.line = multiply(this.line, [1, 0, 0, 1, x, y]);
  }

  show(matrix: Transform): void {
    const at = multiply(matrix, this.text);
    const hidden = this.mode === INVISIBLE;
    if (hidden) this.invisible++;
    else this.visible++;
    this.shown.push(applyX(at, 0, 0), applyY(at, 0, 0), hidden ? 1 : 0);
  }

  /** True when nothing but invisible text was shown: the layer that a scanner's recognition lays under the picture. */
  get onlyInvisible(): boolean {
    return this.invisible > 0 && this.visible === 0;
  }

  /** Runs without those that were shown invisibly beside visible ones. */
  visibleRuns(runs: readonly TextRun[]): readonly TextRun[] {
    if (this.invisible === 0 || this.visible === 0) return runs;
    return runs.filter((run) => !this.isInvisible(run));
  }

  private isInvisible(run: TextRun): boolean {
    let nearest = Infinity;
    let hidden = false;
    for (let i = 0; i < this.shown.length; i += 3) {
      const across = run.left - this.shown[i]!;
      const y = this.shown[i + 1]!;
      if (y < run.top - SAME_PLACE * run.height || y > run.bottom + SAME_PLACE * run.height) continue;
      if (across < -SAME_PLACE * run.height || across >= nearest) continue;
      nearest = across;
      hidden = this.shown[i + 2] === 1;
    }
    return hidden;
  }
}
