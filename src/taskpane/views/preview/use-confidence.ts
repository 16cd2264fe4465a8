import { usePane } from "../context";

/** Below these shares of certainty a reading is as good as guessed, or weak. */
const GUESSED = 0.4;
const WEAK = 0.6;

/** How sure text recognition is, in words with its share. */
export function useConfidence(): (confidence: number) => string {
  const { t } = usePane();
  return (confidence) =>
    t(`doubts.sure.${confidence < GUESSED ? "guessed" : confidence < WEAK ? "weak" : "fair"}`, {
      percent: Math.round(confidence * 100),
    });
}
