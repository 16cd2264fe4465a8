/** Waits for Office; false where the page was opened outside Excel. */
export async function onOfficeReady(): Promise<boolean> {
  const info = await Office.onReady();
  return info.host === Office.HostType.Excel;
}

/** The language that Office speaks, `zh-CN` where it does not tell. */
export function displayLanguage(): string {
  return Office.context?.displayLanguage ?? "zh-CN";
}

/** How Office looks; null where it does not tell (Excel on the web in older versions). */
export function officeLook(): "light" | "dark" | null {
  const colour = theme()?.bodyBackgroundColor;
  const channels = /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})/i.exec(colour ?? "");
  if (!channels) return null;
  const [red, green, blue] = channels.slice(1).map((hex) => Number.parseInt(hex, 16)) as [number, number, number];
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? "dark" : "light";
}

/** Tells when Office may look another way. */
export function onOfficeLook(changed: () => void): void {
  try {
    Office.context.document.addHandlerAsync(Office.EventType.OfficeThemeChanged, changed);
  } catch {
    // Hosts without the event: the look is asked for again when the window comes to the front.
  }
  window.addEventListener("focus", changed);
}

function theme(): Office.OfficeTheme | undefined {
  try {
    return Office.context.officeTheme;
  } catch {
    return undefined;
  }
}
