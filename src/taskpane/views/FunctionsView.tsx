import { errorData } from "../worker/error-data";
import { Body1, Button, Caption1, Card, SearchBox, Subtitle2, mergeClasses } from "@fluentui/react-components";
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import type { Insertion } from "../../application";
import { FUNCTION_CATEGORIES, callOf, signatureOf, type FunctionSpecification } from "../../functions/specification";
import { foundFunctions } from "../model/function-search";
import { MANY_CALLS } from "../model/native-call";
import type { ErrorData } from "../worker/protocol";
import { usePane } from "./context";
import { ErrorBar } from "./ErrorBar";
import { FunctionForm } from "./FunctionForm";
import { RefreshButton } from "./RefreshButton";
import { StageHeading } from "./Stage";
import { useStyles } from "./styles";

/** The functions by group: filled in with ranges of the workbook, or as an example. */
export function FunctionsView() {
  const { controller, language, t } = usePane();
  const styles = useStyles();
  const [query, setQuery] = useState("");
  const [calls, setCalls] = useState<Readonly<Record<string, number>>>({});
  const [inserted, setInserted] = useState<string | null>(null);
  const [failed, setFailed] = useState<ErrorData | null>(null);
  useEffect(() => {
    void controller.countCalls().then(setCalls);
  }, [controller]);
  const lang = language === "zh-CN" ? "zh" : "en";
  const wanted = useDeferredValue(query);
  const found = useMemo(() => foundFunctions(wanted), [wanted]);
  return (
    <div className={mergeClasses(styles.scroll, styles.column)} data-testid="functions">
      <StageHeading>{t("tab.functions")}</StageHeading>
      {failed && <ErrorBar error={failed} onDismiss={() => setFailed(null)} />}
      <Body1>{t("functions.lead")}</Body1>
      <div>
        <RefreshButton size="small" data-testid="refresh-all" onError={setFailed} />
      </div>
      <SearchBox
        value={query}
        onChange={(_e, d) => setQuery(d.value)}
        placeholder={t("functions.search")}
        aria-label={t("functions.search")}
        data-testid="function-search"
      />
      <Caption1 role="status" data-testid="function-inserted">
        {inserted === null ? "" : t("functions.inserted", { address: inserted })}
      </Caption1>
      <Caption1 role="status" className={styles.muted} data-testid="function-count">
        {wanted.trim() === ""
          ? ""
          : found.length === 0
            ? t("functions.none")
            : t("functions.count", { count: found.length })}
      </Caption1>
      {Object.entries(FUNCTION_CATEGORIES).map(([category, words]) => {
        const members = found.filter((f) => f.category === category);
        return members.length === 0 ? null : (
          <section key={category} className={styles.section}>
            <Subtitle2 as="h3">{words[lang]}</Subtitle2>
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
    </div>
  );
}

/** Puts a formula into a cell, over what is there or not. */
type Insert = (overwrite: boolean) => Promise<Insertion>;

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
  const [filling, setFilling] = useState(false);
  const [asking, setAsking] = useState<{ work: Insert; address: string; cells: number } | null>(null);
  const [failed, setFailed] = useState<ErrorData | null>(null);
  const insert = async (work: Insert, overwrite: boolean) => {
    setAsking(null);
    setFailed(null);
    try {
      const done = await work(overwrite);
      if (done.occupied) setAsking({ work, ...done.occupied });
      else {
        onInserted(done.address);
        setFilling(false);
      }
    } catch (error) {
      setFailed(errorData(error));
    }
  };
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
      {failed && <ErrorBar error={failed} title={t("functions.failed")} onDismiss={() => setFailed(null)} />}
      {filling ? (
        <FunctionForm
          specification={f}
          lang={lang}
          onInsert={(formula, target) =>
            void insert((overwrite) => controller.insertCall(f, formula, target, overwrite), false)
          }
          onError={setFailed}
          onClose={() => setFilling(false)}
        />
      ) : (
        <div className={styles.row}>
          {f.parameters.length > 0 && (
            <Button size="small" onClick={() => setFilling(true)} data-testid={`fill-${f.id}`}>
              {t("functions.fill")}
            </Button>
          )}
          <Button
            size="small"
            onClick={() => void insert((overwrite) => controller.insertExample(f, overwrite), false)}
            data-testid={`insert-${f.id}`}
          >
            {t("functions.insert")}
          </Button>
          {f.nativeFormula && (
            <Button
              size="small"
              appearance={many ? "primary" : "secondary"}
              onClick={() => void insert((overwrite) => controller.insertNative(f, overwrite), false)}
              data-testid={`insert-native-${f.id}`}
            >
              {t("functions.native")}
            </Button>
          )}
        </div>
      )}
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
