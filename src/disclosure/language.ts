/** Languages in which the program speaks. Sheets, canonical columns and quoted text stay Chinese in both. */
export type Language = "zh" | "en";

/** A text in both languages, side by side. `{name}` is a value; `{name|（…）}` a value in its frame, nothing without it. */
export type Words = Readonly<Record<Language, string>>;

/** A text with a code, stable where it stands. */
export interface Message extends Words {
  readonly code: string;
}

/** A message with the values of its places: what is said, before it is worded in a language. */
export interface Said {
  readonly message: Message;
  readonly values: Readonly<Record<string, Value>>;
}

/** Values in a row, `甲、乙` or `甲；乙`. */
export interface Several {
  readonly several: readonly Value[];
  readonly by: "list" | "clause" | "and";
}

/** What stands in a place: a figure or a quote as printed, or words of the program in both languages. */
export type Value = string | number | boolean | null | undefined | Words | Said | Several;
