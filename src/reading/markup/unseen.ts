import type { ReadingIssue } from "../source-document";

/** Texts that the file holds and nobody sees, by what hides them. */
export interface UnseenText {
  readonly "invisible-text": string[];
  readonly "background-coloured-text": string[];
}

export const nothingUnseen = (): UnseenText => ({ "invisible-text": [], "background-coloured-text": [] });

/** What was left out, for the user. */
export function unseenIssues(unseen: UnseenText): ReadingIssue[] {
  return (Object.keys(unseen) as (keyof UnseenText)[]).flatMap((reason) => {
    const [example] = unseen[reason];
    return example === undefined
      ? []
      : [{ code: "content-skipped", pages: [], values: { reason, example: example.slice(0, EXAMPLE_LENGTH) } }];
  });
}

const EXAMPLE_LENGTH = 20;
