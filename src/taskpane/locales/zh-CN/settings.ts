/** Words of the pane's settings. */
export const SETTINGS_ZH = {
  "settings.title": "设置",
  "settings.language": "语言 / Language",
  "settings.zh": "中文",
  "settings.en": "English",
  "settings.sheets": "工作表里的文字（表名、核对结果、问题说明）始终是中文，便于随文件报送。",
  "settings.formulas": "“核对”表的公式",
  "settings.formulasAddin": "本加载项的函数（BUDGET.CHECK）",
  "settings.formulasNative": "Excel 原生公式：没有加载项的人也能重算",
  "settings.formulasHint": "从下一次写入起生效",
  "settings.privacy": "文件只在本机处理，不上传，不联网。",
  "settings.about": "关于",
  "settings.version": "预决算公开 {version}",
  "settings.licence": "许可证",
  "settings.notices": "第三方许可",
} as const;
