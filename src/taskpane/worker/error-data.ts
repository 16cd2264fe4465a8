import { asDisclosureError } from "../../application";
import type { ErrorData } from "./protocol";

/** A failure as it is shown, and as it crosses from a Worker. */
export function errorData(error: unknown): ErrorData {
  const { code, values } = asDisclosureError(error);
  return { code, values };
}
