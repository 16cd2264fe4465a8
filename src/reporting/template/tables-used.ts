import { unitOf } from "../../checking";
import { say, TEMPLATE_WORDS } from "../../words";
import type { FilledField } from "./fill";
import type { TemplateDocument, World } from "./world";

/** Where a document has several tables of one kind: which of them the figures are of, and which are left out. */
export function tablesUsed(world: World, fields: readonly FilledField[]): string[] {
  const used = new Map<TemplateDocument, Set<string>>();
  for (const { value } of fields)
    for (const { document, ref } of value.sources ?? [])
      if (ref) used.set(document, (used.get(document) ?? new Set()).add(`${ref.table}#${ref.index}`));
  return [...used].flatMap(([document, keys]) => {
    const model = world.model(document);
    return [...keys].flatMap((key) => {
      const view = model.tables.get(key);
      // Projects are parted over tables, which are all listed.
      if (!view || view.id === "projects") return [];
      const others = model
        .views(view.id)
        .filter((v) => v !== view && unitOf(v) === unitOf(view) && !keys.has(`${v.id}#${v.index}`));
      if (others.length === 0) return [];
      const { unit, year } = document.identity;
      const titles = others.map((v) => `“${v.published?.title ?? v.label}”`).join("、");
      const table = view.published?.title ?? view.label;
      return [say(TEMPLATE_WORDS["one-of-kind"], world.options.language, { unit, year, table, others: titles })];
    });
  });
}
