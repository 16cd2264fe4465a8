import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseAllDocuments, parseDocument } from "yaml";
import { readArguments, type Request } from "../../../src/cli/arguments";
import { GRACE_MS } from "../../../src/cli/batch/work-command";

const at = (name: string): string => readFileSync(new URL(`../../../deploy/${name}`, import.meta.url), "utf8");
const PROGRAM = "/opt/budget-disclosure/budget-disclosure.mjs";
/** A Compose file in its form after `${…}` was replaced; variables without a value must name why they are needed. */
const SUBSTITUTED = /\$\{(\w+):\?[^}]+\}/g;

/** What the program makes of a command line, and that the variables which it names are set beside it. */
function accepted(words: readonly string[], environment: readonly string[]): Request {
  const request = readArguments(words);
  const variable = /^env:(\w+)$/.exec(request.db ?? "")?.[1];
  expect(environment).toContain(variable);
  return request;
}

/** A unit of systemd: sections with their settings, each of which may stand several times. */
function unitFile(text: string): Map<string, Map<string, string[]>> {
  const sections = new Map<string, Map<string, string[]>>();
  let section: Map<string, string[]> | undefined;
  for (const line of text.split("\n").map((l) => l.trim())) {
    if (line === "" || line.startsWith("#")) continue;
    const head = /^\[(\w+)\]$/.exec(line)?.[1];
    if (head !== undefined) {
      section = new Map();
      sections.set(head, section);
      continue;
    }
    const [, name, value] = /^(\w+)=(.*)$/.exec(line)!;
    section!.set(name!, [...(section!.get(name!) ?? []), value!]);
  }
  return sections;
}

test("the service of systemd starts a worker, and waits for what it has in hand", () => {
  const unit = unitFile(at("systemd/budget-disclosure-work.service"));
  expect([...unit.keys()]).toEqual(["Unit", "Service", "Install"]);
  const service = unit.get("Service")!;
  const [node, program, ...words] = service.get("ExecStart")![0]!.split(" ");
  expect([node, program]).toEqual(["/usr/bin/node", PROGRAM]);
  const { command, root } = accepted(words, ["BATCH_DATABASE"]);
  expect(command).toBe("work");
  expect(service.get("EnvironmentFile")).toHaveLength(1);
  expect(service.get("ReadOnlyPaths")).toEqual([root]);
  expect(Number(service.get("TimeoutStopSec")![0]) * 1000).toBeGreaterThan(GRACE_MS);
  expect(service.get("KillSignal")).toEqual(["SIGTERM"]);
  // V8 makes code that it runs.
  expect(service.has("MemoryDenyWriteExecute")).toBe(false);
});

test("the image holds the program where the services look for it", () => {
  const lines = at("Dockerfile")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  expect(lines.find((l) => l.startsWith("COPY"))).toBe("COPY dist/cli /opt/budget-disclosure");
  const entry = /^ENTRYPOINT (.*)$/.exec(lines.at(-1)!)![1]!;
  expect(JSON.parse(entry)).toEqual(["node", PROGRAM]);
  expect(lines.find((l) => l.startsWith("FROM"))).toMatch(/^FROM node:(2[0-9])-slim$/);
});

interface ComposeService {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, unknown>>;
  readonly volumes?: readonly string[];
  readonly stop_grace_period?: string;
}

test("Compose: services depend on services, volumes are there, commands are the program's", () => {
  const wanted = new Set<string>();
  const text = at("compose/compose.yaml").replace(SUBSTITUTED, (_all, name: string) => {
    wanted.add(name);
    return `/${name.toLowerCase()}`;
  });
  expect(text).not.toContain("${");
  expect([...wanted].sort()).toEqual(["DISCLOSURES", "POSTGRES_PASSWORD", "RESULTS"]);
  const document = parseDocument(text, { merge: true, strict: true });
  expect(document.errors).toEqual([]);
  const { services, volumes } = document.toJS() as {
    services: Record<string, ComposeService>;
    volumes: Record<string, unknown>;
  };
  expect(Object.keys(services)).toEqual(["database", "work", "batch"]);
  for (const service of Object.values(services)) {
    for (const other of Object.keys(service.depends_on ?? {})) expect(services).toHaveProperty(other);
    for (const volume of service.volumes ?? []) {
      const from = volume.split(":")[0]!;
      if (!from.startsWith("/")) expect(volumes).toHaveProperty(from);
    }
  }
  const { work, batch } = services as Record<"work" | "batch", ComposeService>;
  expect(accepted(work.command!, Object.keys(work.environment)).command).toBe("work");
  const asked = accepted(batch.command!, Object.keys(batch.environment));
  expect([asked.command, asked.output]).toEqual(["batch", "/results"]);
  // Both see a document under the same name.
  expect(batch.volumes![0]).toBe(work.volumes![0]);
  expect(Number.parseInt(work.stop_grace_period!, 10) * 1000).toBeGreaterThan(GRACE_MS);
});

interface Resource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly stringData?: Readonly<Record<string, string>>;
  readonly spec?: {
    readonly selector?: { readonly matchLabels: unknown };
    readonly template?: { readonly metadata: { readonly labels: unknown }; readonly spec: Pod };
  };
}
interface Pod {
  readonly terminationGracePeriodSeconds?: number;
  readonly containers: readonly {
    readonly command?: readonly string[];
    readonly args: readonly string[];
    readonly env: readonly {
      readonly name: string;
      readonly valueFrom: { readonly secretKeyRef: { readonly name: string; readonly key: string } };
    }[];
    readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
  }[];
  readonly volumes: readonly {
    readonly name: string;
    readonly persistentVolumeClaim?: { readonly claimName: string };
  }[];
}

describe("Kubernetes", () => {
  const resources = ["work", "batch"].flatMap((name) =>
    parseAllDocuments(at(`kubernetes/${name}.yaml`), { strict: true }).map((document) => {
      expect(document.errors).toEqual([]);
      return document.toJS() as Resource;
    }),
  );
  const named = (kind: string, name: string): Resource | undefined =>
    resources.find((r) => r.kind === kind && r.metadata.name === name);
  const pods = resources.flatMap(({ spec }) => (spec?.template ? [spec.template.spec] : []));

  test("resources are of the kinds and versions that clusters know, in one namespace", () => {
    expect(resources.map((r) => `${r.apiVersion} ${r.kind} ${r.metadata.name}`)).toEqual([
      "v1 Namespace budget-disclosure",
      "v1 Secret database",
      "v1 PersistentVolumeClaim disclosures",
      "apps/v1 Deployment work",
      "v1 PersistentVolumeClaim results",
      "batch/v1 Job batch-2026",
    ]);
    for (const { kind, metadata } of resources)
      if (kind !== "Namespace") expect(metadata.namespace).toBe("budget-disclosure");
    const { selector, template } = named("Deployment", "work")!.spec!;
    expect(template!.metadata.labels).toEqual(selector!.matchLabels);
  });

  test("what pods refer to is there", () => {
    expect(pods).toHaveLength(2);
    for (const { containers, volumes } of pods) {
      for (const { persistentVolumeClaim: claim } of volumes)
        if (claim) expect(named("PersistentVolumeClaim", claim.claimName)).toBeDefined();
      for (const { env, volumeMounts } of containers) {
        for (const { name } of volumeMounts) expect(volumes.map((v) => v.name)).toContain(name);
        for (const { valueFrom } of env) {
          const { name, key } = valueFrom.secretKeyRef;
          expect(named("Secret", name)!.stringData).toHaveProperty(key);
        }
      }
    }
  });

  test("commands are the program's, and a worker may finish what it has in hand", () => {
    const [work, batch] = pods.map((pod) => pod.containers[0]!);
    const variables = (container: typeof work): string[] => container!.env.map((e) => e.name);
    expect(accepted(work!.args, variables(work)).command).toBe("work");
    expect(pods[0]!.terminationGracePeriodSeconds! * 1000).toBeGreaterThan(GRACE_MS);
    const [started] = batch!.args[0]!.split("\n");
    const [node, program, ...words] = started!.split(" ");
    expect([node, program]).toEqual(["node", PROGRAM]);
    const { command, output, files } = accepted(words, variables(batch));
    expect(command).toBe("batch");
    const places = batch!.volumeMounts.map((m) => m.mountPath);
    expect(places).toContain(files[0]);
    expect(places.some((place) => output!.startsWith(`${place}/`))).toBe(true);
    // Both see a document under the same name.
    expect(work!.volumeMounts.map((m) => m.mountPath)).toContain(files[0]);
  });
});
