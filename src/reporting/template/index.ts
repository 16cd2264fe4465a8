/** Templates: the language of their fields, what fields come to, and the sheets that are filled. */
export { TemplateError } from "./template-error";
export { hasField } from "./has-field";
export { parseField, parseText, writtenField, writtenMarker, type ParsedText } from "./grammar";
export { templateOf, type BuiltInTemplate, type Template, type TemplateCell, type TemplateFile } from "./template";
export { checkTemplate, type CheckedTemplate, type TemplateFault } from "./check";
export { fillTemplate, type Filled, type FilledField } from "./fill";
export { sourceWords } from "./notes";
export { planFill, planTemplate, type FillPlan, type FillRequest, type Occupied } from "./plan-fill";
export { liveBlank, liveCells, liveNumber, type LiveCell } from "./live-cells";
export type { Source, Value } from "./value";
export { World, type TemplateDocument, type WorldOptions } from "./world";
export { reportMark, type FillLayout, type ReportMark } from "./report-mark";
