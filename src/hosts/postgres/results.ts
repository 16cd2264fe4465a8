import type { ImportJson } from "../../application";
import { unpackText, type PackedExamination } from "../../application/node";
import type { Queries } from "./database";
import { findingRows, rowsOf, rowsText, type Rows } from "./rows";
import { SCHEMA, TABLES } from "./schema";

/** The number of an examination, if there is one of that key. */
export async function numberOf(key: string, queries: Queries): Promise<string | null> {
  const { rows } = await queries.query<{ id: string }>(`SELECT id FROM ${SCHEMA}.examination WHERE key = $1`, [key]);
  return rows[0]?.id ?? null;
}

/** An examination that is ready to be stored: all that costs time is done before the transaction begins. */
export interface Storable {
  readonly key: string;
  readonly values: readonly unknown[];
  readonly rows: Rows;
}

/** Makes an examination ready. @param alone number of the examination of the file alone, where this is the one beside others */
export function storable(key: string, examination: PackedExamination, alone: string | null, seconds: number): Storable {
  const { record, result, kept } = examination;
  const json = result === null ? null : (JSON.parse(unpackText(result)) as ImportJson);
  const rows: Rows =
    json === null ? {} : { ...(alone === null ? rowsOf(record, json) : {}), ...findingRows(record, json) };
  return {
    key,
    values: [
      key,
      alone,
      record.sha256,
      record.status,
      JSON.stringify(record),
      buffer(result),
      buffer(kept),
      seconds.toFixed(3),
    ],
    rows,
  };
}

/** As the driver takes bytes; the same memory. */
const buffer = (bytes: Uint8Array | null): Buffer | null =>
  bytes === null ? null : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Stores an examination with its rows, or finds the one of the same key; in a transaction. Answers its number. */
export async function store({ key, values, rows }: Storable, queries: Queries): Promise<string> {
  const { rows: made } = await queries.query<{ id: string }>(
    `INSERT INTO ${SCHEMA}.examination (key, alone, sha256, status, record, result, kept, seconds)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (key) DO NOTHING RETURNING id`,
    values,
  );
  // Another worker was quicker. A statement of its own sees what that one did.
  if (made.length === 0) return (await numberOf(key, queries))!;
  const id = made[0]!.id;
  await insertRows(id, rows, queries);
  return id;
}

/** The rows of all tables in one statement. */
async function insertRows(examination: string, rows: Rows, queries: Queries): Promise<void> {
  const filled = TABLES.filter(({ name }) => (rows[name]?.length ?? 0) > 0);
  if (filled.length === 0) return;
  const inserts = filled.map(({ name, columns }, at) => {
    const own = columns.filter(([c]) => c !== "examination");
    const names = own.map(([c]) => c).join(", ");
    const types = own.map(([c, type]) => `${c} ${type.replace(" NOT NULL", "")}`).join(", ");
    return `w${at} AS (INSERT INTO ${SCHEMA}.${name} (examination, ${names})
      SELECT $1, ${names} FROM json_to_recordset($${at + 2}) AS r(${types}))`;
  });
  await queries.query(`WITH ${inserts.join(", ")} SELECT`, [
    examination,
    ...filled.map(({ name }) => rowsText(rows[name]!)),
  ]);
}
