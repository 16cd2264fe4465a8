import { spawn } from "node:child_process";
import { build } from "./build.mjs";
import { WORKBENCH_MOUNTS } from "./project.mjs";
import { serve } from "./serve.mjs";

/** `npm start`: builds, serves and opens the workbench. PORT names the port, BROWSER=none keeps the browser shut. */
const PORT = Number(process.env.PORT ?? 3000);

const opener = () => {
  if (process.env.CI || process.env.BROWSER === "none") return undefined;
  if (process.platform === "win32") return ["cmd", "/c", "start", ""];
  if (process.platform === "darwin") return ["open"];
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ["xdg-open"] : undefined;
};

const open = (address) => {
  const [program, ...args] = opener() ?? [];
  if (!program) return;
  const child = spawn(program, [...args, address], { stdio: "ignore", detached: true });
  child.on("error", () => undefined); // no browser: the address is printed
  child.unref();
};

console.log("正在构建… building…");
const code = await build();
if (code !== 0) process.exit(code);

const { address, close } = await serve(WORKBENCH_MOUNTS, PORT);
// The pane of the first look begins with the built-in sample; without the parameter the workbook is empty.
const page = `${address}/workbench.html?addin=${encodeURIComponent("taskpane.offline.html?sample")}`;
console.log(`\n工作台已就绪 / the workbench is ready:\n\n    ${page}\n\n按 Ctrl+C 结束 / Ctrl+C ends it.`);
open(page);

for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => void close().then(() => process.exit(0)));
