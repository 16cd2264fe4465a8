import { fold, stripWhitespace, type PublishedTable, type StandardTableId } from "../../../disclosure";
import { classesComplete, codeBlocks, hasAmount, leafCodes } from "../../document/codes";
import { carryOvers } from "../../document/facts";
import { goalProject } from "../../document/fields";
import type { CheckModel } from "../../document/model";
import { evidence, quoted, type Run } from "../../rule/run";
import { textFigures } from "../../document/text-facts";
import { threePublicGroups } from "../../document/three-public";
import { cleanliness } from "./cleanliness";
import type { RuleDefinition } from "../../rule/columns";

const MANDATORY: readonly StandardTableId[] = [
  "balance",
  "income",
  "expenditure",
  "appropriation",
  "general",
  "basic",
  "three-public",
  "fund",
];
const LISTED: readonly StandardTableId[] = [...MANDATORY, "capital"];

const whole = (model: CheckModel) => model.disclosure.paragraphs.map((p) => fold(p.text)).join("\n");

export const COMPLETENESS: readonly RuleDefinition[] = [
  {
    id: "K01",
    group: "K",
    title: "必备表",
    titleEn: "Mandatory tables",
    severity: "error",
    basis: "law",
    tolerance: "-",
    needs: "整份文件",
    explain:
      "预算公开必须有收支总表、收入总表、支出总表、财政拨款收支总表、一般公共预算支出表、基本支出表、“三公”经费表、政府性基金预算支出表；决算为 9 张。国有资本经营预算支出表从本省要求的年度起必备。",
    explainEn:
      "The eight mandatory tables are published (nine for final accounts, and the state-capital table once the province requires it).",
    evaluate: (model, run) => mandatory(model, run),
  },
  {
    id: "K02",
    group: "K",
    title: "目录一致",
    titleEn: "Contents list",
    severity: "warn",
    basis: "template",
    tolerance: "-",
    needs: "目录或附件清单",
    explain: "目录（附件清单）所列的每张表都在文件中，且内容完整。",
    explainEn: "Every table that the contents list names is found and complete.",
    evaluate: (model, run) => contents(model, run),
  },
  {
    id: "K03",
    group: "K",
    title: "空表列示并说明",
    titleEn: "Empty tables are shown and explained",
    severity: "error",
    basis: "law",
    tolerance: "-",
    needs: "各表、空表说明",
    explain: "没有数据的表应当列出空表并说明；文件有“空表情况说明”的，其所列与实际空表一致。",
    explainEn:
      "A table without data is printed with its header and a note; the list of empty tables is the set of empty tables.",
    evaluate: (model, run) => emptyTables(model, run),
  },
  {
    id: "K04",
    group: "K",
    title: "空表零值",
    titleEn: "Empty means zero",
    severity: "error",
    basis: "arithmetic",
    tolerance: "-",
    needs: "各表、空表说明",
    explain: "说明为空表的，表中没有金额，收支总表和财政拨款收支总表的该项资金也为 0。",
    explainEn: "A table declared empty has no amounts, and the balance shows 0 for that fund.",
    evaluate: (model, run) => declaredEmpty(model, run),
  },
  {
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
  },
  {
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
  },
  {
    id: "K07",
    group: "K",
    title: "“三公”细化",
    titleEn: "Three public expenses in detail",
    severity: "error",
    basis: "law",
    tolerance: "-",
    needs: "“三公”经费支出表、情况说明",
    explain:
      "“三公”经费列出因公出国（境）、公务用车购置、公务用车运行、公务接待各项，并说明增减变化；决算另列团组数、人次、购置数、保有量、批次、人次。",
    explainEn: "The three public expenses show every item and their change; final accounts also the counts.",
    evaluate: (model, run) => threePublicDetail(model, run),
  },
  {
    id: "K08",
    group: "K",
    title: "必备说明",
    titleEn: "Mandatory explanations",
    severity: "warn",
    basis: "law",
    tolerance: "-",
    needs: "情况说明",
    explain:
      "情况说明应有职责、机构设置、收支增减变化、机关运行经费、政府采购、名词解释；并逐步公开国有资产、预算绩效。",
    explainEn:
      "The narrative covers duties, organisation, changes, operating costs, procurement and terms, and by and by assets and performance.",
    evaluate: (model, run) => sectionsPresent(model, run),
  },
  {
    id: "K09",
    group: "K",
    title: "二十日内公开",
    titleEn: "Published within 20 days",
    severity: "error",
    basis: "law",
    tolerance: "-",
    needs: "批复日期、公开日期（由用户提供）",
    explain: "自财政部门批复之日起 20 日内向社会公开。",
    explainEn: "Published within 20 days of the approval.",
    evaluate: (model, run) => {
      const { approvalDate, publicationDate } = model.context;
      if (!approvalDate || !publicationDate) return run.needs("没有提供批复日期和公开日期");
      const days = (Date.parse(publicationDate) - Date.parse(approvalDate)) / 86_400_000;
      if (!Number.isFinite(days)) return run.needs("日期应写作 2024-01-31");
      if (days <= 20 && days >= 0) return run.pass();
      run.fail({
        severity: days < 0 ? "warn" : "error",
        message:
          days < 0
            ? `公开日期 ${publicationDate} 早于批复日期 ${approvalDate}`
            : `批复于 ${approvalDate}，公开于 ${publicationDate}，相隔 ${days} 日，超过 20 日`,
        messageEn: `Published ${days} days after the approval.`,
      });
    },
  },
  {
    id: "K10",
    group: "K",
    title: "表头要素",
    titleEn: "Heads of tables",
    severity: "warn",
    basis: "template",
    tolerance: "-",
    needs: "各表",
    explain: "每张表印明单位（部门）名称、年度和计量单位。",
    explainEn: "Each table states the unit, the year and the unit of money.",
    evaluate: (model, run) => heads(model, run),
  },
  {
    id: "K11",
    group: "K",
    title: "绩效覆盖",
    titleEn: "Goals cover the projects",
    severity: "warn",
    basis: "template",
    tolerance: "-",
    needs: "项目支出表、绩效目标表",
    explain: "项目有绩效目标表的，产出、效益、满意度各至少一个指标。",
    explainEn: "Every goal table has at least one indicator of output, of benefit and of satisfaction.",
    evaluate: (model, run) => goalCoverage(model, run),
  },
  {
    id: "K12",
    group: "K",
    title: "文本清洁",
    titleEn: "Clean text",
    severity: "warn",
    basis: "template",
    tolerance: "-",
    needs: "整份文件",
    explain: "没有占位符（XX、××、待补充）、转换残留（[bookmark…]）、空标题、重复的章节号和个人信息。",
    explainEn: "No placeholders, conversion residue, empty headings, repeated section numbers or personal data.",
    evaluate: (model, run) => cleanliness(model, run),
  },
];

function mandatory(model: CheckModel, run: Run): void {
  const required = [...MANDATORY];
  const from = model.context.capitalRequiredFrom;
  if (model.final || (from !== undefined && model.year !== null && model.year >= from)) required.push("capital");
  const tables = model.disclosure.tables;
  const present = (id: StandardTableId) => tables.some((t) => t.id === id && t.state !== "absent");
  const missing = required.filter((id) => !present(id));
  if (missing.length === required.length) {
    run.needs(
      /表|附件/.test(whole(model)) ? "本文件没有任何主表，正文提到预算表：请一并提供附件" : "本文件没有任何主表",
    );
    return;
  }
  const unknown = tables.filter((t) => t.id === "other" && t.state === "filled");
  for (const id of required) {
    const own = tables.filter((t) => t.id === id);
    if (own.some((t) => t.state === "unreadable") && !own.some((t) => t.state === "filled" || t.state === "empty"))
      run.needs(`${model.name(id)}无法读取`);
    else if (!missing.includes(id)) run.pass();
    else {
      const promised = tables.find((t) => t.id === id && t.state === "absent");
      // An unrecognised table of the document may be the missing one: a person has to look.
      const doubt = unknown.length > 0 && !promised;
      run.fail({
        message: `缺少${model.name(id)}${
          promised
            ? `（目录列有“${promised.title}”，文件中没有）`
            : doubt
              ? `（另有 ${unknown.length} 张表未能归类：${unknown
                  .slice(0, 3)
                  .map((t) => t.title)
                  .join("、")}）`
              : ""
        }`,
        messageEn: `A mandatory table is missing: ${id}.`,
        confidence: doubt || model.disclosure.issues.some((i) => i.code === "page-without-text") ? 0.5 : 1,
        cells: promised ? [quoted("目录", promised.title, promised.source)] : [],
      });
    }
  }
}

function contents(model: CheckModel, run: Run): void {
  const list = model.disclosure.contents;
  if (list.length === 0) return run.skip("没有目录或附件清单");
  const tables = model.disclosure.tables;
  for (const id of new Set(list.map((c) => c.id))) {
    if (id === null) continue;
    const entry = list.find((c) => c.id === id)!;
    const own = tables.filter((t) => t.id === id);
    const there = own.filter((t) => t.state !== "absent");
    if (there.length === 0)
      run.fail({
        message: `目录列有“${entry.title}”，文件中没有这张表`,
        messageEn: "The contents list names a table that the document lacks.",
        cells: [quoted("目录", entry.title, entry.source)],
      });
    else if (there.every((t) => t.state === "unreadable"))
      run.fail({
        message: `目录列有“${entry.title}”，文件中的这张表残缺、无法读取`,
        messageEn: "The table is truncated or unreadable.",
        cells: [quoted("目录", entry.title, entry.source)],
      });
    else if (there.some((t) => t.problems.length > 0))
      run.fail({
        message: `“${entry.title}”残缺：${there.flatMap((t) => t.problems)[0]!}`,
        messageEn: "The table is incomplete.",
        cells: [quoted("目录", entry.title, entry.source)],
      });
    else run.pass();
  }
  const named = new Set(list.map((c) => c.id));
  if (list.filter((c) => c.id !== null).length < 6) return;
  for (const id of LISTED) {
    const extra = tables.find((t) => t.id === id && t.state !== "absent");
    if (extra && !named.has(id))
      run.fail({
        severity: "info",
        message: `“${extra.title}”没有列入目录`,
        messageEn: "A table is not in the contents list.",
        cells: [quoted(extra.title, extra.title, extra.source)],
      });
  }
}

/** The 空表情况说明: paragraphs that say which tables are empty. */
function emptyList(model: CheckModel): string {
  const paragraphs = model.disclosure.paragraphs.map((p) => fold(p.text));
  const out: string[] = [];
  paragraphs.forEach((p, i) => {
    if (!/空表/.test(p)) return;
    out.push(p);
    // A heading introduces the list that follows it.
    if (p.length < 30)
      for (
        let k = i + 1;
        k < Math.min(i + 6, paragraphs.length) && !/^[一二三四五六七八九十]+、|^第.部分/.test(paragraphs[k]!);
        k++
      )
        out.push(paragraphs[k]!);
  });
  return out.join("\n");
}

const EMPTY_WORDS: Partial<Record<StandardTableId, RegExp>> = {
  fund: /政府性?基金/,
  capital: /国有资本经营/,
  "three-public": /三公/,
  procurement: /政府采购|采购/,
  projects: /项目支出/,
  assets: /资产/,
  basic: /基本支出/,
  general: /一般公共预算/,
};

function emptyTables(model: CheckModel, run: Run): void {
  const empty = model.disclosure.tables.filter((t) => t.state === "empty" && t.id in EMPTY_WORDS);
  if (empty.length === 0) return run.skip("没有空表");
  const listed = emptyList(model);
  const text = whole(model);
  for (const t of empty) {
    const words = EMPTY_WORDS[t.id as StandardTableId]!;
    const inNote = t.note !== null && /空表|无|没有|未|不涉及|本表|0/.test(t.note);
    const inRows = t.rows.some((r) => r.some((c) => /空表|无此|没有|不涉及|本表无|未安排|^无$/.test(c.text ?? "")));
    const inList = listed !== "" && words.test(listed);
    const said = new RegExp(
      `(?:无|没有|未安排|未使用|不涉及|未)[^。\\n]{0,20}(?:${words.source})|(?:${words.source})[^。\\n]{0,30}(?:为0|0(?:\\.0+)?万?元|无|没有|未|空表|持平)`,
    ).test(text);
    if (inNote || inRows || inList) run.pass();
    else if (said && t.id !== "three-public")
      run.fail({
        severity: "warn",
        message: `${t.title}没有数据，表下没有空表说明，仅在情况说明中提到`,
        messageEn: "An empty table without a note; only the narrative speaks of it.",
        cells: [quoted(t.title, t.note, t.source)],
        confidence: 0.8,
      });
    else if (model.disclosure.narrative.length === 0) run.needs("没有情况说明，空表可能另有说明");
    else
      run.fail({
        severity: said || t.id === "procurement" || t.id === "projects" || t.id === "assets" ? "warn" : "error",
        message: `${t.title || model.name(t.id as StandardTableId)}没有数据，${listed !== "" ? "空表情况说明没有列入该表" : "没有列示空表说明"}`,
        messageEn: "An empty table without an explanation.",
        cells: [quoted(t.title, t.note, t.source)],
        confidence: t.problems.length > 0 ? 0.5 : 0.8,
      });
  }
}

const DECLARED = /空表列示|空表|本表无数据|无数据|本表为空|本年无发生额|未安排/;

function declaredEmpty(model: CheckModel, run: Run): void {
  let asked = 0;
  const listed = emptyList(model);
  for (const id of ["fund", "capital", "three-public", "procurement"] as const)
    for (const t of model.disclosure.tables.filter((x) => x.id === id)) {
      const byNote = t.note !== null && DECLARED.test(t.note) && !/如|若/.test(t.note);
      const byList =
        (id === "fund" || id === "capital") &&
        listed !== "" &&
        new RegExp(`${EMPTY_WORDS[id]!.source}[^。\\n]{0,20}(?:空表|没有)`).test(listed);
      if (!byNote && !byList) continue;
      asked++;
      if (t.state !== "filled") {
        run.pass();
        continue;
      }
      const amount = firstAmount(model, t);
      run.fail({
        message: `${t.title}说明为空表（“${byNote ? t.note! : "空表情况说明"}”），表中却有金额${amount ? ` ${amount.printed ?? ""}` : ""}`,
        messageEn: "A table declared empty holds an amount.",
        cells: amount ? [evidence(amount)] : [quoted(t.title, t.note, t.source)],
      });
    }
  // A fund whose own table is empty, and that the statements show with an amount: X11 holds the expenditure; here the income side.
  for (const id of ["fund", "capital"] as const) {
    const own = model.views(id);
    if (own.length !== 1 || own[0]!.published?.state !== "empty") continue;
    for (const t of textFigures(model)) {
      if (t.n.kind !== "amount" || t.n.key !== `expenditure.${id}` || t.f.unit === null) continue;
      asked++;
      if (t.f.ticks === 0 || carryOvers(model).includes(t.f.ticks)) run.pass();
      else
        run.fail({
          severity: "warn",
          message: `${own[0]!.label}为空表，情况说明却写“${t.n.quote}”`,
          messageEn: "The table is empty, the text states an amount.",
          cells: [evidence(t.f)],
          confidence: 0.6,
        });
    }
  }
  if (asked === 0) run.skip("没有说明为空表的表");
}

function firstAmount(model: CheckModel, t: PublishedTable) {
  const view = model.views(t.id as StandardTableId).find((v) => v.index === t.index);
  for (const row of view?.rows ?? [])
    for (const c of Object.keys(row.values)) {
      const f = model.figure(view!, row, c);
      if (f && f.ticks !== 0) return f;
    }
  return null;
}

function depth(model: CheckModel, run: Run, ids: readonly StandardTableId[], length: number, word: string): void {
  const views = ids.flatMap((id) => model.filled(id));
  if (views.length === 0) return run.needs(ids.map((id) => model.whyMissing(id)).join("、"));
  for (const view of views) {
    const blocks = codeBlocks(view).filter((b) => b.byCode.size > 0);
    if (blocks.length === 0) {
      run.needs(`${view.label}没有印出科目编码`);
      continue;
    }
    const shallow = blocks.flatMap((b) =>
      leafCodes(b).filter(
        (c) => c.length < length && (word !== "款" || /^[35]/.test(c)) && b.byCode.get(c)!.some(hasAmount),
      ),
    );
    const strict = view.id === "general" || view.id === "fund" || view.id === "basic";
    if (shallow.length === 0) {
      run.pass();
      continue;
    }
    const damaged = view.damaged || !blocks.every(classesComplete);
    run.fail({
      severity: strict ? "error" : "warn",
      message: `${view.label}的 ${shallow.join("、")} 没有细化到${word}级科目`,
      messageEn: `Not published down to the ${length}-digit code: ${shallow.join(", ")}.`,
      cells: shallow
        .slice(0, 5)
        .flatMap((c) =>
          blocks
            .flatMap((b) => b.byCode.get(c) ?? [])
            .map((r) => quoted(`${view.label}[${c}]`, `${c} ${r.item ?? ""}`, r.source)),
        ),
      confidence: damaged ? 0.5 : 1,
    });
  }
}

function threePublicDetail(model: CheckModel, run: Run): void {
  const views = model.filled("three-public");
  const text = whole(model);
  if (views.length === 0) {
    if (model.views("three-public").length > 0) run.skip("“三公”经费表为空表");
    else run.needs(model.whyMissing("three-public"));
  }
  const names = {
    travel: "因公出国（境）费",
    carsBought: "公务用车购置费",
    carsRunning: "公务用车运行维护费",
    reception: "公务接待费",
  } as const;
  for (const view of views) {
    const groups = threePublicGroups(view);
    if (groups.length === 0) {
      run.needs(`${view.label}的项目无法辨认`);
      continue;
    }
    const lacking = (Object.keys(names) as (keyof typeof names)[]).filter((k) => !groups.some((g) => g.has(k)));
    if (lacking.length === 0) run.pass();
    else
      run.fail({
        severity: lacking.every((k) => text.includes(names[k].slice(0, 6))) ? "warn" : "error",
        message: `${view.label}没有列出${lacking.map((k) => names[k]).join("、")}`,
        messageEn: `Items missing: ${lacking.join(", ")}.`,
        confidence: view.damaged ? 0.5 : 0.8,
        cells: [quoted(view.label, view.published?.title ?? null, view.published?.source)],
      });
  }
  if (model.disclosure.paragraphs.length === 0) return run.needs("没有情况说明");
  const spoken = /三公/.test(text);
  if (spoken && /(?:增|减|持平|下降|上升|相同|一致|无变化|没有变化)/.test(text.slice(text.indexOf("三公")))) run.pass();
  else if (spoken)
    run.fail({
      severity: "warn",
      message: "情况说明没有说明“三公”经费的增减变化",
      messageEn: "The change of the three public expenses is not explained.",
    });
  else
    run.fail({
      severity: "warn",
      message: "情况说明没有“三公”经费的说明",
      messageEn: "The narrative says nothing of the three public expenses.",
    });
  if (!model.final) return;
  const counts: [RegExp, string][] = [
    [/团组/, "因公出国（境）团组数"],
    [/人次/, "人次"],
    [/保有量|保有/, "公务用车保有量"],
    [/批次/, "公务接待批次"],
  ];
  const silent = counts.filter(([re]) => !re.test(text));
  if (silent.length === 0) run.pass();
  else
    run.fail({
      severity: "warn",
      message: `决算没有说明${silent.map(([, n]) => n).join("、")}`,
      messageEn: "Counts of the three public expenses are missing.",
    });
}

const SECTIONS: readonly (readonly [string, RegExp, boolean])[] = [
  ["部门（单位）职责", /职责|职能/, true],
  ["机构设置", /机构设置|机构情况|单位构成|预算单位|内设机构|机构/, true],
  ["收支增减变化", /(?:上年|20\d\d年).{0,30}(?:相比|比|增|减)|较上年|同比|增减变[化动]|持平/, true],
  ["机关运行经费", /机关运行经费|机构运行经费|运行经费|行政经费/, true],
  ["政府采购", /政府采购/, true],
  ["名词解释", /名词解释|专业名词|名词|术语/, true],
  ["国有资产", /国有资产|固定资产|资产/, false],
  ["预算绩效", /绩效/, false],
];

function sectionsPresent(model: CheckModel, run: Run): void {
  if (model.disclosure.paragraphs.length < 3) return run.needs("没有情况说明");
  const text = whole(model);
  for (const [name, pattern, required] of SECTIONS) {
    if (pattern.test(text)) run.pass();
    else
      run.fail({
        severity: required ? "warn" : "info",
        message: `情况说明没有${name}`,
        messageEn: `The narrative lacks a section (${name}).`,
      });
  }
}

function heads(model: CheckModel, run: Run): void {
  const skip = new Set(["units", "goal", "goals-overall", "other"]);
  const tables = model.disclosure.tables.filter(
    (t) => (t.state === "filled" || t.state === "empty") && !skip.has(t.id),
  );
  if (tables.length === 0) return run.needs("没有可辨认的表");
  const unitless = tables.filter((t) => t.moneyUnit === null && t.state === "filled");
  for (const t of tables) if (t.moneyUnit !== null) run.pass();
  for (const t of unitless)
    run.fail({
      message: `“${t.title}”没有印出计量单位（元、万元）`,
      messageEn: "The table states no unit of money.",
      cells: [quoted(t.title, t.title, t.source)],
    });
  const nameless = tables.filter((t) => t.unitName === null && t.unitCode === null);
  if (nameless.length > 0)
    run.fail({
      severity: "info",
      message: `${nameless.length} 张表没有印出单位（部门）名称：${nameless
        .map((t) => t.title)
        .slice(0, 9)
        .join("、")}`,
      messageEn: `${nameless.length} tables state no unit name.`,
    });
  const units = new Set(tables.map((t) => t.moneyUnit).filter((u) => u !== null));
  if (units.size > 1)
    run.fail({
      severity: "info",
      message: `各表计量单位不一：${[...units].join("、")}`,
      messageEn: "The tables use several units of money.",
    });
}

function goalCoverage(model: CheckModel, run: Run): void {
  const goals = model.views("goal");
  if (goals.length === 0) return run.skip("没有项目绩效目标表");
  for (const view of goals) {
    if (view.damaged) {
      run.needs(`${view.published?.title ?? view.label}残缺`);
      continue;
    }
    const levels = view.rows
      .map((r) => stripWhitespace(`${r.values["level1"]?.text ?? ""}${r.values["level2"]?.text ?? ""}`))
      .join("|");
    const lacking = [
      ["产出", /产出|数量|质量|时效/],
      ["效益", /效益|效果|影响/],
      ["满意度", /满意/],
    ]
      .filter(([, re]) => !(re as RegExp).test(levels))
      .map(([n]) => n as string);
    if (lacking.length === 0) run.pass();
    else if (lacking.length === 3 || view.rows.length < 2)
      run.needs(`绩效目标“${goalProject(view) ?? view.published?.title ?? ""}”的指标无法辨认`);
    else
      run.fail({
        message: `绩效目标“${goalProject(view) ?? view.published?.title ?? ""}”没有${lacking.join("、")}指标`,
        messageEn: `The goal lacks indicators (${lacking.join(", ")}).`,
        cells: [quoted(view.published?.title ?? "", view.published?.title ?? null, view.published?.source)],
      });
  }
}
