/** A PDF as pdf.js hands it out. */
export interface PdfJsFile {
  readonly numPages: number;
  getPage(n: number): Promise<{
    getTextContent(): Promise<object>;
    getOperatorList(): Promise<object>;
    cleanup(): void;
  }>;
}

/** Text and operators of each page, the next one asked for ahead: what reading needed of pdf.js. */
export async function readPages(pdf: PdfJsFile): Promise<number> {
  const load = async (number: number): Promise<void> => {
    const page = await pdf.getPage(number);
    await Promise.all([page.getOperatorList(), page.getTextContent()]);
    page.cleanup();
  };
  let next = load(1);
  for (let number = 1; number <= pdf.numPages; number++) {
    await next;
    if (number < pdf.numPages) next = load(number + 1);
  }
  return pdf.numPages;
}
