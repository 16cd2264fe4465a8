/**
 * Radicals → the ideographs that are meant. PDF makers that look a glyph up by its shape (Chromium, some virtual printers) write
 * ⾏ U+2F8F for 行 U+884C. Values are Unicode's Equivalent_Unified_Ideograph (EquivalentUnifiedIdeograph.txt), which covers both
 * blocks where NFKC covers one; a NUL has none. One departure: U+2F3E is 户, not 戶, since these are simplified texts.
 */
const SUPPLEMENT_START = 0x2e80;
const SUPPLEMENT = Array.from(
  "\0厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵\0旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿" +
    "肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
);

const KANGXI_START = 0x2f00;
const KANGXI = Array.from(
  "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳" +
    "心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸" +
    "缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音" +
    "頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠",
);

/** Whether a character stands in one of the two blocks. */
export const isRadical = (code: number): boolean => code >= SUPPLEMENT_START && code <= 0x2fd5;

/** The text with every radical replaced by its ideograph. */
export function unifyRadicals(text: string): string {
  return text.replace(/[\u2E80-\u2EF3\u2F00-\u2FD5]/g, (radical) => {
    const code = radical.charCodeAt(0);
    const unified = code < KANGXI_START ? SUPPLEMENT[code - SUPPLEMENT_START] : KANGXI[code - KANGXI_START];
    return unified === undefined || unified === "\0" ? radical : unified;
  });
}
