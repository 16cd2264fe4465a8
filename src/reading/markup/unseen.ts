import type { ReadingIssue } from "../source-document";

/** Texts that the file holds and the paper does not say: by what hides them, or struck through. */
export interface UnseenText {
  readonly "invisible-text": string[];
  readonly "background-coloured-text": string[];
  readonly "struck-text": string[];
}

export const nothingUnseen = (): UnseenText => ({
  "invisible-text": [],
  "background-coloured-text": [],
  "struck-text": [],
});

/** What was left out, for the user. */
export function unseenIssues(unseen: UnseenText): ReadingIssue[] {
  return (Object.keys(unseen) as (keyof UnseenText)[]).flatMap((reason) => {
    const [example] = unseen[reason];
    return example === undefined
      ? []
      : [{ code: "content-skipped", pages: [], values: { reason, example: example.slice(0, EXAMPLE_LENGTH) } }];
  });
}

/** So much of a text that was left out is quoted. */
export const EXAMPLE_LENGTH = 20;
