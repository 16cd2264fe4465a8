import type { WorkbookHost } from "../../application";
import { cellTarget } from "../../workbook";

type Listener = Parameters<WorkbookHost["watch"]>[0];

/** Changes and selections in any sheet; Excel names a sheet by its id, people by its name. */
export async function watch(listener: Listener): Promise<() => Promise<void>> {
  return Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    // A large write raises hundreds of these: nothing is asked of Excel for them.
    const changed = async (): Promise<void> => listener.changed();
    const handlers = [
      worksheets.onChanged.add(changed),
      worksheets.onSelectionChanged.add(async ({ worksheetId, address }) => {
        const target = cellTarget((await nameOf(worksheetId)) ?? undefined, address.split("!").at(-1));
        if (target) listener.selected(target);
      }),
      worksheets.onDeleted.add(changed),
      ...(Office.context.requirements.isSetSupported("ExcelApi", "1.10") ? [worksheets.onRowSorted.add(changed)] : []),
    ];
    await context.sync();
    return async () => {
      await Excel.run(handlers[0]!.context as Excel.RequestContext, async (own) => {
        for (const handler of handlers) handler.remove();
        await own.sync();
      });
    };
  });
}

/** The name of a sheet by its id; null where it is gone. */
async function nameOf(id: string): Promise<string | null> {
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(id);
    sheet.load("name");
    await context.sync();
    return sheet.isNullObject ? null : sheet.name;
  });
}
