import { existsSync } from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import CopyWebpackPlugin from "copy-webpack-plugin";
import HtmlWebpackPlugin from "html-webpack-plugin";
import MiniCssExtractPlugin from "mini-css-extract-plugin";
import webpack from "webpack";

const root = import.meta.dirname;
const at = (...parts) => path.resolve(root, ...parts);
const packageFolder = (name) => path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));

/**
 * Where taskpane.html loads office.js from. Microsoft's CDN unless told otherwise: closed networks and the 21Vianet
 * cloud set OFFICE_JS to their own copy. The workbench always uses the copy from npm (taskpane.offline.html).
 */
const OFFICE_JS = process.env.OFFICE_JS ?? "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";
const OFFICE_JS_COPY = "officejs/office.js";

/** Scripts only from here and from where office.js comes, and PDFium's WebAssembly; Fluent writes its styles at run time. */
const contentSecurityPolicy = (officeJs) => {
  const office = /^https?:/.test(officeJs) ? ` ${new URL(officeJs).origin}` : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'wasm-unsafe-eval'${office}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data: blob:",
    `connect-src 'self' data: blob:${office}`,
    `frame-src 'self'${office}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'none'",
  ].join("; ");
};

/** Metadata and manifests carry this origin; a deployment replaces it by its own address (ADDIN_ORIGIN). */
const DEVELOPMENT_ORIGIN = "https://localhost:3000";
const deployed = (content) =>
  content
    .toString("utf8")
    .replaceAll(DEVELOPMENT_ORIGIN, (process.env.ADDIN_ORIGIN ?? DEVELOPMENT_ORIGIN).replace(/\/+$/, ""));

/** The parts of the program are written side by side: what is not there yet is left out. */
const present = (...files) => files.map((file) => at(file)).filter((file) => existsSync(file));

const common = (name, mode) => ({
  name,
  mode,
  context: root,
  devtool: mode === "development" ? "source-map" : false,
  resolve: { extensions: [".ts", ".tsx", ".mjs", ".js", ".json"] },
  module: {
    rules: [
      { test: /\.tsx?$/, use: { loader: "ts-loader", options: { transpileOnly: true } }, exclude: /node_modules/ },
      // Values and functions only: what nobody uses (the readers in the pane, the examples below the rules) stays out of the bundles.
      {
        test: /[\\/]src[\\/](application|checking|classification|disclosure|hosts|narrative|reading|recognition|reporting|words|workbook)[\\/]/,
        sideEffects: false,
      },
      // One file with everything inside, and what it runs given to it: it has nothing to look for, and says where it is by the page's address.
      {
        test: /[\\/]onnxruntime-web[\\/]/,
        parser: { importMeta: false, url: false, worker: false },
        ...(name === "cli" ? {} : { loader: at("tools/address-loader.cjs") }),
      },
      { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] },
      { test: /\.(txt|docx|pdf|csv)$/, type: "asset/resource", generator: { filename: "assets/[name][ext]" } },
    ],
  },
  cache: {
    type: "filesystem",
    name: `${name}-${mode}`,
    cacheDirectory: at("node_modules/.cache/webpack"),
    buildDependencies: { config: [import.meta.filename] },
  },
  performance: { hints: false },
  stats: "errors-warnings",
  // Univer carries dynamic requires that never run in a page.
  ignoreWarnings: [/Critical dependency/],
});

/** Files that are copied, never minified again: office.js is served as Microsoft publishes it. */
const copied = () => {
  const officeJs = path.join(packageFolder("@microsoft/office-js"), "dist");
  const pdfium = createRequire(import.meta.url).resolve("@embedpdf/pdfium/pdfium.wasm");
  const verbatim = { info: { minimized: true }, noErrorOnMissing: true };
  return [
    { from: "functions*.json", context: at("src/functions"), to: "[name][ext]", ...verbatim },
    { from: at("src/functions/functions*.json"), to: "[name][ext]", transform: deployed, ...verbatim },
    // By name: a pattern would have the watch follow the whole root, its own cache among it.
    ...["manifest.xml", "manifest-namespace.xml"].map((name) => ({
      from: at(name),
      to: "[name][ext]",
      transform: deployed,
      ...verbatim,
    })),
    { from: at("assets"), to: "assets", globOptions: { ignore: ["**/*.ts"] }, ...verbatim },
    {
      from: "{office,excel-web-16.00,excel-win32-16.01,excel-mac-16.00,o15apptofilemappingtable,es6-promise,office_strings}.js",
      context: officeJs,
      to: "officejs/[name][ext]",
      ...verbatim,
    },
    // Microsoft lets office.js be given on with the add-in, unchanged, under these terms.
    { from: at(officeJs, "../LICENSE.md"), to: "officejs/LICENSE.md", ...verbatim },
    ...["LICENSE", "THIRD-PARTY-NOTICES.txt"].flatMap((name) => [
      { from: at(name), to: name, toType: "file", ...verbatim },
      { from: at(name), to: `cli/${name}`, toType: "file", ...verbatim },
    ]),
    { from: "{zh-cn,en-us}/*.js", context: officeJs, to: "officejs/", ...verbatim },
    { from: "{telemetry,ariatelemetry}/*.js", context: officeJs, to: "officejs/", ...verbatim },
    // The pane fetches it from its own origin; the command line reads the one beside it.
    { from: pdfium, to: "pdfium.wasm", ...verbatim },
    { from: pdfium, to: "cli/pdfium.wasm", ...verbatim },
  ];
};

const taskPane = (filename, officeJs) =>
  new HtmlWebpackPlugin({
    filename,
    template: at("src/taskpane/taskpane.html"),
    chunks: ["app"],
    inject: "body",
    templateParameters: { officeJs, contentSecurityPolicy: contentSecurityPolicy(officeJs) },
  });

/** Pane and functions in one runtime; heavy work in the Worker that the pane starts by `new Worker(new URL(…))`. */
const addin = (mode) => {
  const entry = present("src/functions/index.ts", "src/taskpane/index.tsx");
  const html = existsSync(at("src/taskpane/taskpane.html"));
  return {
    ...common("addin", mode),
    target: ["web", "es2022"],
    entry: { app: entry },
    output: {
      path: at("dist"),
      filename: "[name].js",
      chunkFilename: "chunks/[name].[contenthash:8].js",
      publicPath: "auto",
    },
    plugins: [
      new MiniCssExtractPlugin({ filename: "[name].css" }),
      ...(html ? [taskPane("taskpane.html", OFFICE_JS), taskPane("taskpane.offline.html", OFFICE_JS_COPY)] : []),
      new CopyWebpackPlugin({ patterns: copied() }),
    ],
  };
};

/** The page that plays Excel; a tool for people and tests, so its 10 MB grid is not worth minifying. */
const workbench = (mode) => ({
  ...common("workbench", mode),
  target: ["web", "es2022"],
  entry: { workbench: at("workbench/index.ts") },
  output: {
    path: at("dist"),
    filename: "workbench/[name].js",
    chunkFilename: "workbench/[name].[contenthash:8].js",
    assetModuleFilename: "workbench/[name].[hash:8][ext]",
    publicPath: "auto",
  },
  optimization: { minimize: false },
  plugins: [
    new MiniCssExtractPlugin({ filename: "workbench/[name].css", ignoreOrder: true }),
    new HtmlWebpackPlugin({
      filename: "workbench.html",
      template: at("workbench/workbench.html"),
      chunks: ["workbench"],
      inject: "body",
      minify: false,
    }),
  ],
});

/** The command line, the thread in which it reads, and those in which a batch is examined and its scans are recognised: ES modules with everything inside but PDFium's binary, which lies beside them. */
const commandLine = (mode) => ({
  ...common("cli", mode),
  target: "node20",
  entry: {
    "budget-disclosure": at("src/cli/main.ts"),
    "reading-thread": at("src/cli/reading-thread.ts"),
    "examining-thread": at("src/cli/batch/examining-thread.ts"),
    "recognising-thread": at("src/cli/batch/recognising-thread.ts"),
  },
  experiments: { outputModule: true },
  externalsType: "module",
  // What a package requires is the module itself, no namespace of it.
  externals: [
    ({ request, dependencyType }, done) =>
      /^node:/.test(request)
        ? done(null, `${dependencyType === "commonjs" ? "node-commonjs" : "module"} ${request}`)
        : done(),
  ],
  // pg may use a driver in C, and sockets of Cloudflare: neither is here.
  resolve: { ...common("cli", mode).resolve, alias: { "pg-native": false, "pg-cloudflare": false } },
  output: {
    path: at("dist/cli"),
    filename: "[name].mjs",
    chunkFilename: "[name].mjs",
    module: true,
    chunkFormat: "module",
    library: { type: "module" },
  },
  optimization: { minimize: false },
  module: {
    ...common("cli", mode).module,
    parser: { javascript: { importMeta: false, createRequire: false, url: false, worker: false } },
  },
  plugins: [new webpack.BannerPlugin({ banner: "#!/usr/bin/env node", raw: true, entryOnly: true })],
});

/** The functions alone, for hosts with an API of their own (WPS): one script, no Office. */
const plainFunctions = (mode) => ({
  ...common("functions", mode),
  target: ["web", "es2017"],
  entry: { "functions.plain": at("src/functions/plain.ts") },
  output: {
    path: at("dist"),
    filename: "[name].js",
    globalObject: "globalThis",
    library: { name: "BudgetFunctions", type: "umd", export: "default" },
  },
  plugins: [new MiniCssExtractPlugin()],
});

export default (_env, argv) => {
  const mode = argv.mode ?? "production";
  return [
    ...(present("src/functions/index.ts", "src/taskpane/index.tsx").length > 0 ? [addin(mode)] : []),
    workbench(mode),
    ...(present("src/cli/main.ts").length > 0 ? [commandLine(mode)] : []),
    ...(present("src/functions/plain.ts").length > 0 ? [plainFunctions(mode)] : []),
  ];
};
