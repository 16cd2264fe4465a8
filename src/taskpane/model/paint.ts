import type { DrawnPage } from "../../application";

/** Draws the picture, and what its file has no font for with fonts of this machine. */
export function paint(canvas: HTMLCanvasElement, { width, height, rgba, undrawn }: DrawnPage): void {
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) return;
  context.putImageData(new ImageData(rgba as Uint8ClampedArray<ArrayBuffer>, width, height), 0, 0);
  context.textBaseline = "alphabetic";
  for (const text of undrawn) {
    context.save();
    context.translate(text.x, text.y);
    context.rotate(text.angle);
    context.fillStyle = text.colour;
    context.font = `${text.height}px SimSun, "Noto Sans CJK SC", sans-serif`;
    const natural = context.measureText(text.text).width;
    if (natural > 0) context.scale(text.width / natural, 1);
    context.fillText(text.text, 0, 0);
    context.restore();
  }
}

/** The picture with nothing left blank. */
export function painted(page: DrawnPage): DrawnPage {
  if (page.undrawn.length === 0) return page;
  const canvas = document.createElement("canvas");
  paint(canvas, page);
  const image = canvas.getContext("2d")?.getImageData(0, 0, page.width, page.height);
  return image ? { ...page, rgba: image.data, undrawn: [] } : page;
}
