import { existsSync } from "node:fs";
import path from "node:path";
import { getHttpsServerOptions } from "office-addin-dev-certs";
import { build } from "./build";
import { commandOf, ROOT, runNode, WORKBENCH_MOUNTS } from "./project";
import { serve } from "./serve";

/**
 * `npm run excel`: builds, serves dist/ over https on port 3000 with Office's development certificate (the first time the
 * system asks whether to trust it), and opens Excel with the add-in sideloaded.
 */
const MANIFEST = path.join(ROOT, "manifest.xml");

if (process.platform !== "win32" && process.platform !== "darwin") {
  console.error(
    "这台机器上没有 Excel（需要 Windows 或 macOS）。请用 npm start 打开工作台。\nThere is no Excel here (Windows or macOS needed): npm start opens the workbench.",
  );
  process.exit(1);
}
if (!existsSync(MANIFEST)) {
  console.error("manifest.xml is missing: npm run manifests");
  process.exit(1);
}

if (!(await build())) process.exit(1);

const { address, close } = await serve({ "/": WORKBENCH_MOUNTS["/"]! }, 3000, await getHttpsServerOptions());
if (!address.endsWith(":3000")) {
  console.error("端口 3000 已被占用，而清单使用该端口。Port 3000 is taken; the manifest names it.");
  await close();
  process.exit(1);
}
const debugging = commandOf("office-addin-debugging");
await runNode([debugging, "start", MANIFEST, "desktop", "--app", "excel", "--no-debug"]);
console.log(`${address} 正在服务；Excel 关闭后按 Ctrl+C。Serving; press Ctrl+C when Excel is closed.`);
process.on("SIGINT", () => {
  void runNode([debugging, "stop", MANIFEST])
    .then(close)
    .then(() => process.exit(0));
});
