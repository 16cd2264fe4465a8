import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FaultBench, PATIENCE } from "./faults-bench";
import { FIRST } from "./faults-fixture";
import { openWorkbench } from "./rig";

/** A journal of another machine: a colleague may be writing, or may have been cut off. */

let bench: FaultBench;

/** What another machine leaves when it begins to write, so many milliseconds ago. */
async function beginElsewhere(ago: number): Promise<void> {
  const frame = await bench.workbench.addin();
  await frame.evaluate(
    (when) =>
      Excel.run(async (context) => {
        const journal = context.workbook.worksheets.add("_budget-disclosure");
        journal.visibility = "VeryHidden";
        journal.getRange("C1:C2").values = [[":another"], [when]];
        await context.sync();
      }),
    Date.now() - ago,
  );
  await bench.workbench.control("settled");
}

const journals = async (): Promise<number> =>
  (await bench.workbench.control("sheets")).filter(({ name }) => name.startsWith("_")).length;

describe("a write that another machine has begun", () => {
  beforeAll(async () => {
    bench = new FaultBench(await openWorkbench());
  });
  afterAll(() => bench.workbench.close());

  test("moments ago: nothing is undone or written until the user says so", async () => {
    await beginElsewhere(30_000);
    await bench.preview(FIRST);
    expect(await bench.write()).toBe("failed");
    const pane = await bench.workbench.addin();
    expect(await pane.getByTestId("error-message").innerText()).toContain("同事");
    expect(await journals()).toBe(1);
    await bench.workbench.screenshot("write-under-way");
    await pane.getByTestId("restore").click();
    await pane.getByTestId("repaired").waitFor({ timeout: PATIENCE });
    expect(await journals()).toBe(0);
    expect(await bench.write()).toBe("written");
  });

  test("long ago: it broke off, and the workbook is brought to order", async () => {
    await bench.fresh(null);
    await beginElsewhere(600_000);
    await bench.preview(FIRST);
    expect(await bench.write()).toBe("written");
    expect(await journals()).toBe(0);
  });
});
