import { Caption1, Radio, RadioGroup, Subtitle2 } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { ReplacementDetail } from "../../../application";
import type { ImportItem } from "../../worker/protocol";
import { termWords } from "../../model/finding-words";
import { usePane } from "../context";
import { useStyles } from "../styles";

/** Places that are listed; the rest is counted. */
const LISTED = 30;

/** What writing the chosen imports would replace, by their positions. */
export function useReplacements(chosen: ReadonlySet<number>, version: string, items: readonly ImportItem[]) {
  const { ledger } = usePane();
  const [found, setFound] = useState<ReadonlyMap<number, ReplacementDetail>>(new Map());
  const key = [...chosen].sort((a, b) => a - b).join(",");
  useEffect(() => {
    let wanted = true;
    const asked = items.flatMap((entry, item) =>
      entry.ok && key.split(",").includes(String(item)) ? [{ item, unit: entry.summary.writtenAs }] : [],
    );
    void ledger.replacements(asked, version.trim() || null).then((all) => wanted && setFound(all));
    return () => {
      wanted = false;
    };
    // Corrections change the items, and whose disclosure it is with them.
  }, [ledger, key, version, items]);
  return found;
}

/** A disclosure that is there already: how much is replaced, what of it is the user's own, what the document says otherwise. */
export function ReplacementCard({
  index,
  detail,
  keep,
  onKeep,
}: {
  index: number;
  detail: ReplacementDetail;
  keep: boolean;
  onKeep: (keep: boolean) => void;
}) {
  const { language, t } = usePane();
  const styles = useStyles();
  const word = (text: string | null): string => text?.trim() || t("finding.blank");
  const nameOf = (words: ReplacementDetail["edits"][number]["words"]): string =>
    termWords({ words, label: "" }, language, t);
  const { file, same, rows, remarked, edits, changes, rowEdits, compared } = detail;
  const lead =
    file === null ? t("replace.unknownFile", { rows }) : t(same ? "replace.same" : "replace.other", { file, rows });
  return (
    <section className={styles.card} data-testid={`replaces-${index}`}>
      <Subtitle2 as="h3">{t("replace.title")}</Subtitle2>
      <Caption1 className={styles.wrap}>{lead}</Caption1>
      {remarked > 0 && <Caption1 className={styles.wrap}>{t("replace.remarked", { count: remarked })}</Caption1>}
      {!compared && <Caption1 className={styles.wrap}>{t("replace.notCompared")}</Caption1>}
      {edits.length > 0 && (
        <div className={styles.tight} data-testid={`replaced-edits-${index}`}>
          <Caption1 id={`edits-of-${index}`}>{t("replace.edits", { count: edits.length })}</Caption1>
          <RadioGroup
            layout="horizontal"
            aria-labelledby={`edits-of-${index}`}
            value={keep ? "keep" : "document"}
            onChange={(_e, d) => onKeep(d.value === "keep")}
          >
            <Radio value="keep" label={t("replace.keep")} data-testid={`keep-mine-${index}`} />
            <Radio value="document" label={t("replace.document")} data-testid={`keep-document-${index}`} />
          </RadioGroup>
          {edits.slice(0, LISTED).map((e, i) => (
            <Caption1 key={i} className={styles.wrap}>
              {e.keepable
                ? t("replace.edit", {
                    name: nameOf(e.words),
                    printed: word(e.printed),
                    mine: word(e.mine),
                    fresh: word(e.fresh),
                  })
                : t("replace.lost", { name: nameOf(e.words), mine: word(e.mine) })}
            </Caption1>
          ))}
          {edits.length > LISTED && <Caption1>{t("replace.more", { count: edits.length - LISTED })}</Caption1>}
        </div>
      )}
      {rowEdits > 0 && <Caption1 className={styles.wrap}>{t("replace.rowEdits", { count: rowEdits })}</Caption1>}
      {changes.length > 0 && (
        <details data-testid={`replaced-changes-${index}`}>
          <summary className={styles.clickable}>
            <Caption1>{t("replace.changes", { count: changes.length })}</Caption1>
          </summary>
          {changes.slice(0, LISTED).map((c, i) => (
            <Caption1 key={i} block className={styles.wrap}>
              {t("replace.change", { name: nameOf(c.words), before: word(c.before), after: word(c.after) })}
            </Caption1>
          ))}
          {changes.length > LISTED && <Caption1>{t("replace.more", { count: changes.length - LISTED })}</Caption1>}
        </details>
      )}
    </section>
  );
}
