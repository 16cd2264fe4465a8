import axe from "axe-core";
import type { Frame } from "playwright-core";

/**
 * What axe-core finds in the pane, or in one element of it; Fluent's own dummies for the focus (`data-tabster-dummy`) are not the author's and are
 * left out.
 */
export async function axeFaults(pane: Frame, within: string | null = null): Promise<string[]> {
  // Evaluated through the debugger, which the page's content security policy does not bind.
  await pane.evaluate(axe.source);
  return pane.evaluate(async (selector) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(
      { ...(selector ? { include: [[selector]] } : {}), exclude: [["[data-tabster-dummy]"]] },
      { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } },
    );
    return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 140)}`));
  }, within);
}
