import type { Rule } from "../rule/rule";
import { withExamples } from "../rule/columns";
import { WITHIN_ROW } from "./w-row/within-row";
import { WITHIN_COLUMN } from "./c-column/within-column";
import { HIERARCHY } from "./h-hierarchy/hierarchy";
import { CROSS_TABLE } from "./x-tables/cross-table";
import { NARRATIVE_AMOUNTS } from "./n-narrative/narrative-amounts";
import { NARRATIVE_WORDING } from "./n-narrative/narrative-wording";
import { COMPLETENESS } from "./k-completeness/completeness";
import { CLASSIFICATION } from "./l-codes/classification";
import { PLAUSIBILITY } from "./p-plausibility/plausibility";
import { YEARS } from "./y-years/years";
import { EXAMPLES } from "../catalogue/examples";

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
