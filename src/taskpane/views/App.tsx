import { FluentProvider, Tab, TabList, mergeClasses } from "@fluentui/react-components";
import { useCallback, useEffect, useMemo, useReducer, useState, type ReactNode } from "react";
import { SYSTEM_CLOCK, type Recovered, type SourceOfCell, type WorkbookHost } from "../../application";
import { translator, type Language } from "../locales";
import { PaneController } from "../model/controller";
import { INITIAL_LEDGER, reduceLedger, type LedgerEvent, type LedgerState } from "../model/ledger";
import { LedgerController } from "../model/ledger-controller";
import { RulesController } from "../model/rules-controller";
import { INITIAL_STATE, reduce, type PaneEvent, type PaneState } from "../model/state";
import type { ImportEngine } from "../worker/client";
import { PaneContext, usePane } from "./context";
import { DropWindow } from "./DropWindow";
import {
  FindingsView,
  FunctionsView,
  PreviewView,
  ReportsView,
  ResultView,
  RulesView,
  SettingsView,
  SourceView,
  loadViews,
} from "./later-views";
import { RepairedBar } from "./RepairedBar";
import { Announcer, Stage, StageHeading } from "./Stage";
import { StartView } from "./StartView";
import { EMPTY_DRAFT, type Draft } from "../model/draft";
import { storedChoices, storedName } from "../model/preferences";
import type { Samples } from "../model/samples";
import type { ShownSource } from "../model/shown-source";
import { SourceShelf } from "../model/source-shelf";
import type { SourceReader } from "../worker/source-client";
import { SelectedCell } from "./source/SelectedCell";
import { useStyles } from "./styles";
import { useLook, type Look } from "./useLook";
import { WorkingView, WritingView } from "./WorkingView";

/** What the composition root gives. */
export interface AppProps {
  readonly engine: ImportEngine;
  readonly sources: SourceReader;
  readonly host: WorkbookHost;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly samples: Samples;
  /** How the program round the pane looks. */
  readonly look: Look;
  /** Begin with the built-in sample written into the workbook (a page address that ends in `?sample`). */
  readonly startWithSample?: boolean;
}

/** The pane: its tabs round what is imported and what the workbook holds. */
export function App({
  engine,
  sources,
  host,
  language: initial,
  onLanguage,
  samples,
  look,
  startWithSample = false,
}: AppProps) {
  const [state, dispatch] = useReducer(reduce, INITIAL_STATE);
  const [tab, setTab] = useState<TabName>("import");
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const theme = useLook(look);
  const [language, setLanguage] = useState(initial);
  const [shelf] = useState(() => new SourceShelf());
  const [selected, setSelected] = useState<SourceOfCell | null>(null);
  const [source, showSource] = useState<ShownSource | null>(null);
  const [found, tell] = useReducer(reduceLedger, INITIAL_LEDGER);
  const ledger = useMemo(
    () =>
      new LedgerController(engine, host, tell, {
        who: storedName,
        clock: SYSTEM_CLOCK,
        choices: storedChoices,
        onSelected: (target) => void ledger.sourceOf(target).then(setSelected),
      }),
    [engine, host],
  );
  const controller = useMemo(
    () =>
      new PaneController(
        engine,
        host,
        dispatch,
        shelf,
        () => {
          const release = ledger.hold();
          return (written) => {
            release();
            if (!written) return;
            setDraft(EMPTY_DRAFT);
            void ledger.check(true);
          };
        },
        storedChoices,
        () => ledger.rest(),
      ),
    [engine, host, ledger, shelf],
  );
  const rules = useMemo(() => new RulesController(engine, host, ledger), [engine, host, ledger]);
  const t = useMemo(() => translator(language), [language]);
  const [repaired, setRepaired] = useState<Recovered>("nothing");
  const restore = useCallback(() => {
    dispatch({ type: "dismissed" });
    void controller.repair(true).then(setRepaired);
  }, [controller]);
  const pane = useMemo(
    () => ({ engine, controller, ledger, rules, shelf, sources, showSource, host, restore, language, t }),
    [engine, controller, ledger, rules, shelf, sources, host, restore, language, t],
  );
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = t("app.title");
  }, [language, t]);

  useEffect(() => void loadViews().catch(() => undefined), []);

  useEffect(() => {
    void controller.repair().then((done) => {
      setRepaired(done);
      void ledger.start();
      if (startWithSample) void controller.demonstrate(samples.sound, t("sample.name"));
    });
    // Once, when the pane opens: a change of language must not begin it again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [controller]);

  return (
    <FluentProvider theme={theme}>
      <PaneContext value={pane}>
        <DropWindow
          open={state.stage === "start" || state.stage === "result"}
          onFiles={(files) => {
            setTab("import");
            void controller.importFiles(files, draft.relation);
          }}
        />
        <Frame tab={tab} onTab={setTab} stage={state.stage}>
          {repaired !== "nothing" && <RepairedBar done={repaired} onDismiss={() => setRepaired("nothing")} />}
          {tab === "import" && (
            <ImportTab
              state={state}
              dispatch={dispatch}
              found={found}
              tell={tell}
              samples={samples}
              draft={draft}
              onDraft={setDraft}
            />
          )}
          {tab === "findings" && <FindingsTab found={found} tell={tell} selected={selected} />}
          {tab === "rules" && <RulesView ledger={found.ledger} />}
          {tab === "reports" && <ReportsView ledger={found.ledger} />}
          {tab === "functions" && <FunctionsView />}
          {tab === "settings" && (
            <SettingsView
              ledger={found.ledger}
              onLanguage={(chosen) => {
                setLanguage(chosen);
                onLanguage(chosen);
              }}
            />
          )}
        </Frame>
        {source && <SourceView shown={source} onClose={() => showSource(null)} />}
      </PaneContext>
    </FluentProvider>
  );
}

const TABS = ["import", "findings", "rules", "reports", "functions", "settings"] as const;
type TabName = (typeof TABS)[number];

function Frame({
  tab,
  onTab,
  stage,
  children,
}: {
  tab: TabName;
  onTab: (tab: TabName) => void;
  stage: PaneState["stage"];
  children: ReactNode;
}) {
  const styles = useStyles();
  const { t } = usePane();
  const told = t(`stage.${stage}`);
  return (
    <div className={styles.app} data-testid="pane">
      <header>
        <h1 className={styles.spoken}>{t("app.title")}</h1>
        <TabList selectedValue={tab} onTabSelect={(_e, d) => onTab(d.value as TabName)} className={styles.tabs}>
          {TABS.map((value) => (
            <Tab key={value} value={value} data-testid={`tab-${value}`}>
              {t(`tab.${value}`)}
            </Tab>
          ))}
        </TabList>
        <Announcer>{told}</Announcer>
      </header>
      <Stage name={tab === "import" ? told : t(`tab.${tab}`)}>{children}</Stage>
    </div>
  );
}

function FindingsTab({
  found,
  tell,
  selected,
}: {
  found: LedgerState;
  tell: (event: LedgerEvent) => void;
  selected: SourceOfCell | null;
}) {
  const styles = useStyles();
  const { t } = usePane();
  return (
    <>
      <div className={mergeClasses(styles.scroll, styles.column)}>
        <StageHeading>{t("ledger.title")}</StageHeading>
        <FindingsView state={found} onDismiss={() => tell({ type: "dismissed" })} />
      </div>
      <SelectedCell source={selected} />
    </>
  );
}

function ImportTab({
  state,
  dispatch,
  found,
  tell,
  samples,
  draft,
  onDraft,
}: {
  state: PaneState;
  dispatch: (event: PaneEvent) => void;
  found: LedgerState;
  tell: (event: LedgerEvent) => void;
  samples: Samples;
  draft: Draft;
  onDraft: (change: (now: Draft) => Draft) => void;
}) {
  const styles = useStyles();
  const dismiss = () => dispatch({ type: "dismissed" });
  const reset = () => dispatch({ type: "reset" });
  const scrolled = mergeClasses(styles.scroll, styles.column);
  switch (state.stage) {
    case "start":
      return (
        <div className={scrolled}>
          <StartView
            error={state.error}
            failed={state.failed}
            onDismiss={dismiss}
            samples={samples}
            draft={draft}
            onDraft={onDraft}
          />
        </div>
      );
    case "working":
      return (
        <div className={scrolled}>
          <WorkingView names={state.names} progress={state.progress} />
        </div>
      );
    case "preview":
      return (
        <PreviewView
          items={state.items}
          remarks={state.remarks}
          effect={state.effect ?? null}
          correcting={state.correcting ?? null}
          error={state.error}
          onBack={reset}
          onDismiss={dismiss}
        />
      );
    case "writing":
      return (
        <div className={scrolled}>
          <WritingView step={state.step} done={state.done} total={state.total} />
        </div>
      );
    case "result":
      return (
        <ResultView
          ledger={found}
          notes={state.notes}
          error={state.error}
          onNew={reset}
          onDismiss={dismiss}
          onDismissLedger={() => tell({ type: "dismissed" })}
        />
      );
  }
}
