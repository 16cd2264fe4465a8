import {
  compareName,
  findByName,
  lookup,
  mapsTo,
  procurementName,
  withoutOrdinal,
  type CodeTableId,
} from "../../../classification";
import { columnDefinition, fold, type StandardRow, type StandardTableId } from "../../../disclosure";
import { hasAmount, isCode } from "../../document/codes";
import { expenditureSide } from "../../document/facts";
import type { CheckModel, TableView } from "../../document/model";
import { quoted, type Run } from "../../rule/run";
import type { EvidenceCell } from "../../types";
import type { RuleDefinition } from "../../rule/columns";
import { remnantCodes } from "./remnants";

const FUNCTIONAL: readonly StandardTableId[] = ["income", "expenditure", "general", "fund", "capital"];
const when = (model: CheckModel) => ({ year: model.year });

/** Code and name of a row, with its place. */
interface CodedRow {
  readonly view: TableView;
  readonly row: StandardRow;
  readonly code: string;
  readonly name: string;
}

function coded(model: CheckModel, ids: readonly StandardTableId[]): CodedRow[] {
  return ids.flatMap((id) =>
    model
      .views(id)
      .flatMap((view) =>
        view.rows.flatMap((row) =>
          row.role === "detail" && row.code && /^\d+$/.test(row.code)
            ? [{ view, row, code: row.code, name: row.item ?? "" }]
            : [],
        ),
      ),
  );
}

/** The cell of the code as printed; that of the name where the row prints none. */
const cellOf = (r: CodedRow) => wordsOf(r.view, r.row, r.row.values["code"] ? "code" : "item", r.code);
/** The cell of the name as printed. */
const nameOf = (r: CodedRow) => wordsOf(r.view, r.row, "item", r.code);

function wordsOf(view: TableView, row: StandardRow, column: string, code: string): EvidenceCell {
  const value = row.values[column];
  const printed = value ? view.published?.rows[value.cell.row]?.[value.cell.column] : undefined;
  return quoted(
    `${view.label}[${code}]`,
    printed?.text ?? `${code} ${row.item ?? ""}`,
    printed?.source ?? row.source,
    value?.cell ?? null,
  );
}

export const CLASSIFICATION: readonly RuleDefinition[] = [
  {
    id: "L01",
    group: "L",
    title: "功能科目存在",
    titleEn: "Functional code exists",
    severity: "warn",
    basis: "law",
    tolerance: "-",
    needs: "按功能科目的表、科目表",
    explain: "功能科目编码在本年度的政府收支分类科目中有效；表中没有的编码只提示，不作错误。",
    explainEn: "The functional code is in force in the budget year; a code our table lacks is only a hint.",
    evaluate: (model, run) => {
      if (model.year === null) return run.needs("没有可辨认的年度");
      existing(
        model,
        run,
        "functional",
        coded(model, FUNCTIONAL).filter((r) => /^2/.test(r.code)),
      );
    },
  },
  {
    id: "L02",
    group: "L",
    title: "科目名称相符",
    titleEn: "Name agrees with the code",
    severity: "warn",
    basis: "law",
    tolerance: "-",
    needs: "按功能科目的表、收支总表",
    explain: "印出的科目名称与该编码在本年度的名称相同，或为通用简称、截断；沿用旧名称的指出。",
    explainEn:
      "The printed name is the code's name of that year, a known abbreviation, or cut off; former names are pointed out.",
    evaluate: (model, run) =>
      names(model, run, "functional", [
        ...coded(model, FUNCTIONAL).filter((r) => /^2/.test(r.code)),
        ...classRows(model),
      ]),
  },
  {
    id: "L03",
    group: "L",
    title: "经济科目存在相符",
    titleEn: "Economic code exists and agrees",
    severity: "warn",
    basis: "law",
    tolerance: "-",
    needs: "基本支出表、经济分类汇总表",
    explain: "经济分类科目编码存在且名称相符；编码位数不对的，按名称给出可能的编码。",
    explainEn: "The economic code exists and its name agrees; for a broken code the name suggests the right one.",
    evaluate: (model, run) => {
      const rows = coded(model, ["basic", "economic"]).filter((r) => /^[35]/.test(r.code));
      const remnants = remnantCodes(model, run);
      if (rows.length === 0 && !remnants) return run.needs(model.whyMissing("basic"));
      for (const r of rows) brokenCode(model, run, r);
      const whole = rows.filter((r) => [3, 5].includes(r.code.length));
      for (const table of ["economic-department", "economic-government"] as const) {
        const own = whole.filter((r) => r.code.startsWith(table === "economic-department" ? "3" : "5"));
        existing(model, run, table, own);
        names(model, run, table, own);
      }
      secondCodes(model, run, rows);
    },
  },
  {
    id: "L04",
    group: "L",
    title: "编码种类",
    titleEn: "Kind of code",
    severity: "warn",
    basis: "template",
    tolerance: "-",
    needs: "按科目的各表",
    explain: "功能科目编码列在功能分类栏，经济科目编码列在经济分类栏。",
    explainEn: "Functional codes stand in functional columns, economic codes in economic ones.",
    evaluate: (model, run) => kinds(model, run),
  },
  {
    id: "L05",
    group: "L",
    title: "资金归属",
    titleEn: "Fund of a code",
    severity: "warn",
    basis: "law",
    tolerance: "-",
    needs: "一般公共预算、政府性基金、国有资本经营预算支出表",
    explain: "政府性基金科目（如 22904、22908、22960、21208）只列在政府性基金表；国有资本经营预算表只列 223 类。",
    explainEn: "Fund codes stand only in the fund table; the state-capital table holds only class 223.",
    evaluate: (model, run) => {
      const general = coded(model, ["general"]);
      const capital = coded(model, ["capital"]);
      const fund = coded(model, ["fund"]);
      if (general.length + capital.length + fund.length === 0) return run.needs("没有按科目的分资金表");
      for (const r of general)
        wrongFund(
          run,
          r,
          FUND_SECTIONS.has(r.code.slice(0, 5)) || /^(?:223|234)/.test(r.code),
          "是政府性基金或国有资本经营预算科目，不应列在一般公共预算支出表",
        );
      for (const r of capital)
        wrongFund(run, r, r.code.length >= 3 && !/^(?:223|230|208)/.test(r.code), "不是国有资本经营预算科目");
      for (const r of fund)
        wrongFund(
          run,
          r,
          r.code.length >= 3 &&
            (/^(?:201|202|203|204|209|210|219|220|221|222|223|224|227)/.test(r.code) || /^2\d{2}0101$/.test(r.code)),
          "不是政府性基金科目",
        );
    },
  },
  {
    id: "L06",
    group: "L",
    title: "两套经济分类映射",
    titleEn: "Mapping of the two economic classifications",
    severity: "info",
    basis: "law",
    tolerance: "-",
    needs: "印有两套经济分类的表",
    explain:
      "部门经济分类与政府经济分类对应（如 301 对 501、505，302 对 502、505）；一个单位一般只用行政（501、502）或事业（505、506）一套。",
    explainEn:
      "Departmental and government economic codes correspond; a unit uses either the administrative or the institution set.",
    evaluate: (model, run) => mapping(model, run),
  },
  {
    id: "L07",
    group: "L",
    title: "类目清单",
    titleEn: "List of classes",
    severity: "info",
    basis: "template",
    tolerance: "-",
    needs: "收支总表、财政拨款收支总表",
    explain: "收支总表和财政拨款收支总表的功能类与本年度的类级科目一致；沿用旧类名、同一类列两行的指出。",
    explainEn: "The classes of the statements are the year's; obsolete names and doubled classes are pointed out.",
    evaluate: (model, run) => {
      const rows = classRows(model);
      if (rows.length === 0) return run.needs("收支总表没有可辨认的功能类");
      for (const id of ["balance", "appropriation"] as const)
        for (const view of model.views(id)) {
          const own = rows.filter((r) => r.view === view);
          for (const code of new Set(own.map((r) => r.code))) {
            const same = own.filter((r) => r.code === code);
            const old = same.filter((r) => {
              const c = compareName("functional", code, withoutOrdinal(r.name), when(model));
              return c.verdict === "former" && !shortened(r.name, c.official);
            });
            if (same.length > 1)
              run.fail({
                message: `${view.label}的 ${same.map((r) => `“${r.name}”`).join("与")}是同一类（${code}）的新旧名称`,
                messageEn: `Class ${code} is listed twice under old and new names.`,
                cells: same.map(nameOf),
              });
            else if (old.length > 0)
              run.fail({
                message: `${view.label}的“${old[0]!.name}”是 ${code} 类的旧名称`,
                messageEn: `An obsolete name of class ${code}.`,
                cells: old.map(nameOf),
              });
            else run.pass();
          }
        }
    },
  },
  {
    id: "L08",
    group: "L",
    title: "采购目录",
    titleEn: "Procurement catalogue",
    severity: "info",
    basis: "template",
    tolerance: "-",
    needs: "政府采购预算表",
    explain: "采购品目编码的形状和版本（2013、2022 版）正确。",
    explainEn: "Procurement codes have the right shape and edition.",
    evaluate: (model, run) => catalogue(model, run),
  },
];

/** 款 of the government funds (政府性基金) that no general-budget table holds. */
const FUND_SECTIONS = new Set([
  "22904",
  "22908",
  "22960",
  "21208",
  "21210",
  "21211",
  "21213",
  "21214",
  "21215",
  "21216",
  "20822",
  "20823",
  "21366",
  "21367",
  "21369",
  "20707",
  "20709",
  "20710",
  "21160",
  "21161",
]);

function wrongFund(run: Run, r: CodedRow, wrong: boolean, why: string): void {
  if (!wrong || !hasAmount(r.row)) return run.pass();
  run.fail({
    message: `${r.view.label}的 ${r.code} ${r.name}${why}`,
    messageEn: `Code ${r.code} does not belong to this fund's table.`,
    cells: [cellOf(r)],
  });
}

function classRows(model: CheckModel): CodedRow[] {
  return (["balance", "appropriation"] as const).flatMap((id) =>
    model
      .views(id)
      .flatMap((view) =>
        (expenditureSide(view)?.items ?? []).flatMap((row) =>
          row.code?.length === 3 && row.item ? [{ view, row, code: row.code, name: row.item }] : [],
        ),
      ),
  );
}

function existing(model: CheckModel, run: Run, table: CodeTableId, rows: readonly CodedRow[]): void {
  const seen = new Map<string, CodedRow[]>();
  for (const r of rows) if (isCode(r.code)) seen.set(r.code, [...(seen.get(r.code) ?? []), r]);
  for (const [code, list] of seen) {
    const found = lookup(table, code, when(model));
    if (found.status === "valid") {
      run.pass();
      continue;
    }
    const unknown = found.status === "unknown-code";
    const byName = unknown ? findByName(table, list[0]!.name, when(model), 1)[0] : undefined;
    const hint = byName && byName.match === "exact" ? `；“${list[0]!.name}”的编码是 ${byName.entry.code}` : "";
    // A name that is another code's in full, under a code nobody knows, is a slip of the code.
    const slip =
      unknown &&
      byName?.match === "exact" &&
      byName.entry.evidence === "seen" &&
      byName.entry.code.length === code.length &&
      list.every((r) => r.name.length >= 3);
    const sure = slip || (!unknown && !found.boundaryDoubt && found.nearest?.evidence === "seen");
    run.fail({
      severity: sure ? "warn" : "info",
      message: unknown
        ? `科目 ${code} ${list[0]!.name}不在科目表中${hint}`
        : `科目 ${code} ${list[0]!.name}在 ${model.year ?? ""} 年${found.status === "former" ? "已停用" : "尚未启用"}`,
      messageEn: unknown
        ? `Code ${code} is not in the table.`
        : `Code ${code} is not in force that year (${found.status}).`,
      cells: list.map(cellOf),
      confidence: sure ? 0.8 : 0.5,
    });
  }
}

function names(model: CheckModel, run: Run, table: CodeTableId, rows: readonly CodedRow[]): void {
  if (rows.length === 0) return run.needs("没有可辨认的科目编码和名称");
  const groups = new Map<string, CodedRow[]>();
  for (const r of rows) {
    const key = `${r.code}|${fold(withoutOrdinal(r.name))}`;
    groups.set(key, [...(groups.get(key) ?? []), r]);
  }
  for (const list of groups.values()) {
    const r = list[0]!;
    const c = compareName(table, r.code, withoutOrdinal(r.name), when(model));
    if (shortened(r.name, c.official)) {
      run.pass();
      continue;
    }
    if (c.verdict !== "former" && c.verdict !== "different") {
      if (c.verdict !== "unknown-code" && c.verdict !== "blank") run.pass();
      continue;
    }
    // A doubtful boundary may be off by a year or two: three years past it the name is old for certain.
    const past = typeof c.entry?.until === "number" && model.year !== null && model.year - c.entry.until >= 3;
    const seen = c.entry?.evidence === "seen" && !(c.verdict === "former" && c.entry.doubtfulYear && !past);
    const tables = [...new Set(list.map((x) => x.view.label))].join("、");
    const other =
      c.otherCodes.length > 0 ? `；“${withoutOrdinal(r.name)}”是 ${c.otherCodes.slice(0, 3).join("、")} 的名称` : "";
    run.fail({
      severity: seen ? "warn" : "info",
      message:
        c.verdict === "former"
          ? `${tables}：${r.code} 印作“${r.name}”，是旧名称，${model.year ?? ""} 年的名称为“${c.official ?? ""}”`
          : `${tables}：${r.code} 印作“${r.name}”，该科目的名称为“${c.official ?? ""}”${other}`,
      messageEn:
        c.verdict === "former" ? `A former name of code ${r.code}.` : `The name does not belong to code ${r.code}.`,
      cells: list.map(nameOf),
      confidence: seen ? 0.8 : 0.5,
    });
  }
}

/** 六、科学技术 for 科学技术支出: the word 支出 is often left out. */
function shortened(printed: string, official: string | null): boolean {
  return official !== null && fold(`${withoutOrdinal(printed)}支出`) === fold(official);
}

/** A code of a wrong length (30|11 for 30211): the name tells which digit is lost. */
function brokenCode(model: CheckModel, run: Run, r: CodedRow): void {
  if (
    [3, 5].includes(r.code.length) ||
    (r.code.length === 7 && lookup("economic-department", r.code, when(model)).localSubCode)
  )
    return;
  const byName = findByName(
    r.code.startsWith("5") ? "economic-government" : "economic-department",
    r.name,
    when(model),
    1,
  )[0];
  const fits =
    byName && (byName.match === "exact" || byName.match === "variant") ? `，按名称应为 ${byName.entry.code}` : "";
  run.fail({
    message: `${r.view.label}第 ${r.row.row + 1} 行的经济科目编码“${r.code}”（${r.name}）位数不对${fits}`,
    messageEn: `A broken economic code ${r.code}.`,
    cells: [cellOf(r)],
  });
}

function secondCodes(model: CheckModel, run: Run, rows: readonly CodedRow[]): void {
  for (const r of rows) {
    const code = r.row.secondCode;
    const name = r.row.values["governmentName"]?.text;
    if (!code || !name || !/^5\d{2}(?:\d{2})?$/.test(code)) continue;
    const c = compareName("economic-government", code, name, when(model));
    if (c.verdict === "different" && c.entry?.evidence === "seen")
      run.fail({
        severity: "info",
        message: `${r.view.label}：政府经济科目 ${code} 印作“${name}”，该科目的名称为“${c.official ?? ""}”`,
        messageEn: `The name does not belong to code ${code}.`,
        cells: [cellOf(r)],
        confidence: 0.8,
      });
    else run.pass();
  }
}

function kinds(model: CheckModel, run: Run): void {
  let asked = 0;
  for (const id of [...FUNCTIONAL, "basic", "economic", "operating"] as const)
    for (const view of model.views(id)) {
      const header = (view.published?.columns ?? [])
        .filter((_, c) => view.rows.some((r) => r.values["code"]?.cell.column === c))
        .join("");
      const economic = id === "basic" || id === "economic" || (id === "operating" && /经济/.test(header));
      const functional = FUNCTIONAL.includes(id) || (id === "operating" && /功能/.test(header));
      for (const row of view.rows) {
        if (row.role !== "detail" || !row.code || !isCode(row.code)) continue;
        asked++;
        const wrong =
          (economic && /^2\d{2}(?:\d{2}){0,2}$/.test(row.code) && row.code.length !== 3) ||
          (functional && /^[35]\d{2}(?:\d{2})?$/.test(row.code) && row.code.length === 5);
        if (!wrong) run.pass();
        else
          run.fail({
            message: `${view.label}：${row.code} ${row.item ?? ""}是${economic ? "功能" : "经济"}分类科目，列在${economic ? "经济" : "功能"}分类栏`,
            messageEn: `Code ${row.code} stands in a column of the other classification.`,
            cells: [wordsOf(view, row, "code", row.code)],
          });
      }
    }
  if (asked === 0) run.needs("没有印出科目编码的表");
}

function mapping(model: CheckModel, run: Run): void {
  const sets = new Map<string, Set<string>>();
  let asked = 0;
  for (const view of [...model.views("basic"), ...model.views("economic")])
    for (const row of view.rows) {
      if (!row.code || !row.secondCode || !/^3\d{2}/.test(row.code) || !/^5\d{2}/.test(row.secondCode)) continue;
      asked++;
      const unit = row.unitCode ?? row.unitName ?? "";
      const set = /^50[12]/.test(row.secondCode)
        ? "行政（501、502）"
        : /^50[56]/.test(row.secondCode)
          ? "事业（505、506）"
          : null;
      if (set) sets.set(`${view.label}|${unit}`, (sets.get(`${view.label}|${unit}`) ?? new Set()).add(set));
      if (row.code.length < 5 || row.secondCode.length < 5) continue;
      const ok = mapsTo(row.code, row.secondCode);
      if (ok === false)
        run.fail({
          message: `${view.label}：${row.code} ${row.item ?? ""}对应政府经济科目 ${row.secondCode}，与两套科目的对应关系不符`,
          messageEn: `${row.code} does not map to ${row.secondCode}.`,
          cells: [quoted(`${view.label}[${row.code}]`, `${row.code} → ${row.secondCode}`, row.source)],
          confidence: 0.6,
        });
      else run.pass();
    }
  if (asked === 0) return run.skip("没有同时印出两套经济分类的表");
  if (model.disclosure.level === "department" && model.views("units").some((v) => v.rows.length > 1)) return;
  for (const [key, set] of sets)
    if (set.size > 1)
      run.fail({
        message: `${key.split("|")[0]!}在一个单位中同时使用${[...set].join("和")}政府经济科目`,
        messageEn: "Administrative and institution codes are mixed in one unit.",
      });
}

function catalogue(model: CheckModel, run: Run): void {
  const views = model.views("procurement");
  if (views.length === 0) return run.needs(model.whyMissing("procurement"));
  let asked = 0;
  const edition = model.year !== null && model.year >= 2023 ? "2022" : "2013";
  for (const view of views)
    for (const row of view.rows) {
      const code = (row.values["catalogue"]?.text ?? "").replace(/\s/g, "").toUpperCase();
      if (code === "" || columnDefinition("procurement", "catalogue") === undefined) continue;
      const bare = /^([ABC]\d+)/.exec(code)?.[1];
      if (!bare) continue;
      asked++;
      const where = quoted(
        `${view.label}第 ${row.row + 1} 行`,
        `${code} ${row.values["goods"]?.text ?? row.item ?? ""}`,
        row.source,
        row.values["catalogue"]?.cell ?? null,
      );
      const shape = /^[ABC]\d{2}(?:\d{2}){0,4}$/.test(bare);
      if (!shape)
        run.fail({
          message: `采购品目编码“${code}”的位数不对`,
          messageEn: `The catalogue code ${code} has a wrong length.`,
          cells: [where],
        });
      else if (!procurementName(bare, edition) && procurementName(bare, edition === "2022" ? "2013" : "2022"))
        run.fail({
          message: `采购品目编码“${code}”属于 ${edition === "2022" ? "2013" : "2022"} 版目录，${model.year ?? ""} 年适用 ${edition} 版`,
          messageEn: `The catalogue code is of the other edition.`,
          cells: [where],
          confidence: 0.6,
        });
      else run.pass();
    }
  if (asked === 0) run.skip("采购表没有品目编码");
}
