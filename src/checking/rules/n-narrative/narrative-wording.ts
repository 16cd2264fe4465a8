import { stripWhitespace, fold } from "../../../disclosure";
import type { CheckModel } from "../../document/model";
import { cite, evidence, quoted, type Run } from "../../rule/run";
import { totalFigure } from "../../document/facts";
import {
  cellsFor,
  ofThisYear,
  paragraphOf,
  single,
  textFigures,
  threePublicCells,
  type TextFigure,
} from "../../document/text-facts";
import { money, type Figure } from "../../identity/figure";
import type { RuleDefinition } from "../../rule/columns";
import { enumerations, sharesOf } from "./narrative-lists";
import { oneFactTwice } from "./narrative-twice";

const sign = (t: TextFigure) => (t.n.direction === "down" ? -1 : t.n.direction === "flat" ? 0 : 1);

/** Change figures with the amount of this year and of last year that stand in the same paragraph. */
interface Change {
  readonly change: TextFigure;
  readonly current: TextFigure | null;
  readonly prior: TextFigure | null;
  readonly percent: TextFigure | null;
}

/** Keys of the amount, the prior figure and the percentage that belong to a change. */
function family(key: string): { current: string[]; prior: string; percent: string } | null {
  const front = /^change\.(.+)$/.exec(key);
  if (front) {
    const rest = front[1]!;
    const current =
      rest === "total"
        ? ["balance.total", "income.total", "expenditure.total"]
        : rest === "income"
          ? ["income.total"]
          : rest === "expenditure"
            ? ["expenditure.total"]
            : rest.startsWith("income.") || rest.startsWith("expenditure.")
              ? [rest]
              : [`expenditure.${rest}`, `balance.${rest}`];
    return { current, prior: `prior.${rest}`, percent: `${key}.percent` };
  }
  const back = /^(.+)\.change$/.exec(key);
  if (!back) return null;
  const subject = back[1]!;
  return {
    current: subject === "three-public" ? ["three-public.total"] : [subject],
    prior: `${subject}.prior`,
    percent: `${key}.percent`,
  };
}

function changes(model: CheckModel): Change[] {
  const all = textFigures(model);
  return all
    .map((change, at) => ({ change, at }))
    .filter(({ change }) => change.n.kind === "change" && change.f.unit !== null)
    .flatMap(({ change, at }) => {
      const keys = family(change.n.key);
      if (!keys) return [];
      const near = (want: (t: TextFigure) => boolean) => {
        const list = all.filter(
          (t, i) => t.paragraph === change.paragraph && change.paragraph >= 0 && Math.abs(i - at) <= 6 && want(t),
        );
        return list.length === 1 ? list[0]! : null;
      };
      return [
        {
          change,
          current: near((t) => t.n.kind === "amount" && keys.current.includes(t.n.key) && ofThisYear(model, t.n)),
          prior: near((t) => t.n.kind === "amount" && t.n.key === keys.prior),
          percent: near((t) => t.n.kind === "percent" && t.n.key === keys.percent),
        },
      ];
    });
}

export const NARRATIVE_WORDING: readonly RuleDefinition[] = [
  {
    id: "N04",
    group: "N",
    title: "列举合计",
    titleEn: "Enumerations add up",
    severity: "warn",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "情况说明",
    explain: "由总数引出的列举（主要为甲 a 万元、乙 b 万元……），各项之和等于总数；写有“等”“主要”的，不超过总数。",
    explainEn:
      "The items of an enumeration sum to the total that introduces it, or stay within it where it is not complete.",
    evaluate: (model, run) => enumerations(model, run),
  },
  {
    id: "N05",
    group: "N",
    title: "占比复算",
    titleEn: "Shares recompute",
    severity: "warn",
    basis: "arithmetic",
    tolerance: "TP",
    needs: "情况说明",
    explain: "“占 x%”按印出的金额区间复算；一个完整列举的各项占比之和为 100%。",
    explainEn:
      "Every printed share recomputes from the printed amounts; the shares of a full enumeration sum to 100 %.",
    evaluate: (model, run) => sharesOf(model, run),
  },
  {
    id: "N11",
    group: "N",
    title: "增减算术",
    titleEn: "Changes recompute",
    severity: "error",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "情况说明中的上年比较",
    explain: "本年数减上年数等于增减额，增减额除以上年数等于增减百分比，各部分增减之和等于总增减。",
    explainEn:
      "This year minus last year is the change, the change over last year its percentage, and the parts' changes sum to the total's.",
    evaluate: (model, run) => changeArithmetic(model, run),
  },
  {
    id: "N12",
    group: "N",
    title: "方向词",
    titleEn: "Direction words",
    severity: "warn",
    basis: "arithmetic",
    tolerance: "-",
    needs: "情况说明中的上年比较",
    explain: "写“增加”的本年数应大于上年数，写“减少”的应小于，写“持平”的应相等；“增加 0.00”、持平而称“压缩”的只提示。",
    explainEn: "Words of direction agree with the figures.",
    evaluate: (model, run) => directions(model, run),
  },
  {
    id: "N13",
    group: "N",
    title: "变动原因",
    titleEn: "Reasons for changes",
    severity: "warn",
    basis: "law",
    tolerance: "-",
    needs: "情况说明中的上年比较",
    explain: "有增减的应说明原因；“三公”经费的原因应涉及每一个变动的分项。",
    explainEn: "A change is followed by its reason, and the reason speaks of every item that moved.",
    evaluate: (model, run) => reasons(model, run),
  },
  {
    id: "N14",
    group: "N",
    title: "年度一致",
    titleEn: "Years agree",
    severity: "warn",
    basis: "template",
    tolerance: "-",
    needs: "情况说明、各表的年度",
    explain: "本文件各处年度与预算年度一致；比较的是上一年；资产截止日期为上年 12 月 31 日（决算为当年）。",
    explainEn: "Every year label of the disclosure is its own year; comparisons are with the year before.",
    evaluate: (model, run) => years(model, run),
  },
  {
    id: "N16",
    group: "N",
    title: "同名事实一致",
    titleEn: "One fact, one value",
    severity: "warn",
    basis: "template",
    tolerance: "T0",
    needs: "情况说明、各表",
    explain: "同一事实在两处的数字相同；单位名称在封面、表和正文中一致。",
    explainEn: "The same fact stated twice has one value, and the unit's name is the same everywhere.",
    evaluate: (model, run) => oneFactTwice(model, run),
  },
];

function changeArithmetic(model: CheckModel, run: Run): void {
  const list = changes(model);
  if (list.length === 0) return run.skip("情况说明没有增减额");
  for (const { change, current, prior, percent } of list) {
    const s = sign(change);
    const title = `情况说明的增减额：${change.n.label || change.n.quote}`;
    if (current && prior)
      run.sum(title, "This year − last year = change", current.f, [prior.f, [s, change.f]], {
        code: "TS",
        confidence: 0.8,
      });
    if (percent) {
      const base =
        prior?.f ??
        (current
          ? { ...current.f, ticks: current.f.ticks - s * change.f.ticks, half: current.f.half + change.f.half }
          : null);
      if (base && base.ticks > 0) percentOf(run, change, percent, base);
    }
  }
  partsOfChange(run, list);
}

function percentOf(run: Run, change: TextFigure, percent: TextFigure, base: Figure): void {
  const p = Number(percent.n.value);
  const decimals = (/\.(\d+)/.exec(percent.n.value)?.[1] ?? "").length;
  const low = ((change.f.ticks - change.f.half) / (base.ticks + base.half)) * 100;
  const high = ((change.f.ticks + change.f.half) / Math.max(1, base.ticks - base.half)) * 100;
  const room = 0.5 * 10 ** -decimals + 1e-9;
  if (p >= low - room && p <= high + room) return run.pass();
  const exact = (change.f.ticks / base.ticks) * 100;
  // One further last digit is a rounding habit (truncated instead of rounded), not an error.
  const near = p >= low - room * 3 && p <= high + room * 3;
  run.fail({
    severity: near ? "info" : "warn",
    outcome: near ? "rounded" : "fail",
    message: `情况说明“${percent.n.quote}”：增减 ${money(change.f.ticks)} 万元，上年 ${money(base.ticks)} 万元，应为 ${exact.toFixed(Math.max(2, decimals))}%，印作 ${percent.n.value}%`,
    messageEn: `The change is ${exact.toFixed(2)} %, the text says ${percent.n.value} %.`,
    cells: [evidence(percent.f), evidence(change.f)],
  });
}

function partsOfChange(run: Run, list: readonly Change[]): void {
  for (const { change } of list.filter((c) => /^change\.(?:total|expenditure)$/.test(c.change.n.key))) {
    const near = list.filter((c) => c.change.paragraph === change.paragraph && change.paragraph >= 0);
    const basic = near.filter((c) => c.change.n.key === "change.basic");
    const project = near.filter((c) => c.change.n.key === "change.project");
    if (basic.length !== 1 || project.length !== 1 || sign(change) === 0) continue;
    const parts = [basic[0]!.change, project[0]!.change];
    run.sum(
      "情况说明：基本支出、项目支出增减之和=总增减",
      "Changes of the parts sum to the total's",
      change.f,
      parts.map((t) => [sign(t) * sign(change), t.f] as const),
      { code: "TS", confidence: 0.8 },
    );
  }
}

function directions(model: CheckModel, run: Run): void {
  let asked = 0;
  const unchanged = new Map<string, TextFigure[]>();
  for (const { change, current, prior } of changes(model)) {
    asked++;
    if (change.f.ticks === 0 && change.n.direction !== "flat" && change.n.direction !== null) {
      unchanged.set(change.n.quote, [...(unchanged.get(change.n.quote) ?? []), change]);
      continue;
    }
    if (!current || !prior || change.n.direction === null) continue;
    const really = Math.sign(current.f.ticks - prior.f.ticks);
    if (really === sign(change)) run.pass();
    else if (Math.abs(current.f.ticks - prior.f.ticks) > current.f.half + prior.f.half)
      run.fail({
        message: `情况说明${cite(change.n.quote)}：本年 ${money(current.f.ticks)} 万元，上年 ${money(prior.f.ticks)} 万元，方向词与数字不符`,
        messageEn: "The word of direction contradicts the figures.",
        cells: [evidence(current.f), evidence(prior.f), evidence(change.f)],
      });
  }
  for (const [quote, list] of unchanged) {
    const labels = [...new Set(list.map((t) => t.n.label).filter((l) => l !== ""))].join("、");
    run.fail({
      severity: "info",
      message: `情况说明中${labels || "此处"}的增减额为 0，宜写“持平”：${cite(quote)}`,
      messageEn: "A change of 0 is better called unchanged.",
      cells: list.map((t) => evidence(t.f)),
    });
  }
  // Two changes of one subject in one sentence: 收入增加…, 增长…% — amount and percentage tell one direction.
  const all = textFigures(model);
  all.forEach((t, i) => {
    const p = all[i + 1];
    if (
      !p ||
      t.n.kind !== "change" ||
      p.n.kind !== "percent" ||
      p.n.key !== `${t.n.key}.percent` ||
      p.paragraph !== t.paragraph
    )
      return;
    asked++;
    if (
      t.n.direction &&
      p.n.direction &&
      t.n.direction !== "flat" &&
      p.n.direction !== "flat" &&
      t.n.direction !== p.n.direction
    )
      run.fail({
        message: `情况说明${cite(t.n.quote)}与${cite(p.n.quote)}：增减额与百分比的方向不同`,
        messageEn: "Amount and percentage change in opposite directions.",
        cells: [evidence(t.f), evidence(p.f)],
      });
    else run.pass();
  });
  // Income and expenditure balance: changes of one size go one way.
  const sized = new Map<number, TextFigure>();
  for (const t of all) {
    if (
      t.n.kind !== "change" ||
      t.f.ticks === 0 ||
      !/^change\.(?:total|income|expenditure)(?:\.(?:total|fiscal|general))?$/.test(t.n.key) ||
      (t.n.direction !== "up" && t.n.direction !== "down")
    )
      continue;
    const twin = sized.get(t.f.ticks);
    if (!twin) sized.set(t.f.ticks, t);
    else if (twin.n.direction !== t.n.direction) {
      asked++;
      run.fail({
        message: `${cite(twin.n.quote)}与${cite(t.n.quote)}：同一增减额的方向不同`,
        messageEn: "Changes of one size go opposite ways.",
        cells: [evidence(twin.f), evidence(t.f)],
        confidence: 0.8,
      });
    }
  }
  for (const p of model.disclosure.paragraphs) {
    const text = stripWhitespace(p.text);
    const flat = /持平[^。]{0,40}?(?:原因[^。]{0,30}?)(压缩|减少|下降|削减)/.exec(text);
    if (!/持平/.test(text)) continue;
    asked++;
    const m = flat ?? /持平。(?:主要)?原因[^。]{0,30}?(压缩|减少|下降|削减)/.exec(text);
    if (m)
      run.fail({
        severity: "info",
        message: `情况说明写“持平”，原因却说“${m[1]!}”：${m[0]}`,
        messageEn: "Called unchanged, yet the reason speaks of a cut.",
        cells: [quoted("情况说明", m[0], p.source)],
      });
    else run.pass();
  }
  if (asked === 0) run.skip("情况说明没有上年比较");
}

const REASON =
  /原因|由于|因为|因[^公]|系|受[^。]{1,20}影响|为了?|用于|根据|按照|所致|导致|落实|加强|减少.{0,10}经费|主要[是为]/;

/** Where the figure ends in its paragraph: the quote may be a long sentence, so its own words and number are looked up. */
function placeOf(text: string, t: TextFigure): number {
  const quote = stripWhitespace(t.n.quote);
  const start = Math.max(0, text.indexOf(quote));
  const label = text.indexOf(stripWhitespace(t.n.label), start);
  const words = /(?:增加|减少|增长|下降|上升|压缩|降低|提高|增|减)(?:了)?/g;
  words.lastIndex = label >= 0 ? label : start;
  for (let m = words.exec(text); m; m = words.exec(text))
    if (text.startsWith(t.n.value, m.index + m[0].length)) return m.index + m[0].length + t.n.value.length + 2;
  return start + quote.length;
}

const ITEM_WORDS: Readonly<Record<string, RegExp>> = {
  "three-public.reception.change": /接待|招待|来访|调研|交流/,
  "three-public.overseas.change": /出国|出境|因公|境外|外事/,
  "three-public.car.change": /车/,
  "three-public.car-purchase.change": /车/,
  "three-public.car-running.change": /车/,
};

function reasons(model: CheckModel, run: Run): void {
  const moved = textFigures(model).filter(
    (t) => t.n.kind === "change" && t.f.ticks !== 0 && t.n.direction !== "flat" && t.paragraph >= 0,
  );
  if (moved.length === 0) return run.skip("情况说明没有增减");
  const seen = new Set<number>();
  for (const t of moved) {
    const paragraph = paragraphOf(model, t)!;
    const text = stripWhitespace(paragraph.text);
    const next = stripWhitespace(model.disclosure.paragraphs[t.paragraph + 1]?.text ?? "");
    const words = ITEM_WORDS[t.n.key];
    const behind = text.slice(placeOf(text, t));
    if (words) {
      // The reason stands right behind the figure, or in a common reason that speaks of the item.
      const own = behind.split(/[；;。]/)[0] ?? "";
      const common = /(?:原因|主要是|由于)(.*)$/s.exec(behind)?.[1] ?? "";
      if (/(?:原因|由于|因为|主要是|系)/.test(own) || words.test(common) || /^(?:主要)?原因/.test(next)) run.pass();
      else
        run.fail({
          message: `${t.n.label}${t.n.direction === "down" ? "减少" : "增加"}${t.n.value}${t.n.unit}，没有说明变动原因`,
          messageEn: "The change of this item is not explained.",
          cells: [quoted("情况说明", t.n.quote, paragraph.source)],
        });
      continue;
    }
    if (seen.has(t.paragraph)) continue;
    seen.add(t.paragraph);
    if (REASON.test(behind) || /原因|由于|主要/.test(text) || REASON.test(next)) run.pass();
    else
      run.fail({
        severity: "info",
        message: `${cite(t.n.quote)}没有说明变动原因`,
        messageEn: "The change is not explained.",
        cells: [quoted("情况说明", t.n.quote, paragraph.source)],
      });
  }
}

function years(model: CheckModel, run: Run): void {
  const year = model.year;
  if (year === null) return run.needs("没有可辨认的预算年度");
  const d = model.disclosure;
  const said = new Set<string>();
  for (const p of d.paragraphs) {
    const text = fold(p.text);
    for (const m of text.matchAll(/(20\d{2})年(?!度?(?:以来|以后|起|底前|前))([^,。;:、]{0,14})/g)) {
      const y = Number(m[1]);
      if (y <= year) continue;
      if (
        /预算|支出|收入|安排|预留|采购|决算|经费/.test(m[2]!) &&
        !/规划|计划|目标|到期|期末|续|提前下达|预计|以后年度/.test(
          text.slice(Math.max(0, m.index! - 12), m.index! + 24),
        )
      ) {
        said.add(stripWhitespace(p.text));
        run.fail({
          message: `文件为 ${year} 年度，此处写“${m[0]}”`,
          messageEn: `The disclosure is of ${year}, this says ${y}.`,
          cells: [quoted("情况说明", m[0], p.source)],
        });
      }
    }
  }
  wrongYears(model, run, year, said);
  const tables = d.tables.filter((t) => t.state !== "absent");
  for (const t of tables) {
    // A year in a project's name (2025 年中央财政…) is the project's.
    const own =
      t.id === "goal" || t.id === "goals-summary"
        ? []
        : [t.year, /(20\d{2})年度?(?!.*项目)/.exec(fold(t.title))?.[1] ?? null];
    const wrong = own
      .map((y) => Number(/20\d{2}/.exec(y ?? "")?.[0] ?? NaN))
      .find((y) => Number.isFinite(y) && y !== year);
    if (wrong !== undefined)
      run.fail({
        message: `“${t.title}”的年度为 ${wrong}，文件为 ${year} 年度`,
        messageEn: `A table of ${wrong} in a disclosure of ${year}.`,
        cells: [quoted(t.title, String(wrong), t.source)],
      });
    else if (own.some((y) => y)) run.pass();
    headerYears(run, t.columns, t.title, year, t.source);
    if (t.asOf) {
      const end = Number(/(20\d{2})/.exec(t.asOf)?.[1] ?? NaN);
      const expected = model.final ? year : year - 1;
      if (!Number.isFinite(end)) continue;
      if (end === expected) run.pass();
      else
        run.fail({
          message: `“${t.title}”的截止时间为 ${t.asOf}，应为 ${expected} 年 12 月 31 日`,
          messageEn: `The closing date should be the end of ${expected}.`,
          cells: [quoted(t.title, t.asOf, t.source)],
        });
    }
  }
}

const NOT_OF_YEAR = /执行|决算|相比|对比|同比|上年|去年|末|底|结转|提前下达|截至|以来|印发|文件|号/;

/** Figures under a year that cannot be theirs: one to come, or one gone by with this year's figure. */
function wrongYears(model: CheckModel, run: Run, year: number, said: ReadonlySet<string>): void {
  const quotes = new Set<string>();
  for (const t of textFigures(model)) {
    const y = Number(/20\d{2}/.exec(t.n.year ?? "")?.[0] ?? NaN);
    if (
      !Number.isFinite(y) ||
      y === year ||
      t.n.kind !== "amount" ||
      quotes.has(t.n.quote) ||
      /prior|^other|\.budget$/.test(t.n.key) ||
      !t.n.quote.includes(String(y))
    )
      continue;
    const paragraph = paragraphOf(model, t);
    if (paragraph && said.has(stripWhitespace(paragraph.text))) continue;
    const cells =
      y < year && t.f.ticks !== 0
        ? [
            ...cellsFor(model, t.n.key, t.n.scope),
            ...(t.n.key.startsWith("three-public.") ? threePublicCells(model, t.n.key, ["total", "settled"]) : []),
            ...ownCells(model, t.n.key),
          ]
        : [];
    const head =
      fold(t.n.quote)
        .split(String(y))[1]
        ?.split(/[,。;]/)[0] ?? "";
    const planned =
      !model.final &&
      /安排|预算/.test(t.n.quote) &&
      !NOT_OF_YEAR.test(t.n.quote) &&
      new RegExp(`^[^。]{0,8}${y}年`).test(fold(t.n.quote)) &&
      !/^assets\.(?:total|vehicles)/.test(t.n.key);
    const wrong =
      y > year
        ? !/规划|计划|期末|提前下达/.test(t.n.quote)
        : cells.some((c) => c.ticks === t.f.ticks)
          ? !/比|末|底/.test(head)
          : planned;
    if (!wrong) continue;
    quotes.add(t.n.quote);
    run.fail({
      message: `文件为 ${year} 年度，“${t.n.quote}”标为 ${y} 年`,
      messageEn: `A figure of this disclosure under the year ${y}.`,
      cells: [evidence(t.f)],
      confidence: 0.8,
    });
  }
}

function ownCells(model: CheckModel, key: string): Figure[] {
  const at = {
    operating: ["basic", "public"],
    procurement: ["procurement", "total"],
    "assets.total": ["assets", "amount"],
  }[key] as ["basic" | "procurement" | "assets", string] | undefined;
  const view = at ? single(model, at[0]) : null;
  const f = view ? totalFigure(model, view, at![1]) : null;
  return f ? [f] : [];
}

function headerYears(
  run: Run,
  columns: readonly string[],
  title: string,
  year: number,
  source: Parameters<typeof quoted>[2],
): void {
  for (const c of columns) {
    const y = Number(/(20\d{2})年/.exec(fold(c))?.[1] ?? NaN);
    if (Number.isFinite(y) && y > year)
      run.fail({
        message: `“${title}”的表头“${c}”写 ${y} 年，文件为 ${year} 年度`,
        messageEn: `A header of ${y} in a disclosure of ${year}.`,
        cells: [quoted(title, c, source)],
      });
  }
}
