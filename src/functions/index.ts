/**
 * The custom functions as Excel loads them: every id is associated explicitly, at once; what answers is loaded beside the pane,
 * which need not wait for it. A call that comes before is answered when it is there, a later one at once.
 */
import { FUNCTION_IDS } from "./ids";

type Answerer = typeof import("./host");

let answerer: Answerer | null = null;
let loading: Promise<Answerer> | null = null;

/** Loads what answers calls; tried again by the next call where it could not be loaded. */
export function loadFunctions(): Promise<Answerer> {
  loading ??= import(/* webpackChunkName: "custom-functions" */ "./host").then(
    (loaded) => (answerer = loaded),
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

/** Makes every function known to the custom-functions runtime. */
export function associateFunctions(): void {
  for (const id of FUNCTION_IDS)
    CustomFunctions.associate(id, (...args: unknown[]) =>
      answerer ? answerer.call(id, args) : loadFunctions().then((loaded) => loaded.call(id, args)),
    );
}

// The pane of the shared runtime also runs where there is no custom-functions runtime (a browser, tests).
if (typeof CustomFunctions !== "undefined") {
  associateFunctions();
  void loadFunctions().catch(() => undefined);
}
