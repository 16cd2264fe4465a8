import { DisclosureError } from "../application";
import { OUTPUT_FAULTS } from "../words";

/** The typed error of a file that can't be written. @param code what the system says */
export function outputFailed(file: string, code: string | undefined, cause?: unknown): DisclosureError {
  const fault = code !== undefined && code in OUTPUT_FAULTS ? code : "unwritable";
  return new DisclosureError("output-failed", { file, fault, code: code ?? "" }, { cause });
}
