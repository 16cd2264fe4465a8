import { build } from "./build";
import { openWorkbench } from "./open-workbench";

/** `npm start`: builds, serves and opens the workbench. */
console.log("正在构建… building…");
if (await build()) await openWorkbench();
else process.exitCode = 1;
