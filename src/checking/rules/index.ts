import type { Rule } from "../rule";
import { withExamples } from "./define";
import { WITHIN_ROW } from "./within-row";
import { WITHIN_COLUMN } from "./within-column";
import { HIERARCHY } from "./hierarchy";
import { CROSS_TABLE } from "./cross-table";
import { EXAMPLES } from "../examples";

/** All rules, in the order of the catalogue. */
export const RULES: readonly Rule[] = withExamples([...WITHIN_ROW, ...WITHIN_COLUMN, ...HIERARCHY, ...CROSS_TABLE], EXAMPLES);
