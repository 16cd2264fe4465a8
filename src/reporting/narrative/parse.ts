/**
 * The text of a draft: words, fields in `{{…}}`, and pieces in `<<…>>` that may be left out. A piece names alternatives by `|`; the first
 * whose fields can all be had is written, none where none can. A piece that begins with `{{每个 …}}` is written for each row.
 */
export type DraftNode =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "field"; readonly written: string }
  | { readonly kind: "piece"; readonly alternatives: readonly (readonly DraftNode[])[] };

/** A line of a draft: a heading where it begins with `#`, numbered when it is written; a paragraph otherwise. */
export interface DraftLine {
  readonly level: 0 | 1 | 2 | 3;
  readonly nodes: readonly DraftNode[];
}

const TOKEN = /\{\{([^{}]*)\}\}|<<|>>|\|/g;

/** Reads a template of a draft; `#` begins a heading, `//` a remark. */
export function parseDraft(text: string): DraftLine[] {
  return text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("//"))
    .map((line): DraftLine => {
      const [, signs = "", rest = ""] = /^(#{0,3})(.*)$/.exec(line)!;
      return { level: signs.length as DraftLine["level"], nodes: nodesOf(rest.trim()) };
    });
}

interface Open {
  readonly alternatives: DraftNode[][];
}

/** Signs that close nothing stand as they are; a piece that is left open ends with its line. */
function nodesOf(text: string): DraftNode[] {
  const root: Open = { alternatives: [[]] };
  const stack: Open[] = [root];
  const add = (node: DraftNode): void => void stack.at(-1)!.alternatives.at(-1)!.push(node);
  const words = (of: string): void => {
    if (of !== "") add({ kind: "words", text: of });
  };
  const close = (): void => {
    const { alternatives } = stack.pop()!;
    add({ kind: "piece", alternatives });
  };
  let from = 0;
  for (const found of text.matchAll(TOKEN)) {
    words(text.slice(from, found.index));
    from = found.index + found[0].length;
    if (found[1] !== undefined) add({ kind: "field", written: found[1].trim() });
    else if (found[0] === "<<") stack.push({ alternatives: [[]] });
    else if (stack.length === 1) words(found[0]);
    else if (found[0] === ">>") close();
    else stack.at(-1)!.alternatives.push([]);
  }
  words(text.slice(from));
  while (stack.length > 1) close();
  return root.alternatives[0]!;
}
