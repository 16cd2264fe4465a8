import { Body1, Button, Caption1, Field, Link, Subtitle2, Textarea, mergeClasses } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { TriedField } from "../../../application";
import { errorSentence, languageOf } from "../../../words";
import { FIELD_EXAMPLES, type TranslateReports } from "../../locales/reports";
import type { ReportsController } from "../../model/reports-controller";
import { errorData } from "../../worker/error-data";
import type { ErrorData } from "../../worker/protocol";
import { usePane } from "../context";
import { ErrorBar } from "../ErrorBar";
import { useStyles } from "../styles";

/** How long the text is left alone before it is tried (milliseconds). */
const QUIET = 250;

/** Where fields are made: of a cell of a statement, or by hand, tried while they are written, and put into the template's cell. */
export function FieldBench({
  reports,
  say,
  onPut,
}: {
  reports: ReportsController;
  say: TranslateReports;
  onPut: () => void;
}) {
  const { language } = usePane();
  const styles = useStyles();
  const spoken = languageOf(language);
  const [text, setText] = useState("");
  const [key, setKey] = useState<string | null>(null);
  const [trial, setTrial] = useState<{ readonly of: string; readonly came: TriedField } | null>(null);
  const [told, setTold] = useState("");
  const [failed, setFailed] = useState<ErrorData | null>(null);

  useEffect(() => {
    if (text.trim() === "") return;
    let stale = false;
    const timer = setTimeout(() => {
      reports
        .tryField(text, key, spoken)
        .then((came) => !stale && setTrial({ of: text, came }))
        .catch(() => undefined);
    }, QUIET);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [reports, text, key, spoken]);

  const work = async (doing: () => Promise<void>): Promise<void> => {
    setFailed(null);
    setTold("");
    try {
      await doing();
    } catch (error) {
      setFailed(errorData(error));
    }
  };
  const take = (): Promise<void> =>
    work(async () => {
      const found = await reports.fieldOfSelection();
      if (found.field === null) return setTold(say("noField"));
      setKey(found.key);
      setText(found.field);
    });
  const put = (): Promise<void> =>
    work(async () => {
      setTold(say("putDone", { address: await reports.put(text) }));
      onPut();
    });
  const came = trial !== null && trial.of === text && text.trim() !== "" ? trial.came : null;
  const [fault] = came?.faults ?? [];
  return (
    <section className={styles.section} data-testid="field-bench">
      <Subtitle2 as="h3">{say("fieldTitle")}</Subtitle2>
      <Caption1>{say("fieldLead")}</Caption1>
      {failed && <ErrorBar error={failed} onDismiss={() => setFailed(null)} />}
      <div className={styles.row}>
        <Button size="small" onClick={() => void take()} data-testid="field-take">
          {say("take")}
        </Button>
        <Button
          size="small"
          appearance="primary"
          disabled={text.trim() === "" || fault !== undefined}
          onClick={() => void put()}
          data-testid="field-put"
        >
          {say("put")}
        </Button>
      </div>
      <Field
        label={say("fieldLabel")}
        size="small"
        validationState={fault ? "error" : "none"}
        validationMessage={fault ? errorSentence(fault, spoken) : undefined}
      >
        <Textarea
          value={text}
          onChange={(_e, d) => setText(d.value)}
          resize="vertical"
          spellCheck={false}
          data-testid="field-text"
        />
      </Field>
      <div className={styles.tight} role="status" data-testid="field-shown">
        {told !== "" && <Caption1 className={styles.wrap}>{told}</Caption1>}
        {came?.shown && came.identity && (
          <>
            <Caption1 className={styles.muted}>
              {say("shows", { year: came.identity.year, unit: came.identity.unit })}
            </Caption1>
            {came.shown.map((line, i) => (
              <Body1 key={i} className={styles.wrap}>
                {line}
              </Body1>
            ))}
            {came.unfilled.map((u, i) => (
              <Caption1 key={`reason ${i}`} className={styles.wrap}>
                {u.reason}
              </Caption1>
            ))}
            <Caption1 className={styles.muted}>{say(came.live ? "follows" : "fixed")}</Caption1>
          </>
        )}
      </div>
      <details data-testid="field-examples">
        <summary>
          <Caption1>{say("help")}</Caption1>
        </summary>
        <ul className={mergeClasses(styles.list, styles.column)} style={{ paddingTop: 12 }}>
          {FIELD_EXAMPLES.map((example, i) => (
            <li key={example}>
              <Link
                as="button"
                className={styles.wrap}
                onClick={() => setText(example)}
                data-testid={`field-example-${i}`}
              >
                {example}
              </Link>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
