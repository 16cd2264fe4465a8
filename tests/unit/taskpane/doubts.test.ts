import { beforeEach, describe, expect, test } from "vitest";
import {
  parseStoredCorrections,
  type CorrectionStep,
  type DoubtSummary,
  type ImportSummary,
} from "../../../src/application";
import { CellPictures } from "../../../src/taskpane/model/cell-pictures";
import { countDoubts, effectSince, entryOf, faultOf, readStep, withAnswer } from "../../../src/taskpane/model/doubts";
import { forgetCorrections, keepCorrections, keptCorrections } from "../../../src/taskpane/model/kept-corrections";
import { isOfDoubt, nextDoubtful, withStep } from "../../../src/taskpane/model/preview";
import { SourceShelf } from "../../../src/taskpane/model/source-shelf";
import { pieceOf, upright } from "../../../src/taskpane/worker/page-piece";
import type { SourceReader } from "../../../src/taskpane/worker/source-client";

const table = { at: "p1/1", title: "支出总表" };
const doubt = (over: Partial<DoubtSummary> = {}): DoubtSummary => ({
  cell: { table: "expenditure", index: 1, row: 2, column: 3 },
  table,
  row: 2,
  column: 3,
  kind: "amount",
  printed: "5763",
  text: "5763",
  confidence: 0.5,
  source: { page: 1, box: { x: 100, y: 200, width: 50, height: 20 } },
  state: "open",
  by: null,
  kept: false,
  proposal: null,
  key: "p1/1/2/3",
  at: 0,
  field: null,
  rowName: "养老保险",
  turn: 0,
  sha256: "aa",
  official: null,
  ...over,
});

describe("answers", () => {
  test("replace one another, of cells and of fields; a reading as it was printed is one, null takes it back", () => {
    const field = doubt({ field: "预算数", row: -1, column: -1, key: "p1/1#预算数" });
    let steps: readonly CorrectionStep[] = [];
    for (const [d, text] of [
      [doubt(), "57.63"],
      [field, "12"],
      [doubt(), "5763"],
    ] as const)
      steps = withAnswer(steps, d, readStep(d, text));
    expect(steps).toEqual([
      { type: "field", table, field: "预算数", printed: "5763", text: "12" },
      { type: "cell", table, row: 2, column: 3, printed: "5763", text: "5763" },
    ]);
    expect(withAnswer(steps, field, null)).toEqual([steps[1]]);
    expect(withAnswer(steps, doubt(), null)).toEqual([steps[0]]);
  });

  test("what is read as it is printed settles a doubt, and is no step elsewhere", () => {
    const step = readStep(doubt(), "5763");
    const isOf = isOfDoubt({ doubts: [doubt()] }, step);
    expect(isOf).toBe(true);
    expect(withStep([], step, isOf)).toEqual([step]);
    expect(withStep([], step, isOfDoubt({ doubts: [] }, step))).toEqual([]);
  });

  test("an amount is a number or nothing, a code has digits only; words are taken as they are", () => {
    for (const text of ["57.63", "-1,234.5", "812.40万元", "—", null])
      expect(faultOf({ kind: "amount" }, text)).toBeNull();
    for (const text of ["五十七", "21%", "57.6.3", "l2"]) expect(faultOf({ kind: "amount" }, text)).toBe("amount");
    expect(faultOf({ kind: "code" }, "2080505")).toBeNull();
    expect(faultOf({ kind: "code" }, "208O505")).toBe("code");
    expect(faultOf({ kind: "name" }, "行政运行")).toBeNull();
    expect([entryOf("  "), entryOf(" 1 ")]).toEqual([null, "1"]);
  });

  test("are counted by who gave them", () => {
    const doubts = [
      doubt(),
      doubt({ state: "confirmed", by: "person" }),
      doubt({ state: "corrected", by: "identities" }),
      doubt({ state: "confirmed", by: "classification" }),
    ];
    expect(countDoubts({ doubts })).toEqual({ open: 1, byPerson: 1, corrected: 1, proved: 1 });
  });

  test("what they did is told from the summary at the beginning", () => {
    const findings = (...keys: string[]) => keys.map((key) => ({ key })) as unknown as ImportSummary["findings"];
    const outcomes = (fail: number) => ({ fail }) as unknown as ImportSummary["outcomes"];
    const effect = effectSince(
      { outcomes: outcomes(2), findings: findings("a", "b") },
      { outcomes: outcomes(1), findings: findings("b", "c") },
    );
    expect([effect.before.fail, effect.after.fail]).toEqual([2, 1]);
    expect([effect.gone, effect.come]).toEqual([[{ key: "a" }], [{ key: "c" }]]);
  });
});

test("the next doubtful cell comes in reading order, and the first again after the last", () => {
  const marks = [
    { row: 4, column: 1, by: "doubtful" },
    { row: 1, column: 5, by: "doubtful" },
    { row: 1, column: 2, by: "error" },
  ] as const;
  expect(nextDoubtful({ marks }, null)).toEqual({ row: 1, column: 5 });
  expect(nextDoubtful({ marks }, { row: 1, column: 5 })).toEqual({ row: 4, column: 1 });
  expect(nextDoubtful({ marks }, { row: 4, column: 1 })).toEqual({ row: 1, column: 5 });
  expect(nextDoubtful({ marks: [] }, null)).toBeNull();
});

describe("corrections that are not written", () => {
  const of = (sha256: string) => ({
    documents: [{ file: "a.pdf", sha256, kind: "pdf" }],
    unitName: "青石县图书馆",
    year: "2026",
    file: "a.pdf",
  });
  const step = readStep(doubt(), "57.63");

  beforeEach(() => {
    for (const one of keptCorrections()) forgetCorrections(of((JSON.parse(one) as { sha256: string }).sha256));
  });

  test("are kept by the file, the last ones of it, as the engine reads them; what is written is forgotten", () => {
    keepCorrections(of("aa"), []);
    keepCorrections(of("bb"), [step]);
    keepCorrections(of("aa"), [step]);
    const kept = keptCorrections().map((k) => parseStoredCorrections(k)!);
    expect(kept.map((k) => [k.sha256, k.corrections])).toEqual([
      ["bb", [step]],
      ["aa", [step]],
    ]);
    expect(kept.every((k) => k.layout.length === 0)).toBe(true);
    forgetCorrections(of("aa"));
    expect(keptCorrections()).toHaveLength(1);
  });

  test("of more than a dozen files the oldest go", () => {
    for (let i = 0; i < 15; i++) keepCorrections(of(`f${i}`), [step]);
    const kept = keptCorrections().map((k) => (JSON.parse(k) as { sha256: string }).sha256);
    expect(kept).toHaveLength(12);
    expect([kept[0], kept.at(-1)]).toEqual(["f3", "f14"]);
  });
});

describe("pictures of cells", () => {
  /** A page whose dots say where they are. */
  const page = (width: number, height: number) => ({
    width,
    height,
    rgba: Uint8ClampedArray.from({ length: width * height * 4 }, (_, i) => Math.floor(i / 4)),
    undrawn: [],
  });

  test("a piece is cut by dots and ends with the page", () => {
    const { picture, box } = pieceOf(page(10, 8), { x: 6, y: -3, width: 10, height: 6 }, 72);
    expect([picture.width, picture.height]).toEqual([4, 3]);
    expect(box).toEqual({ x: 6, y: 0, width: 4, height: 3 });
    expect(Array.from({ length: 12 }, (_, i) => picture.rgba[i * 4])).toEqual([
      6, 7, 8, 9, 16, 17, 18, 19, 26, 27, 28, 29,
    ]);
  });

  test("of a page on its side is turned, and the frame with it", () => {
    const cut = { picture: page(3, 2), box: { x: 10, y: 20, width: 3, height: 2 } };
    const cell = { x: 12, y: 20, width: 1, height: 2 };
    const dots = (turn: 0 | 1 | 2 | 3) => {
      const { picture, cell: framed } = upright(cut, cell, turn);
      const rows = Array.from({ length: picture.height }, (_, y) =>
        Array.from({ length: picture.width }, (_, x) => picture.rgba[(y * picture.width + x) * 4]),
      );
      // What the frame holds is the same dots, whichever way they lie.
      const held = rows
        .slice(framed.y, framed.y + framed.height)
        .flatMap((row) => row.slice(framed.x, framed.x + framed.width));
      return { rows, held: [...held].sort() };
    };
    expect(dots(0).rows).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
    // Lines that run downwards on the page begin at its top.
    expect(dots(1).rows).toEqual([
      [2, 5],
      [1, 4],
      [0, 3],
    ]);
    expect(dots(3).rows).toEqual([
      [3, 0],
      [4, 1],
      [5, 2],
    ]);
    expect(dots(2).rows).toEqual([
      [5, 4, 3],
      [2, 1, 0],
    ]);
    for (const turn of [0, 1, 2, 3] as const) expect(dots(turn).held).toEqual([2, 5]);
  });

  function reader(fails: () => string | null) {
    const asked: string[] = [];
    const source = {
      open: (name: string) => {
        asked.push(`open ${name}`);
        return Promise.resolve({ sha256: "aa", kind: name.endsWith(".docx") ? "docx" : "pdf" });
      },
      piece: (at: number, box: { x: number }, dpi: number) => {
        asked.push(`page ${at} ${dpi}`);
        const code = fails();
        if (code) return Promise.reject(Object.assign(new Error(code), { code }));
        return Promise.resolve({ picture: page(2, 2), box });
      },
      close: () => undefined,
    } as unknown as SourceReader;
    return { asked, source };
  }
  const shelf = new SourceShelf();
  shelf.keep("aa", "a.pdf", new Blob(["x"]));
  shelf.keep("bb", "b.docx", new Blob(["y"]));

  test("a file is opened once, a picture cut once, coarser where the page is too large", async () => {
    let first = true;
    const { asked, source } = reader(() => (first ? ((first = false), "too-large") : null));
    const pictures = new CellPictures(source, shelf);
    const [a, again] = await Promise.all([pictures.of(doubt()), pictures.of(doubt())]);
    expect(a).toBe(again);
    expect(a!.cell).toMatchObject({ width: 50, height: 20 });
    expect(await pictures.of(doubt({ key: "other" }))).not.toBeNull();
    expect(asked).toEqual(["open a.pdf", "page 1 200", "page 1 110", "page 1 200"]);
  });

  test("where none can be shown there is none, and what failed is tried again", async () => {
    let fail: string | null = "timeout";
    const { asked, source } = reader(() => fail);
    const pictures = new CellPictures(source, shelf);
    expect(await pictures.of(doubt({ key: "docx", sha256: "bb" }))).toBeNull();
    expect(await pictures.of(doubt({ key: "nowhere", source: { page: 1 } }))).toBeNull();
    expect(await pictures.of(doubt({ key: "gone", sha256: "cc" }))).toBeNull();
    expect(await pictures.of(doubt())).toBeNull();
    fail = null;
    expect(await pictures.of(doubt())).not.toBeNull();
    expect(asked.filter((a) => a === "open a.pdf")).toHaveLength(2);
  });
});
