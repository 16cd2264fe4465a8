import budgetFinal from "../../data/templates/budget-final.json";
import composition from "../../data/templates/composition.json";
import departmentUnits from "../../data/templates/department-units.json";
import projectGoals from "../../data/templates/project-goals.json";
import threePublic from "../../data/templates/three-public.json";
import workingPaper from "../../data/templates/working-paper.json";
import yearComparison from "../../data/templates/year-comparison.json";
import { templateOf, type BuiltInTemplate, type TemplateFile } from "../reporting";

const FILES = [
  yearComparison,
  threePublic,
  composition,
  departmentUnits,
  budgetFinal,
  workingPaper,
  projectGoals,
] as unknown as readonly TemplateFile[];

/** The templates that come with the program, in the order in which they are offered. */
export const builtInTemplates = (): BuiltInTemplate[] => FILES.map(templateOf);
