import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A store of the S3 kind for tests: it lists, gives, and believes no request whose signature is wrong. */
export interface TestStore {
  readonly url: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
  /** How many requests were answered. */
  requests(): number;
  stop(): Promise<void>;
}

/** Files that an answer lists at most: a second page is asked for. */
const PAGE = 5;

/** Starts a store with one bucket. @param files by their keys */
export async function startStore(bucket: string, files: ReadonlyMap<string, Uint8Array>): Promise<TestStore> {
  const access = { accessKeyId: "AKIATEST", secretAccessKey: "secret/of+a=test", region: "cn-test-1" };
  const keys = [...files.keys()].sort();
  let requests = 0;
  const server = createServer((request, response) => {
    if (request.headers.authorization !== authorization(request, access)) return response.writeHead(403).end();
    requests++;
    const url = new URL(request.url!, "http://localhost");
    const [, name, ...parts] = url.pathname.split("/").map(decodeURIComponent);
    if (name !== bucket) return response.writeHead(404).end();
    if (parts.length === 0) return response.end(listing(url.searchParams, keys, files));
    const file = files.get(parts.join("/"));
    return file ? response.end(file) : response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    ...access,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => requests,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function listing(query: URLSearchParams, keys: readonly string[], files: ReadonlyMap<string, Uint8Array>): string {
  const prefix = query.get("prefix") ?? "";
  const from = Number(query.get("continuation-token") ?? 0);
  const those = keys.filter((key) => key.startsWith(prefix));
  const shown = those.slice(from, from + PAGE);
  const next = from + PAGE < those.length ? `<NextContinuationToken>${from + PAGE}</NextContinuationToken>` : "";
  const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const contents = shown.map(
    (key) => `<Contents><Key>${escaped(key)}</Key><Size>${files.get(key)!.length}</Size></Contents>`,
  );
  return `<?xml version="1.0"?><ListBucketResult><Name>x</Name>${contents.join("")}${next}</ListBucketResult>`;
}

/** Signature version 4, worked out again from the request: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
function authorization(
  { method, url, headers }: IncomingMessage,
  { accessKeyId, secretAccessKey, region }: Pick<TestStore, "accessKeyId" | "secretAccessKey" | "region">,
): string {
  const signed = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? "")?.[1] ?? "";
  const [path, query = ""] = url!.split("?");
  const canonical = [
    method,
    path,
    query.split("&").sort().join("&"),
    ...signed.split(";").map((name) => `${name}:${String(headers[name])}`),
    "",
    signed,
    headers["x-amz-content-sha256"] ?? "UNSIGNED-PAYLOAD",
  ].join("\n");
  const time = String(headers["x-amz-date"]);
  const scope = `${time.slice(0, 8)}/${region}/s3/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", time, scope, createHash("sha256").update(canonical).digest("hex")].join("\n");
  const hmac = (key: string | Buffer, what: string): Buffer => createHmac("sha256", key).update(what).digest();
  const key = scope.split("/").reduce<string | Buffer>((k, part) => hmac(k, part), `AWS4${secretAccessKey}`);
  const signature = createHmac("sha256", key).update(text).digest("hex");
  return `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${signed}, Signature=${signature}`;
}
