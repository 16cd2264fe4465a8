/** The running worker of pdf.js: a port that speaks its protocol, and the means to stop it at once. */
export interface PdfWorkerHandle {
  readonly port: unknown;
  terminate(): void;
}

/** The part of pdf.js's module that is used; its own types lean on the DOM. */
export interface PdfLibrary {
  readonly OPS: Readonly<Record<string, number>>;
  readonly PDFWorker: { new (options: { port: never; verbosity?: number }): { destroy(): void } };
  getDocument(options: Record<string, unknown>): { promise: Promise<unknown>; destroy(): Promise<void> };
}

/**
 * Where pdf.js finds its parts. The caller knows (a bundler's URLs, or files of an npm package); reading must not.
 * Give `workerUrl` in a browser, `startWorker` elsewhere.
 */
export interface PdfAssets {
  /** Folder of the packed cMaps, with a slash at its end. */
  readonly cMapUrl: string;
  /** Folder of the standard fonts, with a slash at its end. */
  readonly standardFontsUrl: string;
  /** Address of pdf.js's worker script; a module worker is started from it. */
  readonly workerUrl?: string;
  /** Starts a worker in another way. */
  readonly startWorker?: () => PdfWorkerHandle;
  /** Loads pdf.js; by default the legacy build is imported when the first PDF comes. */
  readonly loadLibrary?: () => Promise<PdfLibrary>;
}
