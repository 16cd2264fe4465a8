import { rejoinCode } from "./codes";
import { region, type Region } from "./regions";

/** What a 项目编码 tells for sure. */
export interface ProjectCode {
  readonly code: string;
  /** Six digits of the finance bureau that gave the code. */
  readonly regionCode: string;
  /** The division in the year of the code, or null where no list has it (a development zone). */
  readonly region: Region | null;
  /** Year in which the project was entered, 2000 to 2099. */
  readonly year: number;
  /**
   * `serial`: a letter, eleven characters that begin with two zeros, and one more (`P000055104828`, `P00B268148200`).
   * `random`: thirteen letters and digits in which no part can be told, as in the codes of 2021.
   */
  readonly shape: "serial" | "random";
  /** The letter of a `serial` code as printed; what it stands for is the province's affair. */
  readonly letter: string | null;
  /** The eleven characters of a `serial` code, null otherwise. */
  readonly serial: string | null;
  /** The last character of a `serial` code, null otherwise; how it is computed is not known here. */
  readonly check: string | null;
}

/** Reads a 项目编码 of 21 characters: region, two digits of the year, thirteen of the province's own. Null for anything else. */
export function parseProjectCode(printed: string): ProjectCode | null {
  const code = rejoinCode(printed);
  const m = code === null ? null : /^(\d{6})(\d{2})(([A-Z])(00[0-9A-Z]{9})([0-9A-Z])|[A-Z][0-9A-Z]{12})$/.exec(code);
  if (!m || code === null) return null;
  const year = 2000 + Number(m[2]);
  const isSerial = m[4] !== undefined;
  return {
    code,
    regionCode: m[1]!,
    region: region(m[1]!, { year }),
    year,
    shape: isSerial ? "serial" : "random",
    letter: m[4] ?? null,
    serial: m[5] ?? null,
    check: m[6] ?? null,
  };
}
