/** Languages in which the program speaks. Sheets, canonical columns and quoted text stay Chinese in both. */
export type Language = "zh" | "en";

/** A text in both languages, side by side. `{name}` is a value; `{name|（…）}` a value in its frame, nothing without it. */
export type Words = Readonly<Record<Language, string>>;
