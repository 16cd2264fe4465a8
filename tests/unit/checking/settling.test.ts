import { describe, expect, it } from "vitest";
import { correctImport } from "../../../src/application";
import { recogniseAndSettle } from "../../../src/application/settle-doubts";
import { check, settleAmounts } from "../../../src/checking";
import { slipsOfReading } from "../../../src/checking/settling/misreading";
import { isDoubtful, type Corrections } from "../../../src/disclosure";
import type { Block, SourceDocument } from "../../../src/reading";
import { doubt, EXPENDITURE, expenditure, page, scan, TITLE, words } from "../../support/scan-pages";

const settled = (document: SourceDocument, corrections: Corrections = []) =>
  recogniseAndSettle([document], corrections);
describe("a doubtful amount", () => {
  it("is read as two sums of sure cells ask for, and the disclosure says so with its equations", () => {
    const { disclosure, doubts } = settled(expenditure({ "2/2": ["600.2O", 0.4] }));
    expect(doubts).toHaveLength(1);
    expect(doubt(doubts, 2, 2)).toMatchObject({
      kind: "amount",
      printed: "600.2O",
      text: "600.20",
      state: "corrected",
      by: "identities",
      confidence: 0.4,
      source: { page: 1, box: { x: 240 } },
      proposal: { text: "600.20", taken: true },
    });
    const grounds = doubts[0]!.proposal!.grounds;
    expect(grounds.length).toBeGreaterThanOrEqual(2);
    expect(grounds.map((g) => g.zh).join()).toContain(
      "支出总表[206].合计 600.20 = 支出总表[206].基本支出 400.20 + 支出总表[206].项目支出 200.00",
    );
    const cell = disclosure.tables[0]!.rows[1]![2]!;
    expect(cell).toMatchObject({ text: "600.20", corrected: { printed: "600.2O", by: "identities" } });
    expect(disclosure.standard[0]!.rows[1]!.values.total?.amount?.value.toFixed(2)).toBe("600.20");
    const [issue] = disclosure.issues.filter((i) => i.code === "text-corrected");
    expect(issue).toMatchObject({ table: "部门支出总表", source: { page: 1 } });
    expect(structuredClone(doubts)).toEqual(doubts);
  });

  it.each([
    ["a lost point", "60020"],
    ["a point taken for a comma", "600,20"],
    ["a lost nought", "600.2"],
    ["a lost digit", "60.20"],
    ["an added digit", "6600.20"],
    ["another digit", "800.20"],
    ["a line read twice", "600.20600.20"],
    ["a stroke in front of it", "：！600.20"],
    ["nothing", ""],
    ["rubbish", "口"],
  ])("with %s is put right", (_, text) => {
    expect(doubt(settled(expenditure({ "2/2": [text, 0.4] })).doubts, 2, 2)).toMatchObject({
      state: "corrected",
      text: "600.20",
    });
  });

  it("that satisfies two of them is confirmed and accuses as any other", () => {
    const { disclosure, doubts } = settled(expenditure({ "2/2": ["600.20", 0.5] }));
    expect(doubt(doubts, 2, 2)).toMatchObject({
      state: "confirmed",
      by: "identities",
      text: "600.20",
      proposal: { taken: true },
    });
    expect(disclosure.tables[0]!.rows.flat().filter(isDoubtful)).toEqual([]);
    expect(disclosure.issues.map((i) => i.code)).not.toContain("text-corrected");
  });

  it("is never corrected by one equation alone, nor by two of which one cell speaks through both", () => {
    // 项目支出 of 2060302: the row, and the section above it, whose cell is in doubt as well.
    const { doubts } = settled(expenditure({ "4/4": ["260.00", 0.4], "3/4": ["260.00", 0.4], "2/4": ["260.00", 0.4] }));
    for (const row of [2, 3, 4])
      expect(doubt(doubts, row, 4).state === "corrected").toBe(row === 2 || doubt(doubts, 2, 4).state === "corrected");
    const lone = settled(
      scan(...words(TITLE), page([EXPENDITURE[0], EXPENDITURE[4], EXPENDITURE[8]], { "1/2": ["608.20", 0.4] })),
    );
    expect(doubt(lone.doubts, 1, 2)).toMatchObject({
      state: "open",
      text: "608.20",
      proposal: { text: "600.20", taken: false },
    });
  });

  it("two cells of one equation never settle one another", () => {
    const rows = [EXPENDITURE[0], EXPENDITURE[4], EXPENDITURE[8]];
    const { doubts } = settled(scan(...words(TITLE), page(rows, { "1/2": ["608.20", 0.4], "1/3": ["408.20", 0.4] })));
    expect(doubts.map((d) => [d.state, d.proposal])).toEqual([
      ["open", null],
      ["open", null],
    ]);
  });

  it("a settled cell helps its neighbour", () => {
    const { doubts } = settled(expenditure({ "2/2": ["608.20", 0.4], "2/3": ["480.20", 0.4], "2/4": ["280.00", 0.4] }));
    expect(doubts.map((d) => [d.state, d.text])).toEqual([
      ["corrected", "600.20"],
      ["corrected", "400.20"],
      ["corrected", "200.00"],
    ]);
  });
});

describe("an error of the document", () => {
  const errors = (document: SourceDocument) => {
    const { disclosure, doubts } = settled(document);
    return { doubts, findings: check(disclosure).findings.filter((f) => f.outcome === "fail") };
  };

  it("in a cell that was read for sure stays, whatever is in doubt beside it", () => {
    const { doubts, findings } = errors(expenditure({ "7/2": "57.36", "2/2": ["600.20", 0.5], "8/3": ["28.82", 0.5] }));
    expect(doubt(doubts, 2, 2).state).toBe("confirmed");
    expect(findings.map((f) => f.message).join()).toContain("57.36");
    expect(findings.some((f) => f.severity === "error")).toBe(true);
  });

  it("of a typist is not taken for a misreading: exchanged digits are shown as a picture shows them", () => {
    const { doubts, findings } = errors(expenditure({ "7/2": ["57.36", 0.6] }));
    expect(doubt(doubts, 7, 2)).toMatchObject({
      state: "open",
      text: "57.36",
      proposal: { text: "57.63", taken: false },
    });
    expect(findings.length).toBeGreaterThan(0);
  });

  it("that makes another number of it is not corrected away", () => {
    for (const text of ["91.20", "157.63", "0.00", "576.30"])
      expect(doubt(errors(expenditure({ "7/2": [text, 0.6] })).doubts, 7, 2).state).not.toBe(
        text === "157.63" ? "open" : "corrected",
      );
  });

  it("that sure cells contradict one another about leaves the cell to a person", () => {
    // The total of 206 is misprinted in its row's parts: the row asks for 600.30, the column for 600.20.
    const { doubts } = errors(expenditure({ "2/3": "400.30", "2/2": ["680.20", 0.4] }));
    expect(doubt(doubts, 2, 2)).toMatchObject({ state: "open", text: "680.20" });
  });

  it("nothing is settled in a document that no picture was read of", () => {
    const text = expenditure({ "2/2": "608.20" });
    const blocks = text.blocks.map((b): Block =>
      b.type === "grid"
        ? { ...b, cells: b.cells.map(({ confidence: _, ...c }) => c) }
        : { type: b.type, text: b.text, source: b.source },
    );
    const { disclosure, doubts } = settled({ ...text, blocks });
    expect(doubts).toEqual([]);
    expect(settleAmounts(disclosure)).toEqual([]);
    expect(disclosure.tables[0]!.rows[1]![2]!.text).toBe("608.20");
  });
});

describe("the shape of a column", () => {
  const COLUMN = { decimals: 2, trimmed: false };

  it.each([
    ["57.63", "51.63", true],
    ["57.63", "57.36", false],
    ["57.63", "12.98", false],
    ["1234567.89", "1284567.59", true],
    ["-6.60", "6.60", true],
    ["6.60", "-6.60", true],
    ["5763", "57.63", true],
    ["57,63", "57.63", true],
    ["37,4361.79", "37461.79", true],
    ["34,557,89303", "34557893.03", true],
    ["14.9914.99", "14.99", true],
    ["57", "57.63", true],
    ["57", "99.10", false],
    ["12.65医疗", "12.65", true],
    ["12.65医疗", "99.10", false],
    ["一一U", "", true],
    ["12.65", "", false],
    ["", "12.65", true],
    ["57.63", "57.63", false],
  ])("%s may be read of %s: %s", (read, printed, expected) => {
    expect(slipsOfReading(read, printed, COLUMN) !== null).toBe(expected);
  });

  it("of blanks: a stroke read in one goes, and one that is covered stays; of blanks and noughts neither is told", () => {
    const only = (text: string, other = "") => settled(expenditure({ "7/4": [text, 0.3], "9/4": other })).doubts[0];
    expect(only("一一U")).toMatchObject({ state: "corrected", printed: "一一U", text: null });
    expect(only("")).toMatchObject({ state: "confirmed", text: null });
    expect(only("一一U", "0.00")).toMatchObject({ state: "open" });
    expect(only("", "0.00")).toMatchObject({ state: "open" });
  });

  it("a minus where the column has none is asked, not taken", () => {
    const rows = EXPENDITURE.map((row, r) =>
      row.map((text, c) => (r === 4 && c === 3 ? "-400.20" : r === 4 && c === 2 ? "-200.20" : text)),
    );
    const { doubts } = settled(scan(...words(TITLE), page([rows[0]!, rows[4]!], { "1/2": ["200.20", 0.4] })));
    expect(doubt(doubts, 1, 2).state).toBe("open");
  });
});

describe("a table that is cut over two pages", () => {
  // The header stands on both; the row of 2080505 is cut, its name goes on at the head of the second page.
  const cut = 7;
  const first = EXPENDITURE.slice(0, cut + 1).map((row, r) =>
    r === cut ? row.map((t, c) => (c === 1 ? "机关事业单位基本养老" : t)) : row,
  );
  const second = [EXPENDITURE[0], ["", "保险缴费支出", "", "", ""], ...EXPENDITURE.slice(cut + 1)];
  const document = (one: Parameters<typeof page>[1], two: Parameters<typeof page>[1]): SourceDocument =>
    scan(...words(TITLE), page(first, one), page(second, two, 2));

  it("is joined before the sums: the total on the first page asks for what the second prints", () => {
    const { disclosure, doubts } = settled(document({}, { "3/2": ["43.72", 0.4], "2/3": ["28.82", 0.6] }));
    expect(disclosure.tables).toHaveLength(1);
    const [table] = disclosure.tables;
    expect(table!.rows).toHaveLength(EXPENDITURE.length - 1);
    expect(table!.rows[cut - 1]![1]!.text).toBe("机关事业单位基本养老保险缴费支出");
    // Rows of the second page: 2080506 is its second body row, 221 its third; a step names them there.
    expect(
      doubts.map(({ cell, table: at, row, source, state, text }) => [cell.row, at.at, row, source?.page, state, text]),
    ).toEqual([
      [7, "p2/1", 1, 2, "confirmed", "28.82"],
      [8, "p2/1", 2, 2, "corrected", "43.22"],
    ]);
    expect(check(disclosure).findings.filter((f) => f.severity === "error")).toEqual([]);
  });

  it("a total on the first page is corrected by rows of the second", () => {
    const { doubts } = settled(document({ "1/3": ["S29.87", 0.3] }, {}));
    expect(doubts[0]).toMatchObject({ state: "corrected", text: "529.87", source: { page: 1 } });
    expect(doubts[0]!.proposal!.grounds.map((g) => g.zh).join()).toContain("43.22");
  });
});

describe("what a person says", () => {
  const imported = (document: SourceDocument) => {
    const { disclosure, doubts } = settled(document);
    return {
      documents: [document],
      disclosure,
      doubts,
      report: check(disclosure),
      source: { file: "扫描件.pdf", sha256: document.sha256, kind: "pdf", pages: 2 },
    };
  };

  it("undoes a correction, and it stays undone; what they read goes before the sums", () => {
    const before = imported(expenditure({ "2/2": ["608.20", 0.4] }));
    const { table, row, column, printed } = before.doubts[0]!;
    const kept = correctImport(before, [{ type: "keep", table, row, column, printed }]);
    expect(kept.doubts![0]).toMatchObject({
      state: "open",
      text: "608.20",
      kept: true,
      by: null,
      proposal: { text: "600.20", taken: false },
    });
    expect(kept.corrections!.corrections).toHaveLength(1);
    expect(kept.disclosure.issues.map((i) => i.code)).not.toContain("correction-unapplied");
    const again = recogniseAndSettle(before.documents, kept.corrections!.corrections);
    expect(again.doubts[0]).toMatchObject({ state: "open", text: "608.20" });
    const typed = correctImport(kept, [{ type: "cell", table, row, column, printed, text: "608.00" }]);
    expect(typed.doubts![0]).toMatchObject({ state: "corrected", by: "person", text: "608.00" });
    const confirmed = correctImport(kept, [{ type: "cell", table, row, column, printed, text: printed }]);
    expect(confirmed.doubts![0]).toMatchObject({ state: "confirmed", by: "person", text: "608.20" });
    expect(confirmed.report.findings.some((f) => f.severity === "error")).toBe(true);
    expect(correctImport(confirmed, []).doubts![0]).toMatchObject({ state: "corrected", by: "identities" });
  });

  it("automatic steps that come back with a person's are left out and found anew", () => {
    const before = imported(expenditure({ "2/2": ["608.20", 0.4] }));
    const { table, row, column, printed } = before.doubts[0]!;
    const wrong = { type: "cell", table, row, column, printed, text: "999.99", by: "identities", grounds: [] } as const;
    const after = correctImport(before, [wrong]);
    expect(after.corrections).toBeNull();
    expect(after.doubts![0]).toMatchObject({ text: "600.20" });
  });
});
