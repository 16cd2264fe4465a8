import { Body1, Button, Caption1, ProgressBar, Subtitle2 } from "@fluentui/react-components";
import type { ImportProgress, WriteStep } from "../../application";
import { usePane } from "./context";
import { useStyles } from "./styles";

/** Progress by page, with cancel from the first second. */
export function WorkingView({ names, progress }: { names: readonly string[]; progress: ImportProgress | null }) {
  const { controller, t } = usePane();
  const styles = useStyles();
  const share = progress?.page !== undefined && progress.pages ? progress.page / progress.pages : undefined;
  return (
    <div className={styles.column} role="status" data-testid="progress">
      <Subtitle2>{t(progress ? `progress.${progress.stage}` : "progress.read")}</Subtitle2>
      <Body1 className={styles.wrap}>{progress?.file ?? names.join("、")}</Body1>
      <ProgressBar value={share} thickness="large" aria-label={t("progress.read")} />
      <Caption1 className={styles.muted}>{pageWords(progress, t)}</Caption1>
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

function pageWords(progress: ImportProgress | null, t: ReturnType<typeof usePane>["t"]): string {
  if (progress?.page === undefined) return "\u00a0";
  return progress.pages
    ? t("progress.page", { page: progress.page, pages: progress.pages })
    : t("progress.pageOnly", { page: progress.page });
}

/** Writing; cancelled, it leaves nothing behind. */
export function WritingView({ step, done, total }: { step: WriteStep; done: number; total: number }) {
  const { controller, t } = usePane();
  const styles = useStyles();
  return (
    <div className={styles.column} role="status" data-testid="writing">
      <Subtitle2>{t(`writing.${step}`)}</Subtitle2>
      <ProgressBar
        value={step === "write" && total > 0 ? done / total : undefined}
        thickness="large"
        aria-label={t("writing.write")}
      />
      <Caption1 className={styles.muted}>{t("writing.note")}</Caption1>
      <div>
        <Button onClick={() => controller.cancel()} data-testid="cancel-write">
          {t("action.cancel")}
        </Button>
      </div>
    </div>
  );
}
