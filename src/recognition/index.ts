/** Recognition: what was read → a disclosure with its tables, as published and standard, and its narrative figures. */
export { columnChoices } from "./correcting/choices";
export { correctionsFor, layoutOf, type FoundCorrections } from "./correcting/offer";
export { recognise } from "./recognise";
export { identifyTitle } from "./words/titles";
export { namesUnit } from "./words/unit-names";
export { formatTrace } from "./trace";
