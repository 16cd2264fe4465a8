import { strFromU8, unzipSync } from "fflate";
import { read } from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { MemoryShelf, NewWorkbook, planImports, ruleSettings, type Shelf } from "../../../src/application";
import { check } from "../../../src/checking";
import { BUDGET } from "../../../src/checking/catalogue/documents/budget";
import { disclosureOf, edit } from "../../../src/checking/catalogue/documents/builder";
import { FINAL } from "../../../src/checking/catalogue/documents/final";
import { MIXED } from "../../../src/checking/catalogue/documents/mixed";
import { bookChunks, writeXlsx } from "../../../src/hosts/xlsx";
import { SharedStrings } from "../../../src/hosts/xlsx/shared-strings";

const clock = { now: () => new Date(2026, 10, 30, 10, 0) };
const slip = edit(BUDGET, ["expenditure", "合计", "total", "9999.99"]);

const checked = [BUDGET, FINAL, MIXED, slip].map(disclosureOf).map((d) => ({ disclosure: d, report: check(d) }));

/** An import of an invented unit. */
function imported(n: number) {
  const { disclosure, report } = checked[n % checked.length]!;
  const source = { file: `${n}.pdf`, sha256: n.toString(16).padStart(64, "0"), kind: "pdf", pages: 9 };
  return { disclosure: { ...disclosure, unitName: `云溪县第${n}测绘队` }, report, source };
}

const many = (count: number) => Array.from({ length: count }, (_, i) => imported(i));

function written(
  imports: readonly ReturnType<typeof imported>[],
  { shelf = new MemoryShelf(), strings }: { readonly shelf?: Shelf; readonly strings?: SharedStrings } = {},
): Uint8Array {
  const workbook = new NewWorkbook(shelf, { sheetUnit: "万元", coverage: true, clock });
  for (const item of imports) workbook.add(item);
  return Buffer.concat([...bookChunks(workbook.plan(), shelf, strings)]);
}

/** The parts of a file with looks and strings told where they are used: their numbers are nobody's business. */
function told(file: Uint8Array): Record<string, string> {
  const parts = Object.fromEntries(Object.entries(unzipSync(file)).map(([name, data]) => [name, strFromU8(data)]));
  const styles = parts["xl/styles.xml"]!;
  const list = (name: string): string[] => {
    const inner = new RegExp(`<${name} count="\\d+">(.*?)</${name}>`, "s").exec(styles)?.[1] ?? "";
    const item = { fonts: "font", fills: "fill", cellXfs: "xf", dxfs: "dxf" }[name]!;
    return inner.match(new RegExp(`<${item}(?: [^>]*)?/>|<${item}(?: [^>]*)?>.*?</${item}>`, "gs")) ?? [];
  };
  const [fonts, fills, looks, formats] = [list("fonts"), list("fills"), list("cellXfs"), list("dxfs")];
  const codes = new Map(
    [...styles.matchAll(/numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [id, code]),
  );
  const look = (at: number): string =>
    looks[at]!.replace(/fontId="(\d+)"/, (_, id) => fonts[Number(id)]!)
      .replace(/fillId="(\d+)"/, (_, id) => fills[Number(id)]!)
      .replace(/numFmtId="(\d+)"/, (_, id: string) => codes.get(id) ?? id);
  const strings = [...parts["xl/sharedStrings.xml"]!.matchAll(/<si><t xml:space="preserve">(.*?)<\/t><\/si>/gs)];
  const out: Record<string, string> = {};
  for (const [name, text] of Object.entries(parts)) {
    if (/styles|sharedStrings|\.bin$/.test(name)) continue;
    out[name] = !name.startsWith("xl/worksheets/")
      ? text
      : text
          .replace(/ t="s"><v>(\d+)<\/v>/g, (_, at) => `>${strings[Number(at)]![1]!}`)
          .replace(/ t="inlineStr"><is><t xml:space="preserve">(.*?)<\/t><\/is>/gs, (_, said: string) => `>${said}`)
          .replace(/ s="(\d+)"/g, (_, at) => look(Number(at)))
          .replace(/dxfId="(\d+)"/g, (_, at) => formats[Number(at)]!)
          .replace(/customProperty(\d+)\.bin/g, (_, at: string) => parts[`xl/customProperty${at}.bin`]!);
  }
  return out;
}

describe("a workbook that is written while it comes", () => {
  test.each([1, 3, 13])("is the one that is planned whole: %i disclosures", (count) => {
    const whole = planImports(many(count), { mode: "native", coverage: true, clock });
    const [a, b] = [told(written(many(count))), told(writeXlsx(whole))];
    expect(Object.keys(a).sort()).toEqual(Object.keys(b).sort());
    for (const [name, text] of Object.entries(b)) expect(a[name] === text, name).toBe(true);
  });

  test("more strings than are kept stand in their cells, and say the same", () => {
    const few = written(many(3), { strings: new SharedStrings({ strings: 40, characters: 600 }) });
    const parts = unzipSync(few);
    expect(strFromU8(parts["xl/sharedStrings.xml"]!).match(/<si>/g)!.length).toBeLessThanOrEqual(40);
    expect(told(few)).toEqual(told(written(many(3))));
    const [a, b] = [few, written(many(3))].map((file) => read(file));
    for (const [name, sheet] of Object.entries(b!.Sheets))
      for (const [cell, { v, f }] of Object.entries(sheet as Record<string, { v?: unknown; f?: unknown }>))
        if (!cell.startsWith("!"))
          expect([(a!.Sheets[name] as typeof sheet)[cell].v, (a!.Sheets[name] as typeof sheet)[cell].f]).toEqual([
            v,
            f,
          ]);
  });

  test("settings stand behind, with their table", () => {
    const shelf = new MemoryShelf();
    const settings = ruleSettings(["P03=本单位无此项"], "1元");
    const workbook = new NewWorkbook(shelf, { sheetUnit: "万元", settings, clock });
    workbook.add(imported(0));
    const book = read(Buffer.concat([...bookChunks(workbook.plan(), shelf)]));
    expect(book.SheetNames.at(-1)).toBe("核对设置");
    expect(book.Sheets["核对设置"]!.A4.v).toBe("停用");
  });

  test("equal imports give equal files", () => {
    expect(Buffer.compare(written(many(3)), written(many(3)))).toBe(0);
  });
});
