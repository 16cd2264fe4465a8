import { Subtitle2, mergeClasses } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { usePane } from "./context";
import { useStyles } from "./styles";

/** Files that are dropped anywhere on the pane: the browser would else open them in its place. */
export function DropWindow({ open, onFiles }: { open: boolean; onFiles: (files: readonly File[]) => void }) {
  const { t } = usePane();
  const styles = useStyles();
  const [over, setOver] = useState(false);
  const latest = useRef({ open, onFiles });
  useEffect(() => {
    latest.current = { open, onFiles };
  });
  useEffect(() => {
    const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    const hover = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = latest.current.open ? "copy" : "none";
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (!carriesFiles(event) && files.length === 0) return;
      event.preventDefault();
      if (latest.current.open && files.length > 0) latest.current.onFiles(files);
    };
    const listeners = [
      ["dragenter", hover],
      ["dragover", hover],
      ["dragleave", leave],
      ["drop", drop],
    ] as const;
    for (const [name, listener] of listeners) window.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of listeners) window.removeEventListener(name, listener);
    };
  }, []);
  return over ? (
    <div className={mergeClasses(styles.overlay, !open && styles.overlayClosed)} data-testid="drop-overlay">
      <Subtitle2>{t(open ? "drop.here" : "drop.notNow")}</Subtitle2>
    </div>
  ) : null;
}
