/** An error that Excel itself would answer with; `code` is what an add-in reads from `error.code`. */
export class HostError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = "HostError";
  }
}

export const itemNotFound = (): HostError => new HostError("ItemNotFound", "The requested resource doesn't exist.");

export const invalidArgument = (
  message = "The argument is invalid or missing or has an incorrect format.",
): HostError => new HostError("InvalidArgument", message);

/** The page does not play this member. Never answered silently. */
export const notPlayed = (type: string, member: string): HostError =>
  new HostError("ApiNotFound", `The workbench does not play ${type}.${member}.`);
