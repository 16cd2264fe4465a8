import js from "@eslint/js";
import tseslint from "typescript-eslint";
import importPlugin from "eslint-plugin-import";
import officeAddins from "eslint-plugin-office-addins";
import reactHooks from "eslint-plugin-react-hooks";
import regexp from "eslint-plugin-regexp";

/**
 * Who may import whom (docs/decisions/001-shape.md). A folder that is not listed for another is forbidden to it;
 * inside a folder everything is allowed.
 */
export const MAY_IMPORT = {
  disclosure: [],
  words: ["disclosure"],
  classification: ["disclosure"],
  reading: ["disclosure"],
  narrative: ["disclosure", "classification"],
  recognition: ["reading", "disclosure", "words", "classification", "narrative"],
  checking: ["disclosure", "words", "classification"],
  workbook: ["disclosure", "words", "checking"],
  reporting: ["disclosure", "words", "classification", "narrative", "checking", "workbook"],
  application: [
    "disclosure",
    "words",
    "classification",
    "reading",
    "narrative",
    "recognition",
    "checking",
    "workbook",
    "reporting",
  ],
  "hosts/excel": ["application", "words", "workbook"],
  "hosts/xlsx": ["application", "workbook"],
  "hosts/docx": ["application", "words", "reporting"],
  "hosts/html": ["application", "words", "reporting"],
  "hosts/postgres": ["application"],
  "hosts/s3": ["application"],
  functions: ["disclosure", "words", "classification", "narrative", "checking"],
  taskpane: ["application", "words", "functions/specification", "hosts"],
  cli: ["application", "words", "hosts/xlsx", "hosts/docx", "hosts/html", "hosts/postgres", "hosts/s3"],
};

const zones = Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
  target: `./src/${folder}`,
  from: "./src",
  except: [folder, ...allowed].map((f) => `./${f}`),
  message: `src/${folder} may import only: ${allowed.join(", ") || "nothing of src/"}.`,
}));

/** The workbench plays Excel for the built add-in: it may not know a line of it. */
zones.push({
  target: "./workbench",
  from: "./src",
  message: "workbench/ knows the add-in only by what the build gives out.",
});

export default tseslint.config(
  { ignores: ["dist/**", "build/**", "node_modules/**", "coverage/**", ".stryker-tmp/**"] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    plugins: { import: importPlugin },
    settings: {
      "import/resolver": { node: { extensions: [".ts", ".tsx", ".mjs", ".js", ".json"] } },
      "import/parsers": { "@typescript-eslint/parser": [".ts", ".tsx"] },
    },
    rules: {
      "import/no-restricted-paths": ["error", { zones, basePath: import.meta.dirname }],
      "import/no-cycle": ["error", { ignoreExternal: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/no-non-null-assertion": "off",
      "no-control-regex": "off",
      "no-irregular-whitespace": ["error", { skipStrings: true, skipRegExps: true, skipTemplates: true }],
      eqeqeq: ["error", "always"],
    },
  },
  {
    // Texts come from strangers: a pattern that looks back more than once per character never ends on some of them.
    files: ["src/**/*.{ts,tsx}"],
    plugins: { regexp },
    rules: {
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential", ignoreSticky: true }],
      "regexp/no-contradiction-with-assertion": "error",
      "regexp/no-empty-alternative": "error",
      "regexp/no-misleading-capturing-group": "error",
      "regexp/no-useless-assertions": "error",
    },
  },
  {
    files: ["src/hosts/excel/**/*.ts", "src/taskpane/**/*.{ts,tsx}", "src/functions/**/*.ts"],
    plugins: { "office-addins": officeAddins, "react-hooks": reactHooks },
    rules: {
      ...officeAddins.configs.recommended?.rules,
      ...reactHooks.configs.recommended.rules,
    },
  },
  {
    files: ["**/*.mjs", "**/*.js", "tools/**", "bench/**"],
    languageOptions: {
      globals: {
        console: "readonly",
        process: "readonly",
        URL: "readonly",
        Buffer: "readonly",
        setTimeout: "readonly",
        clearTimeout: "readonly",
        fetch: "readonly",
        performance: "readonly",
        globalThis: "readonly",
        structuredClone: "readonly",
        TextDecoder: "readonly",
        TextEncoder: "readonly",
      },
    },
  },
);
