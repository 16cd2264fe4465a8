import { fold, type StandardRow, type StandardTableId } from "../../../disclosure";
import { classesComplete, codeBlocks, hasAmount, leafCodes } from "../../document/codes";
import { quoted, type Run } from "../../rule/run";
import type { CheckModel, TableView } from "../../document/model";
import { REASONS, several, titled, wording } from "../../../words";

const messages = wording({
  notDeepEnough: {
    zh: "{table}的 {codes} 没有细化到{level}级科目",
    en: "《{table}》: {codes} are not published down to the {level}.",
  },
  section: { zh: "款", en: "5-digit section" },
  item: { zh: "项", en: "7-digit item" },
});

export const MANDATORY: readonly StandardTableId[] = [
  "balance",
  "income",
  "expenditure",
  "appropriation",
  "general",
  "basic",
  "three-public",
  "fund",
];

export const whole = (model: CheckModel) => model.disclosure.paragraphs.map((p) => fold(p.text)).join("\n");

/** The 空表情况说明: paragraphs that say which tables are empty. */
export function emptyList(model: CheckModel): string {
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

export const EMPTY_WORDS: Partial<Record<StandardTableId, RegExp>> = {
  fund: /政府性?基金/,
  capital: /国有资本经营/,
  "three-public": /三公/,
  procurement: /政府采购|采购/,
  projects: /项目支出/,
  assets: /资产/,
  basic: /基本支出/,
  general: /一般公共预算/,
};

export function depth(
  model: CheckModel,
  run: Run,
  ids: readonly StandardTableId[],
  length: number,
  level: "section" | "item",
): void {
  const views = ids.flatMap((id) => model.filled(id));
  if (views.length === 0) return run.needs(model.whyMissing(...ids));
  for (const view of views) {
    const blocks = codeBlocks(view).filter((b) => b.byCode.size > 0);
    // Codes derived from names alone say nothing of how deep the document goes.
    if (blocks.length === 0 || !view.rows.some((row) => printsCode(view, row))) {
      run.needs(REASONS["codes-not-printed"], { table: titled(view.label) });
      continue;
    }
    const shallow = blocks.flatMap((b) =>
      leafCodes(b).filter(
        (c) => c.length < length && (level !== "section" || /^[35]/.test(c)) && b.byCode.get(c)!.some(hasAmount),
      ),
    );
    const strict = view.id === "general" || view.id === "fund" || view.id === "basic";
    if (shallow.length === 0) {
      run.pass();
      continue;
    }
    const damaged = view.damaged || !blocks.every(classesComplete);
    run.fail(
      messages.notDeepEnough,
      { table: view.label, codes: several(shallow), level: messages[level] },
      {
        severity: strict ? "error" : "warn",
        cells: shallow
          .slice(0, 5)
          .flatMap((c) =>
            blocks
              .flatMap((b) => b.byCode.get(c) ?? [])
              .map((r) => quoted(`${view.label}[${c}]`, `${c} ${r.item ?? ""}`, r.source)),
          ),
        confidence: damaged ? 0.5 : 1,
      },
    );
  }
}

/** True where the row prints digits of its code. */
function printsCode(view: TableView, row: StandardRow): boolean {
  return (view.published?.rows[row.row] ?? []).some(
    ({ text }) => text !== null && row.code !== null && /^[[(]?\d{3,7}(?![\d.,])/.test(fold(text)),
  );
}
