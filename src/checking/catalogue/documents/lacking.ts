import { BUDGET } from "./budget";
import type { ExampleDocument } from "./builder";
import { FINAL } from "./final";
import { MIXED } from "./mixed";
import { SPLIT_BUDGET } from "./variants";

type Change = readonly [name: string, document: ExampleDocument];

/** The document without one of its tables, or without one column of one of them. */
function lacking(name: string, document: ExampleDocument): Change[] {
  const tables = [...new Set(document.tables.map((t) => t.id))];
  return [
    [name, document],
    ...tables.map((id): Change => [
      `${name} - ${id}`,
      { ...document, tables: document.tables.filter((t) => t.id !== id) },
    ]),
    ...document.tables.flatMap((table, at) =>
      table.columns.map((column, c): Change => {
        const cut = <T>(list: readonly T[]) => list.filter((_, i) => i !== c);
        const rest = { ...table, columns: cut(table.columns), rows: table.rows.map(cut) };
        return [
          `${name} - ${table.id}.${column}${at}`,
          { ...document, tables: document.tables.map((t) => (t === table ? rest : t)) },
        ];
      }),
    ),
  ];
}

/** The clean documents, each whole and without each of its tables and columns. */
export const lackingDocuments = (): Change[] => [
  ...lacking("budget", BUDGET),
  ...lacking("final", FINAL),
  ...lacking("mixed", MIXED),
  ...lacking("split", SPLIT_BUDGET),
  ["nothing", { tables: [] }],
];
