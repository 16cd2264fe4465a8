import { createUniver, LocaleType, mergeLocales, type IWorkbookData } from "@univerjs/presets";
import { UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import { UniverSheetsConditionalFormattingPreset } from "@univerjs/preset-sheets-conditional-formatting";
import { UniverSheetsTablePreset } from "@univerjs/preset-sheets-table";
import { UniverSheetsDataValidationPreset } from "@univerjs/presets/preset-sheets-data-validation";
import { UniverSheetsHyperLinkPreset } from "@univerjs/presets/preset-sheets-hyper-link";
import { UniverSheetsNotePreset } from "@univerjs/presets/preset-sheets-note";
import core from "@univerjs/preset-sheets-core/locales/zh-CN";
import conditional from "@univerjs/preset-sheets-conditional-formatting/locales/zh-CN";
import table from "@univerjs/preset-sheets-table/locales/zh-CN";
import validation from "@univerjs/presets/preset-sheets-data-validation/locales/zh-CN";
import hyperlink from "@univerjs/presets/preset-sheets-hyper-link/locales/zh-CN";
import note from "@univerjs/presets/preset-sheets-note/locales/zh-CN";
import "@univerjs/preset-sheets-core/lib/index.css";
import "@univerjs/preset-sheets-conditional-formatting/lib/index.css";
import "@univerjs/preset-sheets-table/lib/index.css";
import "@univerjs/presets/lib/styles/preset-sheets-data-validation.css";
import "@univerjs/presets/lib/styles/preset-sheets-hyper-link.css";
import "@univerjs/presets/lib/styles/preset-sheets-note.css";

/** The grid's own façade; everything of Univer that the workbench touches hangs on it. */
export type UniverApi = ReturnType<typeof createUniver>["univerAPI"];
/** Where the grid's services are looked up that its façade does not show. */
export type UniverInjector = ReturnType<ReturnType<typeof createUniver>["univer"]["__getInjector"]>;
export type UniverWorkbook = NonNullable<ReturnType<UniverApi["getActiveWorkbook"]>>;
export type UniverSheet = ReturnType<UniverWorkbook["getActiveSheet"]>;

/** Excel's default cell font on a Chinese system; the fallbacks are the common free CJK fonts. */
export const CELL_FONT = "等线, 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";

export const NEW_SHEET = { rowCount: 200, columnCount: 26 };

/** Opens a saved workbook in `container`, or an empty one with one sheet. */
export function createGrid(
  container: HTMLElement,
  saved?: Partial<IWorkbookData>,
): { api: UniverApi; injector: UniverInjector } {
  const { univer, univerAPI } = createUniver({
    locale: LocaleType.ZH_CN,
    locales: { [LocaleType.ZH_CN]: mergeLocales(core, conditional, table, validation, hyperlink, note) },
    presets: [
      UniverSheetsCorePreset({
        container,
        disableTextFormatMark: true,
        disableTextFormatAlert: true,
      }),
      UniverSheetsConditionalFormattingPreset(),
      UniverSheetsTablePreset(),
      UniverSheetsDataValidationPreset(),
      UniverSheetsHyperLinkPreset(),
      UniverSheetsNotePreset(),
    ],
  });
  univerAPI.createWorkbook(
    saved ?? {
      id: "workbook",
      name: "工作簿1",
      sheetOrder: ["sheet-1"],
      sheets: { "sheet-1": { id: "sheet-1", name: "Sheet1", ...NEW_SHEET } },
    },
  );
  return { api: univerAPI, injector: univer.__getInjector() };
}
