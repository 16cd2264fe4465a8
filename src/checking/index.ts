/** Checking: the hundred rules, tolerance, outcomes and the diagnosis of the wrong cell. */
export * from "./types";
