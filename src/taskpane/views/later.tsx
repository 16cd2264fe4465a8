import { Button, MessageBar, MessageBarActions, MessageBarBody, Spinner } from "@fluentui/react-components";
import { useEffect, useState, type ComponentType } from "react";
import { usePane } from "./context";
import { StageHeading } from "./Stage";

/** A view with what loads it. */
interface Later<Props> {
  readonly load: () => Promise<void>;
  readonly View: (props: Props) => React.JSX.Element;
}

/** A view that the first one does not wait for: shown at once where it is loaded, else as soon as it is. */
export function later<Props extends object>(find: () => Promise<ComponentType<Props>>): Later<Props> {
  let Loaded: ComponentType<Props> | null = null;
  const load = async (): Promise<void> => {
    Loaded ??= await find();
  };
  const View = (props: Props): React.JSX.Element => {
    const [state, setState] = useState<"waiting" | "loaded" | "failed">(Loaded ? "loaded" : "waiting");
    useEffect(() => {
      if (state !== "waiting") return;
      let shown = true;
      load().then(
        () => shown && setState("loaded"),
        () => shown && setState("failed"),
      );
      return () => {
        shown = false;
      };
    }, [state]);
    return Loaded ? <Loaded {...props} /> : <Waiting failed={state === "failed"} onAgain={() => setState("waiting")} />;
  };
  return { load, View };
}

/** Stands where a view will; its heading hands the focus on to the view's. */
function Waiting({ failed, onAgain }: { failed: boolean; onAgain: () => void }) {
  const { t } = usePane();
  useEffect(
    () => () => {
      if (!document.activeElement?.hasAttribute("data-stage-heading")) return;
      setTimeout(() => document.querySelector<HTMLElement>("[data-stage-heading]")?.focus({ preventScroll: true }));
    },
    [],
  );
  return (
    <div data-testid="view-waiting">
      <StageHeading>{t("view.opening")}</StageHeading>
      {failed ? (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{t("view.failed")}</MessageBarBody>
          <MessageBarActions>
            <Button onClick={onAgain}>{t("view.again")}</Button>
          </MessageBarActions>
        </MessageBar>
      ) : (
        <Spinner size="tiny" aria-label={t("view.opening")} />
      )}
    </div>
  );
}
