import { useState } from "react";
import type { SideColumns, SideSource, SideSummary, SideTable } from "../../../application";

/** One side as far as it is chosen. */
export interface PickedSide {
  readonly source: SideSource | null;
  readonly summary: SideSummary | null;
  readonly columns: SideColumns | null;
  /** The user chose them. */
  readonly settled: boolean;
  /** What is chosen in the list of the workbook's tables. */
  readonly listed: string;
  /** The tables of the file that was chosen last, and which of them is meant. */
  readonly files: readonly SideTable[] | null;
  readonly fileTable: number;
}

const NOTHING: PickedSide = {
  source: null,
  summary: null,
  columns: null,
  settled: false,
  listed: "",
  files: null,
  fileTable: 0,
};

export type SideName = "left" | "right";

/** Both sides, and how to change one. */
export function useSides(): {
  readonly sides: Readonly<Record<SideName, PickedSide>>;
  readonly put: (side: SideName, change: Partial<PickedSide>) => void;
  readonly swap: () => void;
} {
  const [sides, setSides] = useState<Readonly<Record<SideName, PickedSide>>>({ left: NOTHING, right: NOTHING });
  return {
    sides,
    put: (side, change) => setSides((now) => ({ ...now, [side]: { ...now[side], ...change } })),
    swap: () => setSides(({ left, right }) => ({ left: right, right: left })),
  };
}
