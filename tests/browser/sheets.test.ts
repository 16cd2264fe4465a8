import { afterAll, beforeAll, describe, expect, test } from "vitest";
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
