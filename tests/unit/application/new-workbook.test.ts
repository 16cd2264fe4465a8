import v8 from "node:v8";
import vm from "node:vm";
import { describe, expect, test } from "vitest";
import { MemoryShelf, NewWorkbook, type Shelf } from "../../../src/application";
import { fromText, toText } from "../../../src/application/decimal-json";
import { check } from "../../../src/checking";
import { MIXED } from "../../../src/checking/catalogue/documents/mixed";
import { disclosureOf } from "../../../src/checking/catalogue/documents/builder";
import { Decimal } from "../../../src/disclosure";
import { bookChunks } from "../../../src/hosts/xlsx";

v8.setFlagsFromString("--expose-gc");
const collect = vm.runInNewContext("gc") as () => void;

const template = disclosureOf(MIXED);
const checked = check(template);

function imported(n: number) {
  const disclosure = { ...template, tables: [...template.tables], unitName: `云溪县第${n}测绘队` };
  const source = { file: `${n}.pdf`, sha256: n.toString(16).padStart(64, "0"), kind: "pdf", pages: 9 };
  return { disclosure, report: { ...checked }, source };
}

/** How many of some objects are still at hand. */
class Watched {
  private readonly objects: WeakRef<object>[] = [];

  add<T extends object>(object: T): T {
    this.objects.push(new WeakRef(object));
    return object;
  }

  /** A collection leaves what the present task has looked at. */
  async alive(): Promise<number> {
    await new Promise((resolve) => setTimeout(resolve, 0));
    collect();
    return this.objects.filter((o) => o.deref() !== undefined).length;
  }
}

describe("a workbook of many disclosures", () => {
  test("keeps none of those that it has taken", async () => {
    const watched = new Watched();
    const workbook = new NewWorkbook(new MemoryShelf(), { sheetUnit: "万元" });
    for (let n = 0; n < 20; n++) {
      const { report, ...item } = imported(n);
      workbook.add({ ...item, disclosure: watched.add(item.disclosure), report: watched.add(report) });
    }
    expect(await watched.alive()).toBeLessThanOrEqual(2);
    expect(workbook.count).toBe(20);
  });

  test("has one at hand at a time while it is written, and takes each from the shelf once", async () => {
    const watched = new Watched();
    const shelf = new MemoryShelf();
    const taken: number[] = [];
    const counting: Shelf = {
      put: (text) => shelf.put(text),
      take: (at) => {
        taken.push(at);
        return shelf.take(at);
      },
    };
    const parse = JSON.parse;
    const workbook = new NewWorkbook(counting, { sheetUnit: "万元" });
    for (let n = 0; n < 20; n++) workbook.add(imported(n));
    let most = 0;
    // What comes back from the shelf is parsed: every object with a disclosure in it is one.
    JSON.parse = (text: string) => {
      const value = parse(text) as { disclosure?: { tables?: object } };
      if (value.disclosure?.tables) watched.add(value.disclosure.tables);
      return value;
    };
    try {
      let pieces = 0;
      for (const chunk of bookChunks(workbook.plan(), shelf)) {
        expect(chunk).toBeInstanceOf(Uint8Array);
        if (pieces++ % 80 === 0) most = Math.max(most, await watched.alive());
      }
    } finally {
      JSON.parse = parse;
    }
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(2);
    expect(taken).toEqual([...new Set(taken)]);
    expect(taken).toHaveLength(20);
  });
});

describe("a shelf", () => {
  test("gives texts as they were put, in any order", () => {
    const shelf = new MemoryShelf();
    const texts = ["", "云溪县", "\u0001\u{1F600}".repeat(5000)];
    const at = texts.map((text) => shelf.put(text));
    expect([...at].reverse().map((i) => shelf.take(i))).toEqual([...texts].reverse());
  });

  test("decimals are what they were, labels of documents too", () => {
    const value = JSON.parse('{"__proto__":{"a":"1"},"$decimal":5,"list":[null,true,"x"]}') as object;
    const sums = { value, sum: new Decimal("1234567890123.00000001"), none: null, left: undefined };
    const again = fromText(toText(sums)) as typeof sums;
    expect(again.sum).toBeInstanceOf(Decimal);
    expect(again.sum.toFixed()).toBe("1234567890123.00000001");
    expect(JSON.stringify(again.value)).toBe(JSON.stringify(value));
    expect("left" in again).toBe(false);
  });
});
