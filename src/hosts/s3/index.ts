import { AwsClient } from "aws4fetch";
import { SaxesParser } from "saxes";
import { DisclosureError } from "../../application";

/** How a store of the S3 kind is reached; Amazon's own where no endpoint is named. */
export interface S3Access {
  /** Such as `http://minio:9000`. */
  readonly endpoint: string | null;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | null;
}

/** Access as the environment tells it, by the names that all tools for S3 share. @throws DisclosureError `s3-credentials` */
export function accessFrom(environment: Readonly<Record<string, string | undefined>>): S3Access {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
  if (!accessKeyId || !secretAccessKey) throw new DisclosureError("s3-credentials");
  return {
    endpoint: environment["AWS_ENDPOINT_URL_S3"] || environment["AWS_ENDPOINT_URL"] || null,
    region: environment["AWS_REGION"] || environment["AWS_DEFAULT_REGION"] || "us-east-1",
    accessKeyId,
    secretAccessKey,
    sessionToken: environment["AWS_SESSION_TOKEN"] || null,
  };
}

/** A file of a store, by its path below the prefix. */
export interface S3File {
  readonly path: string;
  readonly bytes: number;
}

const ADDRESS = /^s3:\/\/([a-z0-9][a-z0-9.-]+)(?:\/(.*))?$/;

/** Files below a prefix of a bucket. Addresses have the bucket in their path, as every store of the kind understands. */
export class S3Folder {
  private readonly client: AwsClient;
  private readonly bucket: string;
  /** Ends with `/` where it is not empty. */
  private readonly prefix: string;
  private readonly origin: string;

  /** @throws DisclosureError `s3-address` */
  constructor(
    private readonly source: string,
    access: S3Access,
  ) {
    const [, bucket, prefix = ""] = ADDRESS.exec(source) ?? [];
    if (!bucket) throw new DisclosureError("s3-address", { source });
    this.bucket = bucket;
    this.prefix = prefix === "" || prefix.endsWith("/") ? prefix : `${prefix}/`;
    this.origin = (access.endpoint ?? `https://s3.${access.region}.amazonaws.com`).replace(/(?<!\/)\/+$/, "");
    this.client = new AwsClient({
      accessKeyId: access.accessKeyId,
      secretAccessKey: access.secretAccessKey,
      ...(access.sessionToken === null ? {} : { sessionToken: access.sessionToken }),
      region: access.region,
      service: "s3",
    });
  }

  /** All files below the prefix. */
  async *list(): AsyncGenerator<S3File> {
    for (let token: string | null = null; ;) {
      const query = new URLSearchParams({ "list-type": "2", prefix: this.prefix });
      if (token !== null) query.set("continuation-token", token);
      // Signatures are over %20, and not over +.
      const response = await this.fetch(`?${query.toString().replaceAll("+", "%20")}`, this.source);
      const { files, next } = listed(await response.text());
      for (const { path, bytes } of files)
        if (!path.endsWith("/") && path.startsWith(this.prefix)) yield { path: path.slice(this.prefix.length), bytes };
      if (next === null) return;
      token = next;
    }
  }

  /** The bytes of a file. @throws DisclosureError `file-unavailable` */
  async *read(path: string): AsyncGenerator<Uint8Array> {
    const key = `${this.prefix}${path}`.split("/").map(encoded).join("/");
    const response = await this.fetch(`/${key}`, path);
    try {
      for await (const part of response.body ?? []) yield part as Uint8Array;
    } catch (cause) {
      throw unavailable(path, cause);
    }
  }

  private async fetch(what: string, file: string): Promise<Response> {
    let response: Response;
    try {
      response = await this.client.fetch(`${this.origin}/${this.bucket}${what}`);
    } catch (cause) {
      throw unavailable(file, cause);
    }
    if (response.ok) return response;
    const { status } = response;
    await response.body?.cancel();
    if (status === 404) throw new DisclosureError("file-unavailable", { file, why: "ENOENT", code: String(status) });
    if (status === 401 || status === 403)
      throw new DisclosureError("file-unavailable", { file, why: "EACCES", code: String(status) });
    throw new DisclosureError("file-unavailable", { file, why: "unreadable", code: String(status) });
  }
}

function unavailable(file: string, cause: unknown): DisclosureError {
  const { code = "" } = ((cause as Error).cause ?? cause) as { code?: string };
  return new DisclosureError("file-unavailable", { file, why: "unreadable", code }, { cause });
}

/** As the signature has it: everything but letters, digits and `-._~`. */
const encoded = (part: string): string =>
  encodeURIComponent(part).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** What ListObjectsV2 answers. */
function listed(xml: string): { readonly files: readonly S3File[]; readonly next: string | null } {
  const files: S3File[] = [];
  let next: string | null = null;
  let text = "";
  let file = { path: "", bytes: 0 };
  const parser = new SaxesParser();
  parser.on("opentag", ({ name }) => {
    text = "";
    if (name === "Contents") file = { path: "", bytes: 0 };
  });
  parser.on("text", (part) => (text += part));
  parser.on("closetag", ({ name }) => {
    if (name === "Key") file.path = text;
    if (name === "Size") file.bytes = Number(text);
    if (name === "Contents") files.push(file);
    if (name === "NextContinuationToken") next = text;
    text = "";
  });
  parser.write(xml).close();
  return { files, next };
}
