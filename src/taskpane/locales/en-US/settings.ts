import type { SETTINGS_ZH } from "../zh-CN/settings";

/** The same in English. */
export const SETTINGS_EN: Readonly<Record<keyof typeof SETTINGS_ZH, string>> = {
  "settings.title": "Settings",
  "settings.language": "语言 / Language",
  "settings.zh": "中文",
  "settings.en": "English",
  "settings.texts": "Texts in the sheets",
  "settings.sheets":
    "Working paper, conclusions and reasons are in this language; findings get English beside the Chinese. Names of sheets and columns and outcomes stay Chinese: formulas, filters and rules go by them. It holds for what is written from now on.",
  "settings.formulas": "Formulas of the sheet 核对",
  "settings.formulasAddin": "Functions of this add-in (BUDGET.CHECK)",
  "settings.formulasNative": "Excel’s own: recalculated without the add-in too",
  "settings.formulasHint": "From the next write on",
  "settings.unit": "Unit of money of the standard sheets",
  "settings.unitWan": "万元 (ten thousand yuan)",
  "settings.unitYuan": "元 (yuan)",
  "settings.unitHint":
    "For workbooks without standard sheets; where there are some their unit stays, so that no two units are summed. 原表 always has the published unit.",
  "settings.privacy": "Files are processed on this machine only. Nothing is uploaded.",
  "settings.about": "About",
  "settings.version": "Budget disclosures {version}",
  "settings.licence": "Licence",
  "settings.notices": "Third-party notices",
};
