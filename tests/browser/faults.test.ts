import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Fault } from "../../workbench/office/faults";
import { FaultBench, PATIENCE, differences, withoutPages, type FaultRow } from "./faults-bench";
import { FIRST, LONGER, OTHER, SHORTER } from "./faults-fixture";
import { openWorkbench } from "./rig";

/**
 * All or nothing: requests of a write fail at their start, in their middle and at their end, and the workbook is held against
 * a full picture of what it was. A request that fails when all is written already may leave the workbook as it was to be.
 * Every so many faults are tried; `FAULTS=all` tries all of them (decision 017 has the table), `FAULTS=9/middle,10/end` some;
 * one scenario by `-t`.
 */
const WISHED = process.env["FAULTS"];
const ALL = WISHED === "all";

let bench: FaultBench;

/** The same of many every time: each request comes up at some place, and places take turns. */
function sample<T>(all: readonly T[], wanted: number): readonly T[] {
  if (ALL || all.length <= wanted) return all;
  return Array.from({ length: wanted }, (_, i) => all[Math.round((i * (all.length - 1)) / (wanted - 1))]!);
}

const line = ({ fault, outcome, differs }: FaultRow): string =>
  `${fault.batch}/${fault.place} ${outcome}${differs.length > 0 ? `: ${differs.join(" | ")}` : ""}`;

describe("a write that breaks off leaves the workbook as it was", () => {
  beforeAll(async () => {
    bench = new FaultBench(await openWorkbench());
  });
  afterAll(() => bench.workbench.close());

  // Not proved yet and therefore only on demand: writes over what is there differ from a clean run in some rows and in one formula of
  // 核对, and it is open whether the write, the undo or the reopened workbook is the cause (decision 017).
  const openYet = WISHED === undefined;

  test.for([
    ["a first import", null, FIRST],
    ["the same disclosure again, with fewer rows", FIRST, SHORTER],
    ["the same disclosure again, with more rows", FIRST, LONGER],
    ["another disclosure beside it", FIRST, OTHER],
  ] as const)("%s", { timeout: 3_600_000 }, async ([name, before, disclosure], { skip }) => {
    skip(openYet && before !== null, "FAULTS=all tries it");
    await bench.fresh(before);
    const choose = (all: readonly Fault[]): readonly Fault[] =>
      WISHED && !ALL
        ? all.filter(({ batch, place }) => WISHED.split(",").includes(`${batch}/${place}`))
        : sample(all, 10);
    const rows = await bench.faultTable(disclosure, choose, (row) => {
      if (WISHED || row.differs.length > 0) console.log(line(row));
    });
    const back = rows.filter((row) => row.outcome === "failed").length;
    console.log(`${name}: ${rows.length} faults, ${back} taken back, ${rows.length - back} carried to their end`);
    expect(rows.filter((row) => row.differs.length > 0).map(line)).toEqual([]);
    expect(back).toBeGreaterThan(5);
  });

  test("a cancelled write leaves nothing", async () => {
    await bench.fresh(FIRST);
    await bench.ownWork();
    await bench.preview(SHORTER);
    const was = await bench.picture();
    const pane = await bench.workbench.addin();
    await pane.getByTestId("write").click();
    await pane.getByTestId("cancel-write").click();
    await pane.getByTestId("write").waitFor({ timeout: PATIENCE });
    await bench.workbench.control("settled");
    expect(differences(was, await bench.picture())).toEqual([]);
    expect(await pane.getByTestId("error-message").count()).toBe(0);
  }, 300_000);

  test.skipIf(openYet)(
    "a pane that is killed at any request: the next one brings the workbook to order",
    async () => {
      const { workbench } = bench;
      await bench.fresh(FIRST);
      await bench.ownWork();
      const saved = await workbench.control("save");
      await bench.preview(SHORTER);
      await workbench.control("failAt", null);
      expect(await bench.write()).toBe("written");
      const batches = bench.requests;
      const clean = await bench.picture();
      const said = new Set<string>();
      const ended: number[] = [];
      for (const batch of sample(
        Array.from({ length: batches }, (_, i) => i + 1),
        6,
      )) {
        await bench.reopen(saved);
        await bench.preview(SHORTER);
        const was = await bench.picture();
        await workbench.control("failAt", { batch, place: "end", kind: "kill" });
        // A request that comes after the result is none of the write's.
        if (!(await bench.writeOrDie())) continue;
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
        const is = await bench.picture();
        const back = differences(was, is);
        // Nobody is there any more to set up the pages of what was carried to its end.
        const forth = back.length > 0 ? differences(withoutPages(clean), withoutPages(is)) : [];
        if (ALL || forth.length > 0)
          console.log(`killed ${batch}: ${back.length === 0 ? "as it was" : `to its end ${forth.join(" | ")}`}`);
        if (back.length > 0) ended.push(batch);
        expect([batch, ...forth]).toEqual([batch]);
      }
      console.log(`killed: ${[...said].join(" / ")}; carried to their end: ${ended.join(", ")}`);
      expect(ended.length).toBeGreaterThan(0);
      expect([...said].some((text) => text.includes("恢复"))).toBe(true);
    },
    3_600_000,
  );
});
