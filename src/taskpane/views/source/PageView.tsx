import { errorData } from "../../worker/error-data";
import { Caption1, Spinner, mergeClasses } from "@fluentui/react-components";
import { useEffect, useRef, useState, type CSSProperties } from "react";
import type { Box, DrawnPage, RecognisedBox } from "../../../application";
import type { ShownSource, SourceMark } from "../../model/shown-source";
import type { ErrorData } from "../../worker/protocol";
import { paint } from "../../model/paint";
import { usePane } from "../context";
import { ErrorBar } from "../ErrorBar";
import { useStyles } from "../styles";
import { useSourceStyles } from "./styles";

const POINTS_PER_INCH = 72;
/** A page at one pane's width needs no more; sharper when zoomed in. */
const BASE_DPI = 72;
const MOST_DPI = 240;

interface Drawn {
  readonly page: number;
  readonly dpi: number;
  readonly picture: DrawnPage;
}

/** A page of a PDF with the place marked. */
export function PageView({
  shown,
  page,
  zoom,
  mark,
  boxes,
  onMissing,
}: {
  shown: ShownSource;
  page: number;
  zoom: number;
  mark: SourceMark | null;
  boxes: boolean;
  /** The file has no such page. */
  onMissing: () => void;
}) {
  const { sources, ledger, language, t } = usePane();
  const styles = useStyles();
  const own = useSourceStyles();
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const [error, setError] = useState<ErrorData | null>(null);
  const [found, setFound] = useState<readonly RecognisedBox[]>([]);
  const canvas = useRef<HTMLCanvasElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const dpi = Math.min(MOST_DPI, Math.round(BASE_DPI * zoom * Math.max(1, Math.min(2, globalThis.devicePixelRatio))));

  useEffect(() => {
    let wanted = true;
    sources.page(page, dpi).then(
      (picture) => {
        if (!wanted) return;
        setError(null);
        setDrawn({ page, dpi, picture });
      },
      (failure: unknown) => {
        if (!wanted) return;
        const failed = errorData(failure);
        // Beyond the last page there is nothing to be said.
        if (failed.code === "corrupt" && page > (mark?.place.page ?? 1)) onMissing();
        else setError(failed);
      },
    );
    return () => {
      wanted = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [sources, page, dpi]);

  useEffect(() => {
    if (!boxes || shown.key === null) return;
    let wanted = true;
    void ledger.recognisedOn(shown.key, shown.document.sha256, page).then((list) => wanted && setFound(list));
    return () => {
      wanted = false;
    };
  }, [ledger, boxes, shown.key, shown.document.sha256, page]);

  useEffect(() => {
    if (drawn && canvas.current) paint(canvas.current, drawn.picture);
  }, [drawn]);

  const marks = shown.marks.filter((m) => m.place.page === page && m.place.box);
  const width = drawn ? (drawn.picture.width * POINTS_PER_INCH) / drawn.dpi : 1;
  const height = drawn ? (drawn.picture.height * POINTS_PER_INCH) / drawn.dpi : 1;

  // The place that is meant stands in the middle.
  useEffect(() => {
    const box = mark?.place.page === page ? mark.place.box : undefined;
    const view = body.current;
    if (!view || !drawn || drawn.page !== page) return;
    const sheet = canvas.current!;
    const scale = sheet.clientWidth / width;
    view.scrollTo({
      left: box ? (box.x + box.width / 2) * scale - view.clientWidth / 2 : 0,
      top: box ? (box.y + box.height / 2) * scale - view.clientHeight / 2 : 0,
    });
  }, [drawn, mark, page, width]);

  const style = (box: Box): CSSProperties => ({
    left: `${(box.x / width) * 100}%`,
    top: `${(box.y / height) * 100}%`,
    width: `${(box.width / width) * 100}%`,
    height: `${(box.height / height) * 100}%`,
  });
  return (
    <div className={own.body} ref={body} tabIndex={0} data-testid="source-body">
      {error && <ErrorBar error={error} />}
      {!drawn && !error && <Spinner label={t("source.loading")} />}
      {boxes && <Caption1 className={styles.wrap}>{t("source.legend")}</Caption1>}
      <div className={own.sheet} style={{ width: `${zoom * 100}%` }} hidden={!drawn}>
        <canvas
          ref={canvas}
          className={own.canvas}
          role="img"
          aria-label={t("source.picture", { file: shown.document.file, page, label: mark?.label ?? "" })}
          data-testid="source-picture"
          data-page={drawn?.page}
        />
        {boxes &&
          found.map((b, i) => (
            <button
              key={i}
              type="button"
              tabIndex={-1}
              className={mergeClasses(own.box, own[b.kind])}
              style={style(b.box)}
              title={b.label[language === "zh-CN" ? "zh" : "en"]}
              aria-label={b.label[language === "zh-CN" ? "zh" : "en"]}
              onClick={() => void ledger.show(b.target)}
              data-testid="source-box"
            />
          ))}
        {marks.map((m, i) => (
          <div
            key={i}
            className={mergeClasses(own.mark, m !== mark && own.other)}
            style={style(m.place.box!)}
            data-testid={m === mark ? "source-marked" : undefined}
          />
        ))}
      </div>
    </div>
  );
}
