/** Words of the pane's functions. */
export const FUNCTIONS_ZH = {
  "functions.fill": "填写参数…",
  "functions.formTitle": "填写参数：{name}",
  "functions.at": "公式放在",
  "functions.useCell": "用所选单元格",
  "functions.useRange": "用所选区域",
  "functions.useFor": "用所选区域作“{name}”",
  "functions.optional": "可省略",
  "functions.incomplete": "还有必填参数没有填写",
  "functions.formHint": "在工作表里选中区域，再单击“用所选区域”；也可以直接输入数字、文字或地址",
  "functions.insertCall": "插入公式",
  "functions.failed": "没有插入",
  "functions.count": "找到 {count} 个函数",
} as const;
