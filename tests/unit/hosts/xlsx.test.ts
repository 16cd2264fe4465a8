import { unzipSync, strFromU8 } from "fflate";
import { SaxesParser } from "saxes";
import { read, utils } from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { writeXlsx } from "../../../src/hosts/xlsx";
import { planWorkbook } from "../../../src/workbook";
import { fixtureImport, fixtureOptions } from "../workbook/fixture";

const plan = planWorkbook([fixtureImport()], fixtureOptions({ mode: "native" }));
const bytes = writeXlsx(plan);
const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, data]));
const text = (name: string) => strFromU8(parts[name]!);

describe("an .xlsx file", () => {
  test("every part is well-formed and every relation leads to a part", () => {
    for (const [name, data] of Object.entries(parts)) {
      if (name.endsWith(".bin")) continue;
      const parser = new SaxesParser();
      parser.on("error", (e) => {
        throw new Error(`${name}: ${e.message}`);
      });
      parser.write(strFromU8(data)).close();
    }
    for (const name of Object.keys(parts).filter((n) => n.endsWith(".rels"))) {
      for (const [, target] of text(name).matchAll(/Target="([^"]+)"/g)) {
        const folder = name.replace(/_rels\/[^/]+$/, "");
        const path = new URL(target!, `http://x/${folder}`).pathname.slice(1);
        expect(Object.keys(parts), `${name} → ${target}`).toContain(path);
      }
    }
  });

  test("table headers equal their cells, ids and names are unique", () => {
    const tables = Object.keys(parts)
      .filter((n) => n.startsWith("xl/tables/"))
      .map(text);
    expect(new Set(tables.map((t) => /displayName="([^"]+)"/.exec(t)![1])).size).toBe(tables.length);
    const book = read(bytes);
    for (const xml of tables) {
      const ref = /ref="([A-Z]+\d+:[A-Z]+\d+)"/.exec(xml)![1]!;
      const names = [...xml.matchAll(/<tableColumn id="\d+" name="([^"]*)"/g)].map((m) => m[1]);
      expect(new Set(names).size).toBe(names.length);
      const range = utils.decode_range(ref);
      const sheet = Object.values(book.Sheets).find((s) =>
        names.every((n, i) => s[utils.encode_cell({ r: range.s.r, c: range.s.c + i })]?.v === n),
      );
      expect(sheet, ref).toBeDefined();
    }
  });

  test("values, formats and cached results read back", () => {
    const book = read(bytes, { cellNF: true, cellFormula: true });
    expect(book.SheetNames[0]).toBe("概览");
    const sheet = book.Sheets["支出总表"]!;
    expect(sheet.C7).toMatchObject({ t: "n", v: 80.5, z: "#,##0.00" });
    expect(sheet.A7).toMatchObject({ t: "s", v: "2012601" });
    expect(sheet.D8).toBeUndefined();
    const check = book.Sheets["核对"]!.G4;
    expect(check).toMatchObject({ t: "s", v: "不符 -1.00" });
    expect(check.f).toContain("IF(E4=0,");
    expect(book.Sheets["核对"]!.C4).toMatchObject({ t: "n", v: 40 });
    expect(book.Sheets["核对"]!.C4.f).toContain("'支出总表'!$C$8");
  });

  test("is set up for A4: printed columns, repeated header and names, page of pages at the foot, frames where it is signed", () => {
    const files = unzipSync(bytes);
    const part = (name: string): string => strFromU8(files[name]!);
    const at = plan.sheets.findIndex((s) => s.name === "支出总表");
    const xml = part(`xl/worksheets/sheet${at + 1}.xml`);
    expect(xml).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
    expect(xml).toContain("&amp;C第 &amp;P 页，共 &amp;N 页");
    expect(xml).toMatch(/<pane xSplit="2" ySplit="3" topLeftCell="C4" activePane="bottomRight" state="frozen"\/>/);
    const published = plan.sheets.findIndex((s) => s.role === "published");
    const [begins] = plan.sheets[published]!.page.breaks;
    expect(part(`xl/worksheets/sheet${published + 1}.xml`)).toContain(
      `<rowBreaks count="1" manualBreakCount="1"><brk id="${begins}" max="16383" man="1"/></rowBreaks>`,
    );
    const workbook = part("xl/workbook.xml");
    expect(workbook).toMatch(new RegExp(`Print_Area" localSheetId="${at}">'支出总表'!\\$A:\\$H<`));
    expect(workbook).toContain("'支出总表'!$A:$B,'支出总表'!$1:$3");
    const paper = plan.sheets.findIndex((s) => s.role === "paper");
    const paperXml = part(`xl/worksheets/sheet${paper + 1}.xml`);
    expect(paperXml).toContain('orientation="portrait"');
    expect(paperXml).toMatch(/<row r="\d+" ht="\d+" customHeight="1">/);
    expect(part("xl/styles.xml")).toMatch(/<borders count="2">/);
  });

  test("equal plans give equal files", () => {
    expect(Buffer.compare(writeXlsx(plan), bytes)).toBe(0);
  });

  test("text that looks like a formula stays text, forbidden characters are escaped", () => {
    const evil = planWorkbook([fixtureImport({ title: "=1+1\u0001<&>\uD800" })], fixtureOptions({ mode: "native" }));
    const book = read(writeXlsx(evil));
    const cell = book.Sheets["原表 2026 云溪县档案馆"]!.A1;
    expect(cell.f).toBeUndefined();
    expect(String(cell.v)).toMatch(/^=1\+1/);
  });
});
