import { Body1, Button, Caption1, Field, Select, Subtitle2, Textarea, mergeClasses } from "@fluentui/react-components";
import {
  DocumentAddRegular,
  SparkleRegular,
  TableRegular,
  TextBulletListSquareEditRegular,
} from "@fluentui/react-icons";
import { useRef, useState, type ClipboardEvent, type DragEvent } from "react";
import { FILE_ENDINGS, type Relation } from "../../application";
import type { ErrorData } from "../worker/protocol";
import { usePane } from "./context";
import { ErrorBar } from "./ErrorBar";
import { useStyles } from "./styles";

/** What the file dialog offers: what can be read. */
const ACCEPT = Object.values(FILE_ENDINGS).flat().join(",");

/** Files, paste, the open workbook, or the sample. */
export function StartView({
  error,
  onDismiss,
  sampleUrl,
}: {
  error: ErrorData | null;
  onDismiss: () => void;
  sampleUrl: string;
}) {
  const { controller, t } = usePane();
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  const [relation, setRelation] = useState<Relation>("apart");
  const [dropping, setDropping] = useState(false);

  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length > 0) void controller.importFiles(files, relation);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setDropping(false);
    take(event.dataTransfer.files);
  };

  return (
    <div className={styles.column} data-testid="start">
      {error && <ErrorBar error={error} onDismiss={onDismiss} />}
      <Body1>{t("start.lead")}</Body1>
      <div
        className={mergeClasses(styles.drop, dropping && styles.dropping)}
        data-testid="drop-zone"
        onDragOver={(e) => {
          e.preventDefault();
          setDropping(true);
        }}
        onDragLeave={() => setDropping(false)}
        onDrop={drop}
      >
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
        <Field label={t("start.relation")} size="small">
          <Select value={relation} onChange={(_e, d) => setRelation(d.value as Relation)} data-testid="relation">
            {RELATIONS.map((r) => (
              <option key={r} value={r}>
                {t(`relation.${r}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <PasteBox />
      <section className={styles.section}>
        <Subtitle2 as="h2">{t("start.workbook")}</Subtitle2>
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
      <section className={styles.section}>
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
      <section className={styles.section}>
        <div className={styles.row}>
          <Button
            size="small"
            icon={<SparkleRegular />}
            data-testid="use-sample"
            onClick={() => void controller.importSample(sampleUrl, t("sample.name"))}
          >
            {t("start.sample")}
          </Button>
          <Caption1 className={styles.muted}>{t("start.sampleHint")}</Caption1>
        </div>
      </section>
    </div>
  );
}

const RELATIONS: readonly Relation[] = ["apart", "together", "prior", "units", "budget"];

const SCOPE_KEYS = { selection: "start.selection", sheet: "start.sheet", workbook: "start.allSheets" } as const;

/** Text, or the clipboard's HTML where it holds a table: Word, browsers and WPS put their tables there. */
function PasteBox() {
  const { controller, t } = usePane();
  const styles = useStyles();
  const [text, setText] = useState("");
  const [html, setHtml] = useState<string | null>(null);

  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData("text/html");
    if (/<table/i.test(pasted)) setHtml(pasted);
  };
  const send = () => {
    const name = t("start.pastedName");
    void controller.import([html !== null ? { type: "html", name, html } : { type: "text", name, text }], "apart");
  };

  return (
    <section className={styles.section}>
      <div className={styles.spread}>
        <Subtitle2 as="h2">{t("start.paste")}</Subtitle2>
        {html !== null && <Caption1 className={styles.muted}>{t("start.pastedTable")}</Caption1>}
      </div>
      <Textarea
        value={text}
        onPaste={paste}
        onChange={(_e, d) => {
          setText(d.value);
          if (d.value === "") setHtml(null);
        }}
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
