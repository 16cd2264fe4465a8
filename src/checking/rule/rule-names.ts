import { STANDARD_COLUMNS, tableLabel, NARRATIVE_TABLE, type Disclosure } from "../../disclosure";
import { CheckModel } from "../document/model";
import { columnNames, EACH_ROW, rowName, tableNames } from "./user-rule-cells";
import { narrativeNames } from "./user-rule-narrative";

/** The names that a rule can be written with: tables, and of each its rows and columns. */
export interface RuleVocabulary {
  readonly tables: readonly RuleTableNames[];
}

/** A table's names. */
export interface RuleTableNames {
  readonly name: string;
  /** Rows that the documents at hand print, with what stands beside a code. */
  readonly rows: readonly { readonly name: string; readonly title: string }[];
  readonly columns: readonly string[];
}

/** Gathers names from documents: those that they print come first, all that a rule may name are there. */
export class RuleNames {
  private readonly tables = new Map<string, { rows: Map<string, string>; columns: Set<string> }>();

  add(disclosure: Disclosure): this {
    const model = new CheckModel(disclosure);
    for (const view of model.tables.values()) {
      const columns = columnNames(view.id);
      if (columns.length === 0) continue;
      const own = this.table(view.label);
      own.rows.set(EACH_ROW, "");
      for (const row of view.rows) {
        const name = rowName(view, row);
        if (name !== null && !own.rows.has(name)) own.rows.set(name, row.code === name ? (row.item ?? "") : "");
      }
      const printed = STANDARD_COLUMNS[view.id].filter((c) => c.type === "money" && view.columns.has(c.key));
      const labels = new Set(columns);
      for (const { path } of printed) if (labels.has(path.join("/"))) own.columns.add(path.join("/"));
      for (const label of columns) own.columns.add(label);
    }
    const sentences = this.table(NARRATIVE_TABLE);
    const { rows, columns } = narrativeNames(model);
    for (const row of rows) sentences.rows.set(row, "");
    for (const column of columns) sentences.columns.add(column);
    return this;
  }

  private table(name: string) {
    let own = this.tables.get(name);
    if (!own) this.tables.set(name, (own = { rows: new Map(), columns: new Set() }));
    return own;
  }

  vocabulary(): RuleVocabulary {
    const known = [...this.tables].map(([name, { rows, columns }]) => ({
      name,
      rows: [...rows].map(([row, title]) => ({ name: row, title })),
      columns: [...columns],
    }));
    const others = tableNames()
      .filter((name) => !this.tables.has(name))
      .map((name) => ({ name, rows: namedRows(name), columns: namedColumns(name) }));
    return { tables: [...known, ...others] };
  }
}

const namedRows = (table: string) =>
  table === NARRATIVE_TABLE
    ? narrativeNames().rows.map((name) => ({ name, title: "" }))
    : [{ name: "合计", title: "" }];

function namedColumns(table: string): string[] {
  if (table === NARRATIVE_TABLE) return [...narrativeNames().columns];
  const id = (Object.keys(STANDARD_COLUMNS) as (keyof typeof STANDARD_COLUMNS)[]).find((t) => tableLabel(t) === table);
  return id ? columnNames(id) : [];
}
