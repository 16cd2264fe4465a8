/** Signals that end a program, with the exit status that a shell has for each. */
export const SIGNAL_STATUS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** A signal that ends a program. */
export type EndingSignal = keyof typeof SIGNAL_STATUS;

const SIGNALS = Object.keys(SIGNAL_STATUS) as EndingSignal[];

/** Hears of signals instead of ending by them, until what it answers is called. */
export function onSignals(hear: (signal: EndingSignal) => void): () => void {
  for (const signal of SIGNALS) process.on(signal, hear);
  return () => {
    for (const signal of SIGNALS) process.off(signal, hear);
  };
}
