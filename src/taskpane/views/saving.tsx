import { Caption1, Spinner } from "@fluentui/react-components";
import { useState } from "react";
import type { NamedFile } from "../model/document-file";
import { saveFile } from "../model/save-file";
import { errorData } from "../worker/error-data";
import type { ErrorData } from "../worker/protocol";
import { ErrorBar } from "./ErrorBar";
import { useStyles } from "./styles";

/** Files that are made and saved one at a time. */
export interface Saving {
  readonly busy: boolean;
  /** Makes a file and saves it; `said`: what is told then. Without a file that alone is told. */
  readonly save: (make: () => Promise<{ readonly file: NamedFile | null; readonly said: string }>) => Promise<void>;
  readonly said: string | null;
  readonly error: ErrorData | null;
  readonly dismiss: () => void;
}

export function useSaving(): Saving {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const [error, setError] = useState<ErrorData | null>(null);
  const save: Saving["save"] = async (make) => {
    setBusy(true);
    setSaid(null);
    setError(null);
    try {
      const { file, said } = await make();
      if (file) saveFile(file.name, file.blob);
      setSaid(said);
    } catch (failure) {
      setError(errorData(failure));
    } finally {
      setBusy(false);
    }
  };
  return { busy, save, said, error, dismiss: () => setError(null) };
}

/** What becomes of it. */
export function SavingState({ saving, making, testId }: { saving: Saving; making: string; testId: string }) {
  const styles = useStyles();
  const { busy, said, error, dismiss } = saving;
  return (
    <>
      <Caption1 className={styles.wrap} role="status" data-testid={testId}>
        {busy ? <Spinner size="tiny" label={making} /> : said}
      </Caption1>
      {error && <ErrorBar error={error} onDismiss={dismiss} />}
    </>
  );
}
