import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { useEffect, useMemo, useState } from "react";
import { languageOf } from "../../../words";
import { reportTranslator } from "../../locales/reports";
import { ReportsController } from "../../model/reports-controller";
import { errorData } from "../../worker/error-data";
import type { ErrorData } from "../../worker/protocol";
import { usePane } from "../context";

/** After an import: the reports of the workbook still show what it held before. */
export function RefillOffer({ onError }: { onError: (error: ErrorData) => void }) {
  const { engine, host, ledger, language } = usePane();
  const say = useMemo(() => reportTranslator(language), [language]);
  const reports = useMemo(() => new ReportsController(engine, host, ledger), [engine, host, ledger]);
  const [count, setCount] = useState(0);
  const [working, setWorking] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  useEffect(() => {
    let stale = false;
    // Nothing is offered where Excel is busy: the reports have a view of their own.
    void reports.reports().then(
      (found) => !stale && setCount(found.length),
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [reports]);
  if (count === 0) return null;
  const refill = async (): Promise<void> => {
    setWorking(true);
    try {
      const { sheets, unfilled } = await reports.refillAll(languageOf(language));
      const done = say("refilled", { count: sheets.length });
      setTold(unfilled.length === 0 ? done : `${done} ${say("unfilled", { count: unfilled.length })}`);
    } catch (error) {
      onError(errorData(error));
    } finally {
      setWorking(false);
    }
  };
  return (
    <MessageBar intent={told === null ? "info" : "success"} layout="multiline" data-testid="refill-offer">
      <MessageBarBody>
        <span role="status">{working ? say("filling") : (told ?? say("outdated", { count }))}</span>
      </MessageBarBody>
      {told === null && (
        <MessageBarActions>
          <Button disabled={working} onClick={() => void refill()} data-testid="refill-all">
            {say("refillAll")}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
