import { Caption1, Spinner } from "@fluentui/react-components";
import { useEffect, useRef, useState, type CSSProperties } from "react";
import type { DoubtSummary } from "../../../application";
import type { CellPicture, CellPictures } from "../../model/cell-pictures";
import { paint } from "../../model/paint";
import { usePane } from "../context";
import { useDoubtStyles } from "./styles";

/** Pixels of the pane for a point of paper, where there is room, and how high a picture may be. */
const LARGEST_SCALE = 2.2;
const HIGHEST = 200;

/** The cell as it is printed, framed among its neighbours. */
export function CellImage({ pictures, doubt, label }: { pictures: CellPictures; doubt: DoubtSummary; label: string }) {
  const { t } = usePane();
  const styles = useDoubtStyles();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [shown, setShown] = useState<{ readonly key: string; readonly picture: CellPicture | null } | null>(null);
  const { key } = doubt;
  useEffect(() => {
    let wanted = true;
    void pictures.of(doubt).then((picture) => wanted && setShown({ key, picture }));
    return () => {
      wanted = false;
    };
    // The place of a cell never changes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [pictures, key]);
  const picture = shown?.key === key ? shown.picture : undefined;
  useEffect(() => {
    if (picture && canvas.current) paint(canvas.current, picture.picture);
  }, [picture]);
  if (picture === null)
    return (
      <div className={styles.paper} data-testid="doubt-no-picture">
        <Caption1>{t("doubts.noPicture")}</Caption1>
      </div>
    );
  const scale = picture ? Math.min(LARGEST_SCALE, HIGHEST / picture.box.height) : 1;
  return (
    <div className={styles.paper}>
      {picture ? (
        <div className={styles.sheet} style={{ width: `${Math.round(picture.box.width * scale)}px` }}>
          <canvas
            ref={canvas}
            className={styles.canvas}
            role="img"
            aria-label={t("doubts.picture", { page: doubt.source?.page ?? "", where: label })}
            data-testid="doubt-picture"
            data-key={key}
          />
          <div className={styles.frame} style={frameOf(picture)} />
        </div>
      ) : (
        <Spinner size="tiny" label={t("doubts.loading")} />
      )}
    </div>
  );
}

/** Strokes of the frame stand outside of the cell: none covers a digit. */
const OUTSIDE = 1.5;

function frameOf({ box, cell }: CellPicture): CSSProperties {
  const percent = (part: number, whole: number): string => `${(part / whole) * 100}%`;
  return {
    left: percent(cell.x - OUTSIDE, box.width),
    top: percent(cell.y - OUTSIDE, box.height),
    width: percent(cell.width + 2 * OUTSIDE, box.width),
    height: percent(cell.height + 2 * OUTSIDE, box.height),
  };
}
