import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { associateFunctions, loadFunctions } from "../../../src/functions";
import { FUNCTIONS } from "../../../src/functions/specification";

class HostError extends Error {
  constructor(
    readonly code: string,
    message?: string,
  ) {
    super(message);
  }
}

type Call = (...args: unknown[]) => unknown;

describe("the functions as the host calls them", () => {
  const associated = new Map<string, Call>();
  const globals = globalThis as unknown as { CustomFunctions?: unknown };
  beforeEach(async () => {
    await loadFunctions();
    associated.clear();
    globals.CustomFunctions = {
      associate: (id: string, call: Call) => void associated.set(id, call),
      Error: HostError,
      ErrorCode: { invalidValue: "#VALUE!", notAvailable: "#N/A" },
    };
    associateFunctions();
  });
  afterEach(() => {
    delete globals.CustomFunctions;
  });

  it("is known before what answers is loaded: the first calls are answered then, the next ones at once", async () => {
    vi.resetModules();
    const fresh = await import("../../../src/functions");
    fresh.associateFunctions();
    const first = associated.get("BUDGET.CHECK")!(100, [[60, 40]], null);
    expect(first).toBeInstanceOf(Promise);
    expect(await first).toBe("通过");
    expect(associated.get("BUDGET.CHECK")!(100, [[60, 40]], null)).toBe("通过");
    vi.resetModules();
    (await import("../../../src/functions")).associateFunctions();
    await expect(associated.get("BUDGET.CHECK")!("x", [[1]], null)).rejects.toThrow(/“x”不是数字/);
  });

  it("associates every id once", () => {
    expect([...associated.keys()]).toEqual(FUNCTIONS.map((f) => f.id));
  });

  it("leaves the invocation object aside and shapes the result as the metadata says", () => {
    const invocation = { address: "Sheet1!A1" };
    expect(associated.get("BUDGET.CHECK")!(100, [[60, 40]], null, invocation)).toBe("通过");
    expect(associated.get("FUNC.NAME")!([["210"]], null, invocation)).toEqual([["卫生健康支出"]]);
    expect(associated.get("FUNC.NAME")!([["210"], [""]], 2018, invocation)).toEqual([["医疗卫生与计划生育支出"], [""]]);
  });

  it("makes the host's errors, alone and inside a spilled result", () => {
    expect(() => associated.get("FUNC.NAME")!([["2999999"]], null)).toThrow(HostError);
    expect(() => associated.get("BUDGET.CHECK")!("x", [[1]], null)).toThrow(/“x”不是数字/);
    const spilled = associated.get("FUNC.NAME")!([["210"], ["2999999"]], null) as unknown[][];
    expect(spilled[1]![0]).toMatchObject({ code: "#N/A", message: expect.stringContaining("2999999") as string });
  });

  it("says what is the matter in the language of the pane", () => {
    const page = globalThis as { document?: unknown };
    page.document = { documentElement: { lang: "en-US" } };
    try {
      expect(() => associated.get("BUDGET.CHECK")!("x", [[1]], null)).toThrow("“x” is no number.");
    } finally {
      delete page.document;
    }
  });
});
