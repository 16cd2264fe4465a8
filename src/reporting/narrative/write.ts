import { parseText } from "../template/grammar";
import { turnsOf } from "../template/lists";
import type { Item } from "../template/evaluate";
import type { TemplateDocument, World } from "../template/world";
import { DRAFT_PHRASES } from "./phrases";
import type { HeadingLevel, TextBlock, TextDocument, TextRun } from "../text-document";
import { DraftFields } from "./fields";
import { parseDraft, type DraftLine, type DraftNode } from "./parse";

/** A drafted text, and what its author has to look at. */
export interface WrittenDraft {
  readonly document: TextDocument;
  /** Places left for the author, as they stand in the text. */
  readonly open: readonly string[];
}

/** Writes a draft from its template. The first line is the title where it is none of the paragraphs. */
export function writeDraft(
  world: World,
  document: TemplateDocument,
  title: string,
  template: string,
  {
    whole = false,
  }: { /** Nothing of the template is left out, no heading is numbered. */ readonly whole?: boolean } = {},
): WrittenDraft {
  const writer = new Writer(world, document);
  const [first] = writer.line({ level: 0, nodes: parseDraft(title)[0]?.nodes ?? [] });
  const written = parseDraft(template).flatMap((line) => blocksOf(writer, line));
  const blocks = whole ? written : numbered(withoutEmptySections(written));
  const open = blocks.flatMap((b) => (b.kind === "paragraph" ? b.runs.filter((r) => r.open).map((r) => r.text) : []));
  const name = (first ?? []).map((r) => r.text).join("");
  return { document: { title: name, language: "zh-CN", foot: name, blocks, plain: true }, open };
}

const blocksOf = (writer: Writer, line: DraftLine): TextBlock[] =>
  writer
    .line(line)
    .map((runs): TextBlock =>
      line.level === 0
        ? { kind: "paragraph", runs: runs.map((r) => (r.open ? { ...r, marked: true } : r)), prose: true }
        : { kind: "heading", level: line.level, text: runs.map((r) => r.text).join("") },
    );

/** A heading under which nothing could be said is left out. */
function withoutEmptySections(blocks: readonly TextBlock[]): TextBlock[] {
  const kept: TextBlock[] = [];
  for (const block of [...blocks].reverse()) {
    const [next] = kept;
    if (block.kind === "heading" && (!next || (next.kind === "heading" && next.level <= block.level))) continue;
    kept.unshift(block);
  }
  return kept;
}

const DIGITS = "一二三四五六七八九十";
const numeral = (n: number): string =>
  n <= 10
    ? DIGITS[n - 1]!
    : n < 20
      ? `十${DIGITS[n - 11]!}`
      : `${DIGITS[Math.floor(n / 10) - 1]!}十${n % 10 ? DIGITS[(n % 10) - 1]! : ""}`;

const NUMBERING: Readonly<Record<HeadingLevel, (n: number) => string>> = {
  1: (n) => `${numeral(n)}、`,
  2: (n) => `（${numeral(n)}）`,
  3: (n) => `${n}.`,
  4: (n) => `（${n}）`,
};

function numbered(blocks: readonly TextBlock[]): TextBlock[] {
  const counts = [0, 0, 0, 0, 0];
  return blocks.map((block) => {
    if (block.kind !== "heading") return block;
    const n = ++counts[block.level]!;
    counts.fill(0, block.level + 1);
    return { ...block, text: NUMBERING[block.level](n) + block.text };
  });
}

class Writer {
  private readonly fields: DraftFields;

  constructor(
    private readonly world: World,
    private readonly document: TemplateDocument,
  ) {
    this.fields = new DraftFields(world, document);
  }

  /** The paragraphs that a line becomes: none where nothing of it can be said, several where it stands for rows. */
  line({ nodes }: DraftLine): TextRun[][] {
    const [first, ...rest] = nodes;
    const items = first ? this.itemsOf(first) : null;
    const lists = items ? items.map((item) => this.all(rest, this.of(item))) : [this.all(nodes, this.fields)];
    return lists.map(tidied).filter((runs) => runs.some((r) => r.text.trim() !== ""));
  }

  private of(item: Item): DraftFields {
    return new DraftFields(this.world, this.document, item);
  }

  /** The rows of a marker; null where a node is none. A code that several units print is no one row. */
  private itemsOf(node: DraftNode): Item[] | null {
    if (node.kind !== "field") return null;
    const [part] = parseText(`{{${node.written}}}`).parts;
    if (part?.kind !== "marker") return null;
    const turns = turnsOf(this.world, { document: this.document, item: null, years: [] }, part.marker);
    if ("message" in turns) return [];
    const items = turns.flatMap(({ item }) => item ?? []);
    const codes = items.map((item) => (item.kind === "row" ? (item.row.code ?? item.row.item) : null));
    return new Set(codes).size < codes.length ? [] : items;
  }

  /** All nodes; a field that can't be had is marked as left open. */
  private all(nodes: readonly DraftNode[], fields: DraftFields): TextRun[] {
    return nodes.flatMap((node): readonly TextRun[] => {
      if (node.kind === "words") return openRuns(node.text);
      if (node.kind === "piece") return this.piece(node.alternatives, fields);
      const written = fields.write(node.written);
      if ("runs" in written) return written.runs;
      return [{ text: DRAFT_PHRASES.lacking.replace("{field}", node.written), open: true }];
    });
  }

  private piece(alternatives: readonly (readonly DraftNode[])[], fields: DraftFields): TextRun[] {
    for (const nodes of alternatives) {
      const [first, ...rest] = nodes;
      const items = first ? this.itemsOf(first) : null;
      if (items) {
        const lists = items.flatMap((item) => this.whole(rest, this.of(item)) ?? []);
        if (lists.length > 0) return lists;
        continue;
      }
      const runs = this.whole(nodes, fields);
      if (runs) return runs;
    }
    return [];
  }

  /** All nodes, or null where a field can't be had, or where words stand round pieces of which none says anything. */
  private whole(nodes: readonly DraftNode[], fields: DraftFields): TextRun[] | null {
    const runs: TextRun[] = [];
    let says = nodes.every((node) => node.kind === "words");
    for (const node of nodes) {
      if (node.kind === "words") runs.push(...openRuns(node.text));
      else if (node.kind === "piece") {
        const piece = this.piece(node.alternatives, fields);
        says ||= piece.length > 0;
        runs.push(...piece);
      } else {
        const written = fields.write(node.written);
        if (!("runs" in written)) return null;
        says = true;
        runs.push(...written.runs);
      }
    }
    return says ? runs : null;
  }
}

/** What stands in 〔…〕 is left for the author. */
const openRuns = (text: string): TextRun[] =>
  text
    .split(/(〔[^〔〕]*〕)/)
    .filter((t) => t !== "")
    .map((t) => (t.startsWith("〔") ? { text: t, open: true } : { text: t }));

/** Signs that pieces left behind: `；。` is `。`. */
function tidied(runs: readonly TextRun[]): TextRun[] {
  const joined: TextRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last && !last.open && !run.open) joined[joined.length - 1] = { text: last.text + run.text };
    else joined.push(run);
  }
  return joined.flatMap((run, i) => {
    if (run.open) return [run];
    const before = joined[i - 1];
    const text = run.text
      .replace(/[，；：、]{1,6}(?=[。；])/g, "")
      .replace(/。{2,}/g, "。")
      .replace(/，{2,}/g, "，")
      .replace(/：[，；]/g, "：");
    const cut = before ? text : text.replace(/^[，；、。]+/, "");
    return cut === "" ? [] : [{ text: cut }];
  });
}
