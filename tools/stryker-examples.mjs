/** Leaves out of the mutants what is no logic: the examples below a rule, which are its tests, and its messages. */
import { declareValuePlugin, PluginKind } from "@stryker-mutator/api/plugin";

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, "examples", {
    shouldIgnore(path) {
      const name = path.isVariableDeclarator() ? path.node.id.name : undefined;
      if (name === "examples") return "examples are tests";
      if (name === "messages") return "messages are words";
      return undefined;
    },
  }),
];
