import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { NOTICES, notices, unnamed } from "../../../tools/notices";

test("the notices are those of the packages installed", () => {
  expect(readFileSync(NOTICES, "utf8") === notices(), "run npm run notices").toBe(true);
});

test("office.js, the reader of PDF, the interface and the grid are named with their licences", () => {
  const text = readFileSync(NOTICES, "utf8");
  for (const name of [
    "@microsoft/office-js",
    "@embedpdf/pdfium",
    "react-dom",
    "@fluentui/react-components",
    "@univerjs/core",
  ])
    expect(text, name).toMatch(new RegExp(`^${name} \\d`, "m"));
  expect(text).toContain("MICROSOFT OFFICE JAVASCRIPT (OFFICE.JS) API LIBRARY");
  for (const part of ["FreeType", "libjpeg-turbo", "OpenJPEG", "Little CMS", "Anti-Grain Geometry", "zlib"])
    expect(text, part).toContain(`Inside pdfium.wasm: ${part}`);
  expect(text).toMatch(/Apache License\s+Version 2\.0/);
  expect(text, "under a commercial licence").not.toContain("@univerjs-pro");
});

test("a bundle that holds a package without notice is found out, wherever npm put it", () => {
  expect(
    unnamed([
      "/a/src/cli/main.ts",
      "/a/node_modules/react/index.js",
      "/a/node_modules/left-pad/index.js",
      "/a/node_modules/react/node_modules/@evil/inside/x.js",
    ]),
  ).toEqual(["@evil/inside", "left-pad"]);
});
