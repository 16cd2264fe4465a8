import { describe, expect, test } from "vitest";
import { columnNamed } from "../../../src/disclosure";
import { CheckModel, totalRow } from "../../../src/checking/document/model";
import { codeFigures, totalFigure } from "../../../src/checking/document/facts";
import { figures, prints } from "../../../src/checking/rule/columns";
import { disclosureOf } from "../../../src/checking/catalogue/documents/builder";
import { BUDGET } from "../../../src/checking/catalogue/documents/budget";

describe("columns that rules ask for", () => {
  const model = new CheckModel(disclosureOf(BUDGET));
  const view = model.views("income")[0]!;
  const row = totalRow(view)!;

  test("a misspelt one does not compile", () => {
    expect(model.figure(view, row, "carryIn")).not.toBeNull();
    // @ts-expect-error the key is carryIn
    expect(model.figure(view, row, "carryin")).toBeNull();
    // @ts-expect-error the key is total
    expect(totalFigure(model, view, "totals")).toBeNull();
    // @ts-expect-error the key is total
    expect(codeFigures(model, view, "210", "sum")).toEqual([]);
    // @ts-expect-error the key is fiscal
    expect(figures(model, view, row, ["fiscals"])).toEqual([null]);
    // @ts-expect-error the key is fiscal
    expect(prints(row, ["fiscals"])).toBe(false);
    // @ts-expect-error the key is total
    expect(view.columns.has("Total")).toBe(false);
    // @ts-expect-error the key is total
    expect(row.values["Total"]).toBeUndefined();
  });

  test("a word from outside is looked up", () => {
    expect(columnNamed("income", "carryIn")?.path).toEqual(["上年结转"]);
    expect(columnNamed("income", "carryin")).toBeUndefined();
  });
});
