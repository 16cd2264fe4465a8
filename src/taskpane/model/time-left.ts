/** How long work must have run before its end can be guessed (milliseconds). */
const ENOUGH = 3_000;
/** Less than this share tells nothing yet. */
const SOME = 0.02;

/** Seconds that work will take yet, from the share that is done; null where that can't be said. */
export function secondsLeft(elapsed: number, share: number | undefined): number | null {
  if (share === undefined || elapsed < ENOUGH || share < SOME || share >= 1) return null;
  const left = (elapsed * (1 - share)) / share / 1_000;
  // In steps: a clock that jumps each second is not an estimate.
  if (left < 10) return Math.max(1, Math.ceil(left));
  return left < 60 ? Math.ceil(left / 5) * 5 : Math.ceil(left / 30) * 30;
}
