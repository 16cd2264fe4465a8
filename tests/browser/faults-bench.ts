import type { Fault, FaultPlace } from "../../workbench/office/faults";
import type { Picture } from "../../workbench/grid/picture";
import { expect } from "vitest";
import { smallText, type SmallDisclosure } from "./faults-fixture";
import type { OpenWorkbench } from "./rig";

export const PATIENCE = 60_000;
export const PLACES: readonly FaultPlace[] = ["start", "middle", "end"];

export type Outcome = "written" | "failed";

/** One fault, and what differed afterwards from the workbook as it was or as a clean run makes it. */
export interface FaultRow {
  readonly fault: Fault;
  readonly outcome: Outcome;
  readonly differs: readonly string[];
}

/** Without the time of the import, which is in cells and in the foot of pages, and without quotes that a name doesn't need. */
export function comparable(picture: Picture): unknown {
  return JSON.parse(
    JSON.stringify(picture)
      .replace(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}/g, "TIME")
      .replace(/'([\p{L}_][\p{L}\p{N}_]*)'!/gu, "$1!"),
  ) as unknown;
}

export const withoutPages = (picture: unknown): unknown => ({
  ...(picture as Picture),
  sheets: (picture as Picture).sheets.map((sheet) => ({ ...sheet, page: {} })),
});

/** A long text from a little before the place where it leaves the other. */
function excerpt(text: string, other: string): string {
  let same = 0;
  while (same < text.length && text[same] === other[same]) same++;
  const from = Math.max(0, same - 40);
  return `${from > 0 ? "…" : ""}${text.slice(from, from + 160)}`;
}

/** What differs, by sheet and property, so that a failure can be read. */
export function differences(was: unknown, is: unknown, path = ""): string[] {
  if (JSON.stringify(was) === JSON.stringify(is)) return [];
  const plain = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
  if (!plain(was) || !plain(is)) {
    const [before, after] = [String(JSON.stringify(was)), String(JSON.stringify(is))];
    return [`${path}: ${excerpt(before, after)} → ${excerpt(after, before)}`];
  }
  const name = (value: unknown, key: string): string =>
    plain(value) && typeof value["name"] === "string" ? value["name"] : key;
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .flatMap((key) => differences(was[key], is[key], `${path}/${name(was[key] ?? is[key], key)}`))
    .slice(0, 12);
}

/** Imports small disclosures in the workbench, lets requests fail and looks at what is left. */
export class FaultBench {
  /** Requests until the last write was told of: later ones look at what came of it. */
  requests = 0;

  constructor(readonly workbench: OpenWorkbench) {}

  picture = async (): Promise<unknown> => comparable(await this.workbench.control("picture"));

  /** Reads a disclosure up to the preview. */
  async preview(disclosure: SmallDisclosure): Promise<void> {
    const pane = await this.workbench.addin();
    await pane.getByTestId("paste-text").fill(smallText(disclosure));
    await pane.getByTestId("paste-import").click();
    await pane.getByTestId("write").waitFor({ timeout: PATIENCE });
  }

  /** Presses the button of the preview and waits for what comes of it. */
  async write(): Promise<Outcome> {
    const pane = await this.workbench.addin();
    const dismiss = pane.getByTestId("error-message").getByRole("button");
    if (await dismiss.count()) await dismiss.first().click();
    await pane.getByTestId("write").click();
    const [result, error] = [pane.getByTestId("result"), pane.getByTestId("error-message")];
    await result.or(error).first().waitFor({ timeout: PATIENCE });
    this.requests = await this.workbench.control("batches");
    await this.workbench.control("settled");
    return (await result.count()) > 0 ? "written" : "failed";
  }

  async writeNew(disclosure: SmallDisclosure): Promise<void> {
    await this.preview(disclosure);
    expect(await this.write()).toBe("written");
    await (await this.workbench.addin()).getByTestId("new-import").click();
  }

  /** What a person has made of the workbook beside what the add-in wrote. */
  async ownWork(): Promise<void> {
    await this.workbench.asAddin(async (context) => {
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
    await this.workbench.control("settled");
  }

  /** An empty workbook, or one with a disclosure in it. */
  async fresh(before: SmallDisclosure | null): Promise<void> {
    await this.workbench.page.reload();
    await this.workbench.page.evaluate(() => window.workbench.ready);
    if (before) await this.writeNew(before);
  }

  /** Writes; answers whether the pane was gone before it could say what came of it. */
  async writeOrDie(): Promise<boolean> {
    const pane = await this.workbench.addin();
    const before = await this.workbench.page.evaluate(() => window.workbench.reloads());
    await pane.getByTestId("write").click();
    const reloads = (): Promise<number> => this.workbench.page.evaluate(() => window.workbench.reloads());
    for (;;) {
      if ((await reloads()) > before) break;
      const frame = await this.workbench.addin().catch(() => null);
      if (
        frame === pane &&
        (await pane
          .getByTestId("result")
          .count()
          .catch(() => 0)) > 0
      )
        return false;
      await this.workbench.page.waitForTimeout(50);
    }
    return true;
  }

  async reopen(saved: string): Promise<void> {
    await Promise.all([this.workbench.page.waitForEvent("load"), this.workbench.control("open", saved)]);
    await this.workbench.page.evaluate(() => window.workbench.ready);
    // A saved workbook opens at its first sheet; a person goes on elsewhere.
    await this.workbench.control("activate", "我的", "B2");
    await this.workbench.control("settled");
  }

  /**
   * Lets the requests of a write fail one by one, all or those that are chosen. `tell` hears of each fault as it comes.
   */
  async faultTable(
    disclosure: SmallDisclosure,
    choose: (faults: readonly Fault[]) => readonly Fault[],
    tell: (row: FaultRow) => void,
  ): Promise<FaultRow[]> {
    await this.ownWork();
    const saved = await this.workbench.control("save");
    // A clean run says how many requests there are, and is what runs that were carried to their end are held against.
    await this.preview(disclosure);
    await this.workbench.control("failAt", null);
    expect(await this.write()).toBe("written");
    const batches = this.requests;
    const clean = await this.picture();
    const all = Array.from({ length: batches }, (_, i) =>
      PLACES.map((place): Fault => ({ batch: i + 1, place, kind: "refuse" })),
    ).flat();
    const rows: FaultRow[] = [];
    let was: unknown = null;
    for (const fault of choose(all)) {
      if (was === null) {
        await this.reopen(saved);
        await this.preview(disclosure);
        was = await this.picture();
      }
      await this.workbench.control("failAt", fault);
      const outcome = await this.write();
      const row = { fault, outcome, differs: differences(outcome === "failed" ? was : clean, await this.picture()) };
      rows.push(row);
      tell(row);
      // The next fault is tried on what this one left, where that is the workbook as it was.
      if (outcome === "written" || row.differs.length > 0) was = null;
    }
    return rows;
  }
}
