import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { errorSentence, languageOf } from "../../words";
import type { ErrorData } from "../worker/protocol";
import { usePane } from "./context";
import { DismissButton } from "./IconButton";
import { useStyles } from "./styles";

/** What went wrong and what the user can do. */
export function ErrorBar({ error, onDismiss, title }: { error: ErrorData; onDismiss?: () => void; title?: string }) {
  const { t, language, restore } = usePane();
  const styles = useStyles();
  return (
    <MessageBar intent="error" layout="multiline" className={styles.bar} data-testid="error-message">
      <MessageBarBody>
        <MessageBarTitle>{title ?? t("error.title")}</MessageBarTitle>
        {errorSentence(error, languageOf(language))}
      </MessageBarBody>
      {onDismiss && (
        <MessageBarActions containerAction={<DismissButton onClick={onDismiss} />}>
          {error.code === "write-under-way" && (
            <Button onClick={restore} data-testid="restore">
              {t("repaired.restore")}
            </Button>
          )}
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
