/**
 * `npm run manifests`: writes manifest.xml and, for the case that a host refuses dots in function names, manifest-namespace.xml
 * (names then show as BUDGET.FUNC.NAME). For a deployment, after the build: `npm run manifests -- --origin https://host --out dist`, which
 * writes the functions' metadata with that origin as well. `--id GUID|random` and `--name NAME` change both manifests for an
 * add-in that is to stand beside this one; `--validate` sends them to Microsoft's validation service as well (network).
 * What was written is read back by Office's own reader and checked.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { OfficeAddinManifest } from "office-addin-manifest";
import { FUNCTIONS, functionsMetadata } from "../src/functions/specification";
import { manifestFaults, validateOnline } from "./check-manifest";
import { manifest } from "./manifest-template";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

const origin = (option("origin") ?? "https://localhost:3000").replace(/\/+$/, "");
if (!/^https:\/\/[^/\s]+(?:\/[^\s]*)?$/.test(origin)) {
  console.error("--origin must be an https address");
  process.exit(1);
}
const out = resolve(ROOT, option("out") ?? ".");
const { version } = JSON.parse(readFileSync(resolve(ROOT, "package.json"), "utf8")) as { version: string };
const common = { origin, version: `${version.split("-")[0]}.0` };

mkdirSync(out, { recursive: true });
writeFileSync(
  resolve(out, "manifest.xml"),
  manifest({ ...common, id: "425fc0b0-81e1-41c9-982e-0af6af5efc0d", namespace: null }),
);
writeFileSync(
  resolve(out, "manifest-namespace.xml"),
  manifest({ ...common, id: "1edf7252-2072-43ef-83ba-331979b673ac", namespace: "BUDGET" }),
);
if (option("out") !== undefined) {
  for (const [file, language, page] of [
    ["functions.json", "zh", "functions.zh-CN.html"],
    ["functions-en.json", "en", "functions.en-US.html"],
  ] as const) {
    writeFileSync(
      resolve(out, file),
      `${JSON.stringify(functionsMetadata(FUNCTIONS, language, `${origin}/assets/help/${page}`), null, 2)}\n`,
    );
  }
}
const [id, name] = [option("id"), option("name")];
const files = ["manifest.xml", "manifest-namespace.xml"].map((file) => resolve(out, file));
for (const file of files) {
  if (id !== undefined || name !== undefined) {
    if (option("out") === undefined) {
      console.error("--id and --name are for a deployment: give --out");
      process.exit(1);
    }
    await OfficeAddinManifest.modifyManifestFile(file, id, name);
  }
  const faults = await manifestFaults(file, common);
  if (process.argv.includes("--validate")) {
    const { valid, words } = await validateOnline(file);
    if (!valid) faults.push(...words);
  }
  for (const fault of faults) console.error(`${file}: ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
}
console.log(`manifest.xml and manifest-namespace.xml for ${origin}`);
