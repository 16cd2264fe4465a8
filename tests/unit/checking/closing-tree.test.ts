import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "../../../src/checking";
import { disclosureOf, table } from "../../../src/checking/catalogue/documents/builder";
import { closingTree, type TreeNode, type TreeRow } from "../../../src/checking/document/closing-tree";

/** A list as it is meant: each head with its lines below it. */
interface Item {
  readonly amounts: readonly number[];
  readonly children: readonly Item[];
}

const add = (items: readonly Item[], columns: number): number[] =>
  Array.from({ length: columns }, (_, c) => items.reduce((s, i) => s + i.amounts[c]!, 0));

/** Random trees: lines of several amounts, heads over two and more of them, up to three levels. */
const items = (columns: number, depth: number): fc.Arbitrary<Item[]> => {
  const line = fc
    .array(fc.integer({ min: 1, max: 9_999_999 }), { minLength: columns, maxLength: columns })
    .map((amounts): Item => ({ amounts, children: [] }));
  if (depth === 0) return fc.array(line, { minLength: 2, maxLength: 5 });
  const head = items(columns, depth - 1).map((children): Item => ({ amounts: add(children, columns), children }));
  return fc.array(fc.oneof({ weight: 2, arbitrary: line }, { weight: 1, arbitrary: head }), {
    minLength: 2,
    maxLength: 5,
  });
};

const tree = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 3 }))
  .chain(([columns, depth]) => items(columns, depth).map((list) => ({ columns, list })));

const flat = (list: readonly Item[]): Item[] => list.flatMap((i) => [i, ...flat(i.children)]);
const row = (amounts: readonly number[]): TreeRow => ({ amounts, halves: amounts.map(() => 0) });

/** Rows that the nodes hold, and heads that do not equal their rows. */
const rowsOf = (nodes: readonly TreeNode[]): number[] => nodes.flatMap((n) => [n.row, ...rowsOf(n.children)]);
function open(total: readonly number[], nodes: readonly TreeNode[], rows: readonly TreeRow[]): number {
  const off = total.some((t, c) => t !== nodes.reduce((s, n) => s + rows[n.row]!.amounts[c]!, 0));
  return (
    (off ? 1 : 0) +
    nodes.reduce((n, x) => n + (x.children.length > 0 ? open(rows[x.row]!.amounts, x.children, rows) : 0), 0)
  );
}

describe("the tree that the sums of a list show", () => {
  it("closes a flattened tree again: every row once, every head equal to its rows in all columns", () => {
    fc.assert(
      fc.property(tree, ({ columns, list }) => {
        const rows = flat(list).map((i) => row(i.amounts));
        const total = row(add(list, columns));
        const found = closingTree(total, rows);
        expect(found).not.toBeNull();
        expect(rowsOf(found!).sort((a, b) => a - b)).toEqual(rows.map((_, i) => i));
        expect(open(total.amounts, found!, rows)).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  it("finds no tree where amounts are random", () => {
    const amounts = fc.array(fc.integer({ min: 1_000_000, max: 9_999_999 }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(fc.array(amounts, { minLength: 2, maxLength: 12 }), amounts, (list, total) => {
        const rows = list.map(row);
        fc.pre(total.some((t, c) => t !== list.reduce((s, a) => s + a[c]!, 0)));
        const found = closingTree(row(total), rows);
        // What is found by chance is right all the same.
        if (found) expect(open(total, found, rows)).toBe(0);
        else expect(found).toBeNull();
      }),
      { numRuns: 200 },
    );
    expect(
      closingTree(
        row([31_415_926, 27_182_818]),
        [
          [1_234_567, 7_654_321],
          [2_345_678, 8_765_432],
        ].map(row),
      ),
    ).toBeNull();
  });

  it("gives up within bounded steps", () => {
    // 40 like amounts and a total that none of their sums meets: as many readings as there are subsets.
    const rows = Array.from({ length: 400 }, (_, i) => row([1000 + (i % 7), 1]));
    const began = performance.now();
    expect(closingTree(row([1e9 + 1, -5]), rows)).toBeNull();
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it("takes rows of nothing behind the last for its own, and half digits for equal", () => {
    const zero = row([0]);
    expect(closingTree(row([3]), [row([1]), row([2]), zero, zero])).toEqual(
      [0, 1, 2, 3].map((n) => ({ row: n, children: [] })),
    );
    const halves = (amount: number): TreeRow => ({ amounts: [amount], halves: [5] });
    expect(closingTree(halves(100), [halves(33), halves(33), halves(33)])).toHaveLength(3);
    expect(closingTree(halves(100), [halves(33), halves(33)])).toBeNull();
  });
});

/** A list of projects of two units under their subtotals; one amount may be misprinted. */
const projects = (change: readonly [row: number, text: string] | null) => {
  const lines = [
    "合计||150.37|150.37",
    "第一单位|示例市第一单位|90.15|90.15",
    "甲项目|示例市第一单位|40.12|40.12",
    "乙项目|示例市第一单位|50.03|50.03",
    "第二单位|示例市第二单位|60.22|60.22",
    "丙项目|示例市第二单位|20.11|20.11",
    "丁项目|示例市第二单位|40.11|40.11",
  ];
  if (change) lines[change[0]] = change[1];
  return disclosureOf({ tables: [table("projects", "item unitName total general", lines)] });
};

describe("a list held by its tree", () => {
  const told = (d: ReturnType<typeof projects>) =>
    check(d, { withoutDiagnosis: true })
      .findings.flatMap((f) => [f, ...(f.consequences ?? [])])
      .filter((f) => ["C12", "H06"].includes(f.rule))
      .map((f) => `${f.rule} ${f.cells[0]!.label} ${f.difference?.toFixed()}`);

  it("holds in all columns", () => expect(told(projects(null))).toEqual([]));

  it("tells one wrong digit in one column at the head that it is under", () => {
    // The other column shows the levels.
    expect(told(projects([2, "甲项目|示例市第一单位|46.12|40.12"]))).toEqual(["C12 项目支出表[第一单位].合计 -6"]);
    expect(told(projects([6, "丁项目|示例市第二单位|40.11|40.19"]))).toEqual([
      "C12 项目支出表[第二单位].本年拨款/一般公共预算 -0.08",
    ]);
  });

  it("is the tree of all columns but the one that is misprinted", () => {
    // By the column of the general budget alone the last row may stand beside the unit as well as below it: it is blank there.
    const lines = [
      "合计||100.37|60.25|40.12",
      "示例市示例局|示例市示例局|100.37|60.25|40.12",
      "甲项目|示例市示例局|46.15|40.15|",
      "乙项目|示例市示例局|20.10|20.10|",
      "丙项目|示例市示例局|40.12||40.12",
    ];
    const d = disclosureOf({ tables: [table("projects", "item unitName total general unitFunds", lines)] });
    expect(told(d)).toEqual(["C12 项目支出表[示例市示例局].合计 -6"]);
  });

  it("has the department for its head where no total is printed", () => {
    const lines = [
      "示例市示例局|160.37|160.37|",
      "示例市示例局（本级）|100.15|100.15|",
      "甲项目|60.05|60.05|",
      "乙项目|40.10|40.10|",
      "示例市示例中心|60.22|60.22|",
      "丙项目|60.22|60.22|",
    ];
    const of = (list: readonly string[]) =>
      disclosureOf({ tables: [table("projects", "item total general carryIn", list)] });
    expect(told(of(lines))).toEqual([]);
    expect(told(of(lines.map((l) => l.replace("40.10|40.10", "46.10|40.10"))))).toEqual([
      "C12 项目支出表[示例市示例局（本级）].合计 -6",
    ]);
  });
});
