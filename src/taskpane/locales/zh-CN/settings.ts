/** Words of the pane's settings. */
export const SETTINGS_ZH = {
  "settings.title": "设置",
  "settings.language": "语言 / Language",
  "settings.zh": "中文",
  "settings.en": "English",
  "settings.texts": "工作表里的文字",
  "settings.sheets":
    "检查底稿、结论、原因用所选的语言，“问题”表另附英文说明。表名、栏名、核对结果始终是中文：公式、筛选和规则按它们查找。对以后写入的文件有效。",
  "settings.formulas": "“核对”表的公式",
  "settings.formulasAddin": "本加载项的函数（BUDGET.CHECK）",
  "settings.formulasNative": "Excel 原生公式：没有加载项的人也能重算",
  "settings.formulasHint": "从下一次写入起生效",
  "settings.unit": "标准表的金额单位",
  "settings.unitWan": "万元",
  "settings.unitYuan": "元",
  "settings.unitHint": "用于还没有标准表的工作簿；已有标准表的沿用原单位，以免两种单位相加。原表始终按公开的单位。",
  "settings.privacy": "文件只在本机处理，不上传，不联网。",
  "settings.about": "关于",
  "settings.version": "预决算公开 {version}",
  "settings.licence": "许可证",
  "settings.notices": "第三方许可",
} as const;
