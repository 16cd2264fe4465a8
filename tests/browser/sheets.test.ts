import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OTHER, smallText } from "./faults-fixture";
import { openWorkbench, type OpenWorkbench } from "./rig";

/** Sheets that live on after the import: sorted, edited, asked again. */
let workbench: OpenWorkbench;

const column = async (sheet: string, label: string): Promise<unknown[]> => {
  const used = (await workbench.control("usedRange", sheet))!;
  const rows = await workbench.control("getRange", sheet, `A1:Z${used.rows}`);
  const head = rows.findIndex((row) => row.includes(label));
  const at = rows[head]!.indexOf(label);
  return rows.slice(head + 1).map((row) => row[at]);
};

const verdicts = async (): Promise<unknown[]> => {
  await workbench.control("settled");
  return column("核对", "结果");
};

/** Sorts the body of a table by one of its columns, as the button of its header does. */
const sort = (sheet: string, field: number, ascending: boolean): Promise<void> =>
  workbench.asAddin(
    async (context, name, at, up) => {
      const body = context.workbook.worksheets.getItem(name).tables.getItemAt(0).getDataBodyRange().load("values");
      await context.sync();
      const key = (row: unknown[]): string => {
        const value = row[at];
        return typeof value === "number" ? `0${(value + 1e9).toFixed(6).padStart(24, "0")}` : `1${String(value)}`;
      };
      const sorted = [...(body.values as unknown[][])].sort((a, b) => (key(a) < key(b) ? -1 : 1) * (up ? 1 : -1));
      body.values = sorted as (string | number | boolean)[][];
      await context.sync();
    },
    sheet,
    field,
    ascending,
  );

beforeAll(async () => {
  workbench = await openWorkbench();
  const pane = await workbench.addin();
  await pane.getByTestId("use-sample").click();
  await pane.getByTestId("write").click({ timeout: 60_000 });
  await pane.getByTestId("result").waitFor({ timeout: 90_000 });
  await workbench.control("settled");
});

afterAll(() => workbench.close());

describe("sheets after the import", () => {
  test("every statement sorted by code, by amount and downwards: the verdicts stay", async () => {
    const before = await verdicts();
    expect(before.length).toBeGreaterThan(100);
    for (const sheet of ["收支总表", "收入总表", "支出总表", "一般公共预算支出表", "叙述数字"]) {
      for (const [field, up] of [
        [0, true],
        [2, true],
        [2, false],
      ] as const) {
        await sort(sheet, field, up);
        expect([sheet, field, await verdicts()]).toEqual([sheet, field, before]);
      }
    }
  });

  test("a check that fails comes to the list of those that do, and leaves it", async () => {
    expect((await column("未通过", "序号")).filter((v) => typeof v === "number")).toEqual([]);
    const cell = (await workbench.control("getRange", "支出总表", "C4:C4"))[0]![0] as number;
    await workbench.control("setCell", "支出总表", "C4", cell + 7);
    await workbench.control("settled");
    const failing = (await verdicts()).filter((v) => String(v).startsWith("不符")).length;
    expect(failing).toBeGreaterThan(0);
    expect((await column("未通过", "序号")).filter((v) => typeof v === "number")).toHaveLength(failing);
    const words = await column("未通过", "核对内容");
    expect(String(words[0])).toContain("支出总表");
    await workbench.control("activate", "未通过", "A1");
    await workbench.screenshot("60-open-checks");
    await workbench.control("setCell", "支出总表", "C4", cell);
    await workbench.control("settled");
    expect((await column("未通过", "序号")).filter((v) => typeof v === "number")).toEqual([]);
  });
});

describe("核对 beside what the user made of it", () => {
  /** Formulas of 核对 below its header, by 核对标识; rows of the user's own under their words. */
  const rows = (): Promise<Record<string, unknown[]>> =>
    workbench.asAddin(async (context) => {
      const table = context.workbook.worksheets.getItem("核对").tables.getItemAt(0);
      const [header, body] = [
        table.getHeaderRowRange().load("values"),
        table.getDataBodyRange().load("formulas,rowIndex"),
      ];
      await context.sync();
      const key = (header.values[0] as unknown[]).indexOf("核对标识");
      return Object.fromEntries(
        (body.formulas as unknown[][]).map((cells, i) => {
          const own = new RegExp(`(?<![$A-Z\\d])([A-Z])${body.rowIndex + i + 1}(?!\\d)`, "g");
          const said = cells.map((cell) => (typeof cell === "string" ? cell.replace(own, "$1#") : cell));
          return [String(cells[key] || cells[1]), said];
        }),
      );
    });

  const write = async (begin: (pane: Awaited<ReturnType<OpenWorkbench["addin"]>>) => Promise<void>): Promise<void> => {
    const pane = await workbench.addin();
    await pane.getByTestId("new-import").click();
    await begin(pane);
    await pane.getByTestId("write").click({ timeout: 60_000 });
    await pane.getByTestId("result").waitFor({ timeout: 90_000 });
    await workbench.control("settled");
  };

  test("another disclosure and the same one again leave rows and remarks as they are", async () => {
    await workbench.asAddin(async (context) => {
      const sheet = context.workbook.worksheets.getItem("核对");
      sheet.getRange("7:7").insert("Down");
      sheet.getRange("A7:T7").values = [Array.from({ length: 20 }, (_, i) => (i === 1 ? "以下由复核人核对" : ""))];
      const table = sheet.tables.getItemAt(0);
      const range = table.getRange().load("rowCount");
      await context.sync();
      sheet.getRange("U3").values = [["复核"]];
      table.resize(`A3:U${range.rowCount + 2}`);
      sheet.getRange("U9").values = [["已复核"]];
      await context.sync();
    });
    await workbench.control("settled");
    const before = await rows();
    await write(async (pane) => {
      await pane.getByTestId("paste-text").fill(smallText(OTHER));
      await pane.getByTestId("paste-import").click();
    });
    const beside = await rows();
    expect(Object.keys(beside).length).toBeGreaterThan(Object.keys(before).length);
    expect(Object.fromEntries(Object.keys(before).map((key) => [key, beside[key]]))).toEqual(before);
    await write((pane) => pane.getByTestId("use-sample").click());
    expect(await rows()).toEqual(beside);
    const said = await verdicts();
    expect(said.filter((v) => /无法核对|#/.test(String(v)))).toEqual([]);
    await workbench.control("activate", "核对", "A1");
    await workbench.screenshot("61-checks-beside-others");
  });
});
