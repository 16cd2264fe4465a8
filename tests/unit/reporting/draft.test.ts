import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { draftNarrative, importDisclosures, plainText, type Imported } from "../../../src/application";
import { Decimal } from "../../../src/disclosure";
import { writeDocx } from "../../../src/hosts/docx";
import { newFindings, withText } from "../../support/drafted";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const sample = (name: string): string => readFileSync(path.join(ROOT, "data/sample", name), "utf8");

async function imported(name: string, text: string): Promise<Imported> {
  const [result] = await importDisclosures([{ type: "text", name, text }]);
  if (!result!.ok) throw result!.error;
  return result!.value;
}

const own = (): Promise<Imported> => imported("yunxi-2026.txt", sample("yunxi-2026.txt"));

/** The year before of the same fictional unit: the amounts of its tables replaced, its sentences left out of account. */
const before = (amounts: Readonly<Record<string, string>>): Promise<Imported> =>
  imported(
    "yunxi-2025.txt",
    sample("yunxi-2026.txt")
      .replaceAll("2026", "2025")
      .replace(/(?<=\t)\d+\.\d\d(?=\t|\r?\n)/g, (amount) => amounts[amount] ?? amount),
  );

const PRIOR = {
  "412.60": "400.00",
  "338.52": "350.11",
  "2.80": "2.30",
  "0.80": "0.30",
  "23.20": "0.00",
  "43.50": "50.00",
};

const textOf = (imported: Imported, prior: Imported | null, template?: string): string =>
  plainText(draftNarrative(imported, prior, template === undefined ? undefined : { text: template }).document);

describe("a draft says what the tables say", () => {
  test("read back by our own reader it draws no finding, and most of its figures have a meaning", async () => {
    const mine = await own();
    const prior = await before(PRIOR);
    const drafted = draftNarrative(mine, prior);
    expect(newFindings(mine.disclosure, drafted, { prior: prior.disclosure })).toEqual([]);
    const { narrative } = withText(mine.disclosure, plainText(drafted.document));
    expect(narrative.filter((n) => n.kind === "change").length).toBeGreaterThan(8);
    expect(narrative.filter((n) => n.key === "other")).toEqual([]);
  });

  test("a Word file of it is read together with the tables, and nothing is found", async () => {
    const mine = await own();
    const bytes = await writeDocx(draftNarrative(mine, null).document);
    const tables = sample("yunxi-2026.txt").split("云溪县档案馆2026年部门预算情况说明")[0]!;
    const [result] = await importDisclosures(
      [
        { type: "text", name: "tables.txt", text: tables },
        { type: "file", name: "draft.docx", bytes },
      ],
      { together: true },
    );
    if (!result!.ok) throw result!.error;
    const { disclosure, report } = result!.value;
    expect(disclosure.tables.length).toBe(mine.disclosure.tables.length);
    expect(disclosure.narrative.length).toBeGreaterThan(25);
    expect(report.findings.filter((f) => f.rule.startsWith("N") && f.severity !== "info")).toEqual([]);
  });

  test("a figure that is changed by hand draws one: the test above can fail", async () => {
    const mine = await own();
    const drafted = draftNarrative(mine, await before(PRIOR));
    const wrong = JSON.parse(JSON.stringify(drafted).replace("增加12.60万元", "增加21.60万元")) as typeof drafted;
    expect(newFindings(mine.disclosure, wrong).map((f) => f.rule)).toContain("N11");
  });

  test("up, down, unchanged and from nothing", async () => {
    const text = textOf(await own(), await before(PRIOR));
    expect(text).toContain("2026年收入预算412.60万元，比上年增加12.60万元，增长3.15%，主要原因是〔请填写原因〕。");
    expect(text).toContain("机关运行经费预算43.50万元，比上年减少6.50万元，下降13.00%");
    expect(text).toContain("行政事业单位养老支出（款）2026年预算32.68万元，与上年持平。");
    expect(text).toContain("住房改革支出（款）2026年预算23.20万元，比上年增加23.20万元（上年为0），主要原因是");
  });

  test("rates are rounded half up, as they are checked, and a small one does not become 0", async () => {
    const mine = await own();
    for (const prior of ["399.97", "412.59", "412.6001", "0.01"]) {
      const drafted = draftNarrative(mine, await before({ "412.60": prior }));
      expect(newFindings(mine.disclosure, drafted), prior).toEqual([]);
      const [, rate] =
        /收入预算412\.60万元，比上年.{2}[\d.]+万元，.{2}([\d.]+)%/.exec(plainText(drafted.document)) ?? [];
      if (rate === undefined) continue;
      expect(Number(rate)).toBeGreaterThan(0);
      const exact = new Decimal("412.60").sub(prior).abs().div(prior).mul(100);
      expect(exact.sub(rate).abs().toNumber()).toBeLessThanOrEqual(
        0.5 * 10 ** -new Decimal(rate).decimalPlaces() + 1e-9,
      );
    }
  });

  test("without a year before, changes are left out and nothing is invented", async () => {
    const text = textOf(await own(), null);
    expect(text).toContain("2026年收入预算412.60万元。");
    expect(text).not.toMatch(/比上年|持平|增长|下降/);
  });

  test("the year before of another unit is not used, and that is said", async () => {
    const mine = await own();
    const other = await imported("linxi.txt", sample("linxi-2026-three-errors.txt"));
    const drafted = draftNarrative(mine, other);
    expect(drafted.priorUnused).toBe(true);
    expect(plainText(drafted.document)).not.toContain("比上年");
  });

  test("a table published empty is told as none; one that is not there is asked for", async () => {
    const mine = await own();
    const text = textOf(mine, null);
    expect(text).toContain("本年没有安排政府性基金预算支出，表格为空。");
    expect(text).toContain("〔没有取到政府采购预算表，请补写〕");
    const { disclosure } = mine;
    const without = {
      ...mine,
      disclosure: {
        ...disclosure,
        tables: disclosure.tables.filter((t) => t.id !== "fund"),
        standard: disclosure.standard.filter((t) => t.id !== "fund"),
      },
    };
    const lacking = textOf(without, null);
    expect(lacking).not.toContain("没有安排政府性基金预算支出");
    expect(lacking).toContain("〔没有取到政府性基金预算支出表，请补写〕");
  });

  test("terms are listed for codes that occur, and for no others", async () => {
    const text = textOf(await own(), null);
    expect(text).toContain("住房公积金（项）：〔请填写含义〕");
    expect(text).not.toContain("事业收入：");
  });
});

describe("a template of the user's own", () => {
  test("words round a list that has no row say nothing", async () => {
    const list = (table: string): string =>
      `<<按科目分，<<{{每个 科目 于 ${table} 级次 类}}{{科目全称}}{{本行.合计}}万元；>>。>>`;
    const mine = await own();
    expect(textOf(mine, null, list("一般公共预算支出表"))).toContain("按科目分，一般公共服务支出（类）");
    expect(textOf(mine, null, list("政府性基金预算支出表"))).not.toContain("按科目分");
  });

  test("fields of templates, alternatives, conditions, rows and remarks", async () => {
    const template = [
      "// 说明",
      "# 总体",
      "支出{{支出总表[合计].合计}}万元<<，没有{{支出总表[999].合计}}|，项目{{表数[项目支出]}}万元>>。",
      "# 没有内容的一节",
      "<<{{若有(表数[政府性基金支出])}}基金。>>",
      "# 各类",
      "{{每个 科目 于 支出总表 级次 类}}{{本行.名称}}{{本行.合计}}万元；〔补充〕",
      "{{支出总表[999].合计}}",
    ].join("\n");
    const drafted = draftNarrative(await own(), null, { text: template });
    const lines = plainText(drafted.document).split("\n");
    expect(lines.slice(2, 5)).toEqual(["一、总体", "支出412.60万元，项目126.20万元。", "二、各类"]);
    expect(lines).toContain("社会保障和就业支出32.68万元；〔补充〕");
    expect(drafted.open).toContain("〔没有取到：支出总表[999].合计〕");
  });
});

describe("last year's text as the template", () => {
  const rebound = async (): Promise<{ text: string; open: readonly string[] }> => {
    const last = await before({ ...PRIOR, "286.40": "250.00", "126.20": "150.00" });
    const drafted = draftNarrative(await own(), last, { last: last.disclosure });
    return { text: plainText(drafted.document), open: drafted.open };
  };

  test("figures with one cell are this year's, with direction and rate of their own", async () => {
    const { text } = await rebound();
    expect(text).toContain("2026年本馆预算收入412.60万元，其中：一般公共预算拨款收入412.60万元");
    expect(text).toContain("400.00万元增加12.60万元，增长3.15%。其中基本支出增加36.40万元");
    expect(text).toContain("项目支出减少23.80万元");
  });

  test("years go on by one, reasons and what no cell says are left open", async () => {
    const { text, open } = await rebound();
    expect(text).toContain("截至2026年12月31日");
    expect(open).toContain("〔是新增一名编制内人员〕");
    expect(open).toContain("〔90.00万元〕");
    expect(text).toContain("各项〔都与上年持平〕");
  });
});
