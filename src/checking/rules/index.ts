import type { Rule } from "../rule/rule";
import { W01 } from "./w-row/w01-income-total";
import { W02 } from "./w-row/w02-current-income-by-source";
import { W03 } from "./w-row/w03-expenditure-by-kind";
import { W04 } from "./w-row/w04-basic-composition";
import { W05 } from "./w-row/w05-project-composition";
import { W06 } from "./w-row/w06-composition-by-fund";
import { W07 } from "./w-row/w07-basic-and-project";
import { W08 } from "./w-row/w08-personnel-and-public";
import { W09 } from "./w-row/w09-economic-class-columns";
import { W10 } from "./w-row/w10-three-public-wide";
import { W11 } from "./w-row/w11-project-funding";
import { W12 } from "./w-row/w12-spending-plan";
import { W13 } from "./w-row/w13-purchase-row";
import { W14 } from "./w-row/w14-change";
import { C01 } from "./c-column/c01-current-income";
import { C02 } from "./c-column/c02-total-income";
import { C03 } from "./c-column/c03-current-expenditure";
import { C04 } from "./c-column/c04-total-expenditure";
import { C05 } from "./c-column/c05-income-equals-expenditure";
import { C06 } from "./c-column/c06-appropriation-income";
import { C07 } from "./c-column/c07-appropriation-expenditure";
import { C08 } from "./c-column/c08-balance-by-fund";
import { C09 } from "./c-column/c09-total-classes-leaves";
import { C10 } from "./c-column/c10-economic-totals";
import { C11 } from "./c-column/c11-three-public-items";
import { C12 } from "./c-column/c12-totals-of-lists";
import { C13 } from "./c-column/c13-own-columns";
import { C14 } from "./c-column/c14-outline";
import { H01 } from "./h-hierarchy/h01-class-sections";
import { H02 } from "./h-hierarchy/h02-section-items";
import { H03 } from "./h-hierarchy/h03-economic-class-items";
import { H04 } from "./h-hierarchy/h04-complete-levels";
import { H05 } from "./h-hierarchy/h05-unique-codes";
import { H06 } from "./h-hierarchy/h06-department-units";
import { H07 } from "./h-hierarchy/h07-code-shape";
import { X01 } from "./x-tables/x01-balance-income";
import { X02 } from "./x-tables/x02-income-sources";
import { X03 } from "./x-tables/x03-balance-expenditure";
import { X04 } from "./x-tables/x04-balance-expenditure-classes";
import { X05 } from "./x-tables/x05-income-mirrors-expenditure";
import { X06 } from "./x-tables/x06-balance-appropriation-income";
import { X07 } from "./x-tables/x07-income-appropriation";
import { X08 } from "./x-tables/x08-appropriation-general-classes";
import { X09 } from "./x-tables/x09-appropriation-within-expenditure";
import { X10 } from "./x-tables/x10-appropriation-general-total";
import { X11 } from "./x-tables/x11-appropriation-fund-capital-totals";
import { X12 } from "./x-tables/x12-general-basic";
import { X13 } from "./x-tables/x13-expenditure-tables-by-fund";
import { X14 } from "./x-tables/x14-economic-columns";
import { X15 } from "./x-tables/x15-three-public-economic-codes";
import { X16 } from "./x-tables/x16-projects-list-goals";
import { X17 } from "./x-tables/x17-projects-paired";
import { X18 } from "./x-tables/x18-operating-and-overall-goals";
import { N01 } from "./n-narrative/n01-totals";
import { N02 } from "./n-narrative/n02-expenditure-composition";
import { N03 } from "./n-narrative/n03-functional-classes";
import { N04 } from "./n-narrative/n04-enumerations";
import { N05 } from "./n-narrative/n05-shares";
import { N06 } from "./n-narrative/n06-three-public";
import { N07 } from "./n-narrative/n07-operating-costs";
import { N08 } from "./n-narrative/n08-procurement";
import { N09 } from "./n-narrative/n09-assets";
import { N10 } from "./n-narrative/n10-goals";
import { N11 } from "./n-narrative/n11-change-arithmetic";
import { N12 } from "./n-narrative/n12-directions";
import { N13 } from "./n-narrative/n13-reasons";
import { N14 } from "./n-narrative/n14-years";
import { N15 } from "./n-narrative/n15-money-units";
import { N16 } from "./n-narrative/n16-one-fact-one-value";
import { K01 } from "./k-completeness/k01-mandatory-tables";
import { K02 } from "./k-completeness/k02-contents-list";
import { K03 } from "./k-completeness/k03-empty-tables-explained";
import { K04 } from "./k-completeness/k04-empty-means-zero";
import { K05 } from "./k-completeness/k05-functional-depth";
import { K06 } from "./k-completeness/k06-economic-depth";
import { K07 } from "./k-completeness/k07-three-public-detail";
import { K08 } from "./k-completeness/k08-mandatory-explanations";
import { K09 } from "./k-completeness/k09-twenty-days";
import { K10 } from "./k-completeness/k10-table-heads";
import { K11 } from "./k-completeness/k11-goal-coverage";
import { K12 } from "./k-completeness/k12-clean-text";
import { L01 } from "./l-codes/l01-functional-codes";
import { L02 } from "./l-codes/l02-functional-names";
import { L03 } from "./l-codes/l03-economic-codes";
import { L04 } from "./l-codes/l04-kind-of-code";
import { L05 } from "./l-codes/l05-fund-of-code";
import { L06 } from "./l-codes/l06-economic-mapping";
import { L07 } from "./l-codes/l07-class-names";
import { L08 } from "./l-codes/l08-procurement-catalogue";
import { P01 } from "./p-plausibility/p01-negatives";
import { P02 } from "./p-plausibility/p02-personnel-codes";
import { P03 } from "./p-plausibility/p03-slip-of-the-pen";
import { P04 } from "./p-plausibility/p04-copied-row";
import { P05 } from "./p-plausibility/p05-magnitude";
import { P06 } from "./p-plausibility/p06-vehicles";
import { P07 } from "./p-plausibility/p07-counted-twice";
import { Y01 } from "./y-years/y01-prior-figures";
import { Y02 } from "./y-years/y02-prior-three-public";
import { Y03 } from "./y-years/y03-prior-operating-costs";
import { Y04 } from "./y-years/y04-carry-over-continues";
import { Y05 } from "./y-years/y05-budget-to-final";
import { Y06 } from "./y-years/y06-renamed-codes";
import { Y07 } from "./y-years/y07-assets-continue";

/** All rules, in the order of the catalogue. */
export const RULES: readonly Rule[] = [
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
];
