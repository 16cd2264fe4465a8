/**
 * `npm run functions`: from the specification beside the functions, writes src/functions/ids.ts, functions.json and
 * functions-en.json (the build copies them to dist/), the guides docs/functions.*.md and the help pages assets/help/*.html
 * to which Excel's "help on this function" leads. `-- --check` writes nothing and fails where a file is stale.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { FUNCTIONS, functionsMetadata } from "../src/functions/specification";
import { guideHtml, guideMarkdown } from "./functions-guide";

const ROOT = new URL("../", import.meta.url);
// Relative addresses are not allowed in the metadata; the build replaces the origin together with the manifests'.
const ORIGIN = "https://localhost:3000";

const json = (language: "zh" | "en", page: string): string =>
  `${JSON.stringify(functionsMetadata(FUNCTIONS, language, `${ORIGIN}/assets/help/${page}`), null, 2)}\n`;

const ids = `/** Ids of the custom functions, made by \`npm run functions\`: what the host must know before anything else is loaded. */
export const FUNCTION_IDS: readonly string[] = [
${FUNCTIONS.map((f) => `  ${JSON.stringify(f.id)},`).join("\n")}
];
`;

const files: Record<string, string> = {
  "src/functions/ids.ts": ids,
  "src/functions/functions.json": json("zh", "functions.zh-CN.html"),
  "src/functions/functions-en.json": json("en", "functions.en-US.html"),
  "docs/functions.zh-CN.md": guideMarkdown("zh"),
  "docs/functions.en-US.md": guideMarkdown("en"),
  "assets/help/functions.zh-CN.html": guideHtml("zh"),
  "assets/help/functions.en-US.html": guideHtml("en"),
};

const checking = process.argv.includes("--check");
mkdirSync(new URL("assets/help/", ROOT), { recursive: true });
for (const [name, text] of Object.entries(files)) {
  const url = new URL(name, ROOT);
  let before = "";
  try {
    before = readFileSync(url, "utf8");
  } catch {
    // not generated yet
  }
  if (before === text) continue;
  if (checking) {
    console.error(`${name} is stale: npm run functions`);
    process.exitCode = 1;
  } else writeFileSync(url, text);
}
console.log(`functions: ${FUNCTIONS.length}`);
