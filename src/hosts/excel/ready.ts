/** Waits for Office; false where the page was opened outside Excel. */
export async function onOfficeReady(): Promise<boolean> {
  const info = await Office.onReady();
  return info.host === Office.HostType.Excel;
}

/** The language that Office speaks, `zh-CN` where it does not tell. */
export function displayLanguage(): string {
  return Office.context?.displayLanguage ?? "zh-CN";
}
