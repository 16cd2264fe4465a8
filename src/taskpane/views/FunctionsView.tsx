import { Body1, Button, Caption1, Card, SearchBox, Subtitle2, mergeClasses } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import {
  FUNCTIONS,
  FUNCTION_CATEGORIES,
  callOf,
  signatureOf,
  type FunctionSpecification,
} from "../../functions/specification";
import type { Insertion } from "../../application";
import { MANY_CALLS } from "../model/native-call";
import { usePane } from "./context";
import { RefreshButton } from "./RefreshButton";
import { useStyles } from "./styles";

/** The functions by group; one click puts an example call into the active cell. */
export function FunctionsView() {
  const { language, t } = usePane();
  const styles = useStyles();
  const [query, setQuery] = useState("");
  const [calls, setCalls] = useState<Readonly<Record<string, number>>>({});
  const { controller } = usePane();
  useEffect(() => {
    void controller.countCalls().then(setCalls);
  }, [controller]);
  const [inserted, setInserted] = useState<string | null>(null);
  const lang = language === "zh-CN" ? "zh" : "en";
  const wanted = query.trim().toLowerCase();
  const found = FUNCTIONS.filter(
    (f) => !wanted || `${f.id} ${f.description.zh} ${f.description.en}`.toLowerCase().includes(wanted),
  );
  return (
    <div className={mergeClasses(styles.scroll, styles.column)} data-testid="functions">
      <Body1>{t("functions.lead")}</Body1>
      <RefreshButton size="small" data-testid="refresh-all" />
      <SearchBox
        value={query}
        onChange={(_e, d) => setQuery(d.value)}
        placeholder={t("functions.search")}
        aria-label={t("functions.search")}
        data-testid="function-search"
      />
      <Caption1 aria-live="polite" data-testid="function-inserted">
        {inserted === null ? "" : t("functions.inserted", { address: inserted })}
      </Caption1>
      {Object.entries(FUNCTION_CATEGORIES).map(([category, words]) => {
        const members = found.filter((f) => f.category === category);
        return members.length === 0 ? null : (
          <section key={category} className={styles.section}>
            <Subtitle2 as="h2">{words[lang]}</Subtitle2>
            {members.map((f) => (
              <FunctionCard
                key={f.id}
                specification={f}
                lang={lang}
                calls={calls[f.id] ?? 0}
                onInserted={setInserted}
              />
            ))}
          </section>
        );
      })}
      {found.length === 0 && <Body1>{t("functions.none")}</Body1>}
    </div>
  );
}

/** Puts a formula into the active cell, over what is there or not. */
type Insert = (overwrite: boolean) => Promise<Insertion | null>;

function FunctionCard({
  specification: f,
  lang,
  calls,
  onInserted,
}: {
  specification: FunctionSpecification;
  lang: "zh" | "en";
  calls: number;
  onInserted: (address: string) => void;
}) {
  const { controller, t } = usePane();
  const styles = useStyles();
  const many = calls > MANY_CALLS;
  const [asking, setAsking] = useState<{ work: Insert; address: string; cells: number } | null>(null);
  const insert = async (work: Insert, overwrite: boolean) => {
    setAsking(null);
    const done = await work(overwrite);
    if (done?.occupied) setAsking({ work, ...done.occupied });
    else if (done) onInserted(done.address);
  };
  const call = (overwrite: boolean) => controller.insertExample(f, overwrite);
  const native = (overwrite: boolean) => controller.insertNative(f, overwrite);
  return (
    <Card size="small" data-testid={`function-${f.id}`}>
      <div className={mergeClasses(styles.equation, styles.wrap)}>{signatureOf(f, lang)}</div>
      <Body1>{f.description[lang]}</Body1>
      <Caption1 className={mergeClasses(styles.muted, styles.wrap)}>
        {t("functions.example")} {callOf(f)}
      </Caption1>
      {f.nativeFormula && (
        <Caption1 className={many ? undefined : styles.muted} data-testid={`native-note-${f.id}`}>
          {many ? t("functions.manyCalls", { count: calls, limit: MANY_CALLS }) : f.nativeFormula.note[lang]}
        </Caption1>
      )}
      <div className={styles.row}>
        <Button size="small" onClick={() => void insert(call, false)} data-testid={`insert-${f.id}`}>
          {t("functions.insert")}
        </Button>
        {f.nativeFormula && (
          <Button
            size="small"
            appearance={many ? "primary" : "secondary"}
            onClick={() => void insert(native, false)}
            data-testid={`insert-native-${f.id}`}
          >
            {t("functions.native")}
          </Button>
        )}
      </div>
      {asking !== null && (
        <div role="alert" data-testid={`occupied-${f.id}`}>
          <Body1>{t("functions.occupied", { address: asking.address, cells: asking.cells })}</Body1>
          <div className={styles.row}>
            <Button size="small" onClick={() => void insert(asking.work, true)} data-testid={`overwrite-${f.id}`}>
              {t("functions.overwrite")}
            </Button>
            <Button size="small" onClick={() => setAsking(null)} data-testid={`keep-${f.id}`}>
              {t("functions.keep")}
            </Button>
          </div>
        </div>
      )}
    </Card>
  );
}
