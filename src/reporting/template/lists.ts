import { codeLevel } from "../../classification";
import {
  columnKey,
  isUserRule,
  tableIds,
  totalRow,
  unitOf,
  viewsNamed,
  type CheckModel,
  type TableView,
} from "../../checking";
import {
  describeSource,
  formFieldsOf,
  tableLabel,
  type DisclosureKind,
  type StandardRow,
  type StandardTableId,
} from "../../disclosure";
import type { DisclosureIdentity } from "../../workbook";
import { OUTCOMES, REASONS, said, SEVERITIES, STATES, titled, type Said } from "../../words";
import type { ListName, Marker } from "./ast";
import { codesOnce, largestRows, type ListedRow } from "./code-rows";
import { labelsOf, ROW_NAMES, type Item } from "./evaluate";
import { rowsLike } from "./rows-across";
import { missing, plainNumber, text, type Value } from "./value";
import { kindOf, unitKey, yearOf, type TemplateDocument, type World } from "./world";

/** One turn of a repetition: whose it is, and what its row is. */
export interface Turn {
  readonly document: TemplateDocument | Said;
  /** The unit of a list of units: it is named where its document is not there too. */
  readonly unit?: DisclosureIdentity;
  readonly item: Item | null;
}

/** Where a repetition stands. */
export interface Around {
  readonly document: TemplateDocument | Said;
  readonly item: Item | null;
  /** The documents of the years that stand beside each other in columns, the latest first; none where there are none. */
  readonly years: readonly TemplateDocument[];
  /** Its rows are of several units: years are those of all of them. */
  readonly anyUnit?: boolean;
}

/** The turns of a repetition; the reason where there is nothing to repeat. */
export function turnsOf(world: World, around: Around, marker: Marker): readonly Turn[] | Said {
  const { list } = marker;
  const turns = found(world, around, marker);
  if ("message" in turns || turns.length > 0) return turns;
  const { table, level } = marker;
  return table !== undefined && level !== undefined
    ? said(REASONS["template-no-level"], { table: titled(table), level: { zh: level, en: `“${level}”` } })
    : said(REASONS["template-empty-list"], { list: titled(table ?? list) });
}

function found(world: World, around: Around, marker: Marker): readonly Turn[] | Said {
  const { document } = around;
  if (marker.list === "单位") return units(world, document);
  if ("message" in document) return document;
  switch (marker.list) {
    case "下属单位":
      return units(world, document).filter(
        ({ unit }) => unitKey(unit) !== unitKey(document.identity) && unit.level === "单位",
      );
    case "年度":
      return yearsOf(world, document, around.anyUnit).map((d) => ({ document: d, item: around.item }));
    case "科目":
    case "行":
    case "项目":
      return rows(world, around, document, marker);
    case "绩效指标":
      return facts(document, goals(document));
    case "公开表":
      return facts(document, tables(document));
    case "规则":
      return facts(document, rules(document, marker.groups));
    case "问题":
      return facts(document, findings(document, marker.groups));
  }
}

const facts = (document: TemplateDocument, list: readonly Readonly<Record<string, Value>>[]): Turn[] =>
  list.map((f) => ({ document, item: { kind: "facts", facts: f } }));

/** The chosen units, each by its document of the year around: another year's figures are no answer. */
function units(world: World, around: TemplateDocument | Said): (Turn & { readonly unit: DisclosureIdentity })[] {
  const [year, kind] = "message" in around ? [null, null] : [yearOf(around), kindOf(around)];
  const own = world.chosen.filter((d) => kind === null || kindOf(d) === kind);
  const all = new Map(own.map((d) => [unitKey(d.identity), d]));
  // A department stands before its units.
  return [...all.values()]
    .sort((a, b) => Number(b.identity.level === "部门") - Number(a.identity.level === "部门"))
    .map((any) => {
      const document = year === null || kind === null ? any : world.find(any.identity, year, kind);
      return { document, unit: any.identity, item: null };
    });
}

/** The chosen documents of the unit around, year by year; `anyUnit`: a document for each year that any of the units has. */
export function yearsOf(world: World, around: TemplateDocument, anyUnit = false): TemplateDocument[] {
  const alike = world.chosen.filter((d) => kindOf(d) === kindOf(around));
  const own = alike.filter((d) => unitKey(d.identity) === unitKey(around.identity));
  const years = new Map([...(anyUnit ? alike : []), ...own].map((d) => [yearOf(d), d]));
  return [...years.values()].sort((a, b) => (yearOf(a) ?? 0) - (yearOf(b) ?? 0));
}

function rows(world: World, { years }: Around, document: TemplateDocument, marker: Marker): readonly Turn[] | Said {
  const label = marker.table ?? tableLabel("projects");
  const model = world.model(document);
  const tablesOf = (of: CheckModel): readonly TableView[] =>
    // Projects are parted over tables; of codes several tables of a kind say the same.
    marker.list === "项目" ? tableIds(label).flatMap((id) => of.views(id)) : viewsNamed(of, label);
  const named = tablesOf(model);
  if (named.length === 0) return said(REASONS["user-table-missing"], { table: titled(label) });
  const turn = (of: TemplateDocument, view: TableView, { row, parts }: ListedRow): Turn => ({
    document,
    item: {
      kind: "row",
      id: view.id,
      table: label,
      unit: unitOf(view),
      row,
      ...(parts ? { parts } : {}),
      total: false,
      year: yearOf(of),
    },
  });
  const wanted = (view: TableView, row: StandardRow): boolean => isListed(marker, view, row);
  const key = marker.largest ? columnKey(named[0]!.id, marker.largest.column) : null;
  if (marker.largest && key !== null) {
    const leaves = marker.level === undefined ? undefined : (row: StandardRow) => wanted(named[0]!, row);
    return collected(named, (view) => {
      const largest = largestRows(model, view, key, marker.largest!.count, leaves);
      return "message" in largest ? largest : largest.map((row) => turn(document, view, row));
    });
  }
  const listed = (of: TemplateDocument, view: TableView): readonly ListedRow[] | Said => {
    const found = view.rows.filter((row) => wanted(view, row));
    return marker.list === "科目" ? codesOnce(world.model(of), view, found) : found.map((row) => ({ row }));
  };
  const own = collected(named, (view) => {
    const found = listed(document, view);
    return "message" in found ? found : found.map((row) => turn(document, view, row));
  });
  if ("message" in own) return own;
  // Rows of other years that none of these is the like of.
  const further = years.flatMap((other) => {
    if (other === document) return [];
    const theirs = tablesOf(world.model(other));
    return theirs.flatMap((view) => {
      const found = listed(other, view);
      // What can't be summed there is told by the cells of that year.
      if ("message" in found) return [];
      return found
        .filter(({ row, parts }) => {
          const item = {
            id: view.id,
            table: label,
            row,
            ...(parts ? { parts } : {}),
            total: false,
            year: yearOf(other),
          };
          return named.every((v) => {
            const like = rowsLike(item, v, yearOf(document));
            return "message" in like && like.message.code === REASONS["template-row-absent"].code;
          });
        })
        .map((row) => turn(other, view, row));
    });
  });
  return [...own, ...further].sort(byCode(marker.list));
}

/** What all tables have; the reason where one of them can't say. */
function collected(
  views: readonly TableView[],
  of: (view: TableView) => readonly Turn[] | Said,
): readonly Turn[] | Said {
  const out: Turn[] = [];
  for (const view of views) {
    const found = of(view);
    if ("message" in found) return found;
    out.push(...found);
  }
  return out;
}

/** Codes stand in their order, also where a year has rows that another has not; other rows as they are printed. */
const byCode =
  (list: ListName) =>
  (a: Turn, b: Turn): number => {
    const [x, y] = [a, b].map(({ item }) => (item?.kind === "row" ? (item.row.code ?? "") : ""));
    return list !== "科目" || x === y ? 0 : x! < y! ? -1 : 1;
  };

const DEPTH = { 类: 1, 款: 2, 项: 3 } as const;

function isListed({ list, level }: Marker, view: TableView, row: StandardRow): boolean {
  if (row === totalRow(view)) return false;
  if (list === "项目") return row.role === "detail" && row.item !== null;
  if (list === "行") return row.item !== null || row.code !== null;
  return row.code !== null && row.role !== "total" && (level === undefined || codeLevel(row.code) === DEPTH[level]);
}

/** What is known of each table of the document. */
function tables({ disclosure: d }: TemplateDocument): Readonly<Record<string, Value>>[] {
  return d.tables.map((t) => ({
    名称: text(t.title),
    标准表: text(t.id === "other" ? "" : tableLabel(t.id, d.kind)),
    状态: text(STATES[t.state].zh),
    行数: plainNumber(t.rows.length),
    页: text(t.pages.join("、")),
    金额单位: t.moneyUnit ? text(t.moneyUnit) : text(""),
    说明: text(t.note ?? ""),
  }));
}

function rules({ report }: TemplateDocument, groups: string | undefined): Readonly<Record<string, Value>>[] {
  return report.results
    .filter((r) => isUserRule(r) || groups === undefined || groups.includes(r.rule[0]!))
    .filter((r) => groups === undefined || groups.includes(r.rule[0]!))
    .map((r) => ({
      编号: text(r.rule),
      名称: text(r.title),
      结果: text(OUTCOMES[r.status].zh),
      通过: plainNumber(r.counts.pass + r.counts.rounded),
      不符: plainNumber(r.counts.fail),
      原因: text(r.reason ?? ""),
      依据: text(
        report.findings
          .filter((f) => f.rule === r.rule)
          .map((f) => f.message)
          .slice(0, MOST_EVIDENCE)
          .join("\n"),
      ),
    }));
}

/** Findings that stand in the evidence of a rule. */
const MOST_EVIDENCE = 3;

function findings({ report }: TemplateDocument, groups: string | undefined): Readonly<Record<string, Value>>[] {
  return report.findings
    .filter((f) => groups === undefined || groups.includes(f.rule[0]!))
    .map((f) => ({
      规则: text(f.rule),
      级别: text(SEVERITIES[f.severity].zh),
      内容: text(f.message),
      位置: text(f.cells.map((c) => c.label).join("、")),
      出处: text([...new Set(f.cells.flatMap((c) => (c.source ? [describeSource(c.source)] : [])))].join("、")),
      建议: text(f.suggestion ? `${f.suggestion.printed ?? "空白"} → ${f.suggestion.value}` : ""),
    }));
}

/** The indicators of all projects: a form a project, or rows of the summary. */
function goals({ disclosure: d }: TemplateDocument): Readonly<Record<string, Value>>[] {
  const forms = d.standard.filter((t) => t.id === "goal");
  const ofForms = forms.flatMap((form) => {
    const published = d.tables.find((t) => t.id === form.id && t.index === form.index);
    const fields = formFieldsOf(published?.fields ?? null);
    const field = (name: RegExp): Value => {
      const value = fields.find((f) => name.test(f.field))?.text;
      return value ? text(value) : missing(said(REASONS["template-not-said"], { what: titled(name.source) }));
    };
    return form.rows.map((row, i) => ({
      项目名称: field(/项目名称|政策名称/),
      金额: field(/预算数|资金总额|年度资金|项目资金/),
      首行: text(i === 0 ? "1" : ""),
      一级指标: text(row.values.level1?.text ?? ""),
      二级指标: text(row.values.level2?.text ?? ""),
      三级指标: text(row.values.level3?.text ?? row.item ?? ""),
      指标值: text(row.values.value?.text ?? ""),
      说明: text(row.values.description?.text ?? ""),
    }));
  });
  const summary = d.standard.filter((t) => t.id === "goals-summary").flatMap((t) => t.rows);
  const kinds = [
    ["成本指标", "costIndicator", "costValue"],
    ["产出指标", "outputIndicator", "outputValue"],
    ["效益指标", "benefitIndicator", "benefitValue"],
    ["满意度指标", "satisfactionIndicator", "satisfactionValue"],
  ] as const;
  const ofSummary = summary.flatMap((row) =>
    kinds.flatMap(([kind, indicator, value]) => {
      const name = row.values[indicator]?.text;
      if (!name) return [];
      return [
        {
          项目名称: text(row.item ?? ""),
          金额: text(row.values.total?.text ?? ""),
          首行: text(""),
          一级指标: text(kind),
          二级指标: text(""),
          三级指标: text(name),
          指标值: text(row.values[value]?.text ?? ""),
          说明: text(""),
        },
      ];
    }),
  );
  return [...ofForms, ...ofSummary];
}

/** The names that `本行.` can have in a repetition: what an editor offers, and what is checked before anything is filled. */
export function ownNames(marker: Marker, kind: DisclosureKind = "budget"): readonly string[] {
  switch (marker.list) {
    case "科目":
    case "行":
    case "项目": {
      const [id] = tableIds(marker.table ?? tableLabel("projects", kind));
      return id ? [...ROW_NAMES, ...labelsOf(id satisfies StandardTableId)] : ROW_NAMES;
    }
    case "公开表":
      return ["名称", "标准表", "状态", "行数", "页", "金额单位", "说明"];
    case "规则":
      return ["编号", "名称", "结果", "通过", "不符", "原因", "依据"];
    case "问题":
      return ["规则", "级别", "内容", "位置", "出处", "建议"];
    case "绩效指标":
      return ["项目名称", "金额", "首行", "一级指标", "二级指标", "三级指标", "指标值", "说明"];
    default:
      return [];
  }
}
