import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OTHER, smallText } from "./faults-fixture";
import { openWorkbench, type OpenWorkbench } from "./rig";

let workbench: OpenWorkbench;

beforeAll(async () => {
  workbench = await openWorkbench();
  const pane = await workbench.addin();
  await pane.getByTestId("use-sample").click();
  await pane.getByTestId("write").click({ timeout: 60_000 });
  await pane.getByTestId("result").waitFor({ timeout: 90_000 });
  await workbench.control("settled");
});

afterAll(() => workbench.close());

describe("核对 beside what the user made of it", () => {
  /** Formulas of 核对 below its header, by 核对标识, without the quotes that Excel leaves out where it moves references; rows of the user's own under their words. */
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
          const said = cells.map((cell) =>
            typeof cell === "string" ? cell.replace(own, "$1#").replace(/'/g, "") : cell,
          );
          return [String(cells[key] || cells[1]), said];
        }),
      );
    });

  const verdicts = async (): Promise<unknown[]> => {
    await workbench.control("settled");
    const { rows: count } = (await workbench.control("usedRange", "核对"))!;
    return (await workbench.control("getRange", "核对", `G4:G${count}`)).flat();
  };

  const write = async (begin: (pane: Awaited<ReturnType<OpenWorkbench["addin"]>>) => Promise<void>): Promise<void> => {
    const pane = await workbench.addin();
    await pane.getByTestId("new-import").click();
    await begin(pane);
    await pane.getByTestId("write").click({ timeout: 60_000 });
    await pane.getByTestId("result").waitFor({ timeout: 90_000 });
    await workbench.control("settled");
  };

  /** Sorts the body of a table downwards by a column, over all disclosures. */
  const sortDown = (sheet: string, label: string): Promise<void> =>
    workbench.asAddin(
      async (context, name, by) => {
        const table = context.workbook.worksheets.getItem(name).tables.getItemAt(0);
        const [header, body] = [table.getHeaderRowRange().load("values"), table.getDataBodyRange().load("values")];
        await context.sync();
        const at = (header.values[0] as unknown[]).indexOf(by);
        const rank = (row: unknown[]): string =>
          typeof row[at] === "number" ? `0${(row[at] + 1e9).toFixed(6).padStart(24, "0")}` : `1${String(row[at])}`;
        const sorted = [...(body.values as unknown[][])].sort((a, b) => (rank(a) < rank(b) ? 1 : -1));
        body.values = sorted as (string | number | boolean)[][];
        await context.sync();
      },
      sheet,
      label,
    );

  test(
    "another disclosure and the same one again leave rows and remarks as they are",
    { timeout: 240_000 },
    async () => {
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
      // Where each check stands and what is written beside it; questions about codes look over a table that is longer now.
      const places = (all: Record<string, unknown[]>): unknown[] =>
        Object.entries(all).map(([key, cells]) => [key, cells[1], cells[20]]);
      expect(places(await rows())).toEqual(places(beside));
      expect(places(beside).flat()).toContain("已复核");
      const said = await verdicts();
      expect(said.filter((v) => /无法核对|#/.test(String(v)))).toEqual([]);
      // Rows of the first disclosure go below where the table ended when it was imported.
      for (const [sheet, label] of [
        ["支出总表", "合计"],
        ["支出总表", "科目编码"],
        ["一般公共预算支出表", "科目名称"],
      ] as const) {
        await sortDown(sheet, label);
        expect([sheet, label, await verdicts()]).toEqual([sheet, label, said]);
      }
      await workbench.control("activate", "核对", "A1");
      await workbench.screenshot("61-checks-beside-others");
    },
  );
});
