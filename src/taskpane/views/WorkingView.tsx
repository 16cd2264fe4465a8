import { Body1, Button, Caption1, ProgressBar } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { ImportProgress, WriteStep } from "../../application";
import type { Translate } from "../locales";
import { secondsLeft } from "../model/time-left";
import { usePane } from "./context";
import { StageHeading } from "./Stage";
import { useStyles } from "./styles";

/** Progress by page, with cancel from the first second. What is being done is told by voice, each page is not. */
export function WorkingView({ names, progress }: { names: readonly string[]; progress: ImportProgress | null }) {
  const { controller, t } = usePane();
  const styles = useStyles();
  const share = shareOf(progress);
  const left = useTimeLeft(share);
  return (
    <div className={styles.column} data-testid="progress">
      <StageHeading>
        <span role="status">{t(progress ? `progress.${progress.stage}` : "progress.read")}</span>
      </StageHeading>
      <Body1 className={styles.wrap}>{progress?.file ?? names.join("、")}</Body1>
      <ProgressBar value={share} thickness="large" aria-label={t("progress.read")} />
      <Caption1 className={styles.muted} data-testid="progress-page">
        {[pageWords(progress, t), leftWords(left, t)].filter(Boolean).join(" · ")}
      </Caption1>
      {progress && progress.count > 1 && (
        <Caption1 className={styles.muted}>
          {t("progress.file", { index: progress.index + 1, count: progress.count })}
        </Caption1>
      )}
      <div>
        <Button onClick={() => controller.cancel()} data-testid="cancel">
          {t("action.cancel")}
        </Button>
      </div>
    </div>
  );
}

/** Of all files, what is read; unknown before the first page. */
function shareOf(progress: ImportProgress | null): number | undefined {
  if (!progress?.page || !progress.pages) return undefined;
  const { recognised } = progress;
  const done = recognised === undefined ? progress.page : progress.page - 1 + recognised;
  return (progress.index + done / progress.pages) / progress.count;
}

function pageWords(progress: ImportProgress | null, t: Translate): string {
  if (!progress?.page) return progress?.stage === "read" ? t("progress.open") : "";
  if (progress.recognised !== undefined && progress.pages)
    return t("progress.picture", { page: progress.page, pages: progress.pages });
  return progress.pages
    ? t("progress.page", { page: progress.page, pages: progress.pages })
    : t("progress.pageOnly", { page: progress.page });
}

/** Seconds to the end, asked anew each second. */
function useTimeLeft(share: number | undefined): number | null {
  const [began] = useState(() => performance.now());
  const [now, setNow] = useState(began);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return secondsLeft(now - began, share);
}

function leftWords(seconds: number | null, t: Translate): string {
  if (seconds === null) return "";
  return seconds < 90
    ? t("progress.left", { seconds })
    : t("progress.leftMinutes", { minutes: Math.round(seconds / 60) });
}

/** Writing; cancelled, it leaves nothing behind. */
export function WritingView({ step, done, total }: { step: WriteStep; done: number; total: number }) {
  const { controller, t } = usePane();
  const styles = useStyles();
  const share = step === "write" && total > 0 ? done / total : undefined;
  const left = useTimeLeft(share);
  return (
    <div className={styles.column} data-testid="writing">
      <StageHeading>
        <span role="status">{t(`writing.${step}`)}</span>
      </StageHeading>
      <ProgressBar value={share} thickness="large" aria-label={t("writing.write")} />
      <Caption1 className={styles.muted}>
        {[t("writing.note"), leftWords(left, t)].filter(Boolean).join(" · ")}
      </Caption1>
      <div>
        <Button onClick={() => controller.cancel()} data-testid="cancel-write">
          {t("action.cancel")}
        </Button>
      </div>
    </div>
  );
}
