import { webDarkTheme, webLightTheme, type Theme } from "@fluentui/react-components";
import { useEffect, useState } from "react";

/** How the program round the pane looks, and who tells when that changes. */
export interface Look {
  /** Null where it does not tell. */
  readonly look: () => "light" | "dark" | null;
  readonly onLook: (changed: () => void) => void;
}

const PREFERS_DARK = "(prefers-color-scheme: dark)";

/** The theme of Office, or of the system where Office does not tell. High contrast is the browser's own (forced colours). */
export function useLook({ look, onLook }: Look): Theme {
  const now = (): boolean => (look() ?? (matchMedia(PREFERS_DARK).matches ? "dark" : "light")) === "dark";
  const [dark, setDark] = useState(now);
  useEffect(() => {
    const again = (): void => setDark(now());
    onLook(again);
    const system = matchMedia(PREFERS_DARK);
    system.addEventListener("change", again);
    return () => system.removeEventListener("change", again);
    // Asked once for as long as the pane lives.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useEffect(() => {
    document.documentElement.style.colorScheme = dark ? "dark" : "light";
  }, [dark]);
  return dark ? webDarkTheme : webLightTheme;
}
