import { Button, Field, Select, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { LedgerFinding } from "../../../application";
import { DECISIONS, type DecisionWord } from "../../model/ledger-controller";
import { usePane } from "../context";
import { useStyles } from "../styles";
import { useFindingStyles } from "./styles";

/** What is to become of a finding, and why: written into its row of 问题. */
export function DecisionForm({ finding, id, onDone }: { finding: LedgerFinding; id: number; onDone: () => void }) {
  const { ledger, t } = usePane();
  const styles = useStyles();
  const own = useFindingStyles();
  const before = finding.decision?.values;
  const [word, setWord] = useState<DecisionWord>(DECISIONS.find((d) => d === before?.处理) ?? "不处理");
  const [remark, setRemark] = useState(before?.备注 ?? "");
  return (
    <form
      className={own.box}
      data-testid={`decide-form-${id}`}
      onSubmit={(e) => {
        e.preventDefault();
        void ledger.decide(finding, word, remark.trim()).then(onDone);
      }}
    >
      <Field label={t("card.decision")} size="small">
        <Select
          autoFocus
          value={word}
          onChange={(_e, d) => setWord(d.value as DecisionWord)}
          data-testid={`decision-word-${id}`}
        >
          {DECISIONS.map((d) => (
            <option key={d}>{d}</option>
          ))}
        </Select>
      </Field>
      <Field label={t("card.remark")} size="small">
        <Textarea
          value={remark}
          rows={2}
          resize="vertical"
          onChange={(_e, d) => setRemark(d.value)}
          textarea={{ "data-testid": `decision-remark-${id}` } as object}
        />
      </Field>
      <div className={styles.row}>
        <Button size="small" appearance="primary" type="submit" data-testid={`decision-save-${id}`}>
          {t("card.save")}
        </Button>
        <Button size="small" type="button" onClick={onDone}>
          {t("action.cancel")}
        </Button>
      </div>
    </form>
  );
}
