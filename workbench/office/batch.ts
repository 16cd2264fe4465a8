import { NO_FAULT, type Fate, type Faults } from "./faults";
import type { Host } from "./host";
import { HostError, itemNotFound } from "./host-error";
import {
  callMethod,
  idOf,
  isHostObject,
  itemsOf,
  propertyNames,
  readProperty,
  writeProperty,
  type HostObject,
} from "./members";

/** A batch as office.js sends it: object paths, and actions on them. */
export interface Batch {
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
  readonly Actions: readonly Action[];
}

interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly unknown[];
}

interface ObjectPath {
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

interface QueryInfo {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: QueryInfo;
}

export interface BatchResult {
  readonly Results: readonly { ActionId: number; Value: unknown }[];
  readonly Error?: { Code: string; Message: string; Location: string; ActionIndex: number };
}

const PATH = { global: 1, new: 2, method: 3, property: 4, indexer: 5, reference: 6, nullObject: 7 } as const;
const ACTION = {
  instantiate: 1,
  query: 2,
  method: 3,
  set: 4,
  trace: 5,
  ensureUnchanged: 6,
  update: 7,
  queryAsJson: 8,
} as const;

const isQuery = (type: number): boolean => type === ACTION.query || type === ACTION.queryAsJson;
const injected = ({ code }: Fate): HostError => new HostError(code, "A fault that a test asked for.");

/** Setting a property or calling a method changes the workbook; keeping an object, which office.js does by itself, does not. */
export const isWrite = ({ ActionType, Name }: Action): boolean =>
  ActionType === ACTION.set || (ActionType === ACTION.method && !/^_(Keep|Remove)Reference$/.test(Name));

const WORKBOOK: HostObject = { type: "Workbook" };

/** Carries out batches. An object that does not exist (a null object) is `null` all the way. */
export class BatchProcessor {
  private readonly references = new Map<string, HostObject>();
  private readonly names = new WeakMap<object, string>();
  private nextReference = 1;

  constructor(
    private readonly host: Host,
    private readonly faults: Faults,
    /** Ends the pane, which a test asked for. */
    private readonly kill: () => void,
    /** What a batch does, in a line. */
    private readonly inWords: (batch: Batch) => string,
  ) {}

  /** Carries out the actions in order; the first error ends the batch, as in Excel. */
  async process(batch: Batch): Promise<BatchResult> {
    const run = new Run(batch, this.host, this);
    const results: { ActionId: number; Value: unknown }[] = [];
    // What speaks only of objects that were kept names no workbook.
    const ofWorkbook = Object.values(batch.ObjectPaths).some(
      ({ ObjectPathType: type }) => type === PATH.global || type === PATH.reference,
    );
    const fault = ofWorkbook && !this.isByTheWay(batch) ? this.fateOf(batch) : NO_FAULT;
    await fault.begins;
    const group = this.host.model.beginBatch();
    try {
      for (const [index, action] of batch.Actions.entries()) {
        try {
          if (index === fault.stop) throw injected(fault);
          const value = await run.perform(action);
          results.push({ ActionId: action.Id, Value: value ?? null });
        } catch (error) {
          const known =
            error instanceof HostError
              ? error
              : new HostError("GeneralException", String(error instanceof Error ? error.message : error));
          if (!(error instanceof HostError)) console.error("workbench: a member failed", action, error);
          return {
            Results: results,
            Error: { Code: known.code, Message: known.message, Location: run.describe(action), ActionIndex: index },
          };
        }
      }
      if (fault.stop === batch.Actions.length) {
        const { code, message } = injected(fault);
        return { Results: results, Error: { Code: code, Message: message, Location: "", ActionIndex: fault.stop - 1 } };
      }
      if (fault.kill) this.kill();
      return { Results: results };
    } finally {
      this.host.model.flush();
      await this.host.tables.syncHeaders();
      group.end();
    }
  }

  private fateOf(batch: Batch): Fate {
    const writes = batch.Actions.some(isWrite);
    return this.faults.next(batch.Actions.length, { text: this.inWords(batch), writes });
  }

  /**
   * Handlers of events look up which sheet an id is, and custom functions send what they came to: when they do so depends on the machine,
   * so no fault counts them.
   */
  private isByTheWay(batch: Batch): boolean {
    if (batch.Actions.some(({ Name }) => Name.startsWith("SetInvocation"))) return true;
    const looked = Object.values(batch.ObjectPaths).flatMap(({ Name, ArgumentInfo }) =>
      Name === "GetItemOrNullObject" ? [String(ArgumentInfo?.Arguments?.[0])] : [],
    );
    const reads = batch.Actions.every(({ ActionType }) => ActionType === ACTION.instantiate || isQuery(ActionType));
    return reads && looked.length === 1 && /^sheet-[\w-]+$/.test(looked[0]!);
  }

  /** Keeps an object beyond its batch; office.js learns the name from the instantiation that follows. */
  keep(object: HostObject): string {
    const known = this.names.get(object);
    if (known) return known;
    const name = `reference-${this.nextReference++}`;
    this.references.set(name, object);
    this.names.set(object, name);
    return name;
  }

  referenceOf(object: object): string | undefined {
    return this.names.get(object);
  }

  kept(name: string): HostObject {
    const object = this.references.get(name);
    if (!object) throw itemNotFound();
    return object;
  }

  release(name: string): void {
    this.references.delete(name);
  }
}

/** One batch under way: every object path is resolved once. */
class Run {
  private readonly resolved = new Map<number, unknown>();

  constructor(
    private readonly batch: Batch,
    private readonly host: Host,
    private readonly owner: BatchProcessor,
  ) {}

  describe(action: Action): string {
    const parts: string[] = [];
    for (let id: number | undefined = action.ObjectPathId; id; id = this.batch.ObjectPaths[id]?.ParentObjectPathId) {
      const name = this.batch.ObjectPaths[id]?.Name;
      if (name) parts.unshift(name);
    }
    if (action.Name) parts.push(action.Name);
    return parts.join(".");
  }

  async perform(action: Action): Promise<unknown> {
    const object = action.ObjectPathId ? await this.object(action.ObjectPathId) : null;
    switch (action.ActionType) {
      case ACTION.instantiate:
        return this.identity(object);
      case ACTION.query:
      case ACTION.queryAsJson:
        return object === null ? null : this.query(object as HostObject, action.QueryInfo ?? {});
      case ACTION.method:
        return this.call(object as HostObject | null, action);
      case ACTION.set:
        if (object === null) throw itemNotFound();
        return writeProperty(object as HostObject, action.Name, (await this.args(action.ArgumentInfo))[0], this.host);
      case ACTION.update:
        return this.update(object as HostObject, (await this.args(action.ArgumentInfo))[0] as Record<string, unknown>);
      case ACTION.trace:
      case ACTION.ensureUnchanged:
        return null;
      default:
        throw new HostError("ApiNotFound", `The workbench does not play action type ${action.ActionType}.`);
    }
  }

  private identity(object: unknown): unknown {
    if (object === null) return null;
    const id = isHostObject(object) ? idOf(object, this.host) : undefined;
    const reference = this.owner.referenceOf(object as object);
    return { ...(id === undefined ? {} : { Id: id }), ...(reference === undefined ? {} : { _ReferenceId: reference }) };
  }

  private async call(object: HostObject | null, action: Action): Promise<unknown> {
    if (action.Name === "_KeepReference") return object === null ? null : { _ReferenceId: this.owner.keep(object) };
    if (object === null) throw itemNotFound();
    const args = await this.args(action.ArgumentInfo);
    if (action.Name === "_RemoveReference") return this.owner.release(String(args[0]));
    if (changesGrid(action.Name)) this.host.model.flush();
    if (!isHostObject(object)) return callRuntime(object, action.Name, args);
    const value = await callMethod(object, action.Name, args, this.host);
    return isHostObject(value) ? this.query(value, {}) : value;
  }

  private async object(id: number): Promise<unknown> {
    if (this.resolved.has(id)) return this.resolved.get(id);
    const path = this.batch.ObjectPaths[id];
    if (!path) throw new HostError("GeneralException", `The batch has no object path ${id}.`);
    const parent = path.ParentObjectPathId ? await this.object(path.ParentObjectPathId) : null;
    const object = path.ParentObjectPathId && parent === null ? null : await this.resolve(path, parent as HostObject);
    this.resolved.set(id, object);
    return object;
  }

  private async resolve(path: ObjectPath, parent: HostObject): Promise<unknown> {
    switch (path.ObjectPathType) {
      case PATH.global:
        return WORKBOOK;
      case PATH.nullObject:
        return null;
      case PATH.new:
        return this.host.runtimeObject(path.Name);
      case PATH.property:
        return readProperty(parent, path.Name, this.host)[1];
      case PATH.method:
        if (changesGrid(path.Name)) this.host.model.flush();
        return callMethod(parent, path.Name, await this.args(path.ArgumentInfo), this.host);
      case PATH.indexer:
        return callMethod(parent, "GetItem", await this.args(path.ArgumentInfo), this.host);
      case PATH.reference:
        return this.owner.kept(path.Name);
      default:
        throw new HostError("ApiNotFound", `The workbench does not play object path type ${path.ObjectPathType}.`);
    }
  }

  private async args(info: ArgumentInfo | undefined): Promise<readonly unknown[]> {
    const values = info?.Arguments ?? [];
    const referenced = info?.ReferencedObjectPathIds ?? [];
    const resolved: unknown[] = [];
    for (const [index, value] of values.entries()) resolved.push(await this.argument(value, referenced[index]));
    return resolved;
  }

  /** An object among the arguments travels as the id of its path; so does one inside an array. */
  private async argument(value: unknown, reference: unknown): Promise<unknown> {
    if (typeof reference === "number" && reference > 0) return this.object(reference);
    if (Array.isArray(reference) && Array.isArray(value)) {
      const parts: unknown[] = [];
      for (const [index, part] of value.entries()) parts.push(await this.argument(part, reference[index]));
      return parts;
    }
    return value;
  }

  private async update(object: HostObject, values: Record<string, unknown>): Promise<null> {
    for (const [name, value] of Object.entries(values)) {
      const nested = typeof value === "object" && value !== null && !Array.isArray(value);
      if (nested)
        await this.update(readProperty(object, name, this.host)[1] as HostObject, value as Record<string, unknown>);
      else await writeProperty(object, name, value, this.host);
    }
    return null;
  }

  private async query(object: HostObject, info: QueryInfo): Promise<unknown> {
    const items = itemsOf(object, this.host);
    const select = [...(info.Select ?? []), ...(info.Expand ?? [])];
    if (!items) return this.pick(object, select);
    const own = select.map((name) => name.replace(/^items\//i, "")).filter((name) => !/^items$/i.test(name));
    const window = items.slice(
      info.Skip ?? 0,
      info.Top === undefined || info.Top === 0 ? undefined : (info.Skip ?? 0) + info.Top,
    );
    const listed: unknown[] = [];
    for (const item of window) listed.push(await this.pick(item, own));
    return { _Items: listed };
  }

  private async pick(object: HostObject, select: readonly string[]): Promise<Record<string, unknown>> {
    const picked: Record<string, unknown> = {};
    const id = idOf(object, this.host);
    if (id !== undefined) picked["Id"] = id;
    const everything = select.length === 0 || select.includes("$all") || select.includes("$none");
    if (object.type === "Range") await this.host.settled();
    for (const path of everything ? propertyNames(object) : select) {
      const [head = "", ...rest] = path.split("/");
      const [name, value] = readProperty(object, head, this.host);
      if (!isHostObject(value)) picked[name] = await value;
      else if (!everything) picked[name] = await this.nested(value, rest, picked[name]);
    }
    return picked;
  }

  private async nested(value: HostObject, rest: readonly string[], before: unknown): Promise<unknown> {
    const inner = await this.query(value, { Select: rest.length > 0 ? [rest.join("/")] : [] });
    return { ...(before as object | undefined), ...(inner as object) };
  }
}

/** Methods that only look things up leave what was written waiting; those that read cells see to it themselves. */
const changesGrid = (method: string): boolean => !/^(Get|_)/.test(method);

function callRuntime(object: object, name: string, args: readonly unknown[]): unknown {
  const method = (object as Record<string, unknown>)[name];
  if (typeof method !== "function")
    throw new HostError("ApiNotFound", `The workbench does not play the runtime's ${name}().`);
  return (method as (...values: readonly unknown[]) => unknown).apply(object, [...args]);
}
