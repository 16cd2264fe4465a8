import type { StyleName } from "./plan";

/** A look, the same in every host. Colours are `#RRGGBB`. */
export interface Style {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly size?: number;
  readonly color?: string;
  readonly fill?: string;
  readonly align?: "left" | "center" | "right";
  readonly wrap?: boolean;
  /** A thin line round the cell, for what is printed and signed. */
  readonly framed?: boolean;
  /** A dashed line of that colour round the cell instead: seen on paper without colours too. */
  readonly dashed?: string;
}

/** Looks of the planned sheets: few, quiet, readable on paper. */
export const STYLES: Readonly<Record<StyleName, Style>> = {
  title: { bold: true, size: 14, color: "#0F3D5C" },
  note: { color: "#616161" },
  section: { bold: true, size: 12, color: "#0F3D5C" },
  header: { bold: true, color: "#FFFFFF", fill: "#1F5C86", align: "center", wrap: true },
  key: { color: "#616161" },
  total: { bold: true, fill: "#EAF2F8" },
  wrap: { wrap: true },
  good: { color: "#0B6A0B", fill: "#E7F4E7" },
  rounded: { color: "#6B5300", fill: "#FFF6D6" },
  bad: { bold: true, color: "#A4262C", fill: "#FBE9EA" },
  warn: { color: "#8A4B00", fill: "#FFF0E0" },
  muted: { color: "#8A8A8A" },
  link: { color: "#0F6CBD" },
  // Amounts by the identities over them.
  unchecked: { bold: true, color: "#8A2B00", fill: "#F8C9A6" },
  once: { fill: "#FFF2C2" },
  redundant: { fill: "#DDF0DD" },
  framed: { wrap: true, framed: true },
  // Cells that were read from pictures: without certainty, and otherwise than they were read.
  doubtful: { wrap: true, italic: true, fill: "#EDE4F7", dashed: "#6B3FA0" },
  reread: { wrap: true, bold: true, fill: "#DCEBF7", framed: true },
};

/** Tab colours by what a sheet is for. */
export const TAB_COLORS = {
  overview: "#0F3D5C",
  standard: "#1F5C86",
  published: "#8A8A8A",
  narrative: "#5C7F1F",
  findings: "#A4262C",
  checks: "#0B6A0B",
  open: "#A4262C",
  coverage: "#B8860B",
  rules: "#5B2D8A",
  settings: "#5B2D8A",
  outcomes: "#0B6A0B",
  paper: "#0F3D5C",
  store: "#8A8A8A",
  template: "#8A4B00",
  report: "#8A4B00",
} as const;

/** The Excel table style of every table. */
export const TABLE_STYLE = "TableStyleMedium2";
