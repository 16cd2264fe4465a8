import { Body1, Button, Caption1, Field, Select, Subtitle2, Textarea, mergeClasses } from "@fluentui/react-components";
import {
  DocumentAddRegular,
  SearchSparkleRegular,
  SparkleRegular,
  TableRegular,
  TextBulletListSquareEditRegular,
} from "@fluentui/react-icons";
import { useRef, type ClipboardEvent } from "react";
import { FILE_ENDINGS, type Relation } from "../../application";
import type { Draft } from "../model/draft";
import type { Samples } from "../model/samples";
import type { FailedInput } from "../model/state";
import type { ErrorData } from "../worker/protocol";
import { usePane } from "./context";
import { ErrorBar } from "./ErrorBar";
import { StageHeading } from "./Stage";
import { useStyles } from "./styles";

/** What the file dialog offers: what can be read. */
const ACCEPT = Object.values(FILE_ENDINGS).flat().join(",");

interface Entered {
  readonly draft: Draft;
  readonly onDraft: (change: (now: Draft) => Draft) => void;
}

/** Files and samples first; then paste, the open workbook, and what is rarely used. */
export function StartView({
  error,
  failed,
  onDismiss,
  samples,
  draft,
  onDraft,
}: Entered & {
  error: ErrorData | null;
  failed: readonly FailedInput[];
  onDismiss: () => void;
  samples: Samples;
}) {
  const { t } = usePane();
  const styles = useStyles();
  return (
    <div className={styles.column} data-testid="start">
      <StageHeading>{t("stage.start")}</StageHeading>
      {error && <ErrorBar error={error} onDismiss={onDismiss} />}
      {failed.map((f, i) => (
        <ErrorBar
          key={i}
          error={f.error}
          title={t("start.failed", { names: f.inputs.join("、") })}
          onDismiss={i === 0 ? onDismiss : undefined}
        />
      ))}
      <Body1>{t("start.lead")}</Body1>
      <Files relation={draft.relation} />
      <SampleButtons samples={samples} />
      <PasteBox draft={draft} onDraft={onDraft} />
      <WorkbookScopes />
      <More draft={draft} onDraft={onDraft} />
    </div>
  );
}

/** The whole window takes a drop; this says so, and opens the dialog. */
function Files({ relation }: { relation: Relation }) {
  const { controller, t } = usePane();
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length > 0) void controller.importFiles(files, relation);
  };
  return (
    <div className={styles.drop} data-testid="drop-zone">
      <Body1>{t("start.drop")}</Body1>
      <Button
        appearance="primary"
        icon={<DocumentAddRegular />}
        onClick={() => input.current?.click()}
        data-testid="choose-file"
      >
        {t("start.choose")}
      </Button>
      <Caption1 className={styles.muted}>{t("start.formats")}</Caption1>
      <input
        ref={input}
        type="file"
        multiple
        accept={ACCEPT}
        className={styles.hidden}
        data-testid="file-input"
        aria-label={t("start.choose")}
        onChange={(e) => {
          take(e.target.files);
          e.target.value = "";
        }}
      />
    </div>
  );
}

function SampleButtons({ samples }: { samples: Samples }) {
  const { controller, t } = usePane();
  const styles = useStyles();
  return (
    <section className={styles.section}>
      <Subtitle2 as="h3">{t("start.samples")}</Subtitle2>
      <Button
        icon={<SearchSparkleRegular />}
        data-testid="use-faulty-sample"
        onClick={() => void controller.importSample(samples.faulty, t("sample.faultyName"))}
      >
        {t("start.faulty")}
      </Button>
      <Caption1 className={styles.muted}>{t("start.faultyHint")}</Caption1>
      <div className={styles.row}>
        <Button
          size="small"
          icon={<SparkleRegular />}
          data-testid="use-sample"
          onClick={() => void controller.importSample(samples.sound, t("sample.name"))}
        >
          {t("start.sample")}
        </Button>
        <Caption1 className={styles.muted}>{t("start.sampleHint")}</Caption1>
      </div>
    </section>
  );
}

const SCOPE_KEYS = { selection: "start.selection", sheet: "start.sheet", workbook: "start.allSheets" } as const;

function WorkbookScopes() {
  const { controller, t } = usePane();
  const styles = useStyles();
  return (
    <section className={styles.section}>
      <Subtitle2 as="h3">{t("start.workbook")}</Subtitle2>
      <div className={styles.row}>
        {(["selection", "sheet", "workbook"] as const).map((scope) => (
          <Button
            key={scope}
            size="small"
            icon={<TableRegular />}
            data-testid={`from-${scope}`}
            onClick={() => void controller.importFromWorkbook(scope, t(SCOPE_KEYS[scope]))}
          >
            {t(SCOPE_KEYS[scope])}
          </Button>
        ))}
      </div>
    </section>
  );
}

const RELATIONS: readonly Relation[] = ["apart", "together", "prior", "units", "budget"];

/** What is rarely used: how several files belong together, and the user's own rules. */
function More({ draft, onDraft }: Entered) {
  const { controller, t } = usePane();
  const styles = useStyles();
  return (
    <section className={styles.section}>
      <Subtitle2 as="h3">{t("start.more")}</Subtitle2>
      <Field label={t("start.relation")} hint={t("start.relationHint")} size="small">
        <Select
          value={draft.relation}
          onChange={(_e, d) => onDraft((now) => ({ ...now, relation: d.value as Relation }))}
          data-testid="relation"
        >
          {RELATIONS.map((r) => (
            <option key={r} value={r}>
              {t(`relation.${r}`)}
            </option>
          ))}
        </Select>
      </Field>
      <div className={styles.row}>
        <Button
          size="small"
          icon={<TextBulletListSquareEditRegular />}
          data-testid="user-rules"
          onClick={() => void controller.openRules()}
        >
          {t("rules.title")}
        </Button>
        <Caption1 className={styles.muted}>{t("rules.hint")}</Caption1>
      </div>
    </section>
  );
}

/** Text, or the clipboard's HTML where it holds a table: Word, browsers and WPS put their tables there. */
function PasteBox({ draft, onDraft }: Entered) {
  const { controller, t } = usePane();
  const styles = useStyles();
  const { text, html } = draft;

  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData("text/html");
    if (/<table/i.test(pasted)) onDraft((now) => ({ ...now, html: pasted }));
  };
  const send = () => {
    const name = t("start.pastedName");
    void controller.import([html !== null ? { type: "html", name, html } : { type: "text", name, text }], "apart");
  };

  return (
    <section className={styles.section}>
      <div className={mergeClasses(styles.spread, styles.wrap)}>
        <Subtitle2 as="h3">{t("start.paste")}</Subtitle2>
        {html !== null && <Caption1 className={styles.muted}>{t("start.pastedTable")}</Caption1>}
      </div>
      <Textarea
        value={text}
        onPaste={paste}
        onChange={(_e, d) => onDraft((now) => ({ ...now, text: d.value, html: d.value === "" ? null : now.html }))}
        placeholder={t("start.pasteHint")}
        aria-label={t("start.paste")}
        resize="vertical"
        rows={3}
        textarea={{ "data-testid": "paste-text" } as object}
      />
      <div>
        <Button size="small" disabled={text.trim() === ""} onClick={send} data-testid="paste-import">
          {t("start.pasteImport")}
        </Button>
      </div>
    </section>
  );
}
