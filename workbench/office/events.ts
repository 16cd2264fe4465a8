/** office.js's numbers for the events of a sheet (EventType in its host library). */
export const EVENT = {
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selectionChanged: 14,
  deleted: 15,
  calculated: 16,
  rowSorted: 19,
} as const;

/** The target of events that are asked for the whole workbook. */
export const WORKBOOK_TARGET = "Workbook";

/** An event on its way to the add-in: rich-API message of the event category. */
export interface EventMessage {
  readonly eventType: number;
  readonly targetId: string;
  readonly body: Record<string, unknown>;
}

/** Which events the add-in has asked for, and the way to it. */
export class EventBus {
  private readonly wanted = new Map<string, number>();
  private deliver: (message: EventMessage) => void = () => undefined;

  connect(deliver: (message: EventMessage) => void): void {
    this.deliver = deliver;
  }

  subscribe(eventType: number, targetId: string): void {
    const key = `${eventType}:${targetId}`;
    this.wanted.set(key, (this.wanted.get(key) ?? 0) + 1);
  }

  unsubscribe(eventType: number, targetId: string): void {
    const key = `${eventType}:${targetId}`;
    const count = (this.wanted.get(key) ?? 0) - 1;
    if (count > 0) this.wanted.set(key, count);
    else this.wanted.delete(key);
  }

  clear(): void {
    this.wanted.clear();
  }

  raise(eventType: number, targetId: string, body: Record<string, unknown>): void {
    if (this.wanted.has(`${eventType}:${targetId}`)) this.deliver({ eventType, targetId, body });
  }
}
