import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { DEFAULT_LIMITS } from "../../../src/reading";
import { startPdfium } from "../../../src/reading/pdf/engine/host";
import { OpenPdf } from "../../../src/reading/pdf/engine/open-pdf";
import { nodePdfAssets } from "../../../src/reading/pdf/node-assets";
import { renderPage } from "../../../src/reading/pdf/picture";
import { say, writtenPdf } from "../../support/written-pdf";
import { bar, pdf, rawPdf, read, show } from "./fixtures";

const BINARY = readFileSync(createRequire(import.meta.url).resolve("@embedpdf/pdfium/pdfium.wasm"));

describe("the binary", () => {
  it("is the one that was looked at", () => {
    expect(createHash("sha256").update(BINARY).digest("hex")).toBe(
      "5e4cd023c3dad4a895b3571ca573d3fc51bac6de48360d95283134385b954eaa",
    );
  });

  it("wants nothing but what it is given: no network, no clock but one, and files that it never gets", async () => {
    const imports = WebAssembly.Module.imports(await nodePdfAssets().loadModule());
    expect(imports.every((i) => i.kind === "function")).toBe(true);
    const names = imports.map((i) => `${i.module}.${i.name}`).filter((name) => !name.startsWith("env.invoke_"));
    expect(names.sort()).toEqual([
      "env.__assert_fail",
      "env.__syscall_fcntl64",
      "env.__syscall_fstat64",
      "env.__syscall_ftruncate64",
      "env.__syscall_getdents64",
      "env.__syscall_ioctl",
      "env.__syscall_lstat64",
      "env.__syscall_newfstatat",
      "env.__syscall_openat",
      "env.__syscall_rmdir",
      "env.__syscall_stat64",
      "env.__syscall_unlinkat",
      "env._abort_js",
      "env._emscripten_memcpy_js",
      "env._emscripten_throw_longjmp",
      "env._gmtime_js",
      "env._localtime_js",
      "env._tzset_js",
      "env.emscripten_date_now",
      "env.emscripten_resize_heap",
      "wasi_snapshot_preview1.environ_get",
      "wasi_snapshot_preview1.environ_sizes_get",
      "wasi_snapshot_preview1.fd_close",
      "wasi_snapshot_preview1.fd_read",
      "wasi_snapshot_preview1.fd_seek",
      "wasi_snapshot_preview1.fd_sync",
      "wasi_snapshot_preview1.fd_write",
    ]);
  });

  it("is refused memory beyond its bound, and says so", async () => {
    const host = await startPdfium(await nodePdfAssets().loadModule(), 20 * 2 ** 20);
    expect(host.exports.malloc(64 * 2 ** 20)).toBe(0);
    expect(host.refusedBytes).toBeGreaterThan(64 * 2 ** 20);
    await expect(
      read(pdf([{ content: `${show(50, 200, "Text")}\n% ${"x".repeat(8_000_000)}` }]), {
        limits: { pdfBytes: 20 * 2 ** 20 },
      }),
    ).rejects.toMatchObject({ code: "too-large", values: { what: "pdfBytes" } });
  });
});

describe("text that a font doesn't tell", () => {
  it("is never dropped: the page is named, or the file refused", async () => {
    const glyphs = Array.from({ length: 40 }, (_, i) => (i + 40).toString(16).padStart(4, "0")).join("");
    const font = [
      "<</Type/Font/Subtype/Type0/BaseFont/Odd/Encoding/Identity-H/DescendantFonts[4 0 R]>>",
      "<</Type/Font/Subtype/CIDFontType2/BaseFont/Odd/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000>>",
    ];
    const content = `BT /F1 10 Tf 1 0 0 1 20 100 Tm <${glyphs}> Tj ET`;
    const bytes = rawPdf([
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[5 0 R]/Count 1>>",
      ...font,
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 6 0 R/Resources<</Font<</F1 3 0 R>>>>>>",
      `<</Length ${content.length}>>stream\n${content}\nendstream`,
    ]);
    await expect(read(bytes)).rejects.toMatchObject({ code: "text-untrusted", values: { pages: "1" } });
  });
});

describe("a page as a picture", () => {
  const assets = nodePdfAssets();
  const inkAt = ({ rgba, width }: { rgba: Uint8ClampedArray; width: number }, x: number, y: number): boolean =>
    rgba[4 * (y * width + x)]! < 128;

  it("shows what is drawn, at the resolution asked for, on white", async () => {
    const bytes = pdf([{ content: bar(100, 100, 50, 20) + show(100, 150, "Text", 20) }]);
    const picture = await renderPage(bytes, 1, assets, { dotsPerInch: 144 });
    expect([picture.width, picture.height]).toEqual([800, 600]);
    expect(inkAt(picture, 210, 390)).toBe(true);
    expect(inkAt(picture, 190, 390)).toBe(false);
    expect(picture.rgba[3]).toBe(255);
  });

  it("hands out the text whose font is not in the file, with its place, for the caller to draw", async () => {
    const bytes = writtenPdf([{ content: say(100, 700, "一般公共预算", 12) + bar(300, 700, 20, 20) }]);
    const picture = await renderPage(bytes, 1, assets, { dotsPerInch: 72 });
    expect(picture.undrawn).toMatchObject([{ text: "一般公共预算", x: 100, height: 12, angle: 0, colour: "#000000" }]);
    expect(picture.undrawn[0]!.y).toBeCloseTo(142, 0);
    expect(picture.undrawn[0]!.width).toBeCloseTo(72, 0);
    expect(inkAt(picture, 310, 130)).toBe(true);
  });

  it("refuses a page that is too large, and a page that is not there", async () => {
    const large = pdf([{ content: "", extra: "/MediaBox[0 0 14000 14000]" }]);
    await expect(renderPage(large, 1, assets, { dotsPerInch: 200 })).rejects.toMatchObject({
      code: "too-large",
      values: { what: "picturePixels", limit: DEFAULT_LIMITS.picturePixels },
    });
    await expect(renderPage(pdf([{ content: "" }]), 2, assets, { dotsPerInch: 72 })).rejects.toMatchObject({
      code: "corrupt",
    });
  });

  it("a new PDFium is started after one that died", async () => {
    const opened = await OpenPdf.open(pdf([{ content: show(50, 200, "Text") }]), assets, DEFAULT_LIMITS);
    await opened.revive();
    expect(opened.page(1).characters.count).toBeGreaterThan(3);
    opened.close();
  });
});
