import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import path from "node:path";

const TYPES = {
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

const fileSize = (file) => {
  try {
    const entry = statSync(file);
    return entry.isFile() ? entry.size : undefined;
  } catch {
    return undefined;
  }
};

/** The file that a request means: the longest mount that its path starts with, and nothing outside that folder. */
const locate = (url, mounts) => {
  let pathname;
  try {
    pathname = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return undefined;
  }
  const prefix = Object.keys(mounts)
    .filter((mount) => pathname.startsWith(mount))
    .sort((a, b) => b.length - a.length)[0];
  if (prefix === undefined) return undefined;
  const folder = path.resolve(mounts[prefix]);
  const file = path.join(folder, pathname.slice(prefix.length) || "index.html");
  return file === folder || file.startsWith(folder + path.sep) ? file : undefined;
};

/**
 * Serves folders on this machine only. Plain http by default: a page of `http://localhost` is a secure context, and
 * office.js asks for no more. `mounts` maps a path's beginning to a folder.
 *
 * @param {Record<string, string>} mounts
 * @param {number} port 0 for any free one; when the wished port is taken the next ones are tried
 * @param {{ key: unknown, cert: unknown, ca?: unknown } | undefined} certificate for https, which a real Excel asks for
 * @returns {Promise<{ address: string, close(): Promise<void> }>}
 */
export async function serve(mounts, port = 0, certificate = undefined) {
  const answer = (request, response) => {
    const file = locate(request.url ?? "/", mounts);
    const size = file === undefined ? undefined : fileSize(file);
    if (size === undefined) {
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
  const listen = (wished) =>
    new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(wished, "127.0.0.1", () => {
        server.off("error", reject);
        resolve(server.address().port);
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
      if (error.code !== "EADDRINUSE" || attempt >= 20) throw error;
    }
  }
}
