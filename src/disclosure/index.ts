/** The domain: amounts, tables as published and standard, narrative figures, and where each was printed. */
export * from "./amount";
export * from "./arithmetic";
export * from "./columns";
export * from "./corrections";
export * from "./disclosure";
export * from "./errors";
export * from "./labels";
export * from "./language";
export * from "./money";
export * from "./narrative";
export * from "./published";
export * from "./rounding";
export * from "./source";
export * from "./standard";
export * from "./table-ids";
export * from "./text";
