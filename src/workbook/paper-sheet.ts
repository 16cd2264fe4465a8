import { switchedOff } from "../checking";
import { describeSource, tableLabel } from "../disclosure";
import { GROUPS, OUTCOMES, SEVERITIES, STATES, issueSentence } from "../words";
import { textCell } from "./cells";
import { conclusionOf } from "./conclusion";
import { findingOrder } from "./finding-order";
import type { NamedImport } from "./identity";
import { linesOf, pointsOf } from "./row-heights";
import type { ColumnWidth, PlanCell, Rect, RowHeight, StyleName } from "./plan";

/** A working paper (检查底稿) before it has a name: one disclosure on upright A4, to be printed and signed. */
export interface PaperContent {
  readonly cells: readonly (readonly PlanCell[])[];
  readonly merges: readonly Rect[];
  readonly widths: readonly ColumnWidth[];
  readonly heights: readonly RowHeight[];
}

const WIDTHS = [6, 12, 44, 18, 14] as const;
const COLUMNS = WIDTHS.length;

const METHOD =
  "由程序逐条核对：表内合计与明细、上下级科目、各表之间、文字说明与表格、公开内容是否完整、科目编码与名称。" +
  "金额先统一为万元；允许误差按印出的小数位数计算，逐条列在“核对”表。每个数字保留其在原文件中的位置，可由“问题”“核对”表到达。" +
  "程序只核对数字和文字是否相互一致，不判断收支是否合理、合规。";

/** Lays the paper out. @param importedAt time of the check as users read it */
export function paperContent(item: NamedImport, importedAt: string): PaperContent {
  const paper = new Paper();
  const { identity, disclosure, report, source } = item;
  paper.title(`${identity.kind}公开检查底稿`);
  const facts: readonly (readonly [string, string])[] = [
    ["公开单位", `${identity.unit}（${identity.level}）`],
    ["年度", `${identity.year}　${identity.kind}　版本：${identity.version}`],
    ["来源文件", `${source.file}${source.pages === null ? "" : `（${source.pages} 页）`}`],
    ["文件校验值", source.sha256],
    ["金额单位", disclosure.moneyUnit ?? "没有印出"],
    ["检查时间", importedAt],
  ];
  for (const [label, value] of facts) paper.fact(label, value);

  paper.section("一、检查方法");
  paper.text(METHOD);
  if (report.tolerance !== undefined) paper.text(`使用者设定：等式的容差为 ${report.tolerance}，不按小数位数计算。`);
  const off = switchedOff(report.results);
  if (off.length > 0) {
    paper.text(`使用者停用了 ${off.length} 条规则，没有核对，不计入通过：`);
    paper.header(["规则", "结果", "停用的理由", "名称", ""]);
    for (const r of off) paper.row([r.rule, "停用", r.switchedOff, r.title, ""]);
  }

  paper.section("二、检查范围");
  paper.header(["序号", "状态", "表", "标准表", "所在页"]);
  disclosure.tables.forEach((table, i) =>
    paper.row([
      String(i + 1),
      STATES[table.state].zh,
      table.title,
      table.id === "other" ? "其他表，未作核对" : tableLabel(table.id, disclosure.kind),
      table.pages.join("、"),
    ]),
  );

  paper.section("三、核对结果");
  paper.header([
    "类别",
    OUTCOMES.pass.zh,
    "名称",
    `${OUTCOMES.fail.zh} / ${OUTCOMES.rounded.zh}`,
    OUTCOMES["not-evaluable"].zh,
  ]);
  for (const [group, words] of Object.entries(GROUPS)) {
    const own = report.results.filter((r) => r.group === group);
    const sum = (status: keyof typeof OUTCOMES): number => own.reduce((n, r) => n + r.counts[status], 0);
    paper.row([
      group,
      String(sum("pass")),
      words.zh,
      `${sum("fail")} / ${sum("rounded")}`,
      String(sum("not-evaluable")),
    ]);
  }

  paper.section("四、发现的问题");
  // Notes are counted only.
  const told = findingOrder(report.findings)
    .map((at) => report.findings[at]!)
    .filter((f) => f.severity !== "info");
  const notes = report.findings.length - told.length + disclosure.issues.length;
  if (told.length === 0) paper.text("没有发现不符。");
  else {
    paper.header(["序号", "程度", "说明", "位置", "核实意见"]);
    told.forEach((f, i) =>
      paper.row(
        [
          String(i + 1),
          `${SEVERITIES[f.severity].zh} ${f.rule}`,
          f.message,
          [f.cells.find((c) => c.label)?.label, describeSource(f.cells.find((c) => c.source)?.source)]
            .filter(Boolean)
            .join("，"),
          "",
        ],
        f.severity === "error" ? "bad" : undefined,
      ),
    );
  }
  if (notes > 0) paper.text(`另有 ${notes} 条提示，见“问题”表。`);

  paper.section("五、没有核对的事项及原因");
  const open = report.results.filter((r) => r.counts["not-evaluable"] > 0);
  if (open.length === 0 && disclosure.issues.length === 0) paper.text("没有。");
  if (open.length > 0) {
    paper.header(["规则", "项数", "原因", "名称", ""]);
    for (const r of open) paper.row([r.rule, String(r.counts["not-evaluable"]), r.reason ?? "", r.title, ""]);
  }
  for (const issue of disclosure.issues) paper.text(`识别提示：${issueSentence(issue, "zh")}`);

  paper.section("六、结论");
  paper.text(`程序核对：${conclusionOf(item)}。`);
  paper.text("人工复核：");
  paper.blank(2);
  paper.text("编制：　　　　　　　　　　日期：　　　　　　　　　　复核：　　　　　　　　　　日期：");
  paper.note("本页由程序生成，重新导入时整页更新；需要保留的意见请写在“问题”表的“备注”。");
  return paper;
}

/** The page under construction. */
class Paper implements PaperContent {
  readonly cells: PlanCell[][] = [];
  readonly merges: Rect[] = [];
  readonly widths: readonly ColumnWidth[] = WIDTHS.map((width, column) => ({ column, width }));
  readonly heights: RowHeight[] = [];

  title(text: string): void {
    this.whole(text, "title");
  }

  section(text: string): void {
    this.blank(1);
    this.whole(text, "section");
  }

  text(text: string): void {
    this.whole(text, "wrap");
  }

  note(text: string): void {
    this.whole(text, "note");
  }

  blank(rows: number): void {
    for (let i = 0; i < rows; i++) this.cells.push(cellsOf([]));
  }

  fact(label: string, value: string): void {
    this.merges.push({ row: this.cells.length, column: 0, rows: 1, columns: 2 });
    this.merges.push({ row: this.cells.length, column: 2, rows: 1, columns: COLUMNS - 2 });
    this.push(cellsOf([label, "", value], ["key", "key", "wrap", "wrap", "wrap"]), [[value, widthOf(2, COLUMNS)]]);
  }

  header(labels: readonly string[]): void {
    this.push(
      cellsOf(
        labels,
        labels.map(() => "header"),
      ),
      [],
    );
  }

  row(values: readonly string[], first?: StyleName): void {
    const styles = values.map((_, i): StyleName => (i === 1 && first ? first : "framed"));
    this.push(
      cellsOf(values, styles),
      values.map((v, i) => [v, WIDTHS[i]!]),
    );
  }

  private whole(text: string, style: StyleName): void {
    this.merges.push({ row: this.cells.length, column: 0, rows: 1, columns: COLUMNS });
    // A title is half as high again.
    this.push(cellsOf([text], [style]), [[style === "title" ? `${text}\n` : text, widthOf(0, COLUMNS)]]);
  }

  /** A row as high as its longest text takes: what is merged and wrapped, Excel fits to one of its columns. */
  private push(cells: PlanCell[], texts: readonly (readonly [string, number])[]): void {
    const lines = texts.map(([text, width]) => linesOf(text, width)).reduce((a, b) => Math.max(a, b), 1);
    this.heights.push({ row: this.cells.length, points: pointsOf(lines) });
    this.cells.push(cells);
  }
}

function cellsOf(values: readonly string[], styles: readonly StyleName[] = []): PlanCell[] {
  return Array.from({ length: COLUMNS }, (_, i): PlanCell => {
    const style = styles[i] ?? styles[0];
    return textCell(values[i] || null, style);
  });
}

const widthOf = (from: number, to: number): number => WIDTHS.slice(from, to).reduce((sum, w) => sum + w, 0);
