/**
 * Text of a PDF without coordinates: `isPdfText(lines)` says whether lines are such, `readPdfText(lines)` puts each table
 * in the place of its lines.
 *
 * @packageDocumentation
 */
export { isPdfText } from "./shape";
export { readPdfText } from "./read-loose";
