import { useState } from "react";

/**
 * The value that a list shows: what was just chosen until it holds, so that arrow keys go on from there while answers to the presses
 * before are still on their way; what holds once the list is left.
 */
export function useChoice(value: string): {
  readonly shown: string;
  readonly choose: (value: string) => void;
  readonly leave: () => void;
} {
  const [chosen, setChosen] = useState<string | null>(null);
  if (chosen !== null && chosen === value) setChosen(null);
  return { shown: chosen ?? value, choose: setChosen, leave: () => setChosen(null) };
}
