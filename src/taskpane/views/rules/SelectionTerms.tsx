import { Button, Caption1, Radio, RadioGroup, Select, Subtitle2 } from "@fluentui/react-components";
import type { SelectedRule } from "../../../application";
import { sentence } from "../../../words";
import { usePane } from "../context";
import { useStyles } from "../styles";

/** The cells that a rule is made of: which is the total, which are added and which taken off. */
export function SelectionTerms({
  rule,
  signs,
  onTotal,
  onSigns,
  onTake,
  onMore,
}: {
  rule: SelectedRule;
  signs: readonly number[];
  onTotal: (at: number) => void;
  onSigns: (signs: readonly number[]) => void;
  onTake: () => void;
  onMore: () => void;
}) {
  const { language, t } = usePane();
  const styles = useStyles();
  const spoken = language === "zh-CN" ? "zh" : "en";
  return (
    <section className={styles.section} data-testid="selection">
      <Subtitle2 as="h3">{t("selection.title")}</Subtitle2>
      <Caption1 className={styles.muted}>{t("selection.hint")}</Caption1>
      <div className={styles.row}>
        <Button size="small" onClick={onTake} data-testid="selection-take">
          {t("selection.take")}
        </Button>
        <Button size="small" onClick={onMore} data-testid="selection-more">
          {t("selection.more")}
        </Button>
      </div>
      {rule.terms && (
        <RadioGroup
          value={String(rule.total)}
          onChange={(_e, d) => onTotal(Number(d.value))}
          aria-label={t("selection.total")}
          data-testid="selection-terms"
        >
          {rule.terms.map(({ written }, i) => (
            <div key={i} className={styles.tight}>
              <Radio value={String(i)} label={`${i === rule.total ? `${t("selection.total")}：` : ""}${written}`} />
              {i !== rule.total && (
                <Select
                  size="small"
                  aria-label={t("selection.sign", { name: written })}
                  value={String(signs[i] ?? 1)}
                  onChange={(_e, d) =>
                    onSigns(rule.terms!.map((_, j) => (j === i ? Number(d.value) : (signs[j] ?? 1))))
                  }
                  data-testid={`selection-sign-${i}`}
                >
                  <option value="1">{t("selection.plus")}</option>
                  <option value="-1">{t("selection.minus")}</option>
                  <option value="0">{t("selection.none")}</option>
                </Select>
              )}
            </div>
          ))}
        </RadioGroup>
      )}
      {rule.leftOut.length > 0 && (
        <div className={styles.tight} role="status" data-testid="selection-left-out">
          <Caption1>{t("selection.leftOut")}</Caption1>
          {rule.leftOut.map((reason, i) => (
            <Caption1 key={i} className={styles.wrap}>
              {sentence(reason, spoken)}
            </Caption1>
          ))}
        </div>
      )}
    </section>
  );
}
