import { Button } from "@fluentui/react-components";
import { useEffect, useRef, type ReactNode } from "react";
import { usePane } from "./context";
import { useStyles } from "./styles";

/**
 * The main part of the pane. When its stage changes, the heading of what is shown then takes the focus, which would else fall to the
 * page; whoever hears the pane hears where they are.
 */
export function Stage({ name, children }: { name: string; children: ReactNode }) {
  const { t } = usePane();
  const styles = useStyles();
  const main = useRef<HTMLElement>(null);
  const before = useRef(name);
  useEffect(() => {
    if (before.current === name) return;
    before.current = name;
    const active = document.activeElement;
    // A view that begins at a field of its own keeps it, and so does a tab that is being walked through.
    if (active !== null && active !== document.body) return;
    const heading = main.current?.querySelector<HTMLElement>("[data-stage-heading]") ?? main.current;
    heading?.focus({ preventScroll: true });
  }, [name]);
  const skip = (): void => {
    const last = main.current?.lastElementChild;
    last?.querySelector<HTMLElement>("button:not(:disabled), a[href], input")?.focus();
  };
  return (
    <main ref={main} className={styles.main} tabIndex={-1} aria-label={name} data-testid="stage">
      <Button className={styles.skip} size="small" onClick={skip} data-testid="skip">
        {t("app.skip")}
      </Button>
      {children}
    </main>
  );
}

/** Tells by voice what stage the pane is at. */
export function Announcer({ children }: { children: string }) {
  const styles = useStyles();
  return (
    <div className={styles.spoken} role="status" data-testid="announcer">
      {children}
    </div>
  );
}

/** The heading of a stage: where the focus goes. */
export function StageHeading({ children }: { children: ReactNode }) {
  const styles = useStyles();
  return (
    <h2 className={styles.heading} tabIndex={-1} data-stage-heading>
      {children}
    </h2>
  );
}
