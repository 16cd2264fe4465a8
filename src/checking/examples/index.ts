import type { RuleExamples } from "../rules/define";
import type { Example } from "../rule";
import type { StandardTableId } from "../../disclosure";
import { disclosureOf, edit, type ExampleDocument } from "./builder";
import { BUDGET } from "./budget";

type Edit = readonly [StandardTableId, string, string, string];

/** An example from a document. */
export const example = (title: string, doc: ExampleDocument): Example => ({ title, build: () => ({ disclosure: disclosureOf(doc) }) });
/** The clean budget with some cells rewritten. */
const broken = (title: string, ...changes: Edit[]): Example => example(title, edit(BUDGET, ...changes));
const clean: readonly Example[] = [example("各数相符的单位预算", BUDGET)];
const breaks = (...list: Example[]): RuleExamples => ({ holds: clean, breaks: list });

export const EXAMPLES: Readonly<Record<string, RuleExamples>> = {
  W01: breaks(broken("合计少一位", ["income", "2101501", "total", "25.72"])),
  W02: breaks(broken("财政拨款与本年收入不同", ["income", "2101501", "fiscal", "251.27"])),
  W03: breaks(broken("基本支出缺失", ["expenditure", "2101501", "basic", ""])),
  W06: breaks(broken("合计与一般公共预算不同", ["appropriation", "九、卫生健康支出", "total", "440.82"])),
  W07: breaks(broken("项目支出错一位", ["general", "2101502", "project", "101.85"])),
  W08: breaks(broken("公用经费错一位", ["basic", "302", "public", "40.78"])),
  C01: breaks(broken("本年收入合计错", ["balance", "本年收入合计", "amount", "505.96"])),
  C02: breaks(broken("收入总计错", ["balance", "收入总计", "amount", "550.69"])),
  C03: breaks(broken("类的金额错", ["balance", "九、卫生健康支出", "amount", "404.28"])),
  C04: breaks(broken("支出总计错", ["balance", "支出总计", "amount", "505.60"])),
  C05: breaks(broken("收支不平", ["balance", "支出总计", "amount", "505.60"])),
  C06: breaks(broken("财政拨款收入总计错", ["appropriation", "收入总计", "total", "505.60"])),
  C07: breaks(broken("类的金额错", ["appropriation", "八、社会保障和就业支出", "general", "60.36"])),
  C08: breaks(broken("一般公共预算收支不平", ["appropriation", "本年支出合计", "general", "505.60"])),
  C09: breaks(broken("末级错，类不变", ["expenditure", "2101504", "project", "32.18"])),
  H01: breaks(broken("类与款不符", ["expenditure", "210", "basic", "272.91"])),
  H02: breaks(broken("款与项不符", ["general", "2101502", "total", "110.35"])),
  H03: breaks(broken("经济类与款不符", ["basic", "30101", "total", "119.83"])),
  X01: breaks(broken("收入总表合计不同", ["income", "合计", "total", "505.96"])),
  X03: breaks(broken("支出总表合计不同", ["expenditure", "合计", "total", "505.96"])),
  X10: breaks(broken("一般公共预算合计不同", ["general", "合计", "total", "505.96"])),
  X12: breaks(broken("基本支出合计不同", ["basic", "合计", "total", "373.60"])),
};
