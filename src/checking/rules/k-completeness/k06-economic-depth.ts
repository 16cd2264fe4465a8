import { breaks, example } from "../../catalogue/documents/variants";
import { BUDGET } from "../../catalogue/documents/budget";
import { table, withTable } from "../../catalogue/documents/builder";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { depth } from "./shared";

export const K06: Rule = {
  id: "K06",
  group: "K",
  title: "细化到款",
  titleEn: "Down to the economic item",
  severity: "error",
  basis: "law",
  tolerance: "-",
  needs: "一般公共预算基本支出表",
  explain: "一般公共预算基本支出表公开到经济分类款级科目（5 位）。",
  explainEn: "The basic expenditure table goes down to the 5-digit economic item.",
  evaluate: (model, run) => depth(model, run, ["basic"], 5, "款"),
};

export const examples = (): RuleExamples =>
  breaks(
    example(
      "只公开到类级",
      withTable(
        BUDGET,
        "basic",
        table("basic", "code item total personnel public", [
          "|合计|373.06|332.33|40.73",
          "301|工资福利支出|332.33|332.33|",
          "302|商品和服务支出|40.73||40.73",
        ]),
      ),
    ),
  );
