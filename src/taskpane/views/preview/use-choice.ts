import { useState } from "react";

/**
 * The value that a list shows: what was just chosen until there is an answer, so that arrow keys go on from there. `answer` is the
 * summary: a new one has the value that holds.
 */
export function useChoice(value: string, answer: unknown): [shown: string, choose: (value: string) => void] {
  const [chosen, setChosen] = useState<{ readonly value: string; readonly answer: unknown } | null>(null);
  return [
    chosen !== null && chosen.answer === answer ? chosen.value : value,
    (next) => setChosen({ value: next, answer }),
  ];
}
