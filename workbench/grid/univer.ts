import {
  LocaleType,
  LogLevel,
  mergeLocales,
  Univer,
  type IWorkbookData,
  type Plugin,
  type PluginCtor,
} from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { CELL_INVERTED_INDEX_CACHE, UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import { UniverSheetsConditionalFormattingPreset } from "@univerjs/preset-sheets-conditional-formatting";
import { UniverSheetsTablePreset } from "@univerjs/preset-sheets-table";
import { UniverSheetsDataValidationPreset } from "@univerjs/preset-sheets-data-validation";
import { UniverSheetsHyperLinkPreset } from "@univerjs/preset-sheets-hyper-link";
import { UniverSheetsNotePreset } from "@univerjs/preset-sheets-note";
import core from "@univerjs/preset-sheets-core/locales/zh-CN";
import conditional from "@univerjs/preset-sheets-conditional-formatting/locales/zh-CN";
import table from "@univerjs/preset-sheets-table/locales/zh-CN";
import validation from "@univerjs/preset-sheets-data-validation/locales/zh-CN";
import hyperlink from "@univerjs/preset-sheets-hyper-link/locales/zh-CN";
import note from "@univerjs/preset-sheets-note/locales/zh-CN";
import "@univerjs/preset-sheets-core/lib/index.css";
import "@univerjs/preset-sheets-conditional-formatting/lib/index.css";
import "@univerjs/preset-sheets-table/lib/index.css";
import "@univerjs/preset-sheets-data-validation/lib/index.css";
import "@univerjs/preset-sheets-hyper-link/lib/index.css";
import "@univerjs/preset-sheets-note/lib/index.css";

/** The grid's own façade; everything of Univer that the workbench touches hangs on it. */
export type UniverApi = FUniver;
/** Where the grid's services are looked up that its façade does not show. */
export type UniverInjector = ReturnType<Univer["__getInjector"]>;
export type UniverWorkbook = NonNullable<ReturnType<UniverApi["getActiveWorkbook"]>>;
export type UniverSheet = ReturnType<UniverWorkbook["getActiveSheet"]>;

/** Excel's default cell font on a Chinese system; the fallbacks are the common free CJK fonts. */
export const CELL_FONT = "等线, 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";

export const NEW_SHEET = { rowCount: 200, columnCount: 26 };

/** The collections of plugins that the grid is made of; what two of them hold counts once, the later one's. */
const presets = (container: HTMLElement) => [
  UniverSheetsCorePreset({ container, disableTextFormatMark: true, disableTextFormatAlert: true }),
  UniverSheetsConditionalFormattingPreset(),
  UniverSheetsTablePreset(),
  UniverSheetsDataValidationPreset(),
  UniverSheetsHyperLinkPreset(),
  UniverSheetsNotePreset(),
];

/**
 * What the engine remembers of a column while it calculates is given to other ranges over it too, and to what a calculation that was given up had seen of it: COUNTIFS
 * over ranges that overlap then miscounts, depending on what was calculated before. Each comparison reads the cells instead.
 */
CELL_INVERTED_INDEX_CACHE.canUseCache = () => ({ rowsInCache: [], rowsNotInCache: [] });

/** Opens a saved workbook in `container`, or an empty one with one sheet. */
export function createGrid(
  container: HTMLElement,
  saved?: Partial<IWorkbookData>,
): { api: UniverApi; injector: UniverInjector } {
  const univer = new Univer({
    logLevel: LogLevel.WARN,
    locale: LocaleType.ZH_CN,
    locales: { [LocaleType.ZH_CN]: mergeLocales(core, conditional, table, validation, hyperlink, note) },
  });
  const plugins = new Map<string, { plugin: PluginCtor<Plugin>; options: unknown }>();
  for (const preset of presets(container))
    for (const entry of preset.plugins) {
      const [plugin, options] = Array.isArray(entry) ? entry : [entry, undefined];
      plugins.delete(plugin.pluginName);
      plugins.set(plugin.pluginName, { plugin, options });
    }
  for (const { plugin, options } of plugins.values()) univer.registerPlugin(plugin, options);
  const univerAPI = FUniver.newAPI(univer);
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
