import type { Answer } from "./custom-functions";

/** The error codes of the custom-functions runtime, as they show in a cell. */
const ERROR_TEXT: Readonly<Record<number, string>> = {
  0: "#VALUE!",
  1: "#N/A",
  2: "#VALUE!",
  5: "#DIV/0!",
  6: "#NUM!",
  8: "#NULL!",
};

/** The runtime answers `[invocation, ok, value]` or `[invocation, false, message, code]`. */
type ArrayResult = readonly [invocation: number, ok: boolean, value: unknown, code?: number];

interface ObjectResult {
  readonly id: number;
  readonly failed?: boolean;
  readonly value: unknown;
  readonly errorCode?: number;
}

/**
 * The side of the workbook that the add-in's custom-functions runtime talks to: it is handed out for every object that
 * the runtime creates by name, and receives the results of calls.
 */
export class FunctionRuntime {
  private readonly calls = new Map<number, (answer: Answer) => void>();
  private nextCall = 1;
  private becomeReady: () => void = () => undefined;
  /** Fulfilled when the add-in's runtime has said that it takes calls. */
  ready = new Promise<void>((resolve) => (this.becomeReady = resolve));
  /** How many results came in each message. */
  readonly batches: number[] = [];

  constructor(
    private readonly send: (call: number, id: string, args: readonly unknown[], address: string) => boolean,
    private readonly unplayed: (what: string) => void,
  ) {}

  async invoke(id: string, args: readonly unknown[], address: string): Promise<Answer> {
    await this.ready;
    return new Promise((resolve) => {
      const call = this.nextCall++;
      this.calls.set(call, resolve);
      if (!this.send(call, id, args, address)) this.finish(call, { error: "#CONNECT!", message: "加载项没有在运行。" });
    });
  }

  /** The add-in goes away: whoever waits is told, and new calls wait for the next runtime. */
  reset(): void {
    for (const call of [...this.calls.keys()]) this.finish(call, { error: "#VALUE!", message: "加载项已重新加载。" });
    this.ready = new Promise<void>((resolve) => (this.becomeReady = resolve));
  }

  object(_name: string): unknown {
    return {
      _SetOsfControlContainerReadyForCustomFunctions: () => this.becomeReady(),
      _GetEnabledFeatures: () => [],
      NotifyActionHandlerReady: () => null,
      SetInvocationArrayResults: (results: readonly ArrayResult[]) => this.receive(results.map(fromArray)),
      SetInvocationResults: (results: readonly ObjectResult[]) => this.receive(results.map(fromObject)),
      SetInvocationResult: (call: number, value: unknown) => this.receive([[call, { value }]]),
      SetInvocationError: (call: number, code: number, message?: string) =>
        this.receive([[call, failure(code, message)]]),
      LogError: (...what: unknown[]) => this.unplayed(`custom-functions runtime: ${JSON.stringify(what)}`),
    };
  }

  private receive(answers: readonly (readonly [number, Answer])[]): void {
    this.batches.push(answers.length);
    for (const [call, answer] of answers) this.finish(call, answer);
  }

  private finish(call: number, answer: Answer): void {
    this.calls.get(call)?.(answer);
    this.calls.delete(call);
  }
}

const failure = (code: number | undefined, message: unknown): Answer => ({
  error: ERROR_TEXT[code ?? 0] ?? "#VALUE!",
  message: typeof message === "string" ? message : "",
});

const fromArray = ([call, ok, value, code]: ArrayResult): readonly [number, Answer] => [
  call,
  ok ? { value } : failure(code, value),
];

const fromObject = (result: ObjectResult): readonly [number, Answer] => [
  result.id,
  result.failed ? failure(result.errorCode, result.value) : { value: result.value },
];
