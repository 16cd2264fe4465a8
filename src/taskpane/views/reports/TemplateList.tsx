import { Body1Strong, Button, Caption1, Link, Subtitle2, mergeClasses } from "@fluentui/react-components";
import type { CellTarget, TemplateSummary } from "../../../application";
import { errorSentence, languageOf } from "../../../words";
import type { TranslateReports } from "../../locales/reports";
import { usePane } from "../context";
import { useStyles } from "../styles";

/** The templates that there are: what each gives, what is wrong in it, and where. */
export function TemplateList({
  templates,
  say,
  busy,
  canFill,
  onChoose,
  onInsert,
  onShow,
}: {
  templates: readonly TemplateSummary[];
  say: TranslateReports;
  busy: boolean;
  canFill: boolean;
  onChoose: (template: TemplateSummary) => void;
  onInsert: (template: TemplateSummary) => void;
  onShow: (target: CellTarget) => void;
}) {
  const { language } = usePane();
  const styles = useStyles();
  const spoken = languageOf(language);
  // What is the user's own stands first.
  const own = [...templates].sort((a, b) => Number(a.about !== null) - Number(b.about !== null));
  return (
    <section className={styles.section}>
      <Subtitle2 as="h3">{say("templates")}</Subtitle2>
      <ul className={mergeClasses(styles.list, styles.tight)} data-testid="template-list">
        {own.map((template) => {
          const { source, name, about, fields, faults } = template;
          const id = source.replace(/^(?:builtin|sheet):/, "");
          const sheet = source.startsWith("sheet:") ? id : null;
          return (
            <li key={source} className={styles.finding} data-testid={`template-${id}`}>
              <Body1Strong className={styles.wrap}>{name}</Body1Strong>
              <Caption1 className={mergeClasses(styles.muted, styles.wrap)}>
                {about ? about[spoken] : say("ofWorkbook", { count: fields })}
              </Caption1>
              {faults.length > 0 && (
                <div className={styles.tight} data-testid={`template-faults-${id}`}>
                  <Caption1>{say("faults", { count: faults.length })}</Caption1>
                  <ul className={mergeClasses(styles.list, styles.tight)}>
                    {faults.slice(0, MOST_FAULTS).map((fault, i) => (
                      <li key={i} className={styles.tight}>
                        <Caption1 className={styles.wrap}>{errorSentence(fault, spoken)}</Caption1>
                        {fault.target && (
                          <Link as="button" onClick={() => onShow(fault.target!)} data-testid={`template-fault-${i}`}>
                            {say("goTo", { cell: fault.cell })}
                          </Link>
                        )}
                      </li>
                    ))}
                  </ul>
                </div>
              )}
              <div className={styles.row}>
                <Button
                  size="small"
                  appearance="primary"
                  disabled={busy || !canFill}
                  aria-label={`${say("choose")} ${name}`}
                  onClick={() => onChoose(template)}
                  data-testid={`template-use-${id}`}
                >
                  {say("choose")}
                </Button>
                {sheet === null ? (
                  <Button
                    size="small"
                    disabled={busy}
                    aria-label={`${say("insert")} ${name}`}
                    onClick={() => onInsert(template)}
                    data-testid={`template-insert-${id}`}
                  >
                    {say("insert")}
                  </Button>
                ) : (
                  <Button
                    size="small"
                    disabled={busy}
                    aria-label={`${say("open")} ${name}`}
                    onClick={() => onShow({ sheet, row: 0, column: 0 })}
                    data-testid={`template-open-${id}`}
                  >
                    {say("open")}
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Mistakes that are listed of one template. */
const MOST_FAULTS = 8;
