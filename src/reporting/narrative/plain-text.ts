import type { TextDocument } from "../text-document";

/** Headings and paragraphs of a document as text, a line each. */
export function plainText({ title, blocks }: TextDocument): string {
  const lines = blocks.flatMap((block) =>
    block.kind === "heading"
      ? [block.text]
      : block.kind === "paragraph"
        ? [block.runs.map((r) => r.text).join("")]
        : [],
  );
  return `${[title, "", ...lines].join("\n")}\n`;
}
