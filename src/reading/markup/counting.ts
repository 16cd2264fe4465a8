/** Numbers of automatic lists (ST_NumberFormat of ECMA-376 part 1, 17.18.59) written out. */

const DIGITS = "〇一二三四五六七八九";
const STEMS = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES = "子丑寅卯辰巳午未申酉戌亥";

/** 1–9999 in Chinese counting: 一, 十一, 二十, 一百零五. */
function chineseNumber(n: number): string {
  if (n <= 0 || n > 9999) return n === 0 ? "〇" : String(n);
  const units = ["", "十", "百", "千"];
  const digits = String(n).split("").map(Number);
  let out = "";
  let gap = false;
  digits.forEach((digit, index) => {
    const unit = units[digits.length - 1 - index]!;
    if (digit === 0) gap = true;
    else {
      out += (gap && out ? "零" : "") + DIGITS[digit]! + unit;
      gap = false;
    }
  });
  return out.startsWith("一十") ? out.slice(1) : out;
}

function romanNumber(n: number): string {
  const parts: [number, string][] = [
    [1000, "M"],
    [900, "CM"],
    [500, "D"],
    [400, "CD"],
    [100, "C"],
    [90, "XC"],
    [50, "L"],
    [40, "XL"],
    [10, "X"],
    [9, "IX"],
    [5, "V"],
    [4, "IV"],
    [1, "I"],
  ];
  let rest = Math.min(n, 3999);
  let out = "";
  for (const [value, sign] of parts)
    while (rest >= value) {
      out += sign;
      rest -= value;
    }
  return out;
}

/** a … z, aa, bb …: Word repeats the letter. */
const letterNumber = (n: number): string =>
  String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.min(10, Math.ceil(n / 26)));

function circledNumber(n: number): string {
  if (n >= 1 && n <= 20) return String.fromCharCode(0x2460 + n - 1);
  return n >= 21 && n <= 35 ? String.fromCharCode(0x3251 + n - 21) : String(n);
}

type Writer = (n: number) => string;

const WRITERS: Readonly<Record<string, Writer>> = {
  chineseCounting: chineseNumber,
  chineseCountingThousand: chineseNumber,
  taiwaneseCounting: chineseNumber,
  taiwaneseCountingThousand: chineseNumber,
  japaneseCounting: chineseNumber,
  ideographDigital: (n) => String(n).replace(/\d/g, (d) => DIGITS[Number(d)]!),
  ideographTraditional: (n) => STEMS[(n - 1) % STEMS.length] ?? String(n),
  ideographZodiac: (n) => BRANCHES[(n - 1) % BRANCHES.length] ?? String(n),
  decimalEnclosedCircle: circledNumber,
  decimalEnclosedCircleChinese: circledNumber,
  decimalFullWidth: (n) => String(n).replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d))),
  decimalFullWidth2: (n) => String(n).replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d))),
  decimalZero: (n) => String(n).padStart(2, "0"),
  lowerLetter: letterNumber,
  upperLetter: (n) => letterNumber(n).toUpperCase(),
  lowerRoman: (n) => romanNumber(n).toLowerCase(),
  upperRoman: romanNumber,
  bullet: () => "",
  none: () => "",
};

/** A list number in its format; an unknown format is written in digits, as Word does. */
export function writeNumber(n: number, format: string): string {
  return (WRITERS[format] ?? String)(n);
}
