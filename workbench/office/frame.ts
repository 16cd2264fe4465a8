import type { Batch, BatchResult } from "./batch";
import type { EventMessage } from "./events";

/** What the page says about itself to office.js. */
const REQUIREMENT_SETS = {
  ExcelApi: "1.20",
  CustomFunctions: "1.13",
  CustomFunctionsRuntime: "1.5",
  SharedRuntime: "1.2",
  DialogApi: "1.2",
  DialogOrigin: "1.1",
  IdentityApi: "1.3",
  RibbonApi: "1.2",
};

const CONVERSATION = "workbench";
const ADDIN = "addin-1";

/** Numbers of the messages between office.js and its host page. */
const MESSAGE = { request: 0, response: 1 } as const;
const RESPONSE = { result: 0, event: 1 } as const;
const REGISTRATION = new Set([1, 2, 3, 4]);
const DISPATCH = { executeRichApi: 93, saveSettings: 17, loadSettings: 15 } as const;
/** The path type of objects that the runtime makes by name, outside the workbook. */
const NEW_OBJECT = 2;
const RICH_API = { functionCategory: 1, eventCategory: 65536, invoke: 1000 } as const;

interface Message {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _actionType?: number;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _data?: {
    readonly DdaMethod?: { readonly DispatchId: number; readonly ControlId?: number };
    readonly ArrayData?: readonly unknown[];
    readonly Data?: readonly unknown[] | string;
    readonly Properties?: unknown;
  };
}

interface Channel {
  readonly message: Message;
  readonly origin: string;
}

/** What the frame needs of the host behind it. */
export interface FrameHost {
  process(batch: Batch): Promise<BatchResult>;
  /** Everything that goes over the wire, for the developers' drawer. */
  log(kind: string, detail: unknown): void;
  /** Something the page does not play. */
  unplayed(what: string): void;
}

/**
 * Plays the page round an add-in's iframe: answers office.js's context, registration and request messages, and sends it
 * events and calls of custom functions. The add-in inside is the built one, with the real office.js.
 */
export class AddinFrame {
  private registered = new Map<string, Channel>();
  private messageId = 1;
  private element = document.createElement("iframe");
  private queue: Promise<unknown> = Promise.resolve();
  private readonly settings = new Map<string, string>();

  constructor(
    private readonly container: HTMLElement,
    private readonly source: string,
    private readonly host: FrameHost,
  ) {
    window.addEventListener("message", (event) => void this.receive(event));
  }

  /** Loads the add-in (anew). */
  load(): void {
    this.registered.clear();
    // office.js reads its host's information from the window's name, which is given before the window exists.
    this.element.remove();
    this.element = document.createElement("iframe");
    this.element.title = "任务窗格";
    this.element.allow = "clipboard-read; clipboard-write";
    const hostInfo = ["Excel", "Web", "16.00", "zh-CN", "workbench", "", "0", "6"].join("$");
    this.element.name = JSON.stringify({
      baseFrameName: ADDIN,
      hostInfo,
      xdmInfo: [CONVERSATION, ADDIN, location.href.split(/[?#]/)[0]].join("|"),
      serializerVersion: 1,
      flights: "[]",
    });
    this.element.src = this.source;
    this.container.append(this.element);
  }

  get listening(): boolean {
    return this.richApiChannel() !== undefined;
  }

  /** Asks the add-in's custom-functions runtime for one call. */
  invoke(invocation: number, id: string, args: readonly unknown[], address: string): boolean {
    return this.post(RICH_API.functionCategory, RICH_API.invoke, "", [invocation, id, args, address, 0]);
  }

  raise(event: EventMessage): void {
    this.post(RICH_API.eventCategory, event.eventType, event.targetId, event.body);
  }

  private post(category: number, type: number, target: string, body: unknown): boolean {
    const channel = this.richApiChannel();
    if (!channel) return false;
    this.answer(
      channel,
      { ArrayData: [[category, type, target, JSON.stringify(body), this.messageId++, false]] },
      RESPONSE.event,
    );
    return true;
  }

  private richApiChannel(): Channel | undefined {
    return [...this.registered].find(([name]) => /richapi/i.test(name))?.[1];
  }

  private answer({ message, origin }: Channel, data: unknown, responseType: number = RESPONSE.result): void {
    const response = {
      _messageType: MESSAGE.response,
      _actionName: message._actionName,
      _conversationId: message._conversationId,
      _correlationId: message._correlationId,
      _origin: location.origin,
      _errorCode: 0,
      _responseType: responseType,
      _data: data,
      _serializerVersion: 1,
    };
    this.element.contentWindow?.postMessage(JSON.stringify(response), origin);
  }

  private async receive(event: MessageEvent): Promise<void> {
    if (event.source !== this.element.contentWindow || typeof event.data !== "string") return;
    let message: Message;
    try {
      message = JSON.parse(event.data) as Message;
    } catch {
      return; // other scripts post messages of their own
    }
    if (message._messageType !== MESSAGE.request) return;
    const channel: Channel = { message, origin: event.origin };
    if (message._actionType !== undefined && REGISTRATION.has(message._actionType)) this.register(channel);
    else await this.perform(channel);
  }

  private register(channel: Channel): void {
    const { _actionType: type, _actionName: name } = channel.message;
    this.host.log(type === 1 || type === 2 ? "register" : "unregister", name);
    if (type === 1 || type === 2) this.registered.set(name, channel);
    else this.registered.delete(name);
    this.answer(channel, { Version: 1, Error: 0 });
  }

  private async perform(channel: Channel): Promise<void> {
    const { message } = channel;
    switch (message._actionName) {
      case "ContextActivationManager_getAppContextAsync":
        return this.answer(channel, this.context());
      case "ContextActivationManager_notifyHost":
        return this.answer(channel, null);
      case "executeMethod":
        return this.execute(channel);
      default:
        this.host.unplayed(`message ${message._actionName}`);
        this.answer(channel, null);
    }
  }

  private async execute(channel: Channel): Promise<void> {
    const data = channel.message._data;
    const dispatch = data?.DdaMethod?.DispatchId;
    if (dispatch === DISPATCH.executeRichApi) {
      const parts = data?.ArrayData ?? data?.Data ?? [];
      const body =
        typeof parts === "string"
          ? parts
          : parts.find((part): part is string => typeof part === "string" && part.startsWith("{"));
      const batch = JSON.parse(body ?? "{}") as Batch;
      const result = await this.enqueue(batch);
      return this.answer(channel, { Version: 1, Error: 0, Data: [200, [], JSON.stringify(result)] });
    }
    if (dispatch === DISPATCH.saveSettings) this.saveSettings(data?.Properties);
    else this.host.unplayed(`Office dispatch ${dispatch}`);
    this.answer(channel, { Version: 1, Error: 0, Data: null, Properties: null });
  }

  /**
   * One batch after the other, as they came; but the results of custom functions pass, for a batch may be waiting for them.
   */
  private enqueue(batch: Batch): Promise<BatchResult> {
    const ofRuntime = Object.values(batch.ObjectPaths).every((path) => path.ObjectPathType === NEW_OBJECT);
    if (ofRuntime) return this.host.process(batch);
    const result = this.queue.then(() => this.host.process(batch));
    this.queue = result;
    return result;
  }

  private saveSettings(stored: unknown): void {
    const pairs = (stored as { SettingsData?: readonly (readonly [string, string])[] } | undefined)?.SettingsData ?? [];
    this.settings.clear();
    for (const [key, value] of pairs) this.settings.set(key, value);
  }

  private context(): Record<string, unknown> {
    return {
      _id: ADDIN,
      _appName: 16,
      _appVersion: "16.0",
      _appUILocale: "zh-CN",
      _dataLocale: "zh-CN",
      _docUrl: `${location.origin}/工作簿1.xlsx`,
      _clientMode: 1,
      _settings: [...this.settings],
      _reason: "documentOpened",
      _osfControlType: 1,
      _eToken: "",
      _correlationId: "workbench",
      _appInstanceId: ADDIN,
      _requirementMatrix: JSON.stringify(REQUIREMENT_SETS),
      _hostFullVersion: "16.0.19999.10000",
      _addinName: "budget-disclosure",
      _appDomains: [location.origin],
      _initialDisplayMode: 0,
      _wacHostEnvironment: "0",
    };
  }
}
