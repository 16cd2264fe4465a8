import { DisclosureError } from "../../application";

const VARIABLE = /^env:(\w+)$/;

/** The URL of a database as it was given: itself, or the variable of the environment that holds it, so that no list of processes shows it. */
export function databaseUrl(given: string, environment: Readonly<Record<string, string | undefined>>): string {
  const variable = VARIABLE.exec(given)?.[1];
  if (variable === undefined) return given;
  const url = environment[variable];
  if (!url) throw new DisclosureError("database-variable", { variable });
  return url;
}
