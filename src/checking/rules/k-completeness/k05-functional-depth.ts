import { breaks, example } from "../../catalogue/documents/variants";
import { BUDGET } from "../../catalogue/documents/budget";
import { table, withTable } from "../../catalogue/documents/builder";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { depth } from "./shared";

export const K05: Rule = {
  id: "K05",
  group: "K",
  title: "细化到项",
  titleEn: "Down to the item",
  severity: "error",
  basis: "law",
  tolerance: "-",
  needs: "一般公共预算支出表等按功能科目的表",
  explain: "一般公共预算等支出表公开到功能分类项级科目（7 位）。",
  explainEn: "Expenditure tables go down to the 7-digit functional item.",
  evaluate: (model, run) => depth(model, run, ["general", "fund", "expenditure", "income"], 7, "项"),
};

export const examples = (): RuleExamples =>
  breaks(
    example(
      "只公开到款级",
      withTable(
        BUDGET,
        "general",
        table("general", "code item total basic project", [
          "|合计|505.69|373.06|132.63",
          "210|卫生健康支出|505.69|373.06|132.63",
          "21015|医疗保障管理事务|505.69|373.06|132.63",
        ]),
      ),
    ),
  );
