import { createReadStream, statSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { createServer as createSecureServer, type ServerOptions } from "node:https";
import type { AddressInfo } from "node:net";
import path from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

const fileSize = (file: string): number | undefined => {
  try {
    const entry = statSync(file);
    return entry.isFile() ? entry.size : undefined;
  } catch {
    return undefined;
  }
};

/** The file that a request means: the longest mount that its path starts with, and nothing outside that folder. */
const locate = (url: string, mounts: Readonly<Record<string, string>>): string | undefined => {
  let pathname: string;
  try {
    pathname = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return undefined;
  }
  const prefix = Object.keys(mounts)
    .filter((mount) => pathname.startsWith(mount))
    .sort((a, b) => b.length - a.length)[0];
  if (prefix === undefined) return undefined;
  const folder = path.resolve(mounts[prefix]!);
  const file = path.join(folder, pathname.slice(prefix.length) || "index.html");
  return file === folder || file.startsWith(folder + path.sep) ? file : undefined;
};

/** A server that runs. */
export interface Served {
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Serves folders on this machine only. Plain http by default: a page of `http://localhost` is a secure context, and
 * office.js asks for no more.
 *
 * @param mounts maps a path's beginning to a folder
 * @param port 0 for any free one; when the wished port is taken the next ones are tried
 * @param certificate for https, which a real Excel asks for
 */
export async function serve(
  mounts: Readonly<Record<string, string>>,
  port = 0,
  certificate?: ServerOptions,
): Promise<Served> {
  const answer: RequestListener = (request, response) => {
    const file = locate(request.url ?? "/", mounts);
    const size = file === undefined ? undefined : fileSize(file);
    if (file === undefined || size === undefined) {
      response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("not found");
      return;
    }
    response.writeHead(200, {
      "content-type": TYPES[path.extname(file)] ?? "application/octet-stream",
      "content-length": size,
      "cache-control": "no-cache",
      "x-content-type-options": "nosniff",
    });
    if (request.method === "HEAD") response.end();
    else createReadStream(file).pipe(response);
  };
  const server = certificate ? createSecureServer(certificate, answer) : createServer(answer);
  const listen = (wished: number): Promise<number> =>
    new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(wished, "127.0.0.1", () => {
        server.off("error", reject);
        resolve((server.address() as AddressInfo).port);
      });
    });
  for (let attempt = 0; ; attempt++) {
    try {
      const actual = await listen(port === 0 ? 0 : port + attempt);
      return {
        address: `${certificate ? "https" : "http"}://localhost:${actual}`,
        close: () =>
          new Promise((resolve) => {
            server.closeAllConnections();
            server.close(() => resolve());
          }),
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE" || attempt >= 20) throw error;
    }
  }
}
