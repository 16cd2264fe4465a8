/** How long the address of a file lives on: some browsers read it a moment after the click (milliseconds). */
const READ_BY_THEN = 60_000;

/** Hands a file to the user, as the browser does: into their folder of downloads, or where they say. */
export function saveFile(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), READ_BY_THEN);
}
