import { Decimal } from "../disclosure";

/** Key under which a decimal stands in JSON. */
const DECIMAL = "$decimal";

/** A plain value, decimals included, as JSON. */
export const toText = (value: unknown): string => JSON.stringify(marked(value));

/** The value again. */
export const fromText = (json: string): unknown => revived(JSON.parse(json));

/** A copy in which decimals are marked: quicker by far than asking for each value while it is written. */
function marked(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(marked);
  if (Decimal.isDecimal(value)) return { [DECIMAL]: value.toFixed() };
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) setOwn(copy, key, marked((value as Record<string, unknown>)[key]));
  return copy;
}

/** Sets decimals in a value that was just parsed. */
function revived(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) value[i] = revived(value[i]);
    return value;
  }
  const shown = value as Record<string, unknown>;
  const text = shown[DECIMAL];
  if (typeof text === "string") return new Decimal(text);
  for (const key of Object.keys(shown)) {
    const part = shown[key];
    if (typeof part === "object" && part !== null) setOwn(shown, key, revived(part));
  }
  return shown;
}

/** Labels of a document are keys too: one that is called `__proto__` stays a label. */
function setOwn(of: Record<string, unknown>, key: string, value: unknown): void {
  if (key === "__proto__")
    Object.defineProperty(of, key, { value, enumerable: true, configurable: true, writable: true });
  else of[key] = value;
}
