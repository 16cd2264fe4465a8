import pg from "pg";
import { DisclosureError } from "../../application";
import { MIGRATIONS, SCHEMA, SCHEMA_VERSION } from "./schema";

/** A connection, or the pool of them. */
export interface Queries {
  query<Row extends object = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ rows: Row[] }>;
}

/** Says how to reach a database: a PostgreSQL URL. What it lacks is taken from PGUSER, PGPASSWORD, … as psql does. */
export type DatabaseUrl = string;

/** How long a connection may take (ms). */
const CONNECT_MS = 10_000;
/** A lock of this program's while it makes or changes tables. */
const MIGRATION_LOCK = 2_026_070_933;

/** A PostgreSQL database whose schema is that of this program. */
export class Database implements Queries {
  private constructor(
    private readonly pool: pg.Pool,
    /** Host and name, for messages: never the password. */
    readonly name: string,
  ) {}

  /**
   * Connects, and makes or brings up the schema. @param connections at most, two at least
   * @throws DisclosureError `database-…`
   */
  static async open(url: DatabaseUrl, connections: number): Promise<Database> {
    const name = nameOf(url);
    const pool = new pg.Pool({
      connectionString: url,
      max: connections,
      connectionTimeoutMillis: CONNECT_MS,
      application_name: "budget-disclosure",
      keepAlive: true,
    });
    // A connection that breaks while nobody uses it: the next query says so.
    pool.on("error", () => {});
    const database = new Database(pool, name);
    try {
      await database.migrate();
      return database;
    } catch (error) {
      await pool.end();
      throw error;
    }
  }

  async query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<{ rows: Row[] }> {
    try {
      return await this.pool.query<Row>(text, [...values]);
    } catch (error) {
      throw databaseError(error, this.name);
    }
  }

  /** One statement or several at once, without values; what the driver throws is thrown as it is. */
  async script(text: string): Promise<{ rows: object[] }> {
    const result = (await this.pool.query(text)) as pg.QueryResult | pg.QueryResult[];
    return Array.isArray(result) ? { rows: [] } : result;
  }

  /** Carries out a transaction: all of it or nothing. */
  async transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    let client: pg.PoolClient;
    try {
      client = await this.pool.connect();
    } catch (error) {
      throw databaseError(error, this.name);
    }
    // One that breaks in the middle fails the query too.
    const heard = (): void => {};
    client.on("error", heard);
    let broken = true;
    try {
      await client.query("BEGIN");
      const value = await work({ query: (text, values = []) => client.query(text, [...values]) as never });
      await client.query("COMMIT");
      broken = false;
      return value;
    } catch (error) {
      broken = await client.query("ROLLBACK").then(
        () => false,
        () => true,
      );
      throw databaseError(error, this.name);
    } finally {
      client.off("error", heard);
      client.release(broken);
    }
  }

  /** Does something while no other connection does anything of the kind. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    let client: pg.PoolClient;
    try {
      client = await this.pool.connect();
      await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    } catch (error) {
      throw databaseError(error, this.name);
    }
    try {
      return await work();
    } catch (error) {
      throw databaseError(error, this.name);
    } finally {
      // The lock goes with the connection.
      client.release(true);
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  private async migrate(): Promise<void> {
    if ((await this.version(this)) === SCHEMA_VERSION) return;
    await this.transaction(async (queries) => {
      await queries.query("SELECT pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
      const version = await this.version(queries);
      if (version > SCHEMA_VERSION)
        throw new DisclosureError("database-newer", { database: this.name, found: version, known: SCHEMA_VERSION });
      for (let next = version; next < SCHEMA_VERSION; next++) {
        for (const statement of MIGRATIONS[next]!) await queries.query(statement);
        await queries.query(`INSERT INTO ${SCHEMA}.schema_version (version) VALUES ($1)`, [next + 1]);
      }
    });
  }

  /** Version of the schema that is there; 0 where there is none. */
  private async version(queries: Queries): Promise<number> {
    // Not to_regclass: it answers from a cache that does not yet know what another connection has just made.
    const { rows: there } = await queries.query(
      "SELECT FROM pg_catalog.pg_tables WHERE schemaname = $1 AND tablename = 'schema_version'",
      [SCHEMA],
    );
    if (there.length === 0) return 0;
    const { rows } = await queries.query<{ version: number | null }>(
      `SELECT max(version) AS version FROM ${SCHEMA}.schema_version`,
    );
    return rows[0]!.version ?? 0;
  }
}

function nameOf(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url);
    if (/^postgres(?:ql)?:$/.test(protocol)) return `${host || "localhost"}${decodeURIComponent(pathname)}`;
  } catch {
    // Not repeated: it may hold a password.
  }
  throw new DisclosureError("database-url");
}

/** What PostgreSQL says by its codes, as users can act on it; the code of everything else is told. */
const REFUSED: Readonly<Record<string, string>> = {
  "28000": "database-denied",
  "28P01": "database-denied",
  "3D000": "database-missing",
  "42501": "database-permission",
};

/** The typed error of what a driver throws. */
export function databaseError(error: unknown, database: string): DisclosureError {
  if (error instanceof DisclosureError) return error;
  const { code = "", message = "" } = error as { code?: string; message?: string };
  const known = REFUSED[code];
  // `SASL: … password must be a string`: none was given.
  if (known || /^SASL/.test(message))
    return new DisclosureError(known ?? "database-denied", { database }, { cause: error });
  // Codes of the system, of a server that shuts down (57P…) or is full (53300), and the driver's own sentences.
  if (/^E[A-Z]|^57P|^08|^53300$/.test(code) || /timeout|terminated|Connection|SSL|closed/i.test(message))
    return new DisclosureError("database-unreachable", { database, code: code || message }, { cause: error });
  return new DisclosureError("database-failed", { database, code, message }, { cause: error });
}
