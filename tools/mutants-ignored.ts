/** Leaves out of the mutants what is no logic: the examples below a rule, which are its tests, and the words of its messages. */
import type { Ignorer } from "@stryker-mutator/api/ignore";

const NO_LOGIC: Readonly<Record<string, string>> = {
  examples: "examples are tests",
  messages: "messages are words",
  DOUBTS: "doubts are words",
};

export const IGNORERS: Ignorer[] = [
  {
    // Stryker's type of a path is empty; it is Babel's.
    shouldIgnore(path) {
      const { node } = path as unknown as { node: { type: string; id?: { name?: string } } };
      return node.type === "VariableDeclarator" ? NO_LOGIC[node.id?.name ?? ""] : undefined;
    },
  },
];
