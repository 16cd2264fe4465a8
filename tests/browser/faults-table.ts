import type { FaultRow } from "./faults-bench";
import { kindOf } from "./faults-pictures";

/** What came of all faults of a scenario. */
export interface ScenarioResult {
  readonly scenario: string;
  /** Requests of the write, those that only read among them. */
  readonly requests: number;
  readonly rows: readonly FaultRow[];
}

/** How many differences of each kind, `contents 3, looks 1`; 0 where nothing differs. */
function byKind(rows: readonly FaultRow[]): string {
  const counts = new Map<string, number>();
  for (const kind of rows.flatMap(({ differs }) => differs.map(kindOf))) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts.size === 0 ? "0" : [...counts].map(([kind, count]) => `${kind} ${count}`).join(", ");
}

const TRIED = {
  all: "Every request was tried; those that change anything at their start, in their middle and at their end, those that only read at their start.",
  writes:
    "Requests that change anything were tried at their start, in their middle and at their end; those that only read were not.",
  some: "A sample, as the browser suite tries it by default.",
} as const;

/** The results as a page of docs. */
export function faultTable(results: readonly ScenarioResult[], tried: keyof typeof TRIED): string {
  const lines = results.map(({ scenario, requests, rows }) => {
    const back = rows.filter(({ way }) => way === "back").length;
    return `| ${[scenario, requests, rows.length, back, rows.length - back, byKind(rows)].join(" | ")} |`;
  });
  return `# Faults of a write, and what they left

Made by \`npm run faults\` (\`tests/browser/faults.test.ts\`), never by hand. Requests: of one write, up to the last that changes anything. A fault that is taken
back must leave the workbook as it was: contents, looks, merges, heights, widths, validations, conditional formats, links, properties, pages, freeze panes, tab
colours, names, tables, the order of sheets, the active cell. One that comes when all is written must leave what a clean run makes. What is meant by each
scenario: [decision 017](decisions/017-all-or-nothing.md).
${TRIED[tried]}

| scenario | requests | faults | taken back | carried to the end | differences |
|---|---|---|---|---|---|
${lines.join("\n")}
`;
}
