/** Who may import whom, for the test that holds docs/architecture.md against it. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>>;
