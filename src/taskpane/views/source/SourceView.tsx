import { IconButton } from "../IconButton";
import { errorData } from "../../worker/error-data";
import {
  Button,
  Caption1,
  MessageBar,
  MessageBarBody,
  Spinner,
  ToggleButton,
  mergeClasses,
} from "@fluentui/react-components";
import {
  ArrowLeftRegular,
  ChevronLeftRegular,
  ChevronRightRegular,
  ZoomInRegular,
  ZoomOutRegular,
} from "@fluentui/react-icons";
import { useEffect, useMemo, useRef, useState } from "react";
import { isPaged, type ShownSource, type SourceMark } from "../../model/shown-source";
import type { ErrorData } from "../../worker/protocol";
import { usePane } from "../context";
import { ErrorBar } from "../ErrorBar";
import { useStyles } from "../styles";
import { ExcerptView } from "./ExcerptView";
import { PageView } from "./PageView";
import { useSourceStyles } from "./styles";

/** What became of opening the file. */
type Opened =
  | { readonly state: "asking" | "opening" }
  | { readonly state: "open"; readonly kind: string; readonly same: boolean }
  | { readonly state: "failed"; readonly error: ErrorData };

/** The document beside the number: the page as a picture, or the text and tables round the place. */
export function SourceView({ shown, onClose }: { shown: ShownSource; onClose: () => void }) {
  const { shelf, sources, t } = usePane();
  const styles = useStyles();
  const own = useSourceStyles();
  const { document } = shown;
  const [opened, setOpened] = useState<Opened>({ state: shelf.get(document.sha256) ? "opening" : "asking" });
  const [at, setAt] = useState(shown.at);
  const heading = useRef<HTMLHeadingElement>(null);
  const mark = shown.marks[at] ?? null;

  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    const kept = shelf.get(document.sha256);
    if (!kept) return;
    let wanted = true;
    void openBlob(kept.name, kept.blob).then((result) => wanted && setOpened(result));
    return () => {
      wanted = false;
    };
    // The file of one document, opened once.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [document.sha256]);

  async function openBlob(name: string, blob: Blob): Promise<Opened> {
    try {
      const { sha256, kind } = await sources.open(name, new Uint8Array(await blob.arrayBuffer()));
      const same = sha256 === document.sha256;
      if (same) shelf.keep(sha256, name, blob);
      return { state: "open", kind, same };
    } catch (error) {
      return { state: "failed", error: errorData(error) };
    }
  }

  const choose = (file: File | undefined): void => {
    if (!file) return;
    setOpened({ state: "opening" });
    void openBlob(file.name, file).then(setOpened);
  };

  return (
    <section
      className={own.view}
      aria-label={t("source.title", { file: document.file })}
      data-testid="source"
      onKeyDown={(e) => {
        if (e.key === "Escape") onClose();
      }}
    >
      <div className={own.bar}>
        <Button
          size="small"
          appearance="subtle"
          icon={<ArrowLeftRegular />}
          onClick={onClose}
          data-testid="source-close"
        >
          {t("source.close")}
        </Button>
        <h2 ref={heading} tabIndex={-1} className={mergeClasses(own.heading, styles.wrap)}>
          {t("source.title", { file: document.file })}
        </h2>
      </div>
      {shown.marks.length > 0 && (
        <div className={own.bar}>
          {shown.marks.length > 1 && (
            <>
              <IconButton
                icon={<ChevronLeftRegular />}
                label={t("source.previousPlace")}
                disabled={at === 0}
                onClick={() => setAt(at - 1)}
              />
              <Caption1>{t("source.places", { at: at + 1, count: shown.marks.length })}</Caption1>
              <IconButton
                icon={<ChevronRightRegular />}
                label={t("source.nextPlace")}
                disabled={at === shown.marks.length - 1}
                onClick={() => setAt(at + 1)}
                testId="source-next-place"
              />
            </>
          )}
          {mark && (
            <Caption1 className={styles.wrap} data-testid="source-mark">
              {mark.label} ·{" "}
              {mark.printed === null ? t("source.blank") : t("source.printed", { printed: mark.printed })}
            </Caption1>
          )}
        </div>
      )}
      {opened.state === "open" && !opened.same && (
        <MessageBar intent="warning" layout="multiline" data-testid="source-other">
          <MessageBarBody>{t("source.other")}</MessageBarBody>
        </MessageBar>
      )}
      {opened.state === "failed" && <ErrorBar error={opened.error} />}
      {opened.state === "opening" && <Spinner label={t("source.loading")} />}
      {(opened.state === "asking" || opened.state === "failed") && (
        <AskForFile name={document.file} onChoose={choose} />
      )}
      {opened.state === "open" && <Opened shown={shown} kind={opened.kind} at={at} />}
    </section>
  );
}

/** The places of fields, looked for in the document; until they are found, and where they can't be told, nothing is framed. */
function useFieldPlaces(asked: ShownSource): ShownSource {
  const { sources } = usePane();
  const unframed = useMemo(() => {
    if (!asked.marks.some((m) => m.field)) return asked;
    return { ...asked, marks: asked.marks.map((m) => (m.field ? { ...m, place: { ...m.place, box: undefined } } : m)) };
  }, [asked]);
  const [found, setFound] = useState<{ readonly asked: ShownSource; readonly shown: ShownSource } | null>(null);
  useEffect(() => {
    if (unframed === asked) return;
    let wanted = true;
    const places = asked.marks.map((m) =>
      m.field && m.printed !== null ? sources.field(m.place, m.printed).catch(() => null) : Promise.resolve(null),
    );
    void Promise.all(places).then((all) => {
      const marks = unframed.marks.map((m, i): SourceMark => {
        const place = all[i];
        const { field: _looked, ...found } = m;
        return place ? { ...found, place } : m;
      });
      if (wanted) setFound({ asked, shown: { ...unframed, marks } });
    });
    return () => {
      wanted = false;
    };
  }, [sources, asked, unframed]);
  return found?.asked === asked ? found.shown : unframed;
}

function Opened({ shown: asked, kind, at }: { shown: ShownSource; kind: string; at: number }) {
  const { t } = usePane();
  const shown = useFieldPlaces(asked);
  const mark = shown.marks[at] ?? null;
  const own = useSourceStyles();
  const [zoom, setZoom] = useState(DEFAULT_ZOOM);
  const [boxes, setBoxes] = useState(false);
  const [turned, setTurned] = useState<{ readonly mark: SourceMark | null; readonly page: number } | null>(null);
  const page = turned && turned.mark === mark ? turned.page : (mark?.place.page ?? 1);
  const turn = (to: number): void => setTurned({ mark, page: to });
  if (!isPaged(kind, mark?.place ?? null)) return <ExcerptView mark={mark?.field ? null : mark} />;
  return (
    <>
      <div className={own.bar}>
        <IconButton
          icon={<ChevronLeftRegular />}
          label={t("source.previous")}
          disabled={page <= 1}
          onClick={() => turn(page - 1)}
          testId="source-previous"
        />
        <Caption1 data-testid="source-page">{t("source.page", { page })}</Caption1>
        <IconButton
          icon={<ChevronRightRegular />}
          label={t("source.next")}
          onClick={() => turn(page + 1)}
          testId="source-next"
        />
        <IconButton
          icon={<ZoomOutRegular />}
          label={t("source.zoomOut")}
          disabled={zoom === 0}
          onClick={() => setZoom(zoom - 1)}
          testId="zoom-out"
        />
        <IconButton
          icon={<ZoomInRegular />}
          label={t("source.zoomIn")}
          disabled={zoom === ZOOMS.length - 1}
          onClick={() => setZoom(zoom + 1)}
          testId="zoom-in"
        />
        {shown.key !== null && (
          <ToggleButton size="small" checked={boxes} onClick={() => setBoxes(!boxes)} data-testid="source-recognised">
            {t("source.recognised")}
          </ToggleButton>
        )}
      </div>
      <PageView
        shown={shown}
        page={page}
        zoom={ZOOMS[zoom]!}
        mark={mark}
        boxes={boxes}
        onMissing={() => turn(page - 1)}
      />
    </>
  );
}

/** Width of the page in widths of the pane. */
const ZOOMS = [1, 1.5, 2, 3, 4] as const;
const DEFAULT_ZOOM = 2;

/** The file that was imported is asked for again: its bytes were never kept. */
function AskForFile({ name, onChoose }: { name: string; onChoose: (file: File | undefined) => void }) {
  const { t } = usePane();
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.column} style={{ padding: "14px" }} data-testid="source-ask">
      <Caption1 className={styles.wrap}>{t("source.ask", { file: name })}</Caption1>
      <div>
        <Button appearance="primary" onClick={() => input.current?.click()}>
          {t("source.choose")}
        </Button>
      </div>
      <input
        ref={input}
        type="file"
        className={styles.hidden}
        aria-label={t("source.choose")}
        data-testid="source-file"
        onChange={(e) => onChoose(e.target.files?.[0])}
      />
    </div>
  );
}
