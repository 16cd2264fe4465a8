/** Words about what writing would replace. */
export const REPLACE_ZH = {
  "replace.title": "工作簿里已有这份公开",
  "replace.same": "同一个文件“{file}”，再次写入会替换 {rows} 行",
  "replace.other": "另一个文件“{file}”，写入会替换它的 {rows} 行；两份都要保留，请在下面另填“版本”",
  "replace.unknownFile": "写入会替换 {rows} 行",
  "replace.remarked": "其中 {count} 行有处理意见或备注，会保留",
  "replace.edits": "您改过的金额 {count} 处",
  "replace.keep": "保留我改的",
  "replace.document": "以文件为准",
  "replace.edit": "{name}：原来印 {printed}，您改为 {mine}，这次印 {fresh}",
  "replace.lost": "{name}：您改为 {mine}，这次的文件里没有这一格，不能保留",
  "replace.rowEdits": "您增加或删除的 {count} 行不会保留",
  "replace.changes": "这次的文件与原来不同 {count} 处",
  "replace.change": "{name}：{before} → {after}",
  "replace.notCompared": "工作簿里没有可比较的数据，不能列出您改过的单元格",
  "replace.more": "另有 {count} 处",
  "replace.rows": "将替换 {rows} 行",
} as const;
