export const CODE_TABLES = ["income", "expenditure", "general", "basic", "fund", "capital"] as const;
