import { pick } from "../planted/random";
import { digitsOf, fold, isCode, isMoney, isSheet, print, valueOf, type Page, type Piece, Sheet } from "./sheet";

/** A change of layout that an honest document could have. False where the document gives no occasion for it. */
export interface Transformation {
  readonly name: string;
  readonly apply: (pages: Page[], random: () => number) => boolean;
}

/** Statements of the document, each with its page. */
function statements(pages: Page[]): { sheet: Sheet; page: Page; at: number; index: number }[] {
  return pages.flatMap((page, index) =>
    page.flatMap((p, at) => (isSheet(p) && p.sheet.isStatement ? [{ sheet: p.sheet, page, at, index }] : [])),
  );
}

/** Statements that stand whole on their page, so that a change of columns or words changes all of the table. */
function wholeStatements(pages: Page[]): Sheet[] {
  return statements(pages)
    .filter(({ page, at, index }) => {
      const lines = titleLines(page, at);
      if (lines.length === 0 || page.filter(isSheet).length > 1) return pages.length === 1 && page.length === 1;
      const own = fold(lines[0]!).replace(/（续）$/, "");
      const beside = [pages[index - 1], pages[index + 1]].map((p) => {
        const first = p?.findIndex(isSheet) ?? -1;
        return first < 0 ? null : fold(titleLines(p!, first)[0] ?? "").replace(/（续）$/, "");
      });
      return beside[1] !== "" && !beside.includes(own);
    })
    .map(({ sheet }) => sheet);
}

const eachSheet =
  (change: (sheet: Sheet, random: () => number) => boolean) =>
  (pages: Page[], random: () => number): boolean =>
    wholeStatements(pages)
      .map((sheet) => change(sheet, random))
      .some(Boolean);

const isTitle = (line: string): boolean => /表(（[^（）]*）)?$/.test(fold(line)) && fold(line).length < 45;
const isTotalRow = (sheet: Sheet, row: number): boolean =>
  sheet.cells.some((c) => c.row === row && /^(合计|总计)$/.test(fold(c.text)));
const twoSided = (sheet: Sheet): boolean =>
  sheet.head.some((c) => /收入/.test(fold(c.text)) && c.columnSpan > 1) &&
  sheet.head.some((c) => /支出/.test(fold(c.text)) && c.columnSpan > 1);

/** The lines over a sheet on its page, from its title down. */
function titleLines(page: Page, at: number): string[] {
  const out: string[] = [];
  for (let i = at - 1; i >= 0 && at - i <= 5; i--) {
    const p = page[i]!;
    if (isSheet(p)) break;
    out.unshift(p.line);
    if (isTitle(p.line)) return out;
  }
  return [];
}

interface SplitOptions {
  readonly header?: boolean;
  readonly title?: (line: string) => string;
  /** Lines before the second part. */
  readonly before?: readonly string[];
  readonly numbers?: boolean;
  readonly total?: boolean;
  readonly cut?: boolean;
}

/** Breaks every statement of enough rows over two pages. */
const split =
  (o: SplitOptions) =>
  (pages: Page[], random: () => number): boolean => {
    let done = false;
    for (let i = 0; i < pages.length; i++) {
      const page = pages[i]!;
      const at = page.findIndex((p) => isSheet(p) && p.sheet.isStatement && p.sheet.rows - p.sheet.header >= 4);
      if (at < 0) continue;
      const { sheet } = page[at] as { sheet: Sheet };
      const h = sheet.header;
      const places = Array.from({ length: sheet.rows - h - 2 }, (_, k) => h + 2 + k).filter((r) =>
        sheet.cells.every((c) => !(c.row < r && c.row + c.rowSpan > r)),
      );
      const lines = o.title ? titleLines(page, at) : [];
      if (places.length === 0 || (o.title && lines.length === 0)) continue;
      const row = pick(places, random);
      const first = sheet.part(0, row, false);
      const second = sheet.part(row, sheet.rows, o.header ?? false);
      if (o.total) {
        if (!isTotalRow(sheet, h)) continue;
        const top = o.header ? h : 0;
        for (const c of second.cells) if (c.row >= top) c.row++;
        second.rows++;
        for (const c of sheet.cells) if (c.row === h) second.cells.push({ ...c, row: top });
      }
      if (o.cut) {
        const name = first.cells.find(
          (c) =>
            c.row === row - 1 && c.rowSpan === 1 && c.columnSpan === 1 && /^[\u4e00-\u9fff]{6,}$/.test(fold(c.text)),
        );
        if (!name) continue;
        const text = fold(name.text);
        name.text = text.slice(0, text.length - 3);
        second.insertRow(o.header ? h : 0, []);
        second.cells.find((c) => c.row === (o.header ? h : 0) && c.column === name.column)!.text = text.slice(-3);
      }
      const head: Piece[] = [
        ...(o.before ?? []).map((line) => ({ line })),
        ...lines.map((l) => ({ line: o.title!(l) })),
      ];
      const foot: Piece[] = o.numbers ? [{ line: `— ${i + 1} —` }] : [];
      const rest = page.slice(at + 1);
      pages.splice(
        i,
        1,
        [...page.slice(0, at), { sheet: first }, ...foot],
        [...(o.numbers ? [{ line: `第${i + 2}页` }] : []), ...head, { sheet: second }, ...rest],
      );
      i++;
      done = true;
    }
    return done;
  };

const same = (line: string): string => line;
const continued = (line: string): string => (isTitle(line) ? `${line.trim()}（续）` : line);

/** Rename whole header cells. */
const renameHeads = (map: readonly (readonly [RegExp, string])[]) =>
  eachSheet((sheet) => {
    let done = false;
    for (const c of sheet.head)
      for (const [words, to] of map)
        if (words.test(fold(c.text))) {
          c.text = to;
          done = true;
          break;
        }
    return done;
  });

const renameTitles =
  (change: (line: string, n: number) => string) =>
  (pages: Page[]): boolean => {
    let n = 0;
    for (const { page, at } of statements(pages))
      for (let i = at - 1; i >= 0 && at - i <= 5; i--) {
        const p = page[i]!;
        if (isSheet(p)) break;
        if (!isTitle(p.line)) continue;
        const to = change(p.line.trim(), n + 1);
        if (to === p.line.trim()) break;
        p.line = to;
        n++;
        break;
      }
    return n > 0;
  };

const MONEY_LINE = /(金额)?单位[:：]\s*(人民币)?(万元|元)/;
const strip = (line: string): string =>
  line
    .trim()
    .replace(/^(附件|附表|附|公开|预算|表)[\d一二三四五六七八九十]+(-\d+)*(表)?[:：、.\s]*/, "")
    .replace(/^[一二三四五六七八九十]+、/, "");

/** Columns of one code and one name side by side. */
function codeAndName(sheet: Sheet): [number, number] | null {
  for (let c = 0; c + 1 < sheet.columns; c++)
    if (/(科目|分类).*(编码|代码)$/.test(sheet.path(c)) && /名称$/.test(sheet.path(c + 1))) {
      const codes = sheet.body.filter((b) => b.column === c && b.text !== "" && b.columnSpan === 1);
      if (codes.length > 1 && codes.every((b) => isCode(b.text))) return [c, c + 1];
    }
  return null;
}

const plainBody = (sheet: Sheet): boolean => sheet.body.every((c) => c.rowSpan === 1);

/** Splits merged total cells over two columns that are to be handled apart. */
function unmerge(sheet: Sheet, left: number, right: number): void {
  for (const c of [...sheet.body])
    if (c.column <= left && c.column + c.columnSpan === right + 1 && c.columnSpan === 2) {
      c.columnSpan = 1;
      sheet.cells.push({ ...c, column: right });
      c.text = "";
    }
}

const bracketed = (join: (code: string, name: string) => string, header: string) =>
  eachSheet((sheet) => {
    const pair = codeAndName(sheet);
    if (!pair || !plainBody(sheet) || twoSided(sheet)) return false;
    unmerge(sheet, ...pair);
    const h = sheet.header;
    for (let r = h; r < sheet.rows; r++) {
      const [code, name] = [sheet.at(r, pair[0]), sheet.at(r, pair[1])];
      if (code && name && code !== name && isCode(code.text)) name.text = join(fold(code.text), fold(name.text));
    }
    if (sheet.head.some((c) => c.column <= pair[0] && c.columnSpan > 1 && c.column + c.columnSpan > pair[1])) {
      sheet.deleteColumn(pair[0]);
      return true;
    }
    const top = sheet.head.find((c) => c.column === pair[1]);
    if (top) top.text = header;
    sheet.deleteColumn(pair[0]);
    return true;
  });

const zeros = (from: RegExp, to: string) =>
  eachSheet((sheet) => {
    let done = false;
    const columns = Array.from({ length: sheet.columns }, (_, c) => c).filter((c) => sheet.isMoneyColumn(c));
    for (const c of sheet.body)
      if (c.columnSpan === 1 && columns.includes(c.column) && from.test(fold(c.text))) {
        // On a statement of two sides a line without an item has no amount either.
        const beside = sheet.text(c.row, c.column - 1);
        if (twoSided(sheet) && (beside === "" || (isMoney(beside) && sheet.isMoneyColumn(c.column - 1)))) continue;
        c.text = to;
        done = true;
      }
    return done;
  });

const totals = (to: string) =>
  eachSheet((sheet) => {
    let done = false;
    for (const c of sheet.body)
      if (/^(合计|总计)$/.test(fold(c.text))) {
        c.text = to;
        done = true;
      }
    return done;
  });

/** Rewrites amounts with 万元 in sentences. */
const sentences =
  (change: (value: number, digits: number, text: string) => string | null) =>
  (pages: Page[]): boolean => {
    let done = false;
    for (const page of pages)
      for (const p of page)
        if (!isSheet(p) && !MONEY_LINE.test(p.line))
          p.line = p.line.replace(/(\d[\d,]*(?:\.\d+)?)\s*万元/g, (whole, number: string) => {
            const to = change(valueOf(number), digitsOf(number), number);
            if (to === null) return whole;
            done = true;
            return to;
          });
    return done;
  };

/** Rewrites all amounts of statements that stand in 万元, and the lines that say so. */
function inUnit(pages: Page[], unit: string, times: number, digits: number, grouped: boolean): boolean {
  const list = statements(pages);
  const lines = pages.flat().filter((p): p is { line: string } => !isSheet(p) && MONEY_LINE.test(p.line));
  const inGrid = pages.flat().some((p) => isSheet(p) && p.sheet.cells.some((c) => /[（(：:]万?元/.test(fold(c.text))));
  if (inGrid || lines.length < list.length || lines.some((l) => !/万元/.test(l.line))) return false;
  const sheets = pages.flat().flatMap((p) => (isSheet(p) ? [p.sheet] : []));
  for (const sheet of sheets) {
    if (sheet.isStatement) continue;
    if (sheet.cells.some((c) => isMoney(c.text))) return false;
  }
  for (const { sheet } of list)
    for (const c of sheet.body)
      if (isMoney(c.text) || /^0(\.0+)?$/.test(fold(c.text))) {
        if (sheet.path(c.column).match(/数量|增减|%|人数/)) continue;
        c.text = print(Number((valueOf(c.text) * times).toFixed(digits)), digits, grouped);
      }
  for (const l of lines) l.line = l.line.replace("万元", unit);
  return list.length > 0;
}

const column = (sheet: Sheet, words: RegExp): number => {
  for (let c = 0; c < sheet.columns; c++)
    if (words.test(sheet.path(c).split("/").pop()!) && sheet.isMoneyColumn(c)) return c;
  return -1;
};

const half = (text: string): string =>
  isMoney(text) ? print(valueOf(text) / 2, digitsOf(text) + 1, /,/.test(text)) : "";

export const TRANSFORMATIONS: readonly Transformation[] = [
  { name: "split/bare", apply: split({}) },
  { name: "split/header", apply: split({ header: true }) },
  { name: "split/title", apply: split({ header: true, title: same }) },
  { name: "split/title-bare", apply: split({ title: same }) },
  { name: "split/title（续）", apply: split({ header: true, title: continued }) },
  { name: "split/title（续）-bare", apply: split({ title: continued }) },
  { name: "split/续表", apply: split({ header: true, before: ["续表"] }) },
  { name: "split/续上表-bare", apply: split({ before: ["（续上表）"] }) },
  { name: "split/numbers", apply: split({ numbers: true }) },
  { name: "split/numbers-header", apply: split({ numbers: true, header: true }) },
  { name: "split/unit-header", apply: split({ header: true, before: ["单位：万元"] }) },
  { name: "split/total-header", apply: split({ header: true, total: true }) },
  { name: "split/total-title", apply: split({ header: true, title: same, total: true }) },
  { name: "split/row-cut", apply: split({ cut: true }) },
  { name: "split/row-cut-header", apply: split({ cut: true, header: true }) },
  {
    name: "split/thrice",
    apply: (pages, random) => {
      const first = split({})(pages, random);
      return first && split({})(pages, random);
    },
  },
  {
    name: "pages/heads",
    apply: (pages, random) => {
      split({})(pages, random);
      for (const page of pages) page.unshift({ line: "青石市图书馆2026年部门预算" });
      return true;
    },
  },
  {
    name: "pages/feet",
    apply: (pages, random) => {
      split({})(pages, random);
      pages.forEach((page, i) => page.push({ line: `青石市图书馆 第 ${i + 1} 页 共 ${pages.length} 页` }));
      return true;
    },
  },
  {
    name: "pages/numbers-top",
    apply: (pages, random) => {
      split({})(pages, random);
      pages.forEach((page, i) => page.unshift({ line: `第 ${i + 1} 页` }));
      return true;
    },
  },
  {
    name: "pages/one",
    apply: (pages) => {
      const whole = statements(pages).filter(
        ({ page, at, index }) => titleLines(page, at).length > 0 && !followed(pages, index),
      );
      if (whole.length < 4) return false;
      for (let i = pages.length - 1; i > 0; i--) {
        const [a, b] = [pages[i - 1]!, pages[i]!];
        const [x, y] = [lastSheet(a), b.findIndex((p) => isSheet(p))];
        if (x < 0 || y < 0 || titleLines(b, y).length === 0) continue;
        pages.splice(i - 1, 2, [...a, ...b]);
      }
      return true;
    },
  },
  {
    name: "order",
    apply: (pages, random) => {
      // Pages that begin with a titled statement and go with what follows them until the next.
      const starts = pages.flatMap((page, i) => {
        const at = page.findIndex((p) => isSheet(p) && p.sheet.isStatement);
        const title = at < 0 ? "" : fold(titleLines(page, at)[0] ?? "");
        const before = pages[i - 1]?.findIndex(isSheet) ?? -1;
        const same = before >= 0 && fold(titleLines(pages[i - 1]!, before)[0] ?? "") === title;
        return title !== "" && !same ? [i] : [];
      });
      if (starts.length < 4) return false;
      const [from, to] = [starts[0]!, starts.at(-1)!];
      const runs = starts.slice(0, -1).map((s, k) => pages.slice(s, starts[k + 1]!));
      for (let k = runs.length - 1; k > 0; k--) {
        const j = Math.floor(random() * (k + 1));
        [runs[k], runs[j]] = [runs[j]!, runs[k]!];
      }
      const merged: Page[] = [];
      for (const run of runs) merged.push(...run);
      pages.splice(from, to - from, ...merged);
      return true;
    },
  },
  {
    name: "order/two-in-one-grid",
    apply: (pages) => {
      let done = false;
      for (let i = 0; i + 1 < pages.length; i++) {
        const [a, b] = [pages[i]!, pages[i + 1]!];
        const [x, y] = [lastSheet(a), b.findIndex((p) => isSheet(p))];
        if (x < 0 || y < 0 || a.slice(x + 1).some((p) => !isSheet(p) && fold(p.line).length > 12)) continue;
        const [top, below] = [(a[x] as { sheet: Sheet }).sheet, (b[y] as { sheet: Sheet }).sheet];
        const lines = titleLines(b, y);
        if (!top.isStatement || !below.isStatement || lines.length === 0 || top.columns < below.columns) continue;
        const base = top.rows;
        const row = (r: number, text: string) => ({
          row: r,
          column: 0,
          rowSpan: 1,
          columnSpan: top.columns,
          text,
        });
        lines.forEach((line, k) => top.cells.push(row(base + k, line)));
        for (const c of below.cells) top.cells.push({ ...c, row: c.row + base + lines.length });
        top.rows = base + lines.length + below.rows;
        pages.splice(i, 2, [...a.slice(0, x + 1), ...b.slice(y + 1)]);
        done = true;
      }
      return done;
    },
  },
  {
    name: "title/in-grid",
    apply: (pages) => {
      let done = false;
      for (const { sheet, page, at } of statements(pages).reverse()) {
        const lines = titleLines(page, at);
        if (lines.length === 0) continue;
        for (const line of [...lines].reverse()) {
          for (const c of sheet.cells) c.row++;
          sheet.rows++;
          sheet.cells.push({ row: 0, column: 0, rowSpan: 1, columnSpan: sheet.columns, text: line });
        }
        page.splice(at - lines.length, lines.length);
        done = true;
      }
      return done;
    },
  },
  {
    name: "columns/name-first",
    apply: eachSheet((sheet) => {
      const pair = codeAndName(sheet);
      if (!pair) return false;
      unmerge(sheet, ...pair);
      return sheet.swap(pair[0], pair[1], pair[1] + 1);
    }),
  },
  {
    name: "columns/project-first",
    apply: eachSheet((sheet) => {
      const head = sheet.head;
      const basic = head.find((c) => fold(c.text) === "基本支出");
      const project = head.find((c) => fold(c.text) === "项目支出");
      if (!basic || !project || basic.row !== project.row || basic.column + basic.columnSpan !== project.column)
        return false;
      return sheet.swap(basic.column, project.column, project.column + project.columnSpan);
    }),
  },
  {
    name: "columns/total-last",
    apply: eachSheet((sheet) => {
      if (twoSided(sheet)) return false;
      const total = column(sheet, /^(合计|总计|小计)$/);
      const cell = sheet.head.find((c) => c.column === total && c.columnSpan === 1 && c.row === 0);
      return cell ? sheet.swap(total, total + 1, sheet.columns) : false;
    }),
  },
  {
    name: "columns/unknown-split",
    apply: eachSheet((sheet) => {
      if (twoSided(sheet)) return false;
      const total = column(sheet, /^(合计|总计)$/);
      if (total < 0) return false;
      const whole = (r: number) => sheet.text(r, total);
      const texts = Array.from({ length: sheet.rows }, (_, r) => whole(r));
      sheet.insertColumn(total + 1, "本级资金", (r) => half(texts[r]!));
      sheet.insertColumn(total + 2, "上级资金", (r) => half(texts[r]!));
      return true;
    }),
  },
  {
    name: "columns/unknown-within",
    apply: eachSheet((sheet) => {
      if (twoSided(sheet)) return false;
      const total = column(sheet, /^(合计|总计)$/);
      if (total < 0) return false;
      const texts = Array.from({ length: sheet.rows }, (_, r) => sheet.text(r, total));
      sheet.insertColumn(sheet.columns, "其中：专项", (r) => half(texts[r]!));
      return true;
    }),
  },
  {
    name: "columns/spacer",
    apply: eachSheet((sheet, random) => {
      sheet.insertColumn(1 + Math.floor(random() * sheet.columns), "", () => "");
      return true;
    }),
  },
  {
    name: "columns/remark",
    apply: eachSheet((sheet) => {
      if (sheet.find(/备注/) >= 0) return false;
      sheet.insertColumn(sheet.columns, "备注", () => "");
      return true;
    }),
  },
  {
    name: "columns/serial",
    apply: eachSheet((sheet) => {
      if (twoSided(sheet) || !plainBody(sheet) || sheet.find(/序号/) >= 0) return false;
      let n = 0;
      const totals = Array.from({ length: sheet.rows }, (_, r) => isTotalRow(sheet, r));
      sheet.insertColumn(0, "序号", (r) => (totals[r] ? "" : String(++n)));
      return true;
    }),
  },
  {
    name: "columns/numbers",
    apply: eachSheet((sheet) => {
      const h = sheet.header;
      if (sheet.head.some((c) => /^(\*\*|栏次|1)$/.test(fold(c.text)))) return false;
      const first = Array.from({ length: sheet.columns }, (_, c) => c).find((c) => sheet.isMoneyColumn(c)) ?? 0;
      sheet.insertRow(
        h,
        Array.from({ length: sheet.columns }, (_, c) => (c < first ? (c === 0 ? "栏次" : "") : String(c - first + 1))),
      );
      return true;
    }),
  },
  {
    name: "heads/total",
    apply: renameHeads([
      [/^合计$/, "总计"],
      [/^(科目编码|科目代码)$/, "功能分类科目编码"],
      [/^科目名称$/, "功能分类科目名称"],
    ]),
  },
  {
    name: "heads/code",
    apply: renameHeads([
      [/^(功能分类|支出功能分类)?科目(编码|代码)$/, "编码"],
      [/科目名称$/, "名称"],
    ]),
  },
  {
    name: "heads/spending",
    apply: renameHeads([
      [/^基本支出$/, "基本支出小计"],
      [/^项目支出$/, "项目支出小计"],
    ]),
  },
  {
    name: "heads/income",
    apply: renameHeads([
      [/^财政拨款收入$/, "财政拨款"],
      [/^本年收入合计$/, "收入合计"],
      [/^上年结转(结余)?$/, "上年结余"],
      [/^一般公共预算(拨款|资金)?(收入)?$/, "一般公共预算拨款"],
    ]),
  },
  {
    name: "heads/carry",
    apply: renameHeads([
      [/^上年结转(结余)?$/, "年初结转和结余"],
      [/^预算数$/, "金额"],
      [/^小计$/, "合计"],
    ]),
  },
  {
    name: "heads/year",
    apply: renameHeads([
      [/^(本年)?预算数?$/, "2026年预算数"],
      [/^金额$/, "本年预算数"],
    ]),
  },
  {
    name: "heads/blanks",
    apply: eachSheet((sheet) => {
      for (const c of sheet.head) if (/^[\u4e00-\u9fff]{2}$/.test(c.text)) c.text = `${c.text[0]}  ${c.text[1]}`;
      return true;
    }),
  },
  ...["预算数", "2026年预算数", "本年支出"].map((words): Transformation => ({
    name: `heads/over-${words}`,
    apply: eachSheet((sheet) => {
      if (twoSided(sheet)) return false;
      const columns = Array.from({ length: sheet.columns }, (_, c) => c);
      const first = columns.find((c) => sheet.isMoneyColumn(c));
      if (first === undefined || first === 0) return false;
      if (words === "本年支出" && sheet.find(/支出|人员经费/) < 0) return false;
      if (sheet.head.some((c) => c.row === 0 && c.column < first && c.column + c.columnSpan > first)) return false;
      for (const c of sheet.cells) {
        if (c.row === 0 && c.column < first) c.rowSpan++;
        else c.row++;
      }
      sheet.rows++;
      sheet.cells.push({ row: 0, column: first, rowSpan: 1, columnSpan: sheet.columns - first, text: words });
      return true;
    }),
  })),
  { name: "titles/部门", apply: renameTitles((l) => (/部门|单位/.test(l) ? l : `部门${strip(l)}`)) },
  {
    name: "titles/year",
    apply: renameTitles((l) => (/20\d\d/.test(l) ? strip(l).replace(/^20\d\d年度?/, "") : `2026年${strip(l)}`)),
  },
  {
    name: "titles/words",
    apply: renameTitles((l) =>
      l
        .replace(/收支(预算)?总表/, "收支预算总表")
        .replace(/收支总体情况表/, "收支预算总表")
        .replace(/收入(预算)?总表|收入总体情况表/, "收入预算表")
        .replace(/支出(预算)?总表|支出总体情况表/, "支出预算表")
        .replace(/情况表$/, "表"),
    ),
  },
  { name: "titles/表N", apply: renameTitles((l, n) => `表${n} ${strip(l)}`) },
  { name: "titles/表一", apply: renameTitles((l, n) => `表${"一二三四五六七八九十"[(n - 1) % 10]}、${strip(l)}`) },
  { name: "titles/附件1-", apply: renameTitles((l, n) => `附件1-${n}：${strip(l)}`) },
  { name: "titles/（n）", apply: renameTitles((l, n) => `（${"一二三四五六七八九十"[(n - 1) % 10]}）${strip(l)}`) },
  { name: "titles/unit-name", apply: renameTitles((l) => `青石市图书馆2026年${strip(l).replace(/^20\d\d年度?/, "")}`) },
  {
    name: "unit/in-title",
    apply: (pages) => {
      let done = false;
      for (const { page, at } of statements(pages)) {
        const from = at - titleLines(page, at).length;
        const own = page.slice(from, at).filter((p): p is { line: string } => !isSheet(p));
        const unit = own.flatMap((p) => MONEY_LINE.exec(p.line)?.[3] ?? [])[0];
        const title = own.find((p) => isTitle(p.line));
        if (!unit || !title) continue;
        for (const p of own) p.line = p.line.replace(MONEY_LINE, "");
        title.line = `${title.line.trim()}（单位：${unit}）`;
        done = true;
      }
      return done;
    },
  },
  {
    name: "unit/absent",
    apply: (pages) => {
      let done = false;
      for (const page of pages)
        for (const p of page)
          if (!isSheet(p) && MONEY_LINE.test(p.line)) {
            p.line = p.line.replace(MONEY_LINE, "");
            done = true;
          }
      return done;
    },
  },
  {
    name: "unit/below",
    apply: (pages) => {
      let done = false;
      for (const { page, at } of statements(pages))
        for (let i = at - 1; i >= 0 && !isSheet(page[i]!); i--) {
          const p = page[i] as { line: string };
          const unit = MONEY_LINE.exec(p.line)?.[0];
          if (!unit) continue;
          p.line = p.line.replace(MONEY_LINE, "");
          page.splice(at + 1, 0, { line: unit });
          done = true;
          break;
        }
      return done;
    },
  },
  { name: "unit/千元", apply: (pages) => inUnit(pages, "千元", 10, 1, true) },
  { name: "unit/元", apply: (pages) => inUnit(pages, "元", 1e4, 0, false) },
  { name: "unit/元-grouped", apply: (pages) => inUnit(pages, "元", 1e4, 0, true) },
  { name: "unit/元-00", apply: (pages) => inUnit(pages, "元", 1e4, 2, true) },
  {
    name: "codes/no-parents",
    apply: eachSheet((sheet) => {
      const pair = codeAndName(sheet);
      if (!pair || !plainBody(sheet)) return false;
      const h = sheet.header;
      const codes = Array.from({ length: sheet.rows }, (_, r) => (r < h ? "" : sheet.text(r, pair[0])));
      const deepest = Math.max(...codes.map((c) => (isCode(c) ? c.length : 0)));
      let done = false;
      for (let r = sheet.rows - 1; r >= h; r--)
        if (
          isCode(codes[r]!) &&
          codes[r]!.length < deepest &&
          codes.some((c) => c.length > codes[r]!.length && c.startsWith(codes[r]!))
        ) {
          sheet.deleteRow(r);
          done = true;
        }
      return done;
    }),
  },
  {
    name: "codes/no-款",
    apply: eachSheet((sheet) => {
      const pair = codeAndName(sheet);
      if (!pair || !plainBody(sheet)) return false;
      const h = sheet.header;
      const codes = Array.from({ length: sheet.rows }, (_, r) => (r < h ? "" : sheet.text(r, pair[0])));
      if (!codes.some((c) => c.length === 7)) return false;
      let done = false;
      for (let r = sheet.rows - 1; r >= h; r--)
        if (
          isCode(codes[r]!) &&
          codes[r]!.length === 5 &&
          codes.some((c) => c.length === 7 && c.startsWith(codes[r]!))
        ) {
          sheet.deleteRow(r);
          done = true;
        }
      return done;
    }),
  },
  {
    name: "codes/类|款|项",
    apply: eachSheet((sheet) => {
      const pair = codeAndName(sheet);
      if (!pair || !plainBody(sheet)) return false;
      const h = sheet.header;
      const codes = Array.from({ length: sheet.rows }, (_, r) => (r < h ? "" : sheet.text(r, pair[0])));
      if (!codes.some((c) => c.length === 7)) return false;
      unmerge(sheet, ...pair);
      sheet.insertColumn(pair[0] + 1, "", (r) => (codes[r]!.length === 5 ? codes[r]!.slice(3) : ""));
      sheet.insertColumn(pair[0] + 2, "", (r) => (codes[r]!.length === 7 ? codes[r]!.slice(5) : ""));
      for (const c of sheet.body) if (c.column === pair[0] && codes[c.row]!.length > 3) c.text = "";
      // Header: a row of its own for 类, 款 and 项.
      sheet.cells = sheet.cells.filter((c) => !(c.row < h && c.column >= pair[0] && c.column <= pair[0] + 2));
      for (const c of sheet.cells) {
        if (c.row >= h) c.row++;
        else if (c.row + c.rowSpan === h) c.rowSpan++;
      }
      sheet.rows++;
      sheet.cells.push({ row: 0, column: pair[0], rowSpan: h, columnSpan: 3, text: "科目编码" });
      ["类", "款", "项"].forEach((text, i) =>
        sheet.cells.push({ row: h, column: pair[0] + i, rowSpan: 1, columnSpan: 1, text }),
      );
      return true;
    }),
  },
  { name: "codes/[code]name", apply: bracketed((c, n) => `[${c}]${n}`, "科目名称") },
  { name: "codes/code-name", apply: bracketed((c, n) => `${c}-${n}`, "功能分类科目") },
  { name: "codes/code name", apply: bracketed((c, n) => `${c} ${n}`, "科目") },
  { name: "codes/name(code)", apply: bracketed((c, n) => `${n}（${c}）`, "科目") },
  { name: "codes/names-only", apply: bracketed((_, n) => n, "科目名称") },
  {
    name: "rows/total-last",
    apply: eachSheet((sheet) => {
      const h = sheet.header;
      if (!isTotalRow(sheet, h) || !plainBody(sheet) || twoSided(sheet)) return false;
      sheet.moveToEnd(h);
      return true;
    }),
  },
  { name: "rows/总 计", apply: totals("总  计") },
  { name: "rows/全部合计", apply: totals("全部合计") },
  {
    name: "rows/本年支出合计",
    apply: eachSheet((s) => s.find(/基本支出/) >= 0 && totals("本年支出合计")([[{ sheet: s }]], () => 0)),
  },
  {
    name: "rows/支出合计",
    apply: eachSheet((s) => s.find(/基本支出/) >= 0 && totals("支出合计")([[{ sheet: s }]], () => 0)),
  },
  { name: "rows/total-blank-name", apply: totals("") },
  { name: "zeros/0.00", apply: zeros(/^$/, "0.00") },
  { name: "zeros/-", apply: zeros(/^(0(\.0+)?)?$/, "-") },
  { name: "zeros/——", apply: zeros(/^(0(\.0+)?)?$/, "——") },
  { name: "zeros/blank", apply: zeros(/^0(\.0+)?$/, "") },
  { name: "zeros/0", apply: zeros(/^(0\.0+)?$/, "0") },
  {
    name: "amounts/separators",
    apply: eachSheet((sheet) => {
      let done = false;
      for (const c of sheet.body)
        if (isMoney(c.text) && (/,/.test(c.text) || valueOf(c.text) >= 1000)) {
          c.text = print(valueOf(c.text), digitsOf(c.text), !/,/.test(c.text));
          done = true;
        }
      return done;
    }),
  },
  {
    name: "amounts/trailing-zeros",
    apply: eachSheet((sheet) => {
      let done = false;
      for (const c of sheet.body)
        if (isMoney(c.text) && /\.\d*0$/.test(c.text)) {
          c.text = fold(c.text).replace(/\.?0+$/, "");
          done = true;
        }
      return done;
    }),
  },
  {
    name: "rows/unit",
    apply: eachSheet((sheet) => {
      const pair = codeAndName(sheet);
      const h = sheet.header;
      if (!pair || !isTotalRow(sheet, h) || !plainBody(sheet)) return false;
      const texts = Array.from({ length: sheet.columns }, (_, c) => sheet.text(h, c));
      texts[pair[0]] = "901001";
      texts[pair[1]] = "青石市图书馆（本级）";
      sheet.insertRow(h + 1, texts);
      return true;
    }),
  },
  {
    name: "rows/unit-uncoded",
    apply: eachSheet((sheet) => {
      const pair = codeAndName(sheet);
      const h = sheet.header;
      if (!pair || !isTotalRow(sheet, h) || !plainBody(sheet)) return false;
      const texts = Array.from({ length: sheet.columns }, (_, c) => sheet.text(h, c));
      texts[pair[0]] = "";
      texts[pair[1]] = "青石市图书馆";
      sheet.insertRow(h + 1, texts);
      return true;
    }),
  },
  {
    name: "rows/其中",
    apply: eachSheet((sheet, random) => {
      const pair = codeAndName(sheet);
      if (!pair || !plainBody(sheet)) return false;
      const h = sheet.header;
      const codes = Array.from({ length: sheet.rows }, (_, r) => (r < h ? "" : sheet.text(r, pair[0])));
      const deepest = Math.max(...codes.map((c) => c.length));
      const rows = codes.flatMap((c, r) => (c.length === deepest && isCode(c) ? [r] : []));
      if (rows.length === 0) return false;
      const row = pick(rows, random);
      const texts = Array.from({ length: sheet.columns }, (_, c) =>
        c === pair[0] ? "" : c === pair[1] ? "其中：专项经费" : sheet.text(row, c),
      );
      sheet.insertRow(row + 1, texts);
      return true;
    }),
  },
  {
    name: "rows/blank",
    apply: eachSheet((sheet, random) => {
      if (!plainBody(sheet)) return false;
      const h = sheet.header;
      sheet.insertRow(h + 1 + Math.floor(random() * (sheet.rows - h)), []);
      return true;
    }),
  },
  ...["无", "本单位2026年无此项支出。", "备注：本表为空表，本单位无此项预算。"].map((words): Transformation => ({
    name: `empty/${words.slice(0, 6)}`,
    apply: (pages) => {
      let done = false;
      for (const page of pages)
        for (const p of page) {
          if (!isSheet(p) || !/基金|国有资本/.test(titleLines(page, page.indexOf(p)).join(""))) continue;
          const { sheet } = p;
          const h = sheet.cells.some((c) => /名称|科目|项目/.test(c.text)) ? sheet.header : 0;
          if (h === 0 || sheet.body.some((c) => /[1-9]\.|\.\d*[1-9]|,/.test(c.text))) continue;
          while (sheet.rows > h) sheet.deleteRow(h);
          sheet.rows = h + 1;
          sheet.cells.push({ row: h, column: 0, rowSpan: 1, columnSpan: sheet.columns, text: words });
          done = true;
        }
      return done;
    },
  })),
  { name: "text/whole", apply: sentences((v) => (v >= 1 ? `${Math.round(v)}万元` : null)) },
  { name: "text/one-digit", apply: sentences((v, d) => (d > 1 ? `${v.toFixed(1)}万元` : null)) },
  { name: "text/truncated", apply: sentences((v, d) => (d > 0 && v >= 1 ? `${Math.floor(v)}万元` : null)) },
  { name: "text/亿元", apply: sentences((v) => (v >= 1000 ? `${(v / 1e4).toFixed(2)}亿元` : null)) },
  { name: "text/亿元-4", apply: sentences((v) => (v >= 10000 ? `${(v / 1e4).toFixed(4)}亿元` : null)) },
  { name: "text/about", apply: sentences((v) => (v >= 1 ? `约${Math.round(v)}万元` : null)) },
  { name: "text/grouped", apply: sentences((v, d, t) => `${print(v, d, !/,/.test(t))}万元`) },
  {
    name: "text/yuan",
    apply: (pages) => {
      // Where the tables print single 元, those of a rounded text would be wrong.
      if (pages.flat().some((p) => !isSheet(p) && /单位[:：]\s*元/.test(p.line))) return false;
      return sentences((v, d) => (d > 1 ? `${Math.round(v * 1e4)}元` : null))(pages);
    },
  },
];

function lastSheet(page: Page): number {
  for (let i = page.length - 1; i >= 0; i--) if (isSheet(page[i]!)) return i;
  return -1;
}

/** True where the next page begins with a table without a title. */
function followed(pages: readonly Page[], index: number): boolean {
  const next = pages[index + 1];
  const at = next?.findIndex((p) => isSheet(p)) ?? -1;
  return at >= 0 && titleLines(next!, at).length === 0;
}
