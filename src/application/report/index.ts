/** Reports of checks for people without the workbook: what they are made of, and what documents show of it. */
export { gatherEvidence, type EvidenceReader, type WantedPlace } from "./evidence";
export { reportedImports, type ImportToReport } from "./report-imports";
export { wantedPlaces } from "./wanted-places";
