/**
 * Where PDFium comes from. The caller knows (an address of its own origin, or a file of an npm package); reading must not.
 */
export interface PdfAssets {
  /** PDFium's WebAssembly, compiled. Asked for each file; keep what was compiled. */
  readonly loadModule: () => Promise<WebAssembly.Module>;
}
