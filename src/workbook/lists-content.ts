import {
  TABLE_IDS,
  describeSource,
  tableLabel,
  type CellRef,
  type NarrativeFigure,
  type PublishedTable,
  type RecognitionIssue,
  type StandardTableId,
} from "../disclosure";
import { switchedOff, type Finding } from "../checking";
import { countCell, decimalCell, numberOrText, textCell } from "./cells";
import type { RowGroup, TableContent } from "./content";
import { conclusionOf } from "./conclusion";
import { findingOrder } from "./finding-order";
import { IDENTITY_HEADERS, type NamedImport } from "./identity";
import { byDisclosure, identityCells, identityColumns } from "./identity-columns";
import type { CellTarget, PlanCell } from "./plan";
import { ROW_KEY } from "./row-keys";
import { shareOf } from "./coverage-sheet";
import { BASES, OUTCOMES, SEVERITIES, STATES, issueSentence, sentence, type Language } from "../words";

/** Where things of import i stand in the workbook. */
export interface Places {
  /** A published cell: on its standard sheet where it is there, else on the sheet as published. */
  readonly cell: (item: number, ref: CellRef) => CellTarget | null;
  /** First row of a published table's standard rows, or its title as published. */
  readonly table: (item: number, table: Pick<PublishedTable, "id" | "index">) => CellTarget | null;
  /** Title of a table on the sheet as published. */
  readonly title: (item: number, table: Pick<PublishedTable, "id" | "index">) => CellTarget | null;
  /** Its title on the heat map, where there is one. */
  readonly coverage: (item: number, table: Pick<PublishedTable, "id" | "index">) => CellTarget | null;
  /** The number of a sentence. */
  readonly text: (item: number, narrative: number) => CellTarget | null;
  /** The cell of the open workbook that a published cell was read from. */
  readonly origin: (item: number, ref: CellRef) => CellTarget | null;
}

/** Whose the rows are stands before them. */
function groups(imports: readonly NamedImport[], rows: (item: NamedImport, i: number) => PlanCell[][]): RowGroup[] {
  return byDisclosure(imports, (item, i) => rows(item, i).map((cells) => [...identityCells(item), ...cells]));
}

/** 公开清单: a row a disclosure: what was found in a sentence, all five outcomes, its facts. `live`: checks that stand as formulas. */
export function disclosureList(
  imports: readonly NamedImport[],
  live: readonly number[],
  importedAt: string,
  language: Language,
): TableContent {
  const severity = (item: NamedImport, s: Finding["severity"]) =>
    item.report.findings.filter((f) => f.severity === s).length;
  const outcomes = ["fail", "rounded", "pass", "not-evaluable", "not-applicable"] as const;
  return {
    sheet: "概览",
    table: "公开清单",
    role: "overview",
    title: "概览",
    note: "每份公开一行；每条规则的结果、没有核对的原因见“规则结果”，随单元格变化的核对见“核对”",
    columns: [
      ...identityColumns,
      { label: "结论", width: 44 },
      ...Object.values(SEVERITIES).map(({ zh }) => ({ label: zh, width: 8 })),
      ...outcomes.map((status) => ({ label: OUTCOMES[status].zh, width: 9 })),
      { label: "实时公式", width: 9 },
      { label: "停用规则", width: 9 },
      { label: "文件", width: 26 },
      { label: "页数", width: 7 },
      { label: "金额单位", width: 10 },
      { label: "单位编码", width: 10 },
      { label: "导入时间", width: 18 },
      { label: "SHA-256", width: 30 },
    ],
    identity: IDENTITY_HEADERS,
    groups: groups(imports, (item, i) => {
      const { counts } = item.report;
      const errors = severity(item, "error");
      return [
        [
          textCell(conclusionOf(item, language), "wrap"),
          countCell(errors, errors ? "bad" : undefined),
          countCell(severity(item, "warn")),
          countCell(severity(item, "info") + item.disclosure.issues.length),
          ...outcomes.map((status) =>
            countCell(counts[status], status === "fail" && counts.fail > 0 ? "bad" : undefined),
          ),
          countCell(live[i]!),
          countCell(switchedOff(item.report.results).length),
          textCell(item.source.file),
          countCell(item.source.pages),
          textCell(item.disclosure.moneyUnit),
          textCell(item.disclosure.unitCode),
          textCell(importedAt),
          textCell(item.source.sha256),
        ],
      ];
    }),
  };
}

/** Statements that every disclosure has to hold; one that is not there is listed as missing. */
const EXPECTED: readonly StandardTableId[] = TABLE_IDS.filter((id) =>
  ["balance", "income", "expenditure", "appropriation", "general", "basic", "fund", "capital", "three-public"].includes(
    id,
  ),
);

const missingTables = (tables: readonly PublishedTable[]): StandardTableId[] =>
  EXPECTED.filter((id) => !tables.some((t) => t.id === id));

/** How many rows a disclosure has in the lists. */
export const listedRows = ({ disclosure, report }: Pick<NamedImport, "disclosure" | "report">) => ({
  tables: disclosure.tables.length + missingTables(disclosure.tables).length,
  findings: report.findings.length + disclosure.issues.length,
  outcomes: report.results.length,
  narrative: disclosure.narrative.length,
});

/** 表格清单: a row a printed table, found, empty, absent or unreadable, with links. */
export function tableList(imports: readonly NamedImport[], places: Places): TableContent {
  return {
    sheet: "概览",
    table: "表格清单",
    role: "overview",
    title: "表格清单",
    note: "",
    columns: [
      ...identityColumns,
      { label: "标准表", width: 24 },
      { label: "序号", width: 6 },
      { label: "标题", width: 30 },
      { label: "状态", width: 9 },
      { label: "行数", width: 7 },
      { label: "页", width: 9 },
      { label: "看标准表", width: 10 },
      { label: "看原表", width: 10 },
      { label: "说明", width: 30 },
      { label: "金额个数", width: 9 },
      { label: "无等式", width: 9 },
      { label: "一个等式", width: 9 },
      { label: "两个以上", width: 9 },
      { label: "看覆盖", width: 9 },
    ],
    identity: IDENTITY_HEADERS,
    groups: groups(imports, (item, i) => {
      const { tables, kind } = item.disclosure;
      const missing = missingTables(tables);
      return [
        ...tables.map((t) => [
          ...tableRow(item, t, places.table(i, t), places.title(i, t)),
          ...shareCells(item, t, places.coverage(i, t)),
        ]),
        ...missing.map((id) => [
          textCell(tableLabel(id, kind)),
          countCell(null),
          textCell(null),
          textCell(STATES.absent.zh, "bad"),
          countCell(0),
          ...[null, null, null].map((t) => textCell(t)),
          textCell("文件中没有找到这张表"),
          ...[null, null, null, null].map((n) => countCell(n)),
          textCell(null),
        ]),
      ];
    }),
  };
}

function shareCells(item: NamedImport, table: PublishedTable, map: CellTarget | null): PlanCell[] {
  const share = item.coverage ? shareOf(item.coverage, table) : null;
  const some = share && share.cells > 0 ? share : null;
  return [
    countCell(some?.cells ?? null),
    countCell(some?.unchecked ?? null, some && some.unchecked > 0 ? "warn" : undefined),
    countCell(some?.once ?? null),
    countCell(some?.redundant ?? null),
    map && some ? textCell("打开", "link", map) : textCell(null),
  ];
}

function tableRow(
  item: NamedImport,
  table: PublishedTable,
  standard: CellTarget | null,
  title: CellTarget | null,
): PlanCell[] {
  const label = table.id === "other" ? "（其他表）" : tableLabel(table.id, item.disclosure.kind);
  const style = table.state === "filled" ? "good" : table.state === "empty" ? "muted" : "bad";
  const link = (target: CellTarget | null) => (target ? textCell("打开", "link", target) : textCell(null));
  const onStandard = standard && standard.sheet !== title?.sheet ? standard : null;
  return [
    textCell(label),
    countCell(table.index),
    textCell(table.title),
    textCell(STATES[table.state].zh, style),
    countCell(table.rows.length),
    textCell(table.pages.join("、") || null),
    link(onStandard),
    link(title),
    textCell([table.note, ...table.problems.map((p) => sentence(p, "zh"))].filter(Boolean).join("；") || null),
  ];
}

/** 叙述数字: every figure that a sentence states, with its sentence. */
export function narrativeList(imports: readonly NamedImport[]): TableContent {
  return {
    sheet: "叙述数字",
    table: "叙述数字",
    role: "narrative",
    title: "叙述数字",
    note: "情况说明中的每个金额、增减和比例，附原句；数值按文中的单位",
    columns: [
      { label: "名称", width: 26 },
      { label: "数值", width: 14 },
      { label: "单位", width: 8 },
      { label: "种类", width: 8 },
      { label: "方向", width: 7 },
      { label: "所属年度", width: 9 },
      { label: "原文", width: 70 },
      { label: "来源", width: 12 },
      ...identityColumns,
      { label: "含义", width: 26 },
      { label: ROW_KEY, width: 10 },
    ],
    rowKeys: true,
    identity: IDENTITY_HEADERS,
    leadColumns: 1,
    printedColumns: 8,
    groups: byDisclosure(imports, (item) => item.disclosure.narrative.map((figure) => narrativeRow(figure, item))),
  };
}

const KIND_WORDS: Readonly<Record<NarrativeFigure["kind"], string>> = {
  amount: "金额",
  change: "增减",
  percent: "比例",
  count: "数量",
};
/** The word beside a change, by its direction. */
export const DIRECTION_WORDS = { up: "增加", down: "减少", flat: "持平" } as const;

function narrativeRow(f: NarrativeFigure, item: NamedImport): PlanCell[] {
  return [
    textCell(f.label),
    numberOrText(f.value),
    textCell(f.unit),
    textCell(KIND_WORDS[f.kind]),
    textCell(f.direction ? DIRECTION_WORDS[f.direction] : null),
    textCell(f.year),
    textCell(f.quote, "wrap"),
    textCell(describeSource(f.source)),
    ...identityCells(item),
    textCell(f.key),
    countCell(null),
  ];
}

/** Words that a user can choose for a finding. */
const DECISIONS = ["待处理", "已确认", "已更正", "不处理"] as const;

/** Where a finding leads: the suggestion's cell, else the first cell that stands in the workbook; the original where it is there. */
export function findingTarget(finding: Finding, item: number, places: Places): CellTarget | null {
  const refs = [finding.suggestion?.cell ?? null, ...finding.cells.map((c) => c.cell)];
  for (const ref of refs) {
    const target = ref ? (places.origin(item, ref) ?? places.cell(item, ref)) : null;
    if (target) return target;
  }
  const said = finding.cells.find((c) => c.narrative !== undefined)?.narrative;
  return said === undefined ? null : places.text(item, said);
}

/** Column of the sentences in English, where they are wanted. */
const ENGLISH = "English";

/** 问题: findings of checking and of recognition, gravest first, each with a link to its cell. */
export function findingList(
  imports: readonly NamedImport[],
  places: Places,
  stateNow: (item: number, finding: Finding) => PlanCell,
  language: Language,
): TableContent {
  // A row is known again by its Chinese sentence: another language stands beside it.
  const beside = language === "en";
  return {
    sheet: "问题",
    table: "问题",
    role: "findings",
    title: "问题",
    note: "单击“位置”到达单元格；“现状”随单元格变化；“处理”和“备注”由您填写，重新导入时保留",
    columns: [
      { label: "严重程度", width: 9 },
      { label: "规则", width: 7 },
      { label: "说明", width: 60 },
      { label: "位置", width: 28 },
      { label: "建议", width: 30 },
      { label: "现状", width: 10 },
      { label: "处理", width: 10, list: DECISIONS },
      { label: "备注", width: 24 },
      { label: "来源", width: 12 },
      { label: "处理人", width: 10 },
      { label: "处理时间", width: 16 },
      { label: "问题", width: 22 },
      { label: "结果", width: 9 },
      { label: "差额", width: 12 },
      { label: "允许误差", width: 10 },
      { label: "依据", width: 7 },
      { label: "等式", width: 44 },
      ...identityColumns,
      ...(beside ? [{ label: ENGLISH, width: 60 }] : []),
    ],
    identity: IDENTITY_HEADERS,
    leadColumns: 2,
    printedColumns: 9,
    userColumns: {
      labels: ["处理", "备注", "处理人", "处理时间"],
      matchBy: [...IDENTITY_HEADERS, "规则", "说明"],
      // What is found again was not corrected.
      overtaken: { label: "处理", word: "已更正", with: ["处理人", "处理时间"] },
      handedOn: { from: "版本", told: "备注", words: (version) => `沿用“${version}”的处理`, open: DECISIONS[0] },
    },
    groups: byDisclosure(imports, (item, i) =>
      [
        ...findingOrder(item.report.findings)
          .map((at) => item.report.findings[at]!)
          .map((f) => ({ cells: findingRow(f, findingTarget(f, i, places), stateNow(i, f)), english: f.messageEn })),
        ...item.disclosure.issues.map((issue) => ({ cells: issueRow(issue), english: issueSentence(issue, "en") })),
      ].map(({ cells, english }) => [...cells, ...identityCells(item), ...(beside ? [textCell(english, "wrap")] : [])]),
    ),
  };
}

function issueRow(issue: RecognitionIssue): PlanCell[] {
  const blank = (count: number): PlanCell[] => Array.from({ length: count }, () => textCell(null));
  return [
    textCell(SEVERITIES[GRAVE.has(issue.code) ? "warn" : "info"].zh),
    textCell("识别"),
    textCell(issueSentence(issue, "zh"), "wrap"),
    ...blank(5),
    textCell(describeSource(issue.source)),
    ...blank(2),
    textCell("识别提示"),
    ...blank(1),
    decimalCell(null),
    decimalCell(null),
    ...blank(2),
  ];
}

/** Issues behind which amounts are missing, or the whole import is in doubt. */
const GRAVE: ReadonlySet<RecognitionIssue["code"]> = new Set([
  "table-absent",
  "column-ambiguous",
  "not-a-disclosure",
  "page-failed",
  "sheet-lost",
  "sheet-cut",
  "rows-beyond-limit",
  "formula-without-result",
  "cell-errors",
] as const);

function findingRow(f: Finding, target: CellTarget | null, now: PlanCell): PlanCell[] {
  const severity = { error: "bad", warn: "warn", info: "muted" } as const;
  const label = f.cells.find((c) => c.label)?.label ?? null;
  return [
    textCell(SEVERITIES[f.severity].zh, severity[f.severity]),
    textCell(f.rule),
    textCell(f.message, "wrap"),
    target ? textCell(label ?? target.sheet, "link", target) : textCell(label),
    textCell(suggestionWords(f), "wrap"),
    now,
    textCell(null),
    textCell(null),
    textCell(describeSource(f.cells.find((c) => c.source)?.source)),
    textCell(null),
    textCell(null),
    textCell(f.title),
    textCell(OUTCOMES[f.outcome].zh),
    decimalCell(f.difference),
    decimalCell(f.tolerance),
    textCell(BASES[f.basis].zh),
    // One line: an equation of thirty parts would make its row a page high.
    textCell(f.equation),
  ];
}

/** `印刷 12.30，疑为 13.20（可消除 3 处不符）`. */
function suggestionWords(f: Finding): string | null {
  const s = f.suggestion;
  if (!s) return null;
  const others = s.alternatives.length ? `，另有 ${s.alternatives.length} 种可能` : "";
  return `原表 ${s.printed?.trim() || "空白"}，疑为 ${s.value.trim() || "空白"}（可消除 ${s.explains} 处不符${others}）`;
}
