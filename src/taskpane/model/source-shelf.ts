/** Files of this sitting, for showing places in them. They stay on this machine, in this window, until it closes. */
export class SourceShelf {
  private readonly files = new Map<string, { readonly name: string; readonly blob: Blob }>();

  keep(sha256: string, name: string, blob: Blob): void {
    this.files.set(sha256, { name, blob });
  }

  get(sha256: string): { readonly name: string; readonly blob: Blob } | null {
    return this.files.get(sha256) ?? null;
  }
}
