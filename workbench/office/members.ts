import type { Host } from "./host";
import { notPlayed } from "./host-error";

/** An object of the host: `type` says which table of members plays it. */
export interface HostObject {
  readonly type: string;
}

/**
 * The members of one type of Excel's object model, by the names that travel in a batch. A property is read by `get` and
 * written by `set`; one that yields another host object is a navigation property. `call` are methods. A collection has
 * `items`; `key` gives the id that office.js remembers an object by.
 */
export interface Members<T> {
  readonly get?: Readonly<Record<string, (self: T, host: Host) => unknown>>;
  readonly set?: Readonly<Record<string, (self: T, value: never, host: Host) => void | Promise<void>>>;
  readonly call?: Readonly<Record<string, (self: T, host: Host, ...args: never[]) => unknown>>;
  readonly items?: (self: T, host: Host) => readonly HostObject[];
  readonly id?: (self: T, host: Host) => string | undefined;
}

type AnyMembers = Members<never>;

const TABLE = new Map<string, AnyMembers>();

/** Says how a type is played. */
export function play<T extends HostObject>(type: T["type"], members: Members<T>): void {
  TABLE.set(type, members as AnyMembers);
}

export const isHostObject = (value: unknown): value is HostObject =>
  typeof value === "object" &&
  value !== null &&
  typeof (value as { type?: unknown }).type === "string" &&
  TABLE.has((value as HostObject).type);

const membersOf = (object: HostObject): Members<HostObject> => (TABLE.get(object.type) ?? {}) as Members<HostObject>;

const find = <V>(table: Readonly<Record<string, V>> | undefined, name: string): readonly [string, V] | undefined => {
  if (!table) return undefined;
  const exact = table[name];
  if (exact !== undefined) return [name, exact];
  const lower = name.toLowerCase();
  return Object.entries(table).find(([key]) => key.toLowerCase() === lower);
};

export const idOf = (object: HostObject, host: Host): string | undefined => membersOf(object).id?.(object, host);

export const itemsOf = (object: HostObject, host: Host): readonly HostObject[] | undefined =>
  membersOf(object).items?.(object, host);

/** Reads a property; answers its proper name too, as `load("values")` may come in any case. */
export function readProperty(object: HostObject, name: string, host: Host): readonly [string, unknown] {
  const found = find(membersOf(object).get, name);
  if (!found) throw notPlayed(object.type, name);
  return [found[0], found[1](object, host)];
}

export async function writeProperty(object: HostObject, name: string, value: unknown, host: Host): Promise<void> {
  const found = find(membersOf(object).set, name);
  if (!found) throw notPlayed(object.type, `${name} (write)`);
  await found[1](object, value as never, host);
}

export async function callMethod(
  object: HostObject,
  name: string,
  args: readonly unknown[],
  host: Host,
): Promise<unknown> {
  const found = find(membersOf(object).call, name);
  if (!found) throw notPlayed(object.type, `${name}()`);
  return found[1](object, host, ...(args as never[]));
}

/** The names of the properties that hold plain values: what `load()` without a list brings. */
export const propertyNames = (object: HostObject): readonly string[] => Object.keys(membersOf(object).get ?? {});

/** Everything that is played, for the developers' drawer and the documentation. */
export const playedMembers = (): Record<string, string[]> =>
  Object.fromEntries(
    [...TABLE].map(([type, members]) => [
      type,
      [
        ...Object.keys(members.get ?? {}),
        ...Object.keys(members.set ?? {})
          .filter((name) => !(name in (members.get ?? {})))
          .map((name) => `${name} (write)`),
        ...Object.keys(members.call ?? {}).map((name) => `${name}()`),
        ...(members.items ? ["items"] : []),
      ],
    ]),
  );
