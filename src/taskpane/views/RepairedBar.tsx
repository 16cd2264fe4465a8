import { MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import type { Recovered } from "../../application";
import { usePane } from "./context";
import { DismissButton } from "./IconButton";

/** Says that an earlier write broke off, and what became of it. */
export function RepairedBar({ done, onDismiss }: { done: Exclude<Recovered, "nothing">; onDismiss: () => void }) {
  const { t } = usePane();
  return (
    <MessageBar intent="warning" layout="multiline" data-testid="repaired">
      <MessageBarBody>{t(`repaired.${done}`)}</MessageBarBody>
      <MessageBarActions containerAction={<DismissButton onClick={onDismiss} />} />
    </MessageBar>
  );
}
