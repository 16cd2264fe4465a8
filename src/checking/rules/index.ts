import type { Rule } from "../rule";
import { withExamples } from "./define";
import { WITHIN_ROW } from "./within-row";
import { WITHIN_COLUMN } from "./within-column";
import { HIERARCHY } from "./hierarchy";
import { CROSS_TABLE } from "./cross-table";
import { NARRATIVE_AMOUNTS } from "./narrative-amounts";
import { NARRATIVE_WORDING } from "./narrative-wording";
import { COMPLETENESS } from "./completeness";
import { CLASSIFICATION } from "./classification";
import { PLAUSIBILITY } from "./plausibility";
import { YEARS } from "./years";
import { EXAMPLES } from "../examples";

const NARRATIVE = [...NARRATIVE_AMOUNTS, ...NARRATIVE_WORDING].sort((a, b) => a.id.localeCompare(b.id));

/** All rules, in the order of the catalogue. */
export const RULES: readonly Rule[] = withExamples(
  [
    ...WITHIN_ROW,
    ...WITHIN_COLUMN,
    ...HIERARCHY,
    ...CROSS_TABLE,
    ...NARRATIVE,
    ...COMPLETENESS,
    ...CLASSIFICATION,
    ...PLAUSIBILITY,
    ...YEARS,
  ],
  EXAMPLES,
);
