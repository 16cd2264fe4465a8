import type { TextDocument, TextRun } from "../text-document";

/** Headings and paragraphs of a document as text, a line each. */
export function plainText({ title, blocks }: TextDocument): string {
  return `${[title, "", ...linesOf(blocks)].join("\n")}\n`;
}

const linesOf = (blocks: TextDocument["blocks"]): string[] =>
  blocks.flatMap((block) => {
    if (block.kind === "heading") return [block.text];
    if (block.kind === "paragraph") return [wordsOf(block.runs)];
    return block.kind === "details" ? [wordsOf(block.summary), ...linesOf(block.blocks)] : [];
  });

const wordsOf = (runs: readonly TextRun[]): string => runs.map((r) => r.text).join("");
