/** A line as read: its words, how sure the model is of them (0–1), and where each character begins across. */
export interface ReadLine {
  readonly text: string;
  readonly confidence: number;
  readonly starts: readonly number[];
}

/** Characters of numbers, and others that stand for one. */
const NUMERIC = "0123456789.,-%";
const STANDS_FOR: Readonly<Record<string, string>> = { "％": "%", "－": "-", "–": "-", "—": "-", "，": ",", "．": "." };
/** A line of so many digits and marks, or what is taken for them, is a number. */
const NUMBER_SHARE = 0.75;
/** Read with this probability a sign is what it is read as. */
const SURELY = 0.8;
const LIKE_A_DIGIT = /[0-9.,，．。\-－–—%％OoIl|]/;

/** Decodes what a model says of lines, twice: as any text, and as a number. */
export class Decoder {
  /** Numbers of the characters of numbers, and of none. */
  private readonly numeric: readonly number[];

  constructor(private readonly characters: readonly string[]) {
    const signs = [...NUMERIC, ...Object.keys(STANDS_FOR)];
    this.numeric = [0, ...signs.map((c) => characters.indexOf(c)).filter((n) => n > 0)];
  }

  /** @param at where the line begins in the probabilities */
  decode(probabilities: Float32Array, at: number, steps: number): ReadLine {
    const text: Reading = { text: "", starts: [], sum: 0, least: 1, surelyWords: false };
    const number: Reading = { text: "", starts: [], sum: 0, least: 1, surelyWords: false };
    const count = this.characters.length;
    let [last, lastDigit, numericShare] = [0, 0, 1];
    for (let step = 0; step < steps; step++) {
      const base = at + step * count;
      let best = 0;
      for (let c = 1; c < count; c++) if (probabilities[base + c]! > probabilities[base + best]!) best = c;
      if (best !== 0 && best !== last) this.take(text, best, probabilities[base + best]!, step / steps);
      last = best;
      let [digit, share] = [0, 0];
      for (const c of this.numeric) {
        share += probabilities[base + c]!;
        if (probabilities[base + c]! > probabilities[base + digit]!) digit = c;
      }
      numericShare = Math.min(numericShare, share);
      if (digit !== 0 && digit !== lastDigit) this.take(number, digit, probabilities[base + digit]!, step / steps);
      lastDigit = digit;
    }
    number.text = number.text.replace(/[^\d.,%-]/g, (c) => STANDS_FOR[c] ?? c);
    const confidence = text.starts.length === 0 ? 0 : text.sum / text.starts.length;
    if (number.text !== "" && looksLikeNumber(text))
      return {
        text: number.text,
        starts: number.starts,
        confidence: Math.min(confidence, number.least, numericShare),
      };
    return { text: text.text, starts: text.starts, confidence };
  }

  private take(reading: Reading, character: number, probability: number, at: number): void {
    const text = this.characters[character] ?? "";
    reading.text += text;
    for (let i = 0; i < text.length; i++) reading.starts.push(at);
    if (!LIKE_A_DIGIT.test(text) && probability >= SURELY) reading.surelyWords = true;
    reading.sum += probability;
    reading.least = Math.min(reading.least, probability);
  }
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
  return like > 0 && like >= NUMBER_SHARE * characters.length && /[0-9OoIl|]/.test(text);
}
