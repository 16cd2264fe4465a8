import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DisclosureKind, NarrativeFigure } from "../../../src/disclosure";
import { extractFigures, figuresInText, splitParagraphs } from "../../../src/narrative";

function read(text: string, year = "2025", kind: DisclosureKind = "budget"): NarrativeFigure[] {
  const lines = text
    .trim()
    .split("\n")
    .map((line, i) => ({ text: line.trim(), source: { line: i + 1 } }));
  return extractFigures(splitParagraphs(lines), { year, kind });
}

/** `key direction value unit`, one line a figure. */
function shown(figures: readonly NarrativeFigure[]): string[] {
  return figures.map((f) => `${f.key} ${{ up: "↑", down: "↓", flat: "=" }[f.direction!] ?? ""}${f.value}${f.unit}`);
}

describe("totals", () => {
  it("reads income by source, zeros included", () => {
    expect(
      shown(
        read(
          "1、收入说明\n2025年预算收入120.5万元，其中：一般公共预算收入100.5万元，政府性基金预算收入0万元，事业收入20万元。",
        ),
      ),
    ).toEqual(["income.total 120.5万元", "income.general 100.5万元", "income.fund 0万元", "income.business 20万元"]);
  });

  it("gives an unnamed change to what the sentence is about, a named one to its name", () => {
    expect(
      shown(
        read(
          "3、比上年增减情况\n2025年预算收支安排300万元，较2024年预算减少20万元，其中：基本支出增加5万元，主要为调整工资；项目支出减少25万元。",
        ),
      ),
    ).toEqual(["balance.total 300万元", "change.total ↓20万元", "change.basic ↑5万元", "change.project ↓25万元"]);
  });

  it("takes the unit of a number without one from its neighbour", () => {
    const [, prior, change] = read("2025年预算收支安排300万元，较上年320.55减少20.55万元。");
    expect(prior).toMatchObject({ key: "prior.total", value: "320.55", unit: "万元", year: "2024" });
    expect(change).toMatchObject({ key: "change.total", value: "20.55", direction: "down" });
  });

  it("joins shares to their amounts", () => {
    expect(
      shown(read("三、支出预算说明\n2025年支出合计200万元，其中：基本支出150万元，占75%；项目支出50万元，占25%。")),
    ).toEqual([
      "expenditure.total 200万元",
      "expenditure.basic 150万元",
      "expenditure.basic.share 75%",
      "expenditure.project 50万元",
      "expenditure.project.share 25%",
    ]);
  });

  it("tells what is carried in from the income of the year", () => {
    expect(
      shown(
        read(
          "（一）收入预算总计500万元。包括：\n1．本年收入合计480万元。\n2．上年结转结余20万元，与上年相比减少5万元，减少20%。",
        ),
      ),
    ).toEqual([
      "income.total 500万元",
      "income.current 480万元",
      "income.carry-in 20万元",
      "change.income.carry-in ↓5万元",
      "change.income.carry-in.percent ↓20%",
    ]);
  });

  it("marks whose money a section speaks of", () => {
    const figures = read(
      "五、一般公共预算支出情况说明\n2025年一般公共预算支出80万元，其中：卫生健康支出60万元；住房保障支出20万元。",
    );
    expect(figures.map((f) => [f.key, f.scope])).toEqual([
      ["expenditure.general", "general"],
      ["expenditure.210", "general"],
      ["expenditure.221", "general"],
    ]);
  });

  it("does not take a class inside project expenditure for the class of the whole", () => {
    expect(shown(read("2025年项目支出40万元，其中：公共安全支出30万元，教育支出10万元。")).slice(1)).toEqual([
      "expenditure.project.204 30万元",
      "expenditure.project.205 10万元",
    ]);
  });

  it("reads codes and names with marked levels", () => {
    expect(
      shown(
        read(
          "1.卫生健康支出（类）医疗保障管理事务（款）行政运行（项）12.3万元，比上年增加1万元，增长8.85%。\n2.2210201-住房公积金4万元，与上年持平。",
        ),
      ),
    ).toEqual([
      "expenditure.2101501 12.3万元",
      "change.2101501 ↑1万元",
      "change.2101501.percent ↑8.85%",
      "expenditure.2210201 =4万元",
    ]);
  });

  it("keeps what projects are for apart from statement items", () => {
    expect(shown(read("2025年支出预算90万元，其中项目支出90万元，主要为培训费30万元，某某专项经费60万元。"))).toEqual([
      "expenditure.total 90万元",
      "expenditure.project 90万元",
      "expenditure.project.part 30万元",
      "expenditure.project.part 60万元",
    ]);
  });

  it("reads 亿元 and thousands commas", () => {
    expect(shown(read("2025年收、支总计均为35.2亿元。与上年相比，收、支总计各增加1,234.56万元，增长3.6%。"))).toEqual([
      "balance.total 35.2亿元",
      "change.total ↑1234.56万元",
      "change.total.percent ↑3.6%",
    ]);
  });
});

describe("three public expenses", () => {
  it("binds a change after a bracket to what stands before the bracket", () => {
    expect(
      shown(
        read(
          "二、“三公”经费\n公务用车购置及运行维护费2.5万元（公务用车购置费0万元，比上年增加0万元；公务用车运行维护费2.5万元，比上年减少1万元。）比上年减少1万元，下降28.6%。",
        ),
      ),
    ).toEqual([
      "three-public.car 2.5万元",
      "three-public.car-purchase 0万元",
      "three-public.car-purchase.change ↑0万元",
      "three-public.car-running 2.5万元",
      "three-public.car-running.change ↓1万元",
      "three-public.car.change ↓1万元",
      "three-public.car.change.percent ↓28.6%",
    ]);
  });

  it("goes back to the subject of the sentence before, not to its last item", () => {
    expect(
      shown(
        read(
          "四、“三公”经费\n2025年“三公”经费预算安排3万元，其中：公务用车运行维护费2万元；公务接待费1万元。与2024年相比减少1万元。",
        ),
      ).at(-1),
    ).toBe("three-public.change ↓1万元");
  });

  it("lets a heading name what its sentences leave out", () => {
    expect(
      shown(
        read(
          "六、“三公”经费情况\n（一）因公出国（境）经费\n2025年预算安排8万元，与上年持平。\n（二）公务接待费\n2025年预算安排5万元，比上年减少1万元。",
        ),
      ),
    ).toEqual(["three-public.overseas =8万元", "three-public.reception 5万元", "three-public.reception.change ↓1万元"]);
  });

  it("reads budget, settled figure and completion of final accounts, and the counts", () => {
    const text = `七、“三公”经费支出决算情况说明
      2024年度“三公”经费支出预算为7.4万元，支出决算为5万元，完成预算的67.57%。其中：因公出国（境）团组1个，累计3人次。公务用车保有量为2辆。国内公务接待15批次，120人次。`;
    expect(shown(read(text, "2024", "final"))).toEqual([
      "three-public.budget 7.4万元",
      "three-public.total 5万元",
      "three-public.completion 67.57%",
      "three-public.overseas.groups 1个",
      "three-public.overseas.people 3人次",
      "three-public.car.count 2辆",
      "three-public.reception.batches 15批次",
      "three-public.reception.people 120人次",
    ]);
  });
});

describe("other sections", () => {
  it("reads operating expenses by economic item", () => {
    expect(
      shown(
        read(
          "三、机关运行经费\n我局机关运行经费共计安排6万元，主要用于保证正常运转的办公费4万元、差旅费1万元、公务用车运行维护费1万元。",
        ),
      ),
    ).toEqual(["operating 6万元", "operating.30201 4万元", "operating.30211 1万元", "operating.30231 1万元"]);
  });

  it("reads purchases by kind", () => {
    expect(
      shown(
        read(
          "八、政府采购情况\n2025年政府采购预算30万元，其中：货物类采购预算10万元，工程类采购预算0万元，服务类采购预算20万元。",
        ),
      ),
    ).toEqual([
      "procurement 30万元",
      "procurement.goods 10万元",
      "procurement.works 0万元",
      "procurement.services 20万元",
    ]);
  });

  it("tells small business of all purchases from that of one kind", () => {
    const text = `九、政府采购支出情况说明
      2024年度政府采购支出总额300万元。授予中小企业合同金额280万元，占政府采购支出总额的93.33%，其中：授予小微企业合同金额150万元，占政府采购支出总额的50%；货物采购授予中小企业合同金额占货物支出金额的80%。`;
    expect(shown(read(text, "2024", "final"))).toEqual([
      "procurement 300万元",
      "procurement.sme 280万元",
      "procurement.sme.share 93.33%",
      "procurement.small 150万元",
      "procurement.small.share 50%",
      "other 80%",
    ]);
  });

  it("keeps comparisons with the budget apart from those with last year", () => {
    const text = `七、“三公”经费支出决算情况说明
      2024年度“三公”经费支出全年预算为5万元，支出决算为4.5万元，完成预算的90%，较预算减少0.5万元，降低10%，主要是节约；较2023年度决算减少0.2万元，降低4.26%。`;
    expect(shown(read(text, "2024", "final"))).toEqual([
      "three-public.budget 5万元",
      "three-public.total 4.5万元",
      "three-public.completion 90%",
      "three-public.budget.change ↓0.5万元",
      "three-public.budget.change.percent ↓10%",
      "three-public.change ↓0.2万元",
      "three-public.change.percent ↓4.26%",
    ]);
  });

  it("counts what is held and what is to be bought; a threshold is no figure", () => {
    expect(
      shown(
        read(
          "九、国有资产\n截至2024年底，共有车辆3辆，其中：应急保障用车3辆；单价100万元以上设备1台（套）。2025年预算安排购置车辆1辆，单价100万元以上设备0台（套）。",
        ),
      ),
    ).toEqual([
      "assets.vehicles 3辆",
      "assets.vehicles.emergency 3辆",
      "assets.equipment 1台(套)",
      "assets.vehicles.planned 1辆",
      "assets.equipment.planned 0台(套)",
    ]);
  });

  it("reports of performance count, promises do not", () => {
    const text = `七、绩效目标设置情况
      2025年纳入绩效目标管理的项目23个，涉及预算资金1520万元。
      参保率稳定在95%以上，补助资金发放率达到100%。`;
    expect(shown(read(text))).toEqual(["projects.count 23个", "projects.amount 1520万元"]);
  });

  it("skips duties and explanations", () => {
    expect(
      read(
        "一、部门职责\n负责管理300万元以下资金，下设12个科室，编制20人。\n十、名词解释\n1.基本支出：如100万元，指日常支出。",
      ),
    ).toEqual([]);
  });
});

describe("splitParagraphs", () => {
  const lines = (...texts: string[]) => texts.map((text, i) => ({ text, source: { line: i + 1 } }));

  it("joins wrapped lines over blank lines and page numbers", () => {
    const [first, ...rest] = splitParagraphs(lines("2025年支出预算100", "", "- 3 -", "万元，其中基本支出60万元。"));
    expect(rest).toEqual([]);
    expect(first!.source).toEqual({ line: 1 });
    expect(shown(read("2025年支出预算100\n\n- 3 -\n万元，其中基本支出60万元。"))).toEqual([
      "expenditure.total 100万元",
      "expenditure.basic 60万元",
    ]);
  });

  it("tells headings from numbered sentences", () => {
    const found = splitParagraphs(
      lines("一、收支情况", "（一）基本支出预算60万元，占本", "年支出60%。", "1.其他收入0万元。"),
    );
    expect(found.map((p) => [p.headingLevel, p.text.replace(/\n/g, "")])).toEqual([
      [1, "一、收支情况"],
      [0, "（一）基本支出预算60万元，占本年支出60%。"],
      [0, "1.其他收入0万元。"],
    ]);
  });
});

describe("figuresInText", () => {
  it("gives value, unit, direction and label of any sentence", () => {
    expect(
      figuresInText("基本支出60万元，比上年减少3.5万元，下降5.51%").map(({ label, value, unit, direction }) => [
        label,
        value,
        unit,
        direction,
      ]),
    ).toEqual([
      ["基本支出", "60", "万元", null],
      ["基本支出", "3.5", "万元", "down"],
      ["基本支出", "5.51", "%", "down"],
    ]);
  });

  it("is empty for text without figures", () => {
    expect(figuresInText("")).toEqual([]);
    expect(figuresInText("2025年第3号文件")).toEqual([]);
  });
});

it("never gives a value that the text does not print", () => {
  const piece = fc.constantFrom(
    "2025年",
    "支出预算",
    "12.5",
    "1,234.00",
    "万元",
    "，其中：",
    "（",
    "）",
    "基本支出",
    "增加",
    "减少",
    "占",
    "%",
    "。",
    "；",
    "持平",
    "辆",
    "共",
    "“三公”经费",
    " ",
    "\n",
    "-",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join("");
      const flat = text.replace(/[\s,]/g, "");
      for (const f of figuresInText(text)) {
        expect(flat).toContain(f.value);
        expect(text.replace(/\s/g, "")).toContain(f.quote);
      }
    }),
    { numRuns: 500 },
  );
});
