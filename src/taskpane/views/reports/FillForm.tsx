import { Button, Checkbox, Field, Radio, RadioGroup, Subtitle2 } from "@fluentui/react-components";
import { useState, type KeyboardEvent } from "react";
import type { FillLayout, Ledger, TemplateSummary } from "../../../application";
import type { TranslateReports } from "../../locales/reports";
import { useStyles } from "../styles";

/** For which units and years a template is filled, and where. */
export function FillForm({
  template,
  ledger,
  say,
  busy,
  onFill,
  onClose,
}: {
  template: TemplateSummary;
  ledger: Ledger;
  say: TranslateReports;
  busy: boolean;
  onFill: (keys: readonly string[], layout: FillLayout) => void;
  onClose: () => void;
}) {
  const styles = useStyles();
  const all = ledger.disclosures.map((d) => d.key);
  const [keys, setKeys] = useState<readonly string[]>(all);
  const [layout, setLayout] = useState<FillLayout>("sheets");
  const keyed = (e: KeyboardEvent): void => {
    if (e.key === "Escape") onClose();
  };
  return (
    <section className={styles.section} onKeyDown={keyed} data-testid="report-form">
      <Subtitle2 as="h3">{say("fillTitle", { name: template.name })}</Subtitle2>
      <fieldset className={styles.tight} style={{ border: "none", margin: 0, padding: 0 }}>
        <legend>{say("units")}</legend>
        {ledger.disclosures.map(({ key, identity: { year, unit, kind, version } }, i) => (
          <Checkbox
            key={key}
            checked={keys.includes(key)}
            label={`${year} ${unit} ${kind} ${version}`}
            onChange={(_e, d) => setKeys((now) => (d.checked ? [...now, key] : now.filter((k) => k !== key)))}
            data-testid={`report-unit-${i}`}
          />
        ))}
      </fieldset>
      <div className={styles.row}>
        <Button size="small" onClick={() => setKeys(all)} data-testid="report-all">
          {say("all")}
        </Button>
        <Button size="small" onClick={() => setKeys([])} data-testid="report-none">
          {say("none")}
        </Button>
      </div>
      <Field label={say("layout")} size="small">
        <RadioGroup value={layout} onChange={(_e, d) => setLayout(d.value as FillLayout)}>
          <Radio value="sheets" label={say("sheets")} data-testid="report-sheets" />
          <Radio value="blocks" label={say("blocks")} data-testid="report-blocks" />
        </RadioGroup>
      </Field>
      <div className={styles.row}>
        <Button
          appearance="primary"
          disabled={busy || keys.length === 0}
          // In the order of the list, whichever was ticked first.
          onClick={() =>
            onFill(
              all.filter((k) => keys.includes(k)),
              layout,
            )
          }
          data-testid="report-fill"
        >
          {say("fill")}
        </Button>
        <Button disabled={busy} onClick={onClose} data-testid="report-cancel">
          {say("cancel")}
        </Button>
      </div>
    </section>
  );
}
