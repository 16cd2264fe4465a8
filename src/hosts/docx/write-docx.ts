import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel as Heading,
  ImageRun,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  TabStopType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun as Run,
  WidthType,
  type FileChild,
} from "docx";
import {
  readable,
  type TextBlock,
  type TextCell,
  type TextDocument,
  type TextRun,
  type TextTable,
  type TextTone,
} from "../../reporting";
import { repacked } from "./repacked";

/** Twentieths of a point: A4, its margins, what stands between them. */
const PAGE = { width: 11_906, height: 16_838 } as const;
const MARGIN = { top: 1_020, right: 900, bottom: 1_020, left: 900 } as const;
const roomOf = ({ landscape }: Pick<TextDocument, "landscape">): number =>
  (landscape ? PAGE.height : PAGE.width) - MARGIN.left - MARGIN.right;
const TWIPS_PER_INCH = 1_440;
const PIXELS_PER_INCH = 96;
/** Half points. */
const SIZES = { text: 21, table: 18, small: 17, compact: 14, title: 34, headings: [28, 24, 22, 22] } as const;

const TEXT_FONT = { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: "宋体", cs: "Times New Roman" };
const HEAD_FONT = { ascii: "Arial", hAnsi: "Arial", eastAsia: "黑体", cs: "Arial" };
const BLUE = "0F3D5C";
const BLACK = "1B1B1B";
/** Two characters of the text. */
const TWO_CHARACTERS = 420;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: "9A9A9A" } as const;
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE } as const;

/** A document as a Word file. The same document gives the same bytes. */
export async function writeDocx(document: TextDocument): Promise<Uint8Array> {
  const { title, foot, blocks, plain, landscape } = document;
  const room = roomOf(document);
  const color = plain ? BLACK : BLUE;
  const file = new Document({
    title: readable(title),
    creator: "",
    lastModifiedBy: "",
    styles: {
      default: {
        document: {
          run: { font: TEXT_FONT, size: SIZES.text, language: { value: "en-US", eastAsia: "zh-CN" } },
          paragraph: { spacing: { before: 60, after: 60, line: 320, lineRule: LineRuleType.AUTO } },
        },
        title: {
          run: { font: HEAD_FONT, size: SIZES.title, bold: true, color },
          paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 240 } },
        },
        ...headingStyles(color),
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { ...PAGE, ...(landscape ? { orientation: PageOrientation.LANDSCAPE } : {}) },
            margin: MARGIN,
          },
        },
        footers: { default: new Footer({ children: [footLine(foot, room)] }) },
        children: [
          new Paragraph({ heading: Heading.TITLE, children: [new Run(readable(title))] }),
          ...childrenOf(blocks, room),
        ],
      },
    ],
  });
  return repacked(await Packer.toArrayBuffer(file));
}

function headingStyles(color: string) {
  const style = (level: 0 | 1 | 2 | 3) => ({
    run: { font: HEAD_FONT, size: SIZES.headings[level], bold: true, color: level < 2 ? color : BLACK },
    paragraph: { spacing: { before: level === 0 ? 360 : 240, after: 80 }, keepNext: true },
  });
  return { heading1: style(0), heading2: style(1), heading3: style(2), heading4: style(3) };
}

const LEVELS = [Heading.HEADING_1, Heading.HEADING_2, Heading.HEADING_3, Heading.HEADING_4] as const;

function footLine(foot: string, room: number): Paragraph {
  return new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: room }],
    children: [
      new Run({ text: readable(foot), size: SIZES.small }),
      new Run({ children: ["\t", PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES], size: SIZES.small }),
    ],
  });
}

function childrenOf(blocks: readonly TextBlock[], room: number): FileChild[] {
  const children: FileChild[] = [];
  let newPage = false;
  for (const [i, block] of blocks.entries()) {
    if (block.kind === "page-break") {
      newPage = true;
      continue;
    }
    children.push(...blockChildren(block, { number: i + 1, room, pageBreakBefore: newPage }));
    newPage = false;
  }
  return children;
}

function blockChildren(
  block: Exclude<TextBlock, { kind: "page-break" }>,
  {
    number,
    room,
    pageBreakBefore,
  }: { readonly number: number; readonly room: number; readonly pageBreakBefore: boolean },
): FileChild[] {
  switch (block.kind) {
    case "heading":
      return [
        new Paragraph({ heading: LEVELS[block.level - 1], pageBreakBefore, children: [new Run(readable(block.text))] }),
      ];
    case "paragraph": {
      const open = !block.prose && block.runs.some((r) => r.open);
      return [
        new Paragraph({
          pageBreakBefore,
          indent: block.indented ? { left: 360 } : block.prose ? { firstLine: TWO_CHARACTERS } : undefined,
          spacing: open ? { before: 60, after: 900 } : undefined,
          children: runsOf(block.runs),
        }),
      ];
    }
    case "table":
      return [
        ...(block.caption
          ? [
              new Paragraph({
                pageBreakBefore,
                keepNext: true,
                spacing: { before: 120, after: 40 },
                children: [new Run({ text: readable(block.caption), bold: true, size: SIZES.table })],
              }),
            ]
          : []),
        tableOf(block, room),
        // Two tables, one below the other, would be one.
        new Paragraph({ spacing: { before: 0, after: 0, line: 120, lineRule: LineRuleType.EXACT }, children: [] }),
      ];
    case "details":
      // Nothing folds on paper.
      return [
        new Paragraph({
          pageBreakBefore,
          keepNext: true,
          children: runsOf(block.summary.map((run) => ({ ...run, bold: true }))),
        }),
        ...childrenOf(block.blocks, room),
      ];
    case "picture": {
      const { png, width, height, dotsPerInch = PIXELS_PER_INCH, alternative, caption } = block;
      const most = (room / TWIPS_PER_INCH) * PIXELS_PER_INCH;
      const scale = Math.min(PIXELS_PER_INCH / dotsPerInch, most / width);
      const image = new ImageRun({
        type: "png",
        data: png,
        transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
        // The package numbers pictures through all documents of a process.
        altText: { id: String(number), name: "", title: "", description: readable(alternative) },
      });
      return [
        new Paragraph({
          pageBreakBefore,
          keepNext: caption !== undefined,
          spacing: { line: 240, lineRule: LineRuleType.AUTO },
          children: [image],
        }),
        ...(caption
          ? [new Paragraph({ children: [new Run({ text: readable(caption), size: SIZES.small, color: "4A4A4A" })] })]
          : []),
      ];
    }
  }
}

function runsOf(runs: readonly TextRun[], size?: number): Run[] {
  return runs.flatMap(({ text, bold, marked }) =>
    readable(text)
      .split("\n")
      .map(
        (line, i) =>
          new Run({
            text: line,
            ...(i > 0 ? { break: 1 } : {}),
            bold,
            size,
            ...(marked ? { shading: { type: ShadingType.CLEAR, fill: "FFF2C2", color: "auto" } } : {}),
          }),
      ),
  );
}

function tableOf({ header, rows, widths, named, compact }: TextTable, room: number): Table {
  const count = Math.max(header.length, ...rows.map((row) => row.reduce((n, c) => n + (c.columnSpan ?? 1), 0)), 1);
  const shares = widths ?? Array.from({ length: count }, () => 1);
  const all = shares.reduce((a, b) => a + b, 0);
  const columnWidths = shares.map((w) => Math.floor((w / all) * room));
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: header.map((text, i) =>
      tableCell({ runs: [{ text, bold: true }] }, { width: columnWidths[i]!, fill: "E6EEF4", compact }),
    ),
  });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columnWidths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
    columnWidths,
    rows: [
      ...(header.length > 0 ? [head] : []),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: row.map((c, i) =>
              tableCell(c, { width: columnWidths[i], fill: named && i === 0 ? "F4F7FA" : undefined, compact }),
            ),
          }),
      ),
    ],
  });
}

/** Fills of tones, as the page has them. */
const TONES: Readonly<Record<TextTone, string | undefined>> = {
  good: "E7F4E7",
  rounded: "FFF6D6",
  bad: "FBE9EA",
  warn: "FFF0E0",
  open: "E4E0F0",
  muted: undefined,
  grey: "E9EBEF",
};

interface CellPlace {
  readonly width: number | undefined;
  readonly fill?: string;
  readonly compact?: boolean;
}

function tableCell(cell: TextCell, { width, fill: own, compact }: CellPlace): TableCell {
  const { runs, amount, centred, tone, columnSpan, rowSpan } = cell;
  const fill = (tone && TONES[tone]) ?? own;
  return new TableCell({
    borders: BORDERS,
    columnSpan,
    rowSpan,
    width: width === undefined || (columnSpan ?? 1) > 1 ? undefined : { size: width, type: WidthType.DXA },
    shading: fill ? { type: ShadingType.CLEAR, fill, color: "auto" } : undefined,
    margins: compact ? { top: 10, bottom: 10, left: 20, right: 20 } : { top: 30, bottom: 30, left: 80, right: 80 },
    children: [
      new Paragraph({
        alignment: amount ? AlignmentType.RIGHT : centred ? AlignmentType.CENTER : undefined,
        spacing: { before: 0, after: 0, line: 250, lineRule: LineRuleType.AUTO },
        children: runsOf(runs, compact ? SIZES.compact : SIZES.table),
      }),
    ],
  });
}
