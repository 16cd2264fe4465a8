import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Fault, FaultPlace } from "../../workbench/office/faults";
import type { Picture } from "../../workbench/grid/picture";
import { FIRST, LONGER, OTHER, SHORTER, smallText, type SmallDisclosure } from "./faults-fixture";
import { openWorkbench, type OpenWorkbench } from "./rig";

/**
 * All or nothing: every request of a write fails at its start, in its middle and at its end, and the workbook is held against
 * a full picture of what it was. A request that fails when all is written already may leave the workbook as it was to be.
 */

let workbench: OpenWorkbench;

const PLACES: readonly FaultPlace[] = ["start", "middle", "end"];
const PATIENCE = 60_000;

/** Reads a disclosure up to the preview. */
async function preview(disclosure: SmallDisclosure): Promise<void> {
  const pane = await workbench.addin();
  await pane.getByTestId("paste-text").fill(smallText(disclosure));
  await pane.getByTestId("paste-import").click();
  await pane.getByTestId("write").waitFor({ timeout: PATIENCE });
}

type Outcome = "written" | "failed";

/** Presses the button of the preview and waits for what comes of it. */
async function write(): Promise<Outcome> {
  const pane = await workbench.addin();
  const dismiss = pane.getByTestId("error-message").getByRole("button");
  if (await dismiss.count()) await dismiss.first().click();
  await pane.getByTestId("write").click();
  const [result, error] = [pane.getByTestId("result"), pane.getByTestId("error-message")];
  await result.or(error).first().waitFor({ timeout: PATIENCE });
  await workbench.control("settled");
  return (await result.count()) > 0 ? "written" : "failed";
}

async function writeNew(disclosure: SmallDisclosure): Promise<void> {
  await preview(disclosure);
  expect(await write()).toBe("written");
  await (await workbench.addin()).getByTestId("new-import").click();
}

/** Without the time of the import, which is in cells and in the foot of pages, and without quotes that a name doesn't need. */
function comparable(picture: Picture): unknown {
  return JSON.parse(
    JSON.stringify(picture)
      .replace(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}/g, "TIME")
      .replace(/'([\p{L}_][\p{L}\p{N}_]*)'!/gu, "$1!"),
  ) as unknown;
}

const withoutPages = (picture: unknown): unknown => ({
  ...(picture as Picture),
  sheets: (picture as Picture).sheets.map((sheet) => ({ ...sheet, page: {} })),
});

const picture = async (): Promise<Picture> => workbench.control("picture");

/** What differs, by sheet and property, so that a failure can be read. */
function differences(was: unknown, is: unknown, path = ""): string[] {
  if (JSON.stringify(was) === JSON.stringify(is)) return [];
  const plain = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
  if (!plain(was) || !plain(is)) {
    const shown = (value: unknown): string => String(JSON.stringify(value)).slice(0, 200);
    return [`${path}: ${shown(was)} → ${shown(is)}`];
  }
  const name = (value: unknown, key: string): string =>
    plain(value) && typeof value["name"] === "string" ? value["name"] : key;
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .flatMap((key) => differences(was[key], is[key], `${path}/${name(was[key] ?? is[key], key)}`))
    .slice(0, 12);
}

/** What a person has made of the workbook beside what the add-in wrote. */
async function ownWork(): Promise<void> {
  await workbench.asAddin(async (context) => {
    const { worksheets, names } = context.workbook;
    const own = worksheets.add("我的");
    own.getRange("A1").values = [["'=1+1"]];
    own.getRange("A2").values = [["看表"]];
    own.getRange("A1:B2").format.fill.color = "#FFEE99";
    own.getRange("D1:E2").merge(false);
    own.tabColor = "#112233";
    own.freezePanes.freezeRows(1);
    names.add("我的合计", "='我的'!$A$1:$A$2");
    await context.sync();
    const statement = worksheets.getItemOrNullObject("支出总表");
    statement.load("name");
    await context.sync();
    if (!statement.isNullObject) {
      own.getRange("B1").formulas = [["='支出总表'!C8*2"]];
      own.getRange("B2").formulas = [["=SUM('支出总表'!C5:C9)"]];
      // Looks, words and rules of the user's in rows that an import writes over, and below the table.
      statement.getRange("B6").format.fill.color = "#CCFFCC";
      statement.getRange("B6").format.font.bold = true;
      statement.getRange("B6:C6").format.borders.getItem("EdgeBottom").style = "Double";
      statement.getRange("A7:A7").format.rowHeight = 33;
      statement.getRange("A15").values = [["'=不是公式"]];
      statement.getRange("A15").format.font.italic = true;
      statement.getRange("B8").dataValidation.rule = { list: { inCellDropDown: true, source: "甲,乙" } };
      const published = worksheets.getItem("核对");
      published.getRange("N5").values = [["我的批注"]];
      published.getRange("N:N").format.columnWidth = 90;
      published.getRange("G6").format.fill.color = "#FFCCCC";
      const rule = published.getRange("G4:G9").conditionalFormats.add("Custom");
      rule.custom.rule.formula = '=$H4="不符"';
      rule.custom.format.fill.color = "#00FF00";
    }
    own.activate();
    own.getRange("B2").select();
    await context.sync();
  });
  await workbench.control("settled");
}

interface Row {
  readonly fault: Fault;
  readonly outcome: Outcome;
  readonly left: string;
  readonly differs: readonly string[];
}

/** Lets every request fail in turn until the write gets through without meeting a fault. */
async function faultTable(disclosure: SmallDisclosure): Promise<Row[]> {
  await ownWork();
  const saved = await workbench.control("save");
  await preview(disclosure);
  let was = comparable(await picture());
  const rows: Row[] = [];
  const finished: unknown[] = [];
  for (let batch = 1; ; batch++) {
    for (const place of PLACES) {
      const fault: Fault = { batch, place, kind: "refuse" };
      await workbench.control("failAt", fault);
      const outcome = await write();
      const met = (await workbench.control("batches")) >= batch;
      const is = comparable(await picture());
      if (outcome === "failed") {
        rows.push({ fault, outcome, left: "as it was", differs: differences(was, is) });
        continue;
      }
      finished.push(is);
      if (!met) {
        // The clean run is what runs that were carried to their end are held against.
        const clean = finished.at(-1);
        return rows.map((row) =>
          row.outcome === "failed" ? row : { ...row, differs: differences(clean, finished[Number(row.left)]) },
        );
      }
      rows.push({ fault, outcome, left: String(finished.length - 1), differs: [] });
      await reopen(saved);
      await preview(disclosure);
      was = comparable(await picture());
    }
  }
}

/** An empty workbook, or one with a disclosure in it. */
async function fresh(before: SmallDisclosure | null): Promise<void> {
  await workbench.page.reload();
  await workbench.page.evaluate(() => window.workbench.ready);
  if (before) await writeNew(before);
}

/** Writes; answers whether the pane was gone before it could say what came of it. */
async function writeOrDie(): Promise<boolean> {
  const pane = await workbench.addin();
  const before = await workbench.page.evaluate(() => window.workbench.reloads());
  await pane.getByTestId("write").click();
  const reloads = (): Promise<number> => workbench.page.evaluate(() => window.workbench.reloads());
  for (;;) {
    if ((await reloads()) > before) break;
    const frame = await workbench.addin().catch(() => null);
    if (
      frame === pane &&
      (await pane
        .getByTestId("result")
        .count()
        .catch(() => 0)) > 0
    )
      return false;
    await workbench.page.waitForTimeout(50);
  }
  return true;
}

async function reopen(saved: string): Promise<void> {
  await Promise.all([workbench.page.waitForEvent("load"), workbench.control("open", saved)]);
  await workbench.page.evaluate(() => window.workbench.ready);
  await workbench.control("settled");
}

const table = (rows: readonly Row[]): string[] =>
  rows
    .filter((row) => row.differs.length > 0)
    .map(({ fault, outcome, differs }) => `${fault.batch}/${fault.place} ${outcome}: ${differs.join(" | ")}`);

describe("a write that breaks off leaves the workbook as it was", () => {
  beforeAll(async () => {
    workbench = await openWorkbench();
  });
  afterAll(() => workbench.close());

  test.each([
    ["a first import", null, FIRST],
    ["the same disclosure again, with fewer rows", FIRST, SHORTER],
    ["the same disclosure again, with more rows", FIRST, LONGER],
    ["another disclosure beside it", FIRST, OTHER],
  ] as const)(
    "%s",
    async (_name, before, disclosure) => {
      await fresh(before);
      const rows = await faultTable(disclosure);
      console.log(`${_name}: ${rows.length} faults, ${rows.filter((r) => r.outcome === "failed").length} taken back`);
      expect(table(rows)).toEqual([]);
      expect(rows.filter((row) => row.outcome === "failed").length).toBeGreaterThan(15);
    },
    900_000,
  );

  test("a cancelled write leaves nothing", async () => {
    await fresh(FIRST);
    await ownWork();
    await preview(SHORTER);
    const was = comparable(await picture());
    const pane = await workbench.addin();
    await pane.getByTestId("write").click();
    await pane.getByTestId("cancel-write").click();
    await pane.getByTestId("write").waitFor({ timeout: PATIENCE });
    await workbench.control("settled");
    expect(differences(was, comparable(await picture()))).toEqual([]);
    expect(await pane.getByTestId("error-message").count()).toBe(0);
  }, 300_000);

  test("a pane that is killed at any request: the next one brings the workbook to order", async () => {
    await fresh(FIRST);
    await ownWork();
    const saved = await workbench.control("save");
    const ended: { batch: number; is: unknown }[] = [];
    const said = new Set<string>();
    let clean: unknown;
    for (let batch = 1; clean === undefined; batch++) {
      await reopen(saved);
      await preview(SHORTER);
      const was = comparable(await picture());
      await workbench.control("failAt", { batch, place: "end", kind: "kill" });
      const killed = await writeOrDie();
      if (!killed) {
        clean = comparable(await picture());
        break;
      }
      const pane = await workbench.addin();
      await pane.getByTestId("paste-text").waitFor({ timeout: PATIENCE });
      await expect
        .poll(async () => (await workbench.control("sheets")).some((s) => s.name.startsWith("_")), {
          timeout: PATIENCE,
        })
        .toBe(false);
      await workbench.control("settled");
      const bar = pane.getByTestId("repaired");
      if (await bar.count()) said.add(await bar.innerText());
      const is = comparable(await picture());
      if (differences(was, is).length > 0) ended.push({ batch, is });
    }
    console.log(`killed: ${[...said].join(" / ")}; carried to their end: ${ended.map((one) => one.batch).join(", ")}`);
    expect([...said].some((text) => text.includes("恢复"))).toBe(true);
    // Nobody is there any more to set up the pages of what was carried to its end.
    for (const { batch, is } of ended)
      expect([batch, ...differences(withoutPages(clean), withoutPages(is))]).toEqual([batch]);
  }, 900_000);
});
