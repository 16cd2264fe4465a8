import { throwIfCancelled } from "../errors";
import { Decoder, type ReadLine } from "./decode";
import { resample, type Area, type GreyImage } from "./image";
import { glyphsOf, heldAgainst } from "./glyphs";
import type { TextLine } from "./text-lines";
import { LINE_HEIGHT, type TextModel } from "./model";

/** Lines read at once. */
const BATCH = 8;
/** Lines of one batch are together no wider than this (dots): the memory of the runtime grows with them and is never given back. */
const BATCH_WIDTH = 1600;
/** Lines of one batch are no wider than the narrowest by this. */
const WIDER = 1.25;
const WIDER_BY = 16;
/** Room round a line, in its heights: above and below, behind it, and before it, where a pale minus may have been missed. */
const ROOM = 0.12;
const ROOM_BEHIND = 0.24;
const ROOM_BEFORE = 0.45;
const LEAST_ROOM = 2;
/** The rule beside a cell is blurred (dots). */
const BORDER = 2;
/** Widths that the model is given (dots). */
const NARROWEST = 24;
const WIDEST = 2400;
const WIDTH_STEP = 16;
const LEAST_MARGIN = 8;
/** Contrast: ink is as dark as the darkest of these, paper as bright as this share of all dots. */
const DARKEST = 0.02;
const BRIGHT = 0.75;
const DARKEST_INK = 140;
const LEAST_CONTRAST = 40;

interface Job {
  readonly index: number;
  readonly area: Area;
  readonly width: number;
}

/** How far a page has come: batches of lines. */
export type OnLines = (done: number, of: number) => void;

/** Reads lines of a page by a model, in batches of like width. */
export class LineReader {
  private readonly decoder: Decoder;

  constructor(private readonly model: TextModel) {
    this.decoder = new Decoder(model.characters);
  }

  /** The lines in these areas, in their order. Between batches it can be cancelled. */
  async read(
    image: GreyImage,
    areas: readonly TextLine[],
    signal?: AbortSignal,
    onLines?: OnLines,
  ): Promise<ReadLine[]> {
    const jobs = areas.map((area, index) => jobOf(area, index)).sort((a, b) => a.width - b.width);
    const out: ReadLine[] = new Array<ReadLine>(areas.length);
    for (let start = 0; start < jobs.length;) {
      let end = start + 1;
      while (
        end < jobs.length &&
        end - start < BATCH &&
        jobs[end]!.width <= jobs[start]!.width * WIDER + WIDER_BY &&
        (end - start + 1) * jobs[end]!.width <= BATCH_WIDTH
      )
        end++;
      await this.batch(image, jobs.slice(start, end), out);
      start = end;
      throwIfCancelled(signal);
      onLines?.(end, jobs.length);
    }
    return out;
  }

  private async batch(image: GreyImage, jobs: readonly Job[], out: ReadLine[]): Promise<void> {
    const width = Math.ceil((jobs.at(-1)!.width + LEAST_MARGIN) / WIDTH_STEP) * WIDTH_STEP;
    const colour = LINE_HEIGHT * width;
    const pixels = new Float32Array(jobs.length * 3 * colour).fill(1);
    const glyphs = jobs.map((job, n) => {
      const line = stretched(resample(image, job.area, job.width, LINE_HEIGHT));
      const at = n * 3 * colour;
      for (let y = 0; y < LINE_HEIGHT; y++)
        pixels.set(line.subarray(y * job.width, (y + 1) * job.width), at + y * width);
      pixels.copyWithin(at + colour, at, at + colour);
      pixels.copyWithin(at + 2 * colour, at, at + colour);
      return glyphsOf(line, job.width);
    });
    const { steps, probabilities } = await this.model.read(pixels, jobs.length, width);
    const length = steps * this.model.characters.length;
    jobs.forEach((job, n) => {
      const line = heldAgainst(this.decoder.decode(probabilities, n * length, steps), glyphs[n]!);
      const { left, right } = job.area;
      const dots = (right - left) / job.width;
      out[job.index] = { ...line, starts: line.starts.map((at) => Math.min(right, left + at * width * dots)) };
    });
  }
}

function jobOf({ left, top, right, bottom, from, to }: TextLine, index: number): Job {
  const height = bottom - top;
  const room = Math.max(LEAST_ROOM, height * ROOM);
  const area = {
    left: Math.min(left, Math.max(from + BORDER, left - ROOM_BEFORE * height)),
    top: top - room,
    right: Math.max(right, Math.min(to - BORDER, right + ROOM_BEHIND * height)),
    bottom: bottom + room,
  };
  const width = Math.round(((area.right - area.left) / (area.bottom - area.top)) * LINE_HEIGHT);
  return { index, area, width: Math.max(NARROWEST, Math.min(WIDEST, width)) };
}

/** Grey dots with paper at 1 and ink at −1. */
function stretched({ data }: GreyImage): Float32Array {
  const histogram = new Uint32Array(256);
  for (const value of data) histogram[value]!++;
  const quantile = (share: number): number => {
    let left = share * data.length;
    let value = 0;
    while (value < 255 && (left -= histogram[value]!) > 0) value++;
    return value;
  };
  const low = Math.min(quantile(DARKEST), DARKEST_INK);
  const high = Math.max(quantile(BRIGHT), low + LEAST_CONTRAST);
  return Float32Array.from(data, (value) => Math.max(0, Math.min(1, (value - low) / (high - low))) * 2 - 1);
}
