/** Recognition: what was read → a disclosure with its tables, as published and standard, and its narrative figures. */
export { recognise } from "./recognise";
export { identifyTitle } from "./words/titles";
export { formatTrace } from "./trace";
