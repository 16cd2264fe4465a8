/**
 * What a person has made of the workbook beside what the add-in wrote: on a sheet of their own, and on sheets that the next import writes
 * over. Runs in the add-in's window, and so takes nothing from outside.
 */
export async function ownWork(context: Excel.RequestContext): Promise<void> {
  const { worksheets, names } = context.workbook;
  const own = worksheets.add("我的");
  own.getRange("A1").values = [["'=1+1"]];
  own.getRange("A2").values = [["看表"]];
  own.getRange("A1:B2").format.fill.color = "#FFEE99";
  own.getRange("D1:E2").merge(false);
  own.getRange("G1:H3").values = [
    ["科目", "数"],
    ["甲", 1],
    ["乙", 2],
  ];
  own.tables.add("G1:H3", true).name = "我的表";
  own.getRange("A4").hyperlink = { documentReference: "'我的'!A1", textToDisplay: "回头", screenTip: "上面" };
  own.tabColor = "#112233";
  own.freezePanes.freezeRows(1);
  names.add("我的合计", "='我的'!$A$1:$A$2");
  await context.sync();
  const statement = worksheets.getItemOrNullObject("支出总表");
  statement.load("name");
  await context.sync();
  if (!statement.isNullObject) {
    own.getRange("B1").formulas = [["='支出总表'!C8*2"]];
    own.getRange("B2").formulas = [["=SUM('支出总表'!C5:C9)"]];
    // Looks, words and rules of the user's in rows that an import writes over, and below the table.
    statement.getRange("B6").format.fill.color = "#CCFFCC";
    statement.getRange("B6").format.font.bold = true;
    statement.getRange("B6:C6").format.borders.getItem("EdgeBottom").style = "Double";
    statement.getRange("A7:A7").format.rowHeight = 33;
    statement.getRange("B:B").format.columnWidth = 222;
    statement.getRange("A15").values = [["'=不是公式"]];
    statement.getRange("A15").format.font.italic = true;
    statement.getRange("A17:C18").merge(false);
    statement.getRange("B8").dataValidation.rule = { list: { inCellDropDown: true, source: "甲,乙" } };
    const linked = { documentReference: "'我的'!A2", textToDisplay: "档案事务", screenTip: "我的" };
    statement.getRange("B6").hyperlink = linked;
    const large = statement.getRange("C4:C9").conditionalFormats.add("Custom");
    large.custom.rule.formula = "=$C4>100";
    large.custom.format.font.color = "#AA0000";
    // A name of rows that an import may take out.
    names.add("我的科目", "='支出总表'!$A$8:$A$9");
    const checks = worksheets.getItem("核对");
    checks.getRange("V5").values = [["我的批注"]];
    checks.getRange("V:V").format.columnWidth = 90;
    checks.getRange("G6").format.fill.color = "#FFCCCC";
    const rule = checks.getRange("G4:G9").conditionalFormats.add("Custom");
    rule.custom.rule.formula = '=$G4="不符"';
    rule.custom.format.fill.color = "#00FF00";
  }
  own.activate();
  own.getRange("B2").select();
  await context.sync();
}
