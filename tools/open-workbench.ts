import { spawn } from "node:child_process";
import { WORKBENCH_MOUNTS } from "./project";
import { serve } from "./serve";

/** The program that opens an address in the user's browser; none where nobody looks. */
const opener = (): string[] => {
  if (process.env.CI || process.env.BROWSER === "none") return [];
  if (process.platform === "win32") return ["cmd", "/c", "start", ""];
  if (process.platform === "darwin") return ["open"];
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ["xdg-open"] : [];
};

const open = (address: string): void => {
  const [program, ...args] = opener();
  if (program === undefined) return;
  const child = spawn(program, [...args, address], { stdio: "ignore", detached: true });
  child.on("error", () => undefined); // no browser: the address is printed
  child.unref();
};

/** Serves dist/, prints and opens the workbench. PORT names the port, BROWSER=none keeps the browser shut. */
export async function openWorkbench(ended: () => Promise<void> = async () => undefined): Promise<void> {
  const { address, close } = await serve(WORKBENCH_MOUNTS, Number(process.env.PORT ?? 3000));
  // The pane of the first look begins with the built-in sample; without the parameter the workbook is empty.
  const page = `${address}/workbench.html?addin=${encodeURIComponent("taskpane.offline.html?sample")}`;
  console.log(`\n工作台已就绪 / the workbench is ready:\n\n    ${page}\n\n按 Ctrl+C 结束 / Ctrl+C ends it.`);
  open(page);
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => void Promise.all([close(), ended()]).then(() => process.exit(0)));
}
