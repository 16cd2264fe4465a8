/** Tables by code in which slips of the pen are looked for. */
export const CODE_TABLES = ["income", "expenditure", "general", "basic", "fund", "capital"] as const;
