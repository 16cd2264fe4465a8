/** A line as read: its words, how sure the model is of them (0–1), and where each character begins across. */
export interface ReadLine {
  readonly text: string;
  readonly confidence: number;
  readonly starts: readonly number[];
}

/** Signs of numbers. */
const SIGNS = "0123456789.,-%";
/** Characters that stand for one of them in a number, and that the model takes it for. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  ...{ "％": "%", "－": "-", "–": "-", "—": "-", "，": ",", "．": "." },
  ...{ O: "0", o: "0", 〇: "0", "○": "0", I: "1", l: "1", "|": "1" },
};
/** A line of so many digits and marks, or what is taken for them, is a number. */
const NUMBER_SHARE = 0.75;
/** Read with this probability a sign is what it is read as. */
const SURELY = 0.8;
const LIKE_A_DIGIT = /[0-9.,，．。\-－–—%％OoIl|〇○]/;

/** A name is as sure as its worst character is, by so much less: a lost stroke makes another word of it. Longer lines are sentences. */
const LEAST_OF_NAME = 0.8;
const LONGEST_NAME = 24;

/** Decodes what a model says of lines, twice: as any text, and as a number. */
export class Decoder {
  /** The model's numbers of characters that are a sign of numbers or none, and the sign of each, from 1. */
  private readonly numeric: readonly (readonly [character: number, sign: number])[];

  constructor(private readonly characters: readonly string[]) {
    const signs = [...SIGNS].map((sign, i) => [sign, i + 1] as const);
    const others = Object.entries(STANDS_FOR).map(([sign, of]) => [sign, SIGNS.indexOf(of) + 1] as const);
    const known = [...signs, ...others].map(([sign, n]) => [characters.indexOf(sign), n] as const);
    this.numeric = [[0, 0], ...known.filter(([character]) => character > 0)];
  }

  /** @param at where the line begins in the probabilities */
  decode(probabilities: Float32Array, at: number, steps: number): ReadLine {
    const text: Reading = { text: "", starts: [], sum: 0, least: 1, surelyWords: false };
    const number: Reading = { text: "", starts: [], sum: 0, least: 1, surelyWords: false };
    const count = this.characters.length;
    const shares = new Float64Array(SIGNS.length + 1);
    let [last, lastSign, numericShare] = [0, 0, 1];
    for (let step = 0; step < steps; step++) {
      const base = at + step * count;
      let best = 0;
      for (let c = 1; c < count; c++) if (probabilities[base + c]! > probabilities[base + best]!) best = c;
      if (best !== 0 && best !== last)
        add(text, this.characters[best] ?? "", probabilities[base + best]!, step / steps);
      last = best;
      shares.fill(0);
      for (const [character, sign] of this.numeric) shares[sign]! += probabilities[base + character]!;
      let [sign, share] = [0, 0];
      for (let n = 0; n < shares.length; n++) {
        share += shares[n]!;
        if (shares[n]! > shares[sign]!) sign = n;
      }
      numericShare = Math.min(numericShare, share);
      if (sign !== 0 && sign !== lastSign) add(number, SIGNS[sign - 1]!, shares[sign]!, step / steps);
      lastSign = sign;
    }
    if (number.text !== "" && looksLikeNumber(text))
      return { text: number.text, starts: number.starts, confidence: Math.min(number.least, numericShare) };
    const mean = text.starts.length === 0 ? 0 : text.sum / text.starts.length;
    const confidence = text.starts.length > LONGEST_NAME ? mean : Math.min(mean, text.least / LEAST_OF_NAME);
    return { text: text.text, starts: text.starts, confidence };
  }
}

function add(reading: Reading, text: string, probability: number, at: number): void {
  reading.text += text;
  for (let i = 0; i < text.length; i++) reading.starts.push(at);
  if (!LIKE_A_DIGIT.test(text) && probability >= SURELY) reading.surelyWords = true;
  reading.sum += probability;
  reading.least = Math.min(reading.least, probability);
}

interface Reading {
  text: string;
  readonly starts: number[];
  sum: number;
  least: number;
  /** A sign that is none of numbers was read without doubt: ≥ before a percentage. */
  surelyWords: boolean;
}

function looksLikeNumber({ text, surelyWords }: Reading): boolean {
  const characters = [...text];
  if (surelyWords) return false;
  const like = characters.filter((c) => LIKE_A_DIGIT.test(c)).length;
  return like > 0 && like >= NUMBER_SHARE * characters.length && /[0-9OoIl|〇○]/.test(text);
}
