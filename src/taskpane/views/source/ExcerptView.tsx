import { errorData } from "../../worker/error-data";
import { Body1, Caption1, Spinner, mergeClasses } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { Excerpt } from "../../../application";
import type { SourceMark } from "../../model/shown-source";
import type { ErrorData } from "../../worker/protocol";
import { usePane } from "../context";
import { ErrorBar } from "../ErrorBar";
import { useSourceStyles } from "./styles";

/** The text or the piece of a table round a place, what is meant marked. */
export function ExcerptView({ mark }: { mark: SourceMark | null }) {
  const { sources, t } = usePane();
  const own = useSourceStyles();
  const [excerpt, setExcerpt] = useState<Excerpt | null | undefined>(undefined);
  const [error, setError] = useState<ErrorData | null>(null);
  const body = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let wanted = true;
    const asked = mark ? sources.excerpt(mark.place, mark.printed, mark.row) : Promise.resolve(null);
    asked.then(
      (found) => wanted && setExcerpt(found),
      (failure: unknown) => wanted && setError(errorData(failure)),
    );
    return () => {
      wanted = false;
    };
  }, [sources, mark]);
  useEffect(() => {
    body.current?.querySelector("[data-marked]")?.scrollIntoView({ block: "center", inline: "center" });
  }, [excerpt]);

  return (
    <div className={own.body} ref={body} tabIndex={0} data-testid="source-body">
      {error && <ErrorBar error={error} />}
      {excerpt === undefined && !error && <Spinner label={t("source.loading")} />}
      {excerpt === null && <Body1 data-testid="source-missing">{t("source.noPlace")}</Body1>}
      {excerpt?.type === "grid" && (
        <>
          {excerpt.sheet !== null && <Caption1>{t("source.sheet", { sheet: excerpt.sheet })}</Caption1>}
          <table className={own.table}>
            <tbody>
              {excerpt.rows.map((row, i) => (
                <tr key={i}>
                  {row.map((cell, j) => (
                    <td
                      key={j}
                      rowSpan={cell.rowSpan}
                      colSpan={cell.columnSpan}
                      className={cell.marked ? own.marked : undefined}
                      {...(cell.marked ? { "data-marked": "", "data-testid": "source-marked" } : {})}
                    >
                      {cell.text}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {excerpt?.type === "lines" && (
        <div className={own.lines}>
          {excerpt.lines.map((line) => (
            <div
              key={line.number}
              className={mergeClasses(line.marked && own.marked)}
              {...(line.marked ? { "data-marked": "", "data-testid": "source-marked" } : {})}
            >
              {`${line.number}\u3000${line.text}`}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
