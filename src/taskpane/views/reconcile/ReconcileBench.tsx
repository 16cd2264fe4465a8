import { Button, Caption1, Checkbox, Field, Input, Select, Subtitle2 } from "@fluentui/react-components";
import { useCallback, useEffect, useMemo, useState } from "react";
import type {
  MatchBy,
  ReconcileOptions,
  ReconciliationPreview,
  SideChoice,
  SideSource,
  SideTable,
} from "../../../application";
import { languageOf } from "../../../words";
import { reconcileTranslator } from "../../locales/reconcile";
import type { TranslateReports } from "../../locales/reports";
import { ReconcileController, type ReconcileOverview } from "../../model/reconcile-controller";
import { errorData } from "../../worker/error-data";
import type { ErrorData } from "../../worker/protocol";
import { usePane } from "../context";
import { ErrorBar } from "../ErrorBar";
import { ReportList } from "../reports/ReportList";
import { useStyles } from "../styles";
import { DifferenceList } from "./DifferenceList";
import { SidePicker } from "./SidePicker";
import { useSides, type PickedSide, type SideName } from "./use-sides";

const NOTHING: ReconcileOverview = { statements: [], tables: [], written: [] };
const MATCHES: readonly MatchBy[] = ["auto", "code", "name"];
const SIDES = ["left", "right"] as const;

const choiceOf = ({ source, columns }: PickedSide): SideChoice | null =>
  source && columns ? { source, columns } : null;

/** Where two tables are chosen, held against each other, and written as a sheet. */
export function ReconcileBench({ known, sayReports }: { known: unknown; sayReports: TranslateReports }) {
  const { engine, host, ledger, language } = usePane();
  const styles = useStyles();
  const say = useMemo(() => reconcileTranslator(language), [language]);
  const controller = useMemo(() => new ReconcileController(engine, host, ledger), [engine, host, ledger]);
  const spoken = languageOf(language);
  const [overview, setOverview] = useState(NOTHING);
  const { sides, put, swap } = useSides();
  const [by, setBy] = useState<MatchBy>("auto");
  const [sum, setSum] = useState(false);
  const [tolerance, setTolerance] = useState("");
  const [came, setCame] = useState<{ readonly of: unknown; readonly preview: ReconciliationPreview } | null>(null);
  const [working, setWorking] = useState(false);
  const [told, setTold] = useState("");
  const [failed, setFailed] = useState<ErrorData | null>(null);

  const look = useCallback(async (): Promise<void> => setOverview(await controller.overview()), [controller]);
  useEffect(() => {
    let stale = false;
    controller.overview().then(
      (found) => !stale && setOverview(found),
      (error: unknown) => !stale && setFailed(errorData(error)),
    );
    return () => {
      stale = true;
    };
    // What the workbook holds of ours changes with the ledger.
  }, [controller, known]);

  const toleranceBad = tolerance.trim() !== "" && !/^\d{1,12}(?:\.\d{1,8})?$/.test(tolerance.trim());
  const wish = useMemo(() => {
    const [left, right] = [choiceOf(sides.left), choiceOf(sides.right)];
    const options: ReconcileOptions = { by, sum, tolerance: tolerance.trim() === "" ? null : tolerance.trim() };
    return left && right && !toleranceBad ? { left, right, options } : null;
  }, [sides, by, sum, tolerance, toleranceBad]);
  useEffect(() => {
    if (!wish) return;
    let stale = false;
    controller.preview(wish, spoken).then(
      (preview) => !stale && setCame({ of: wish, preview }),
      (error: unknown) => !stale && setFailed(errorData(error)),
    );
    return () => {
      stale = true;
    };
  }, [controller, wish, spoken]);

  const work = async (doing: () => Promise<void>): Promise<void> => {
    setWorking(true);
    setFailed(null);
    setTold("");
    try {
      await doing();
    } catch (error) {
      setFailed(errorData(error));
    } finally {
      setWorking(false);
    }
  };
  /** Takes a source as a side; which amounts are meant is told from both sides, where the user did not say. */
  const take = (
    side: SideName,
    find: () => Promise<SideSource>,
    listed = "",
    more: Partial<PickedSide> = { files: null },
  ): Promise<void> =>
    work(async () => {
      const source = await find();
      const name = side === "left" ? "right" : "left";
      const other = sides[name];
      const summary = await controller.side(source);
      const own = { source, summary, columns: summary.columns, settled: false, listed, ...more };
      if (!other.source) {
        put(side, own);
        return;
      }
      const choices = {
        [side]: { source, columns: null },
        [name]: { source: other.source, columns: other.settled ? other.columns : null },
      } as Record<SideName, SideChoice>;
      const both = await controller.columns(choices.left, choices.right);
      put(side, { ...own, columns: both[side] });
      put(name, { columns: both[name] });
    });
  const takeFile = (side: SideName, tables: readonly SideTable[], at: number): Promise<void> =>
    take(side, () => Promise.resolve({ kind: "file", table: tables[at]! }), "", { files: tables, fileTable: at });
  const unit = came?.preview.unit ?? "";
  const shown = wish !== null && came?.of === wish ? came.preview : null;
  return (
    <section className={styles.section} data-testid="reconcile">
      <Subtitle2 as="h3">{say("title")}</Subtitle2>
      <Caption1 className={styles.wrap}>{say("lead")}</Caption1>
      {failed && <ErrorBar error={failed} onDismiss={() => setFailed(null)} />}
      <Caption1 role="status" data-testid="reconcile-told">
        {working ? say("working") : told}
      </Caption1>
      {SIDES.map((side) => (
        <SidePicker
          key={side}
          side={side}
          picked={sides[side]}
          overview={overview}
          say={say}
          busy={working}
          onSelection={() => void take(side, () => controller.selection())}
          onTable={(name) => void take(side, () => controller.table(name), `t${name}`)}
          onStatement={(i) => void take(side, () => Promise.resolve(overview.statements[i]!.source), `s${i}`)}
          onFile={(file) =>
            void work(async () => {
              const tables = await controller.tablesOf(file);
              await takeFile(side, tables, 0);
            })
          }
          onFileTable={(table) => {
            const { files } = sides[side];
            if (files) void takeFile(side, files, files.indexOf(table));
          }}
          onColumns={(columns) => put(side, { columns, settled: true })}
        />
      ))}
      {wish !== null || toleranceBad ? (
        <>
          <div className={styles.row}>
            <Field label={say("by")} size="small">
              <Select
                size="small"
                value={by}
                onChange={(_e, d) => setBy(d.value as MatchBy)}
                data-testid="reconcile-by"
              >
                {MATCHES.map((match) => (
                  <option key={match} value={match}>
                    {say(`by-${match}` as const)}
                  </option>
                ))}
              </Select>
            </Field>
            <Field
              label={say("tolerance", { unit })}
              size="small"
              validationState={toleranceBad ? "error" : "none"}
              validationMessage={toleranceBad ? say("toleranceBad") : undefined}
            >
              <Input
                size="small"
                value={tolerance}
                onChange={(_e, d) => setTolerance(d.value)}
                data-testid="reconcile-tolerance"
              />
            </Field>
          </div>
          <Checkbox
            checked={sum}
            label={say("sum")}
            onChange={(_e, d) => setSum(d.checked === true)}
            data-testid="reconcile-sum"
          />
        </>
      ) : null}
      {shown && (
        <DifferenceList
          preview={shown}
          say={say}
          onShow={(...targets) => void work(() => controller.show(...targets))}
        />
      )}
      {wish && (
        <div className={styles.row}>
          <Button
            appearance="primary"
            disabled={working}
            onClick={() =>
              void work(async () => {
                const sheet = await controller.write(wish, spoken);
                await look();
                setTold(say("written", { sheet }));
              })
            }
            data-testid="reconcile-write"
          >
            {say("write")}
          </Button>
          <Button disabled={working} onClick={swap} data-testid="reconcile-swap">
            {say("swap")}
          </Button>
        </div>
      )}
      <ReportList
        id="reconciliation"
        title={say("list")}
        reports={overview.written}
        say={sayReports}
        busy={working}
        canFill={(report) => report.again !== null}
        onShow={(sheet) => void work(() => controller.show({ sheet, row: 0, column: 0 }))}
        onRefill={({ again }) =>
          void work(async () => {
            if (!again) return;
            const sheet = await controller.again(again, spoken);
            await look();
            setTold(say("written", { sheet }));
          })
        }
        onRemove={({ sheet }) =>
          void work(async () => {
            await controller.remove(sheet);
            await look();
            setTold(sayReports("removed", { name: sheet }));
          })
        }
      />
    </section>
  );
}
