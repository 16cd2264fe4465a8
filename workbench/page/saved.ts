import type { IWorkbookData } from "@univerjs/core";

/**
 * A workbook saved to a file of its own and opened again. The grid makes its workbook when the page opens, so opening
 * leaves the file for the page and loads it anew.
 */

const KEY = "workbench.opened";
const EXTENSION = ".workbench.json";

/** The workbook that the last page left to be opened, once. */
export function takeOpened(): Partial<IWorkbookData> | undefined {
  const text = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return text === null ? undefined : (JSON.parse(text) as Partial<IWorkbookData>);
}

/** Opens a saved workbook in this page. The pane of a first look begins with a sample; an opened workbook does not. */
export function open(text: string): void {
  JSON.parse(text);
  sessionStorage.setItem(KEY, text);
  location.assign(location.pathname);
}

/** Gives the saved workbook to the user as a file. */
export function download(text: string, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name + EXTENSION;
  link.click();
  URL.revokeObjectURL(link.href);
}
