import type { CountedBatch, Fault, FaultPlace } from "../../workbench/office/faults";
import type { Picture } from "../../workbench/grid/picture";
import { expect } from "vitest";
import { smallText, type SmallDisclosure } from "./faults-fixture";
import { ownWork } from "./faults-own-work";
import { differences, unquoted, withoutTime } from "./faults-pictures";
import type { OpenWorkbench } from "./rig";

export const PATIENCE = 60_000;
export const PLACES: readonly FaultPlace[] = ["start", "middle", "end"];

/** A workbook with the user's own work in it, saved, and a write into it that nothing disturbs. */
export interface Rehearsal {
  readonly saved: string;
  readonly disclosure: SmallDisclosure;
  /** The requests of the write, up to the last one that changes anything. */
  readonly requests: readonly CountedBatch[];
  /** The workbook as the write makes it. */
  readonly clean: Picture;
}

/** One fault, and what differed afterwards from the workbook as it was, or, where the write was carried to its end, from a clean run. */
export interface FaultRow {
  readonly fault: Fault;
  readonly way: "back" | "forth";
  readonly differs: readonly string[];
}

/** The same request of two runs: numbers of a summary are places, sizes and counts of references that office.js lets go. */
export const sameRequest = (a: CountedBatch | undefined, b: CountedBatch | undefined): boolean =>
  a?.text.replace(/\d+/g, "#") === b?.text.replace(/\d+/g, "#");

/** So often a fault is tried again that hit another request than the one it was meant for. */
export const TRIES = 4;

/** Imports small disclosures in the workbench, lets requests fail and looks at what is left. */
export class FaultBench {
  private readonly saved = new Map<SmallDisclosure | null, string>();
  private readonly rehearsed = new Map<SmallDisclosure, Rehearsal>();
  /** The workbook before the next fault; null where it has to be opened again. */
  private was: Picture | null = null;

  constructor(readonly workbench: OpenWorkbench) {}

  picture = async (): Promise<Picture> => unquoted(await this.workbench.control("picture"));

  /** Reads a disclosure up to the preview. */
  async preview(disclosure: SmallDisclosure): Promise<void> {
    const pane = await this.workbench.addin();
    await pane.getByTestId("paste-text").fill(smallText(disclosure));
    await pane.getByTestId("paste-import").click();
    await pane.getByTestId("write").waitFor({ timeout: PATIENCE });
  }

  /** Arms a fault and presses the button of the preview. The pane checks the workbook after every change: first that comes to its end. */
  async press(fault: Fault | null): Promise<void> {
    const pane = await this.workbench.addin();
    const dismiss = pane.getByTestId("error-message").getByRole("button");
    if (await dismiss.count()) await dismiss.first().click();
    await this.quiet();
    await this.workbench.control("failAt", fault);
    await pane.getByTestId("write").click();
  }

  /** Nothing is calculated and nothing is asked. */
  async quiet(): Promise<void> {
    await this.workbench.control("settled");
    await this.workbench.page.evaluate(async () => {
      for (let seen = -1; seen !== window.workbench.calls.length;) {
        seen = window.workbench.calls.length;
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    });
  }

  /** Waits for what comes of a write. */
  async outcome(): Promise<"written" | "failed"> {
    const pane = await this.workbench.addin();
    const [result, error] = [pane.getByTestId("result"), pane.getByTestId("error-message")];
    await result.or(error).first().waitFor({ timeout: PATIENCE });
    await this.workbench.control("settled");
    return (await result.count()) > 0 ? "written" : "failed";
  }

  async write(): Promise<"written" | "failed"> {
    await this.press(null);
    return this.outcome();
  }

  /** An empty workbook, or one with a disclosure in it. */
  async fresh(before: SmallDisclosure | null): Promise<void> {
    await this.workbench.page.reload();
    await this.workbench.page.evaluate(() => window.workbench.ready);
    if (!before) return;
    await this.preview(before);
    expect(await this.write()).toBe("written");
    await (await this.workbench.addin()).getByTestId("new-import").click();
  }

  /** Opens a saved workbook at the user's sheet: every run, the clean one too, begins from one that was opened so. */
  async reopen(saved: string): Promise<void> {
    await Promise.all([this.workbench.page.waitForEvent("load"), this.workbench.control("open", saved)]);
    await this.workbench.page.evaluate(() => window.workbench.ready);
    // A saved workbook opens at its first sheet; a person goes on elsewhere.
    await this.workbench.control("activate", "我的", "B2");
    await this.workbench.control("settled");
  }

  /** The workbook with a disclosure in it and what a person made of it, saved. */
  private async start(before: SmallDisclosure | null): Promise<string> {
    const known = this.saved.get(before);
    if (known !== undefined) return known;
    await this.fresh(before);
    await this.workbench.asAddin(ownWork);
    await this.workbench.control("settled");
    const saved = await this.workbench.control("save");
    this.saved.set(before, saved);
    return saved;
  }

  /** Writes a disclosure without a fault. */
  async rehearse(before: SmallDisclosure | null, disclosure: SmallDisclosure): Promise<Rehearsal> {
    const known = this.rehearsed.get(disclosure);
    this.was = null;
    if (known) return known;
    const saved = await this.start(before);
    await this.reopen(saved);
    await this.preview(disclosure);
    expect(await this.write()).toBe("written");
    const batches = await this.workbench.control("batches");
    const requests = batches.slice(0, batches.map(({ writes }) => writes).lastIndexOf(true) + 1);
    const rehearsal = { saved, disclosure, requests, clean: await this.picture() };
    this.rehearsed.set(disclosure, rehearsal);
    return rehearsal;
  }

  /** Brings the workbook to where the write of a rehearsal begins; answers the picture of it. */
  async ready({ saved, disclosure }: Rehearsal): Promise<Picture> {
    if (this.was === null) {
      await this.reopen(saved);
      await this.preview(disclosure);
      this.was = await this.picture();
    }
    return this.was;
  }

  /** Lets one request of a write fail. */
  async refuse(rehearsal: Rehearsal, fault: Fault): Promise<FaultRow> {
    for (let i = 0; i < TRIES; i++) {
      const was = await this.ready(rehearsal);
      await this.press(fault);
      const outcome = await this.outcome();
      if (await this.missed(rehearsal, fault)) {
        if (outcome === "written") this.was = null;
        continue;
      }
      return this.row(fault, outcome === "failed" ? "back" : "forth", was, rehearsal.clean);
    }
    throw new Error(`request ${fault.batch} never came as in the clean run`);
  }

  /** Whether a fault hit nothing, or another request than that of the clean run (the pane's own check came between). */
  async missed({ requests }: Rehearsal, { batch }: Fault): Promise<boolean> {
    const waits = await this.workbench.control("faultWaits");
    const batches = await this.workbench.control("batches");
    await this.workbench.control("failAt", null);
    return waits || !sameRequest(batches[batch - 1], requests[batch - 1]);
  }

  /** Holds what is there against what was, exactly, or against a clean run of another minute. */
  async row(fault: Fault, way: FaultRow["way"], was: Picture, clean: Picture): Promise<FaultRow> {
    const is = await this.picture();
    const differs = way === "back" ? differences(was, is) : differences(withoutTime(clean), withoutTime(is));
    // The next fault is tried on what this one left, where that is the workbook as it was.
    if (way === "forth" || differs.length > 0) this.was = null;
    return { fault, way, differs };
  }

  /** Presses 取消 while a request is under way. */
  async cancel(rehearsal: Rehearsal, fault: Fault): Promise<FaultRow> {
    for (let i = 0; i < TRIES; i++) {
      const was = await this.ready(rehearsal);
      const pane = await this.workbench.addin();
      await this.press(fault);
      await expect.poll(() => this.workbench.control("faultWaits"), { timeout: PATIENCE, interval: 20 }).toBe(false);
      await pane.getByTestId("cancel-write").click({ timeout: PATIENCE });
      await this.workbench.control("release");
      await pane.getByTestId("write").or(pane.getByTestId("result")).first().waitFor({ timeout: PATIENCE });
      await this.workbench.control("settled");
      const written = (await pane.getByTestId("result").count()) > 0;
      expect(await pane.getByTestId("error-message").count()).toBe(0);
      if (await this.missed(rehearsal, fault)) {
        if (written) this.was = null;
        continue;
      }
      return this.row(fault, written ? "forth" : "back", was, rehearsal.clean);
    }
    throw new Error(`request ${fault.batch} never came as in the clean run`);
  }

  /** Ends the pane after a request is done; the next one begins. Answers also what that one says. */
  async kill(rehearsal: Rehearsal, fault: Fault, ended: Picture): Promise<FaultRow & { readonly said: string }> {
    const { page } = this.workbench;
    for (let i = 0; i < TRIES; i++) {
      const was = await this.ready(rehearsal);
      const before = await page.evaluate(() => window.workbench.reloads());
      await this.press(fault);
      await page.waitForFunction(
        (reloads) => {
          const pane = document.querySelector<HTMLIFrameElement>("#addin iframe")?.contentDocument;
          return window.workbench.reloads() > reloads || pane?.querySelector('[data-testid="result"]');
        },
        before,
        { timeout: PATIENCE },
      );
      if (await this.missed(rehearsal, fault)) {
        this.was = null;
        continue;
      }
      const pane = await this.workbench.addin();
      await pane.getByTestId("paste-text").waitFor({ timeout: PATIENCE });
      const ours = async (): Promise<boolean> =>
        (await this.workbench.control("sheets")).some(({ name }) => name.startsWith("_"));
      await expect.poll(ours, { timeout: PATIENCE }).toBe(false);
      await this.quiet();
      const bar = pane.getByTestId("repaired");
      const said = (await bar.count()) > 0 ? await bar.innerText() : "";
      const way = differences(was, await this.picture()).length === 0 ? "back" : "forth";
      const row = await this.row(fault, way, was, ended);
      if (this.was !== null) await this.preview(rehearsal.disclosure);
      return { ...row, said };
    }
    throw new Error(`request ${fault.batch} never came as in the clean run`);
  }
}
