import type { LedgerDisclosure, LedgerFinding } from "../../application";
import type { Language, Translate } from "../locales";
import { findingWords } from "./finding-words";

/** A finding as a sentence for a notice: which file, which page, what is said, what it should probably be. */
export function noticeSentence(
  { file }: Pick<LedgerDisclosure, "file">,
  finding: LedgerFinding,
  language: Language,
  t: Translate,
): string {
  const chinese = language === "zh-CN";
  const page = finding.cells.find((c) => c.page !== null)?.page ?? null;
  const value = finding.suggestion?.value.trim();
  const place = [t("notice.of", { file }), page === null ? "" : t("notice.page", { page })].filter(Boolean);
  const said = findingWords(finding, language, t);
  const asked = value ? t("notice.suggestion", { value }) : t("notice.check");
  return chinese
    ? `${place.join("")}：${said.replace(/[。；]$/, "")}；${asked}。`
    : `${place.join(", ")}: ${said.replace(/\.$/, "")}; ${asked}.`;
}
