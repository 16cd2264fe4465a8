import { fileURLToPath } from "node:url";
import vm from "node:vm";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { FUNCTIONS } from "../../../src/functions/specification";

type Plain = Record<string, (...args: unknown[]) => unknown>;

/** The script as another host gets it, run where there is nothing: no window, no Office, no console, no require. */
async function load(): Promise<Plain> {
  const bundle = await build({
    stdin: {
      contents: 'import functions from "./plain"; globalThis.BudgetFunctions = functions;',
      resolveDir: fileURLToPath(new URL("../../../src/functions", import.meta.url)),
    },
    bundle: true,
    write: false,
    format: "iife",
    platform: "neutral",
    target: "es2020",
    mainFields: ["module", "main"],
  });
  const context = vm.createContext(Object.create(null) as object);
  vm.runInContext(bundle.outputFiles[0]!.text, context);
  return (context as { BudgetFunctions: Plain }).BudgetFunctions;
}

describe("the plain bundle", () => {
  let plain: Plain;
  beforeAll(async () => {
    plain = await load();
  });

  it("has every function by a name without dots", () => {
    expect(Object.keys(plain).sort()).toEqual(FUNCTIONS.map((f) => f.id.replace(/\./g, "_")).sort());
    for (const name of Object.keys(plain)) expect(name).toMatch(/^[A-Z][A-Z0-9_]*$/);
  });

  it("computes in a bare context", () => {
    expect(plain.BUDGET_CHECK!(100, [[60, 40]], null)).toBe("通过");
    expect(plain.BUDGET_CHECK!(88, [[60, 40]])).toBe("不符 -12.00");
    expect(plain.FUNC_NAME!("2101202")).toBe("财政对城乡居民基本医疗保险基金的补助");
    expect(plain.FUNC_NAME!([["210"], ["208"]], 2018)).toEqual([["医疗卫生与计划生育支出"], ["社会保障和就业支出"]]);
    expect(plain.REGION_NAME!("130529")).toBe("河北省邢台市巨鹿县");
  });

  it("throws errors that say what they are", () => {
    expect(() => plain.FUNC_NAME!("2999999")).toThrow(/2999999/);
    try {
      plain.FUNC_NAME!("2999999");
    } catch (error) {
      expect(error).toMatchObject({ kind: "#N/A" });
    }
  });
});
