/** Looks of a page on the screen and on A4 paper: few, quiet, readable in black and white. */
export const STYLE = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0 auto;max-width:190mm;padding:8mm 6mm;color:#1b1b1b;background:#fff;
font:10.5pt/1.6 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC","SimSun",sans-serif;overflow-wrap:anywhere}
h1{font-size:18pt;line-height:1.35;text-align:center;margin:0 0 6mm;color:#0f3d5c}
h2{font-size:14pt;margin:8mm 0 2mm;padding-bottom:1mm;border-bottom:1.5px solid #0f3d5c;color:#0f3d5c}
h3{font-size:12pt;margin:5mm 0 1.5mm;color:#0f3d5c}
h4,h5{font-size:11pt;margin:5mm 0 1.5mm}
p{margin:1.5mm 0}
p.indented{margin-left:6mm}
p.prose{text-indent:2em}
.plain h1,.plain h2,.plain h3{color:inherit;border-bottom:0}
p.open{min-height:18mm;border:1px solid #8a8a8a;padding:1.5mm 2mm}
nav ol{list-style:none;margin:0 0 4mm;padding:0}
nav li{display:inline-block;margin:0 4mm 1mm 0}
a{color:#0f5a94}
mark{background:#fff2c2;color:inherit}
.table{margin:2mm 0;overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:9.5pt;line-height:1.4}
caption{text-align:left;font-weight:bold;padding:1mm 0}
th,td{border:1px solid #9a9a9a;padding:1mm 1.5mm;text-align:left;vertical-align:top}
thead th{background:#e6eef4;font-weight:bold}
tbody th{font-weight:normal}
.amount{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
table.excerpt{width:auto;font-size:8.5pt}
.centred{text-align:center}
.tone-good{background:#e7f4e7;color:#0b6a0b}
.tone-rounded{background:#fff6d6;color:#6b5300}
.tone-bad{background:#fbe9ea;color:#a4262c;font-weight:bold}
.tone-warn{background:#fff0e0;color:#8a4b00}
.tone-open{background:#e4e0f0;color:#4b3a78}
.tone-muted{color:#767676}
.tone-grey{background:#e9ebef;color:#4a4a4a}
td a{color:inherit}
table.compact{font-size:8.5pt}
table.compact th,table.compact td{padding:.5mm .8mm}
table.compact thead span{writing-mode:vertical-rl;white-space:nowrap;text-orientation:mixed}
table.compact thead th{vertical-align:bottom;text-align:center}
details{margin:1mm 0;border:1px solid #c4ccd2;padding:1mm 2mm}
summary{cursor:pointer;font-weight:bold}
:target{outline:2px solid #0f5a94}
figure{margin:2mm 0 3mm}
img{max-width:100%;height:auto;border:1px solid #9a9a9a;display:block}
figcaption{font-size:9pt;color:#4a4a4a;margin-top:1mm}
footer{margin-top:8mm;border-top:1px solid #9a9a9a;font-size:9pt;color:#4a4a4a}
@media print{
body{max-width:none;padding:0}
nav,footer{display:none}
h2,h3,h4,h5{break-after:avoid}
figure,tr{break-inside:avoid}
details{border:0;padding:0}
summary{list-style:none;break-after:avoid}
details::details-content{content-visibility:visible;display:block;block-size:auto;height:auto}
:target{outline:0}
thead{display:table-header-group}
.table{overflow:visible}
.page-break{break-before:page}
a{color:inherit;text-decoration:none}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
@page{size:A4;margin:18mm 15mm 18mm 15mm}
`;

/** Pages that lie, and a screen as wide. */
export const LANDSCAPE = `
body.landscape{max-width:277mm}
@page{size:A4 landscape;margin:12mm 12mm 15mm 12mm}
@media print{body.landscape{max-width:none}}
`;

/** The foot of printed pages. Every sign of it is written by its number: no text can end the rule that it stands in. */
export function footStyle(foot: string): string {
  const text = Array.from(foot, (sign) => `\\${sign.codePointAt(0)!.toString(16)} `).join("");
  return `@page{@bottom-left{content:"${text}";font-size:8pt;color:#4a4a4a}@bottom-right{content:counter(page) " / " counter(pages);font-size:8pt;color:#4a4a4a}}`;
}
