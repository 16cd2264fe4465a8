import type { Batch } from "../office/batch";

/** A batch in one line: what was called and set, repeated members counted. */
export function summarize(batch: Batch): { readonly text: string; readonly runtimeOnly: boolean } {
  const counts = new Map<string, number>();
  let runtimeOnly = true;
  const add = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const path of Object.values(batch.ObjectPaths)) {
    if (path.ObjectPathType === 1 || path.ObjectPathType === 3 || path.ObjectPathType === 4) runtimeOnly = false;
    if (path.ObjectPathType === 3)
      add(`${path.Name}(${(path.ArgumentInfo?.Arguments ?? []).map((value) => short(value)).join(", ")})`);
  }
  for (const action of batch.Actions) {
    if (action.ActionType === 3) add(`${action.Name}()`);
    if (action.ActionType === 4) add(`${action.Name} = ${short(action.ArgumentInfo?.Arguments?.[0])}`);
    if (action.ActionType === 2) add(`load(${(action.QueryInfo?.Select ?? []).join(",")})`);
  }
  const parts = [...counts].map(([name, count]) => (count > 1 ? `${name} ×${count}` : name));
  return { text: parts.slice(0, 40).join("; ") + (parts.length > 40 ? ` … (${parts.length})` : ""), runtimeOnly };
}

const short = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.length}×${Array.isArray(value[0]) ? value[0].length : 1}]`;
  const text = JSON.stringify(value) ?? "";
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};
