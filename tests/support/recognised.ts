import { recognise } from "../../src/recognition";
import type { Disclosure } from "../../src/disclosure";
import { readCached } from "./read";
import { sharedPath } from "./shared";

/** Reads shared documents that belong together and recognises them. */
export async function recogniseShared(...paths: string[]): Promise<Disclosure> {
  return recognise(await Promise.all(paths.map((path) => readCached(sharedPath(path)))));
}

/** The document in every format that the corpus holds, the text sample first. */
export const FORMATS: readonly (readonly [slug: string, path: string])[] = ["julu-2026", "xinglong-2021"].flatMap(
  (slug) => [
    [slug, `samples/${slug}.txt`] as const,
    ...["docx", "doc", "pdf", "xlsx", "html"].map((kind) => [slug, `corpus/${slug}.${kind}`] as const),
  ],
);

/** Samples without an oracle at hand. */
export const SAMPLES = ["samples/weixian-2024.txt", "samples/yancheng-2024.txt", "samples/huailai-2023.txt"] as const;

/** Real disclosures; several files of one disclosure stand together. */
export const REAL: readonly (readonly string[])[] = [
  ["corpus/real/beijing-yibao-2026-tables.pdf", "corpus/real/beijing-yibao-2026-narrative.pdf"],
  ...[
    "changsha-gongan-2025",
    "fuzhou-yibao-2026",
    "guangzhou-xinfang-2026",
    "hangzhou-qixiang-2026",
    "putuo-caizheng-2024-final",
  ].map((f) => [`corpus/real/${f}.pdf`]),
  ...[
    "putuo-wanli-2023",
    "shanghai-yibao-2026-unit",
    "shenzhen-yibao-2026",
    "xian-yibao-2022",
    "yantai-yibao-2026",
  ].map((f) => [`corpus/real/${f}.pdf`]),
  ["corpus/real/zhanjiang-renshe-2023-goals.xlsx"],
  ["corpus/real/zhanjiang-renshe-2024-goals.xlsx"],
];
