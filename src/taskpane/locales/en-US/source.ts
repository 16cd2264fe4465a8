import type { SOURCE_ZH } from "../zh-CN/source";

/** The view of a place in a document in English. */
export const SOURCE_EN: Readonly<Record<keyof typeof SOURCE_ZH, string>> = {
  "source.title": "Source: {file}",
  "source.close": "Back",
  "source.ask": "To see the source, choose the file that was imported, {file}. It is opened on this machine only.",
  "source.choose": "Choose the file",
  "source.other": "This is not the file that was imported (its hash differs); the places marked may be wrong",
  "source.page": "Page {page}",
  "source.previous": "Previous page",
  "source.next": "Next page",
  "source.zoomIn": "Zoom in",
  "source.zoomOut": "Zoom out",
  "source.places": "Place {at} of {count}",
  "source.previousPlace": "Previous place",
  "source.nextPlace": "Next place",
  "source.recognised": "Show what was recognised",
  "source.legend":
    "Blue: table heads; green: in a standard table; grey: as published only; purple: figures of the text. Click a box to select its cell",
  "source.printed": "printed “{printed}”",
  "source.blank": "printed blank",
  "source.loading": "Opening",
  "source.noPlace": "The file has no such place",
  "source.picture": "Page {page} of {file} with “{label}” marked",
  "source.sheet": "Sheet {sheet}",
};
