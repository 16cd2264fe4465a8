import { Body1, Button, Caption1, Spinner, mergeClasses } from "@fluentui/react-components";
import { useCallback, useEffect, useMemo, useState } from "react";
import { EMPTY_LEDGER, type FillLayout, type Ledger, type TemplateSummary } from "../../../application";
import { languageOf } from "../../../words";
import { reportTranslator } from "../../locales/reports";
import {
  ReportsController,
  type FilledReport,
  type FillOutcome,
  type ReportsOverview,
} from "../../model/reports-controller";
import { errorData } from "../../worker/error-data";
import type { ErrorData } from "../../worker/protocol";
import { usePane } from "../context";
import { ErrorBar } from "../ErrorBar";
import { StageHeading } from "../Stage";
import { useStyles } from "../styles";
import { ReconcileBench } from "../reconcile/ReconcileBench";
import { FieldBench } from "./FieldBench";
import { FillForm } from "./FillForm";
import { ReportList } from "./ReportList";
import { TemplateList } from "./TemplateList";

/** Templates, reports that were filled from them, and the bench at which fields are written. */
export function ReportsView({ ledger: known }: { ledger: Ledger | null }) {
  const { engine, host, ledger: checks, language } = usePane();
  const styles = useStyles();
  const say = useMemo(() => reportTranslator(language), [language]);
  const reports = useMemo(() => new ReportsController(engine, host, checks), [engine, host, checks]);
  const ledger = known ?? EMPTY_LEDGER;
  const [overview, setOverview] = useState<ReportsOverview | null>(null);
  const [chosen, setChosen] = useState<TemplateSummary | null>(null);
  const [working, setWorking] = useState(false);
  const [failed, setFailed] = useState<ErrorData | null>(null);
  const [told, setTold] = useState<string>("");
  const [outcome, setOutcome] = useState<FillOutcome | null>(null);
  const hasData = ledger.disclosures.length > 0;

  const look = useCallback(async (): Promise<void> => {
    try {
      setOverview(await reports.overview());
    } catch (error) {
      setFailed(errorData(error));
    }
  }, [reports]);
  useEffect(() => {
    let stale = false;
    void reports.overview().then(
      (found) => !stale && setOverview(found),
      (error: unknown) => !stale && setFailed(errorData(error)),
    );
    return () => {
      stale = true;
    };
  }, [reports, hasData]);

  const work = async (doing: () => Promise<void>): Promise<void> => {
    setWorking(true);
    setFailed(null);
    setTold("");
    try {
      await doing();
      await look();
    } catch (error) {
      setFailed(errorData(error));
    } finally {
      setWorking(false);
    }
  };
  const finish = (came: FillOutcome): void => {
    setOutcome(came);
    setChosen(null);
    setTold(
      say("filled", {
        count: came.sheets.length,
        names: came.sheets.map((s) => s.name).join("、"),
        fields: came.sheets.reduce((n, s) => n + s.fields, 0),
        live: came.sheets.reduce((n, s) => n + s.live, 0),
      }),
    );
  };
  const fill = (template: TemplateSummary, keys: readonly string[], layout: FillLayout): Promise<void> =>
    work(async () => finish(await reports.fill(template.source, keys, layout, languageOf(language))));
  const refill = (report: FilledReport): Promise<void> =>
    work(async () => finish(await reports.refill(report, languageOf(language))));
  return (
    <div className={mergeClasses(styles.scroll, styles.column)} data-testid="reports">
      <StageHeading>{say("title")}</StageHeading>
      {failed && <ErrorBar error={failed} onDismiss={() => setFailed(null)} />}
      <Body1>{say("lead", { open: "{{", close: "}}" })}</Body1>
      {!hasData && <Caption1 data-testid="reports-no-data">{say("noDisclosure")}</Caption1>}
      <Caption1 role="status" data-testid="report-told">
        {working ? say("filling") : told}
      </Caption1>
      {outcome && outcome.unfilled.length > 0 && !working && (
        <div className={styles.tight} data-testid="report-unfilled">
          <Caption1>{say("unfilled", { count: outcome.unfilled.length })}</Caption1>
          <ul className={mergeClasses(styles.list, styles.tight)}>
            {outcome.unfilled.slice(0, MOST_TOLD).map((u) => (
              <li key={`${u.sheet}!${u.cell} ${u.field}`}>
                <Caption1 className={styles.wrap}>
                  {u.cell} {u.reason}
                </Caption1>
              </li>
            ))}
          </ul>
          {outcome.unfilled.length > MOST_TOLD && (
            <Caption1>{say("more", { count: outcome.unfilled.length - MOST_TOLD })}</Caption1>
          )}
        </div>
      )}
      {overview === null && !failed && <Spinner size="tiny" label={say("loading")} />}
      {chosen && (
        <FillForm
          template={chosen}
          ledger={ledger}
          say={say}
          busy={working}
          onFill={(keys, layout) => void fill(chosen, keys, layout)}
          onClose={() => setChosen(null)}
        />
      )}
      {overview && (
        <>
          {!chosen && (
            <TemplateList
              templates={overview.templates}
              say={say}
              busy={working}
              canFill={hasData}
              onChoose={(template) => {
                setOutcome(null);
                setTold("");
                setChosen(template);
              }}
              onInsert={({ source }) =>
                void work(async () => {
                  const sheet = await reports.insert(source);
                  setTold(say("inserted", { name: sheet }));
                })
              }
              onShow={(target) => void work(() => reports.show(target))}
            />
          )}
          <ReportList
            id="report"
            title={say("reports")}
            reports={overview.reports}
            say={say}
            busy={working}
            canFill={() => hasData}
            onShow={(sheet) => void work(() => reports.show({ sheet, row: 0, column: 0 }))}
            onRefill={(report) => void refill(report)}
            onRemove={({ sheet }) =>
              void work(async () => {
                await reports.remove(sheet);
                setTold(say("removed", { name: sheet }));
              })
            }
          />
        </>
      )}
      <ReconcileBench known={known} sayReports={say} />
      {hasData && <FieldBench reports={reports} say={say} onPut={() => void look()} />}
      <div>
        <Button
          size="small"
          disabled={working}
          onClick={() => void work(async () => undefined)}
          data-testid="reports-refresh"
        >
          {say("refresh")}
        </Button>
      </div>
    </div>
  );
}

/** Reasons that the pane lists; the sheets have all. */
const MOST_TOLD = 12;
