import "./workbench.css";

const element = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;

const MAX_LINES = 400;

/** The page's own furniture: drawer, banner, task pane, the line under the grid. */
export class Page {
  readonly grid = element<HTMLDivElement>("grid");
  readonly frame = element<HTMLDivElement>("addin");
  private readonly lines = element<HTMLOListElement>("log-lines");
  private readonly pane = element("pane");
  private count = 0;

  constructor() {
    const log = element("log");
    this.toggles(
      "toggle-log",
      () => (log.hidden = !log.hidden),
      () => !log.hidden,
    );
    this.toggles(
      "toggle-pane",
      () => (this.pane.hidden = !this.pane.hidden),
      () => !this.pane.hidden,
    );
    element("close-pane").addEventListener("click", () => {
      this.pane.hidden = true;
      element("toggle-pane").setAttribute("aria-pressed", "false");
    });
  }

  onReload(reload: () => void): void {
    element("reload-addin").addEventListener("click", reload);
  }

  onSave(save: () => void): void {
    element("save").addEventListener("click", save);
  }

  /** A file chosen to be opened; one that is no saved workbook is said so. */
  onOpen(open: (text: string) => void): void {
    element<HTMLInputElement>("open").addEventListener("change", (event) => {
      const file = (event.target as HTMLInputElement).files?.[0];
      if (!file) return;
      void file
        .text()
        .then(open)
        .catch(() => this.warn(`打不开 ${file.name}：不是工作台保存的工作簿`));
    });
  }

  /** Adds a line to the developers' drawer. */
  log(text: string, isError = false): void {
    const line = document.createElement("li");
    line.textContent = text;
    line.classList.toggle("error", isError);
    this.lines.append(line);
    while (this.lines.childElementCount > MAX_LINES) this.lines.firstElementChild?.remove();
    this.lines.scrollTop = this.lines.scrollHeight;
    element("log-count").textContent = `${++this.count} 条`;
  }

  /** Shows what the page does not play, where nobody can miss it. */
  warn(text: string): void {
    const banner = element("unplayed");
    banner.hidden = false;
    banner.textContent = text;
    console.error(text);
    this.log(text, true);
  }

  setCalculating(pending: boolean): void {
    element("calculation-state").textContent = pending ? "正在计算…" : "";
  }

  /** The text that came with the error in the selected cell. */
  setCellMessage(text: string | undefined): void {
    const line = element("cell-message");
    line.hidden = text === undefined || text === "";
    line.textContent = text ?? "";
  }

  private toggles(id: string, toggle: () => void, isOn: () => boolean): void {
    const button = element<HTMLButtonElement>(id);
    button.setAttribute("aria-pressed", String(isOn()));
    button.addEventListener("click", () => {
      toggle();
      button.setAttribute("aria-pressed", String(isOn()));
      window.dispatchEvent(new Event("resize"));
    });
  }
}
