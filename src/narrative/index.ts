/** Sentences of the 情况说明 → figures with meaning, value, unit, year and direction. Keys: docs/narrative-keys.md. */
export { extractFigures, figuresInText, type TextFigure } from "./extract";
export { figureKey, type Facet } from "./keys";
export { headingLevel, splitParagraphs } from "./paragraphs";
export type { NarrativeContext } from "./reader";
