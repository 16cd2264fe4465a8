import { strToU8 } from "fflate";

/**
 * Pages of Chinese text and ruled tables as a PDF, written by hand. The font is named and not embedded (STSong-Light with UniGB-UCS2-H),
 * as many printers in China leave it: its text can be read, its glyphs are not in the file.
 */

const PAGE = { width: 595, height: 842 };

const hex = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, "0")).join("");

/** Shows a text whose baseline begins at x, y (points from the bottom left corner). Every sign is as wide as the font is high. */
export const say = (x: number, y: number, text: string, size = 9): string =>
  `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj ET\n`;

/** A table with all of its rules, its first row's top at `top`; texts lie in the middle of the height of their rows. */
export function ruledTable(
  top: number,
  left: number,
  widths: readonly number[],
  rows: readonly (readonly string[])[],
): string {
  const height = 20;
  const xs = widths.reduce((edges, width) => [...edges, edges.at(-1)! + width], [left]);
  const bottom = top - height * rows.length;
  const lines = [
    ...rows.map((_, i) => `${xs[0]} ${top - height * i} m ${xs.at(-1)} ${top - height * i} l S\n`),
    `${xs[0]} ${bottom} m ${xs.at(-1)} ${bottom} l S\n`,
    ...xs.map((x) => `${x} ${bottom} m ${x} ${top} l S\n`),
  ];
  const texts = rows.flatMap((row, i) =>
    row.map((text, k) => (text === "" ? "" : say(xs[k]! + 3, top - height * i - 13, text))),
  );
  return [...lines, ...texts].join("");
}

/** A file of these pages. @param objects further objects, numbered from {@link FIRST_OWN}; @param extra further entries of the catalogue */
export function writtenPdf(
  pages: readonly { readonly content: string; readonly extra?: string }[],
  { objects = [], catalogue = "" }: { readonly objects?: readonly string[]; readonly catalogue?: string } = {},
): Uint8Array {
  const font = [
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
    "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/FontDescriptor 5 0 R>>",
    "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80>>",
  ];
  const first = FIRST_OWN + objects.length;
  const kids = pages.map((_, i) => `${first + 2 * i} 0 R`).join(" ");
  const all = [
    `<</Type/Catalog/Pages 2 0 R${catalogue}>>`,
    `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`,
    ...font,
    ...objects,
    ...pages.flatMap(({ content, extra = "" }, i) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${PAGE.width} ${PAGE.height}]/Contents ${first + 2 * i + 1} 0 R/Resources<</Font<</F1 3 0 R>>/ExtGState<</Thin<</ca 0.2>>>>${extra.startsWith("/Properties") ? extra : ""}>>${extra.startsWith("/Properties") ? "" : extra}>>`,
      `<</Length ${content.length}>>stream\n${content}\nendstream`,
    ]),
  ];
  return rawPdf(all);
}

/** A PDF from its objects; the first is the catalogue. @param trailer further entries of the trailer */
export function rawPdf(objects: readonly string[], trailer = ""): Uint8Array {
  let out = "%PDF-1.5\n";
  const offsets = objects.map((object, i) => {
    const at = out.length;
    out += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const start = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join("")}trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF`;
  return strToU8(out, true);
}

/** 支出总表 of a fictional unit with its cover's line, title and unit of money, as one page. */
export const expenditurePage = (rows: readonly (readonly string[])[]): string =>
  say(180, 800, "示例县水文站2026年单位预算", 14) +
  say(240, 770, "支出总表", 14) +
  say(470, 750, "单位：万元") +
  ruledTable(740, 40, [70, 140, 80, 80, 80], [["科目编码", "科目名称", "合计", "基本支出", "项目支出"], ...rows]);

/** Number of the first object that {@link writtenPdf} is given. */
export const FIRST_OWN = 6;

/** 支出总表 of a fictional unit: 行政运行 is printed with two digits changed over; its font is not in the file. */
export const misprintedPage = (): Uint8Array =>
  writtenPdf([
    {
      content: expenditurePage([
        ["", "合计", "812.40", "600.20", "212.20"],
        ["213", "农林水支出", "812.40", "600.20", "212.20"],
        ["21303", "水利", "812.40", "600.20", "212.20"],
        ["2130301", "行政运行", "600.20", "602.00", ""],
        ["2130313", "水文测报", "212.20", "", "212.20"],
      ]),
    },
  ]);
