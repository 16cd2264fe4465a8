import { FluentProvider, Tab, TabList, mergeClasses, webLightTheme } from "@fluentui/react-components";
import { useEffect, useMemo, useReducer, useState, type ReactNode } from "react";
import type { WorkbookHost } from "../../application";
import { translator, type Language } from "../locales";
import { PaneController } from "../model/controller";
import { INITIAL_STATE, reduce, type PaneEvent, type PaneState } from "../model/state";
import type { ImportEngine } from "../worker/client";
import { PaneContext, usePane } from "./context";
import { FunctionsView } from "./FunctionsView";
import { PreviewView } from "./PreviewView";
import { ResultView } from "./ResultView";
import { SettingsView } from "./SettingsView";
import { StartView } from "./StartView";
import { useStyles } from "./styles";
import { WorkingView, WritingView } from "./WorkingView";

/** What the composition root gives. */
export interface AppProps {
  readonly engine: ImportEngine;
  readonly host: WorkbookHost;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly sampleUrl: string;
  /** Begin with the built-in sample written into the workbook (a page address that ends in `?sample`). */
  readonly startWithSample?: boolean;
}

/** The pane: three tabs round one state. */
export function App({ engine, host, language: initial, onLanguage, sampleUrl, startWithSample = false }: AppProps) {
  const [state, dispatch] = useReducer(reduce, INITIAL_STATE);
  const [tab, setTab] = useState("import");
  const [language, setLanguage] = useState(initial);
  const controller = useMemo(() => new PaneController(engine, host, dispatch), [engine, host]);
  const t = useMemo(() => translator(language), [language]);
  const pane = useMemo(() => ({ controller, host, language, t }), [controller, host, language, t]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = t("app.title");
  }, [language, t]);

  useEffect(() => {
    if (startWithSample) void controller.demonstrate(sampleUrl, t("sample.name"));
    // Once, when the pane opens: a change of language must not begin it again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [controller]);

  return (
    <FluentProvider theme={webLightTheme}>
      <PaneContext value={pane}>
        <Frame tab={tab} onTab={setTab}>
          {tab === "import" && <ImportTab state={state} dispatch={dispatch} sampleUrl={sampleUrl} />}
          {tab === "functions" && <FunctionsView />}
          {tab === "settings" && (
            <SettingsView
              onLanguage={(chosen) => {
                setLanguage(chosen);
                onLanguage(chosen);
              }}
            />
          )}
        </Frame>
      </PaneContext>
    </FluentProvider>
  );
}

function Frame({ tab, onTab, children }: { tab: string; onTab: (tab: string) => void; children: ReactNode }) {
  const styles = useStyles();
  const { t } = usePane();
  return (
    <div className={styles.app} data-testid="pane">
      <TabList selectedValue={tab} onTabSelect={(_e, d) => onTab(String(d.value))} className={styles.tabs}>
        {(["import", "functions", "settings"] as const).map((value) => (
          <Tab key={value} value={value} data-testid={`tab-${value}`}>
            {t(`tab.${value}`)}
          </Tab>
        ))}
      </TabList>
      {children}
    </div>
  );
}

function ImportTab({
  state,
  dispatch,
  sampleUrl,
}: {
  state: PaneState;
  dispatch: (event: PaneEvent) => void;
  sampleUrl: string;
}) {
  const styles = useStyles();
  const dismiss = () => dispatch({ type: "dismissed" });
  const reset = () => dispatch({ type: "reset" });
  const scrolled = mergeClasses(styles.scroll, styles.column);
  switch (state.stage) {
    case "start":
      return (
        <div className={scrolled}>
          <StartView error={state.error} onDismiss={dismiss} sampleUrl={sampleUrl} />
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
          items={state.items}
          findings={state.findings}
          error={state.error}
          onNew={reset}
          onDismiss={dismiss}
        />
      );
  }
}
