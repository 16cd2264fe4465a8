import { watch } from "./build";
import { openWorkbench } from "./open-workbench";

/** `npm run dev`: builds with source maps, opens the workbench, and builds again on every change. Reload the page to see it. */
console.log("正在构建… building…");
let opened = false;
const watching = await watch((good) => {
  if (!good) return;
  if (opened) return console.log("已更新，请刷新页面 / updated: reload the page");
  opened = true;
  void openWorkbench(() => watching.close());
});
