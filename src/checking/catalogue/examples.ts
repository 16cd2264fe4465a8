import type { RuleExamples } from "../rule/example";
import { examples as W01 } from "../rules/w-row/w01-income-total";
import { examples as W02 } from "../rules/w-row/w02-current-income-by-source";
import { examples as W03 } from "../rules/w-row/w03-expenditure-by-kind";
import { examples as W04 } from "../rules/w-row/w04-basic-composition";
import { examples as W05 } from "../rules/w-row/w05-project-composition";
import { examples as W06 } from "../rules/w-row/w06-composition-by-fund";
import { examples as W07 } from "../rules/w-row/w07-basic-and-project";
import { examples as W08 } from "../rules/w-row/w08-personnel-and-public";
import { examples as W09 } from "../rules/w-row/w09-economic-class-columns";
import { examples as W10 } from "../rules/w-row/w10-three-public-wide";
import { examples as W11 } from "../rules/w-row/w11-project-funding";
import { examples as W12 } from "../rules/w-row/w12-spending-plan";
import { examples as W13 } from "../rules/w-row/w13-purchase-row";
import { examples as W14 } from "../rules/w-row/w14-change";
import { examples as C01 } from "../rules/c-column/c01-current-income";
import { examples as C02 } from "../rules/c-column/c02-total-income";
import { examples as C03 } from "../rules/c-column/c03-current-expenditure";
import { examples as C04 } from "../rules/c-column/c04-total-expenditure";
import { examples as C05 } from "../rules/c-column/c05-income-equals-expenditure";
import { examples as C06 } from "../rules/c-column/c06-appropriation-income";
import { examples as C07 } from "../rules/c-column/c07-appropriation-expenditure";
import { examples as C08 } from "../rules/c-column/c08-balance-by-fund";
import { examples as C09 } from "../rules/c-column/c09-total-classes-leaves";
import { examples as C10 } from "../rules/c-column/c10-economic-totals";
import { examples as C11 } from "../rules/c-column/c11-three-public-items";
import { examples as C12 } from "../rules/c-column/c12-totals-of-lists";
import { examples as C13 } from "../rules/c-column/c13-own-columns";
import { examples as C14 } from "../rules/c-column/c14-outline";
import { examples as H01 } from "../rules/h-hierarchy/h01-class-sections";
import { examples as H02 } from "../rules/h-hierarchy/h02-section-items";
import { examples as H03 } from "../rules/h-hierarchy/h03-economic-class-items";
import { examples as H04 } from "../rules/h-hierarchy/h04-complete-levels";
import { examples as H05 } from "../rules/h-hierarchy/h05-unique-codes";
import { examples as H06 } from "../rules/h-hierarchy/h06-department-units";
import { examples as H07 } from "../rules/h-hierarchy/h07-code-shape";
import { examples as X01 } from "../rules/x-tables/x01-balance-income";
import { examples as X02 } from "../rules/x-tables/x02-income-sources";
import { examples as X03 } from "../rules/x-tables/x03-balance-expenditure";
import { examples as X04 } from "../rules/x-tables/x04-balance-expenditure-classes";
import { examples as X05 } from "../rules/x-tables/x05-income-mirrors-expenditure";
import { examples as X06 } from "../rules/x-tables/x06-balance-appropriation-income";
import { examples as X07 } from "../rules/x-tables/x07-income-appropriation";
import { examples as X08 } from "../rules/x-tables/x08-appropriation-general-classes";
import { examples as X09 } from "../rules/x-tables/x09-appropriation-within-expenditure";
import { examples as X10 } from "../rules/x-tables/x10-appropriation-general-total";
import { examples as X11 } from "../rules/x-tables/x11-appropriation-fund-capital-totals";
import { examples as X12 } from "../rules/x-tables/x12-general-basic";
import { examples as X13 } from "../rules/x-tables/x13-expenditure-tables-by-fund";
import { examples as X14 } from "../rules/x-tables/x14-economic-columns";
import { examples as X15 } from "../rules/x-tables/x15-three-public-economic-codes";
import { examples as X16 } from "../rules/x-tables/x16-projects-list-goals";
import { examples as X17 } from "../rules/x-tables/x17-projects-paired";
import { examples as X18 } from "../rules/x-tables/x18-operating-and-overall-goals";
import { examples as N01 } from "../rules/n-narrative/n01-totals";
import { examples as N02 } from "../rules/n-narrative/n02-expenditure-composition";
import { examples as N03 } from "../rules/n-narrative/n03-functional-classes";
import { examples as N04 } from "../rules/n-narrative/n04-enumerations";
import { examples as N05 } from "../rules/n-narrative/n05-shares";
import { examples as N06 } from "../rules/n-narrative/n06-three-public";
import { examples as N07 } from "../rules/n-narrative/n07-operating-costs";
import { examples as N08 } from "../rules/n-narrative/n08-procurement";
import { examples as N09 } from "../rules/n-narrative/n09-assets";
import { examples as N10 } from "../rules/n-narrative/n10-goals";
import { examples as N11 } from "../rules/n-narrative/n11-change-arithmetic";
import { examples as N12 } from "../rules/n-narrative/n12-directions";
import { examples as N13 } from "../rules/n-narrative/n13-reasons";
import { examples as N14 } from "../rules/n-narrative/n14-years";
import { examples as N15 } from "../rules/n-narrative/n15-money-units";
import { examples as N16 } from "../rules/n-narrative/n16-one-fact-one-value";
import { examples as K01 } from "../rules/k-completeness/k01-mandatory-tables";
import { examples as K02 } from "../rules/k-completeness/k02-contents-list";
import { examples as K03 } from "../rules/k-completeness/k03-empty-tables-explained";
import { examples as K04 } from "../rules/k-completeness/k04-empty-means-zero";
import { examples as K05 } from "../rules/k-completeness/k05-functional-depth";
import { examples as K06 } from "../rules/k-completeness/k06-economic-depth";
import { examples as K07 } from "../rules/k-completeness/k07-three-public-detail";
import { examples as K08 } from "../rules/k-completeness/k08-mandatory-explanations";
import { examples as K09 } from "../rules/k-completeness/k09-twenty-days";
import { examples as K10 } from "../rules/k-completeness/k10-table-heads";
import { examples as K11 } from "../rules/k-completeness/k11-goal-coverage";
import { examples as K12 } from "../rules/k-completeness/k12-clean-text";
import { examples as L01 } from "../rules/l-codes/l01-functional-codes";
import { examples as L02 } from "../rules/l-codes/l02-functional-names";
import { examples as L03 } from "../rules/l-codes/l03-economic-codes";
import { examples as L04 } from "../rules/l-codes/l04-kind-of-code";
import { examples as L05 } from "../rules/l-codes/l05-fund-of-code";
import { examples as L06 } from "../rules/l-codes/l06-economic-mapping";
import { examples as L07 } from "../rules/l-codes/l07-class-names";
import { examples as L08 } from "../rules/l-codes/l08-procurement-catalogue";
import { examples as P01 } from "../rules/p-plausibility/p01-negatives";
import { examples as P02 } from "../rules/p-plausibility/p02-personnel-codes";
import { examples as P03 } from "../rules/p-plausibility/p03-slip-of-the-pen";
import { examples as P04 } from "../rules/p-plausibility/p04-copied-row";
import { examples as P05 } from "../rules/p-plausibility/p05-magnitude";
import { examples as P06 } from "../rules/p-plausibility/p06-vehicles";
import { examples as P07 } from "../rules/p-plausibility/p07-counted-twice";
import { examples as Y01 } from "../rules/y-years/y01-prior-figures";
import { examples as Y02 } from "../rules/y-years/y02-prior-three-public";
import { examples as Y03 } from "../rules/y-years/y03-prior-operating-costs";
import { examples as Y04 } from "../rules/y-years/y04-carry-over-continues";
import { examples as Y05 } from "../rules/y-years/y05-budget-to-final";
import { examples as Y06 } from "../rules/y-years/y06-renamed-codes";
import { examples as Y07 } from "../rules/y-years/y07-assets-continue";

/** Examples of every rule by its id: the guide and the tests read them, the bundles leave them out. */
export const EXAMPLES: Readonly<Record<string, () => RuleExamples>> = {
  W01,
  W02,
  W03,
  W04,
  W05,
  W06,
  W07,
  W08,
  W09,
  W10,
  W11,
  W12,
  W13,
  W14,
  C01,
  C02,
  C03,
  C04,
  C05,
  C06,
  C07,
  C08,
  C09,
  C10,
  C11,
  C12,
  C13,
  C14,
  H01,
  H02,
  H03,
  H04,
  H05,
  H06,
  H07,
  X01,
  X02,
  X03,
  X04,
  X05,
  X06,
  X07,
  X08,
  X09,
  X10,
  X11,
  X12,
  X13,
  X14,
  X15,
  X16,
  X17,
  X18,
  N01,
  N02,
  N03,
  N04,
  N05,
  N06,
  N07,
  N08,
  N09,
  N10,
  N11,
  N12,
  N13,
  N14,
  N15,
  N16,
  K01,
  K02,
  K03,
  K04,
  K05,
  K06,
  K07,
  K08,
  K09,
  K10,
  K11,
  K12,
  L01,
  L02,
  L03,
  L04,
  L05,
  L06,
  L07,
  L08,
  P01,
  P02,
  P03,
  P04,
  P05,
  P06,
  P07,
  Y01,
  Y02,
  Y03,
  Y04,
  Y05,
  Y06,
  Y07,
};

/** The examples of a rule; one that has no line above is called by its id. */
export function examplesOf(id: string): RuleExamples {
  const examples = EXAMPLES[id];
  if (!examples) throw new Error(`${id} has no line in src/checking/catalogue/examples.ts`);
  return examples();
}
