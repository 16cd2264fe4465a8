import {
  readable,
  type TextBlock,
  type TextCell,
  type TextDocument,
  type TextRun,
  type TextTable,
} from "../../reporting";
import { HTML_PAGE, languageOf } from "../../words";
import { LANDSCAPE, STYLE, footStyle } from "./style";

/**
 * A document as one page that needs nothing else: no script, no font, no file beside it. What it says is text alone: nothing of a document can become markup.
 */
export function writeHtml(document: TextDocument): string {
  const { title, language, foot, blocks } = document;
  const numbered = numberHeadings(blocks);
  const contents = numbered.filter(({ block }) => block.kind === "heading" && block.level <= 2);
  const words = HTML_PAGE.contents[languageOf(language)];
  return [
    "<!DOCTYPE html>",
    `<html lang="${escape(language)}">`,
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">`,
    `<title>${escape(title)}</title>`,
    `<style>${STYLE}${footStyle(readable(foot))}${document.landscape ? LANDSCAPE : ""}</style>`,
    "</head>",
    body(document),
    `<header><h1>${escape(title)}</h1></header>`,
    ...(contents.length > 1
      ? [
          `<nav aria-label="${escape(words)}"><ol>`,
          ...contents.map(({ block, id }) =>
            block.kind === "heading"
              ? `<li class="level${block.level}"><a href="#${id}">${escape(block.text)}</a></li>`
              : "",
          ),
          "</ol></nav>",
        ]
      : []),
    "<main>",
    ...numbered.map(({ block, id }) => blockHtml(block, id)),
    "</main>",
    `<footer><p>${escape(foot)}</p></footer>`,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

function body({ plain, landscape }: TextDocument): string {
  const classes = [plain ? "plain" : "", landscape ? "landscape" : ""].filter(Boolean).join(" ");
  return classes ? `<body class="${classes}">` : "<body>";
}

const ESCAPED: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escape = (text: string): string => readable(text).replace(/[&<>"']/g, (sign) => ESCAPED[sign]!);

/** Each heading with a name to go to. */
const numberHeadings = (blocks: readonly TextBlock[]): { readonly block: TextBlock; readonly id: string }[] =>
  blocks.map((block, i) => ({ block, id: `part-${i + 1}` }));

function blockHtml(block: TextBlock, id: string): string {
  switch (block.kind) {
    case "heading": {
      const tag = `h${block.level + 1}`;
      return `<${tag} id="${id}">${escape(block.text)}</${tag}>`;
    }
    case "paragraph": {
      const open = !block.prose && block.runs.some((r) => r.open);
      const classes = [block.indented ? "indented" : "", block.prose ? "prose" : "", open ? "open" : ""]
        .filter(Boolean)
        .join(" ");
      return `<p${anchorOf(block.anchor)}${classes ? ` class="${classes}"` : ""}>${runsHtml(block.runs)}</p>`;
    }
    case "table":
      return tableHtml(block);
    case "picture": {
      const { png, width, height, dotsPerInch = CSS_DPI, alternative, caption } = block;
      const [w, h] = [width, height].map((n) => Math.round((n * CSS_DPI) / dotsPerInch));
      const image = `<img alt="${escape(alternative)}" width="${w}" height="${h}" src="data:image/png;base64,${base64(png)}">`;
      return `<figure>${image}${caption ? `<figcaption>${escape(caption)}</figcaption>` : ""}</figure>`;
    }
    case "details": {
      const inner = block.blocks.map((b, i) => blockHtml(b, `${id}-${i + 1}`)).join("\n");
      return `<details${block.open ? " open" : ""}><summary>${runsHtml(block.summary)}</summary>\n${inner}\n</details>`;
    }
    case "page-break":
      return '<div class="page-break"></div>';
  }
}

const CSS_DPI = 96;

const runsHtml = (runs: readonly TextRun[]): string =>
  runs
    .map(({ text, bold, marked, to, file }) => {
      const inner = escape(text).replace(/\n/g, "<br>");
      const strong = bold ? `<strong>${inner}</strong>` : inner;
      const told = marked ? `<mark>${strong}</mark>` : strong;
      if (to !== undefined) return `<a href="#${anchorName(to)}">${told}</a>`;
      return file !== undefined && isInside(file) ? `<a href="${escape(file)}">${told}</a>` : told;
    })
    .join("");

/** Anchors have names of their own beside those of headings, whatever is written in them. */
const anchorName = (anchor: string): string => `at-${anchor.replace(/[^\w-]/g, "_")}`;
const anchorOf = (anchor: string | undefined): string => (anchor === undefined ? "" : ` id="${anchorName(anchor)}"`);

/** An address in the folders round the document; anything else would leave them, or run something. */
const isInside = (address: string): boolean => /^[\w.~!*'()%-]+(?:\/[\w.~!*'()%-]*)*$/.test(address);

function tableHtml({ caption, header, rows, widths, named, compact }: TextTable): string {
  const all = widths?.reduce((a, b) => a + b, 0) ?? 1;
  return [
    `<div class="table"><table${header.length === 0 ? ' class="excerpt"' : compact ? ' class="compact"' : ""}>`,
    caption ? `<caption>${escape(caption)}</caption>` : "",
    widths
      ? `<colgroup>${widths.map((w) => `<col style="width:${((w * 100) / all).toFixed(2)}%">`).join("")}</colgroup>`
      : "",
    header.length > 0 ? `<thead><tr>${header.map((h) => headHtml(h, compact === true)).join("")}</tr></thead>` : "",
    "<tbody>",
    ...rows.map((row) => `<tr>${row.map((c, i) => cellHtml(c, named === true && i === 0)).join("")}</tr>`),
    "</tbody></table></div>",
  ].join("");
}

/** Longer words than this stand upright above a narrow column. */
const SHORT = 4;

function headHtml(label: string, compact: boolean): string {
  const text = escape(label);
  return compact && label.length > SHORT ? `<th scope="col"><span>${text}</span></th>` : `<th scope="col">${text}</th>`;
}

function cellHtml({ runs, columnSpan = 1, rowSpan = 1, ...cell }: TextCell, names: boolean): string {
  const { amount, centred, tone, anchor } = cell;
  const classes = [amount ? "amount" : "", centred ? "centred" : "", tone ? `tone-${tone}` : ""]
    .filter(Boolean)
    .join(" ");
  const tag = names ? "th" : "td";
  const attributes = [
    names ? ' scope="row"' : "",
    columnSpan > 1 ? ` colspan="${columnSpan}"` : "",
    rowSpan > 1 ? ` rowspan="${rowSpan}"` : "",
    classes ? ` class="${classes}"` : "",
    anchorOf(anchor),
  ].join("");
  return `<${tag}${attributes}>${runsHtml(runs)}</${tag}>`;
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** In pages and programs alike. */
function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b, c] = [bytes[i]!, bytes[i + 1], bytes[i + 2]];
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    parts.push(
      DIGITS[bits >> 18]! +
        DIGITS[(bits >> 12) & 63]! +
        (b === undefined ? "=" : DIGITS[(bits >> 6) & 63]!) +
        (c === undefined ? "=" : DIGITS[bits & 63]!),
    );
  }
  return parts.join("");
}
