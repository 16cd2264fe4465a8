import { describeSource, type Excerpt } from "../../disclosure";
import { CHECK_REPORT, say, type Language } from "../../words";
import type { TextBlock, TextCell } from "../text-document";
import { indented, paragraph } from "./blocks";
import type { Evidence, ReportPlace } from "./reported";

/** A look at the document at a place: a picture with the cell framed, or text and cells with it in brackets. */
export function evidenceBlocks(
  evidence: readonly Evidence[],
  place: ReportPlace,
  named: { readonly cell: string; readonly file: string },
  language: Language,
): TextBlock[] {
  const where = placeWords(place, named.file, language);
  const { cell } = named;
  return evidence.flatMap((e): TextBlock[] => {
    switch (e.kind) {
      case "none":
        return [paragraph(say(CHECK_REPORT[e.why], language, { place: where }))];
      case "excerpt":
        return [
          paragraph(say(CHECK_REPORT["excerpt-caption"], language, { place: where, cell })),
          ...excerptBlocks(e.excerpt),
        ];
      case "picture": {
        const caption = say(CHECK_REPORT["picture-caption"], language, {
          place: where,
          cell,
          beside: e.beside || null,
          undrawn: e.undrawn || null,
        });
        const { png, width, height, dotsPerInch } = e;
        return [{ kind: "picture", png, width, height, dotsPerInch, alternative: caption, caption }];
      }
    }
  });
}

/** `某县.pdf，第 3 页`. */
function placeWords({ source }: ReportPlace, file: string, language: Language): string {
  return describeSource({ ...source, file: source.file ?? file }, language);
}

function excerptBlocks(excerpt: Excerpt): TextBlock[] {
  // Seen without colours too.
  const words = (text: string, marked: boolean): string => (marked ? `【${text}】` : text);
  if (excerpt.type === "lines")
    return excerpt.lines.map(({ number, text, marked }) =>
      marked
        ? { ...paragraph({ text: `${number}　${words(text, true)}`, marked, bold: true }), indented: true }
        : indented(`${number}　${text}`),
    );
  return [
    {
      kind: "table",
      header: [],
      rows: excerpt.rows.map((row) =>
        row.map(({ text, rowSpan, columnSpan, marked }): TextCell => ({
          runs: [{ text: words(text, marked), ...(marked ? { marked, bold: true } : {}) }],
          ...(rowSpan > 1 ? { rowSpan } : {}),
          ...(columnSpan > 1 ? { columnSpan } : {}),
          ...(/^[-−\d,.%\s]+$/.test(text) ? { amount: true } : {}),
        })),
      ),
    },
  ];
}
