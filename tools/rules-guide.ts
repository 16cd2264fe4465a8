/** Writes docs/rules.md and docs/rules.en.md from the rule objects: `npm run rules` (`-- --check` fails when they are stale). */
import { readFileSync, writeFileSync } from "node:fs";
import { guide } from "../src/checking/catalogue/guide";

const check = process.argv.includes("--check");
let stale = false;
for (const [language, file] of [
  ["zh", "docs/rules.md"],
  ["en", "docs/rules.en.md"],
] as const) {
  const url = new URL(`../${file}`, import.meta.url);
  const text = guide(language);
  if (!check) writeFileSync(url, text);
  else if (readFileSync(url, "utf8") !== text) {
    console.error(`${file} is stale: npm run rules`);
    stale = true;
  }
}
if (stale) process.exitCode = 1;
