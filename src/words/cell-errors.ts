import { wording } from "./say";

/** Why a custom function gives no value: the text that Excel shows beside `#VALUE!` and `#N/A`. */
export const CELL_ERRORS = wording({
  // arguments
  "one-cell": { zh: "{name} 只能是一个单元格或一个值。", en: "{name} takes one cell or one value." },
  "shapes-differ": {
    zh: "几个区域的大小不同（{left} 和 {right}）：应当行列相同，或者是一个值、一行或一列。",
    en: "The ranges differ in size ({left} and {right}): give the same rows and columns, one value, one row or one column.",
  },
  "no-year": { zh: "年度应当像 2024 这样写，不能是“{text}”。", en: "A year is written like 2024, not “{text}”." },
  "no-flag": { zh: "{name} 应当是 TRUE 或 FALSE，不能是“{text}”。", en: "{name} is TRUE or FALSE, not “{text}”." },
  "no-integer": {
    zh: "{name} 应当是 {least} 到 {most} 的整数，不能是“{text}”。",
    en: "{name} is a whole number from {least} to {most}, not “{text}”.",
  },
  "no-number": { zh: "“{text}”不是数字。", en: "“{text}” is no number." },
  "percent-no-amount": {
    zh: "“{text}”是百分比，不是金额。",
    en: "“{text}” is a percentage, no amount.",
  },
  "units-differ": {
    zh: "金额的单位不一致：{units}。请先用 BUDGET.AMOUNT 换算成同一单位。",
    en: "The amounts are in different units: “{units}”. Convert them to one first, with BUDGET.AMOUNT.",
  },
  "unit-missing": {
    zh: "有的金额写着“{unit}”，有的没有写单位，不知道是不是同一单位。请都写单位，或都不写。",
    en: "Some amounts say “{unit}” and some say no unit, which may not be the same: give all of them a unit, or none.",
  },
  "unit-unknown": {
    zh: "“{text}”没有写单位，不知道怎样换算成{unit}；请用 BUDGET.CONVERT 写明原单位。",
    en: "“{text}” names no unit, so it cannot be converted to “{unit}”: name its unit with BUDGET.CONVERT.",
  },
  infinite: { zh: "参数里有不是有限数的值。", en: "An argument holds a value that is no finite number." },
  "too-big": { zh: "结果太大，单元格里放不下。", en: "The result is too large for a cell." },
  "too-long": {
    zh: "{text} 的有效数字超过 15 位，单元格里放不下。",
    en: "{text} has more than 15 significant digits: a cell cannot hold it.",
  },
  "unit-wanted": {
    zh: "请写明要换算成的单位：元、万元 或 亿元。",
    en: "Name the unit wanted: “元”, “万元” or “亿元”.",
  },
  "part-of-a-fen": {
    zh: "{text} 元不足整分，请先四舍五入到分。",
    en: "{text} yuan has a part of a cent (“分”): round it first.",
  },
  "one-column-each": {
    zh: "本年数和上年数应当各是一列。",
    en: "This year's and last year's amounts are one column each.",
  },
  "no-whole": { zh: "总数为空或 0，没有占比。", en: "The whole is blank or 0: there is no share." },
  "no-budget": { zh: "预算数为空或 0，没有执行率。", en: "The budget is blank or 0: there is no execution rate." },
  "negative-tolerance": { zh: "容差不能小于 0。", en: "A tolerance is at least 0." },
  "no-money-unit": {
    zh: "金额单位应当是 元、千元、万元 或 亿元，不能是“{text}”。",
    en: "A unit of money is “元”, “千元”, “万元” or “亿元”, not “{text}”.",
  },
  "no-level": {
    zh: "级次应当是 1（类）、2（款）或 3（项）。",
    en: "A level is 1 (class), 2 (section) or 3 (item).",
  },
  // sums
  "rows-differ": {
    zh: "合计有 {left} 行，各项有 {right} 行，行数应当相同。",
    en: "There are {left} rows of totals and {right} of parts: give as many of both.",
  },
  "amounts-differ": {
    zh: "代码有 {left} 行，金额有 {right} 行，行数应当相同。",
    en: "There are {left} rows of codes and {right} of amounts: give as many of both.",
  },
  "no-row-code": {
    zh: "“{text}”既不是科目编码，也不是合计，这一行没有核对。",
    en: "“{text}” is neither a code nor a total: this row is not checked.",
  },
  "row-without-code": {
    zh: "这一行有金额，没有科目编码，没有核对。",
    en: "This row has an amount and no code: it is not checked.",
  },
  "one-column": { zh: "合计应当是一列。", en: "The totals are one column." },
  "two-columns": {
    zh: "{list}应当至少有两列：代码或名称，金额。",
    en: "{list} has at least two columns: code or name, and amount.",
  },
  "left-list": { zh: "左表", en: "The left list" },
  "right-list": { zh: "右表", en: "The right list" },
  "beyond-rounding": {
    zh: "合计与各项之和相差 {difference}，不是舍入造成的，无法配平。",
    en: "The total and the sum of the parts differ by {difference}: rounding does not explain it.",
  },
  // texts
  "no-figures": { zh: "这段文字里没有带单位的数字。", en: "The text holds no figure with a unit." },
  // tables
  "no-table": {
    zh: "第一个参数应当是带表头的整张表，如 支出总表[#All]。",
    en: "The first argument is a whole table with its header, as “支出总表[#All]”.",
  },
  "no-key-column": { zh: "表里没有“{name}”列。", en: "The table has no column “{name}”." },
  "column-wanted": { zh: "请写明列名，表里有：{columns}。", en: "Name the column; there are: “{columns}”." },
  "no-column-number": { zh: "表里没有第 {number} 列。", en: "The table has no column {number}." },
  "no-money-column": {
    zh: "“{name}”不是金额列，不能换算单位。",
    en: "The column “{name}” holds no money: it cannot be converted.",
  },
  "no-column": {
    zh: "表里没有“{name}”列，有：{columns}。",
    en: "The table has no column “{name}”; there are: “{columns}”.",
  },
  "several-columns": {
    zh: "“{name}”有 {count} 列：{columns}。请写全列名。",
    en: "“{name}” names {count} columns: “{columns}”. Write the whole name.",
  },
  "several-disclosures": {
    zh: "{name}有 {count} 个：{values}。{question}。",
    en: "“{name}” has {count} values: “{values}”. {question}.",
  },
  "which-year": { zh: "请写明年度", en: "Name the year" },
  "which-unit": { zh: "请写明单位", en: "Name the unit" },
  "which-level": {
    zh: "请在单位名称后写 /部门 或 /单位",
    en: "Write “/部门” or “/单位” behind the name of the unit",
  },
  "which-version": {
    zh: "请用最后一个参数写明版本",
    en: "Name the version as the last argument",
  },
  "several-rows": {
    zh: "“{item}”在{name} {values} 里都有。{question}",
    en: "“{item}” stands under several of “{name}”: “{values}”. {question}",
  },
  "write-side": { zh: "请写成 {side}/{item}。", en: "Write “{side}/{item}”." },
  "write-code": { zh: "请改用代码。", en: "Use its code." },
  "nested-rows": {
    zh: "“{item}”有上下级几行：{codes}，相加会重复。请改用代码。",
    en: "“{item}” is the name of rows above and below each other: {codes}. Adding them would count twice: use the code.",
  },
  "rows-of-words": {
    zh: "“{item}”有 {count} 行，不能相加。",
    en: "“{item}” has {count} rows, which cannot be added.",
  },
  "not-of-selection": {
    zh: "{what} 没有“{item}”。表里有：{there}。",
    en: "“{what}” has no “{item}”. There are: “{there}”.",
  },
  "not-in-table": {
    zh: "表里没有“{item}”。{near|相近的有：…。}",
    en: "The table has no “{item}”.{near| Near it: “…”.}",
  },
  "no-rows": { zh: "表里没有这个单位或年度的行。", en: "The table has no rows of this unit or year." },
  "no-rows-of-year": { zh: "表里没有 {year} 年的行。", en: "The table has no rows of {year}." },
  "two-years": { zh: "请写明要比较的两个年度。", en: "Name the two years to compare." },
  "same-year": {
    zh: "前后两个年度都是 {year}，没有可以比较的。",
    en: "Both years are {year}: there is nothing to compare.",
  },
  "no-findings-table": {
    zh: "第一个参数应当是“问题”表，含表头：问题[#All]。",
    en: "The first argument is the table of findings with its header: “问题[#All]”.",
  },
  "no-such-table": {
    zh: "没有“{text}”这张标准表。位置写成 支出总表、支出总表[208] 或 支出总表[208].基本支出。",
    en: "There is no standard table “{text}”. A place is written “支出总表”, “支出总表[208]” or “支出总表[208].基本支出”.",
  },
  // codes
  "no-code": { zh: "“{text}”不是代码。", en: "“{text}” is no code." },
  "unknown-code": {
    zh: "{classification}{year|（… 年）}里没有 {code}。{hint}",
    en: "{code} is not in the {classification}{year| (…)}.{hint| …}",
  },
  functional: { zh: "支出功能分类", en: "functional classification" },
  economic: { zh: "支出经济分类", en: "economic classification" },
  revenue: { zh: "政府收入分类", en: "classification of revenue" },
  "is-functional": {
    zh: "它是支出功能分类代码，请用 FUNC.NAME。",
    en: "It is a functional code: use FUNC.NAME.",
  },
  "is-department-economic": {
    zh: "它是部门预算支出经济分类代码，请用 ECON.NAME。",
    en: "It is a department economic code: use ECON.NAME.",
  },
  "is-government-economic": {
    zh: "它是政府预算支出经济分类代码，请用 ECON.NAME。",
    en: "It is a government economic code: use ECON.NAME.",
  },
  "is-revenue": { zh: "它是收入分类代码，请用 REVENUE.NAME。", en: "It is a code of revenue: use REVENUE.NAME." },
  "is-procurement": {
    zh: "它是政府采购品目代码，请用 PURCHASE.NAME。",
    en: "It is a code of procurement: use PURCHASE.NAME.",
  },
  "is-region": { zh: "它是行政区划代码，请用 REGION.NAME。", en: "It is a code of a region: use REGION.NAME." },
  "is-project": { zh: "它是项目编码，请用 PROJECT.PARSE。", en: "It is a code of a project: use PROJECT.PARSE." },
  "code-stopped": { zh: "{code} 现已停用：{names}。", en: "{code} is no longer in force: {names}." },
  "code-not-in-year": { zh: "{code} 在 {year} 年不用：{names}。", en: "{code} is not in force in {year}: {names}." },
  "code-without-source": {
    zh: "{code} 在 {year} 年是否使用、叫什么，没有依据：{names}。",
    en: "No source tells whether {code} was in force in {year}, or by which name: {names}.",
  },
  "before-codes": {
    zh: "现行的政府收支分类科目从 {first} 年起，没有 {year} 年的。",
    en: "The classification begins in {first}; there is none of {year}.",
  },
  "after-codes": {
    zh: "科目表到 {last} 年为止，{year} 年的没有依据。",
    en: "The tables go up to {last}; there is no source for {year}.",
  },
  "name-with-years": { zh: "{name}（{years}）", en: "“{name}” ({years})" },
  about: { zh: "约", en: "about" },
  "from-to": { zh: "{about|… }{since}–{until} 年", en: "{about|… }{since}–{until}" },
  "in-one-year": { zh: "{about|… }{year} 年", en: "{about|… }{year}" },
  until: { zh: "用到{about|…} {until} 年", en: "until {about|… }{until}" },
  since: { zh: "{about|… }{since} 年起", en: "since {about|… }{since}" },
  "borne-out-to": {
    zh: "{attested} 年已有，用到{about|…} {until} 年",
    en: "known in {attested}, until {about|… }{until}",
  },
  "borne-out-since": { zh: "{attested} 年已有", en: "known since {attested}" },
  "children-without-source": {
    zh: "{year} 年的下级科目不全：有 {count} 个代码（如 {example}）不知当年是否使用。",
    en: "The list of {year} is not whole: of {count} codes (as {example}) no source tells whether they were in force.",
  },
  "nothing-below": { zh: "{code} 下面没有科目。", en: "There is no code below {code}." },
  "no-such-name": {
    zh: "没有叫“{name}”的科目。{near|相近的有 …。}",
    en: "No code is called “{name}”.{near| Near it: “…”.}",
  },
  "several-codes": {
    zh: "“{name}”有 {count} 个代码：{codes}。写上级名称（如 人大事务/行政运行）或级次（如 其他支出（类）），或用第三个参数 TRUE 列出全部。",
    en: "“{name}” has {count} codes: {codes}. Write the name above it too (as “人大事务/行政运行”) or its level (as “其他支出（类）”), or list all of them with TRUE as the third argument.",
  },
  "name-of-another-time": {
    zh: "“{name}”不是 {year} 年的科目名称：{codes}。",
    en: "“{name}” is no name of {year}: {codes}.",
  },
  "name-without-source": {
    zh: "“{name}”在 {year} 年是否使用没有依据：{codes}。",
    en: "No source tells whether “{name}” was in use in {year}: {codes}.",
  },
  "code-with-years": { zh: "{code} {name}（{years}）", en: "{code} “{name}” ({years})" },
  "code-now-called": {
    zh: "{code} {name}（{years}），{year} 年叫“{official}”",
    en: "{code} “{name}” ({years}), in {year} called “{official}”",
  },
  "name-of-code": {
    zh: "{code} 是“{official}”，不是“{name}”。",
    en: "{code} is “{official}”, not “{name}”.",
  },
  "no-classification": {
    zh: "经济分类应当是 部门 或 政府，不能是“{text}”。",
    en: "The classification is “部门” or “政府”, not “{text}”.",
  },
  "no-unit-kind": {
    zh: "单位性质应当是 机关 或 事业，不能是“{text}”。",
    en: "The kind of unit is “机关” or “事业”, not “{text}”.",
  },
  "not-of-kind": {
    zh: "{code} 对应的政府预算经济科目（{codes}）不适用于这类单位。",
    en: "The government codes of {code} ({codes}) are not for this kind of unit.",
  },
  "no-predecessor": {
    zh: "{code} 在 {year} 年是哪个科目没有依据：{names}。",
    en: "No source tells what {code} was in {year}: {names}.",
  },
  "no-successor": {
    zh: "{code} 停用后归入哪里没有依据：{names}。",
    en: "No source tells what became of {code}: {names}.",
  },
  "no-mapping": {
    zh: "对照表里没有{side}预算支出经济分类 {code}。",
    en: "The mapping has no {side} economic code {code}.",
  },
  department: { zh: "部门", en: "department" },
  government: { zh: "政府", en: "government" },
  // registers
  "no-catalogue-code": {
    zh: "政府采购品目{edition|（… 年版）}里没有 {code}。{hint}",
    en: "The procurement catalogue{edition| (…)} has no {code}.{hint| …}",
  },
  "other-edition": { zh: "{edition} 年版里它是 {name}。", en: "In the edition of {edition} it is “{name}”." },
  "no-edition": {
    zh: "品目目录有 2013 和 2022 两版，没有“{text}”。",
    en: "The catalogue has the editions 2013 and 2022, no “{text}”.",
  },
  "no-region-code": { zh: "“{text}”不是行政区划代码。", en: "“{text}” is no code of a region." },
  "no-region": { zh: "行政区划里没有 {code}。", en: "There is no region {code}." },
  "no-such-item": {
    zh: "政府采购品目{edition|（… 年版）}里没有叫“{name}”的。",
    en: "Nothing in the procurement catalogue{edition| (…)} is called “{name}”.",
  },
  "several-items": {
    zh: "“{name}”有 {count} 个品目代码：{codes}。请写全名称。",
    en: "“{name}” has {count} codes in the catalogue: {codes}. Write the whole name.",
  },
  "region-not-in-year": {
    zh: "行政区划 {code} 在 {year} 年不用：{names}。",
    en: "The region {code} does not stand in {year}: {names}.",
  },
  "region-without-source": {
    zh: "行政区划 {code} 在 {year} 年是否使用没有依据：{names}。",
    en: "No source tells whether the region {code} stood in {year}: {names}.",
  },
  "region-from-to": { zh: "{since} 年至 {until} 年", en: "{since} to {until}" },
  "region-since": { zh: "{since} 年起", en: "since {since}" },
  "region-until": { zh: "至 {until} 年", en: "until {until}" },
  "region-always": { zh: "{first} 年已有", en: "known since {first}" },
  "one-of-years": { zh: "{earliest}–{latest}", en: "{earliest}–{latest}" },
  "outside-region-lists": {
    zh: "行政区划清单是 {first}–{last} 年的，没有 {year} 年的。",
    en: "The lists of regions are of {first}–{last}; there is none of {year}.",
  },
  "no-such-region": { zh: "行政区划里没有“{name}”。", en: "No region is called “{name}”." },
  "region-of-another-time": {
    zh: "{year} 年没有“{name}”：{codes}。",
    en: "There is no “{name}” in {year}: {codes}.",
  },
  "several-regions": {
    zh: "“{name}”有 {count} 个：{codes}。请写上所在的省、市。",
    en: "“{name}” is the name of {count} regions: {codes}. Write the province or city before it.",
  },
  "no-project-code": {
    zh: "“{text}”不是 21 位的项目编码。",
    en: "“{text}” is no code of a project (21 digits).",
  },
});
