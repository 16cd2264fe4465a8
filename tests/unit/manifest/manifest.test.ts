import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { OfficeAddinManifest } from "office-addin-manifest";
import { SaxesParser } from "saxes";
import { afterAll, describe, expect, it } from "vitest";
import { FUNCTIONS, functionsMetadata } from "../../../src/functions/specification";
import { manifestFaults } from "../../../tools/check-manifest";
import { manifest } from "../../../tools/manifest-template";

const ROOT = new URL("../../../", import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, ROOT), "utf8");

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}

function parse(xml: string): Node {
  const root: Node = { name: "#", attributes: {}, children: [], text: "" };
  const stack: Node[] = [root];
  const parser = new SaxesParser();
  parser.on("opentag", (tag) => {
    const node: Node = { name: tag.name, attributes: tag.attributes as Record<string, string>, children: [], text: "" };
    stack.at(-1)!.children.push(node);
    stack.push(node);
  });
  parser.on("text", (text) => void (stack.at(-1)!.text += text));
  parser.on("closetag", () => void stack.pop());
  parser.write(xml).close();
  return root.children[0]!;
}

const all = (node: Node): Node[] => [node, ...node.children.flatMap(all)];

const ORIGIN = "https://localhost:3000";
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe.each(["manifest.xml", "manifest-namespace.xml"])("%s", (file) => {
  const xml = read(file);
  const root = parse(xml);
  const nodes = all(root);
  const named = (name: string): Node[] => nodes.filter((n) => n.name === name);
  const only = (name: string): Node => {
    const list = named(name);
    expect(list, name).toHaveLength(1);
    return list[0]!;
  };
  const top = (name: string): Node => root.children.find((n) => n.name === name)!;
  const values = (node: Node): string[] => [
    node.attributes.DefaultValue!,
    ...node.children.filter((c) => /Override$/.test(c.name)).map((c) => c.attributes.Value!),
  ];
  const resources = new Map(
    named("Resources")
      .flatMap(all)
      .filter((n) => n.attributes.id)
      .map((n) => [n.attributes.id!, n]),
  );

  it("has an id that is a GUID, a four-part version, Chinese first and English beside", () => {
    expect(only("Id").text).toMatch(GUID);
    expect(only("Version").text).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(only("DefaultLocale").text).toBe("zh-CN");
    for (const node of [
      only("DisplayName"),
      top("Description"),
      ...named("bt:String").filter((n) => n.attributes.id !== "Functions.Namespace"),
    ]) {
      expect(node.attributes.DefaultValue).toMatch(/\p{Script=Han}/u);
      expect(values(node)).toHaveLength(2);
    }
    expect(only("DisplayName").attributes.DefaultValue!.length).toBeLessThanOrEqual(125);
    expect(top("Description").attributes.DefaultValue!.length).toBeLessThanOrEqual(250);
  });

  it("speaks https only", () => {
    const addresses = nodes
      .flatMap((n) =>
        Object.entries(n.attributes)
          .filter(([k]) => !k.startsWith("xmlns"))
          .map(([, v]) => v),
      )
      .filter((v) => /^[a-z]+:\/\//i.test(v));
    expect(addresses.length).toBeGreaterThan(8);
    for (const address of [...addresses, only("AppDomain").text]) expect(address).toMatch(/^https:\/\//);
    for (const address of addresses) expect(address.startsWith(`${ORIGIN}/`), address).toBe(true);
  });

  it("resolves every resid, of at most 32 characters, and uses every resource", () => {
    const used = new Set(nodes.flatMap((n) => n.attributes.resid ?? []));
    expect(used.size).toBeGreaterThan(8);
    for (const resid of used) expect(resources.has(resid), resid).toBe(true);
    for (const id of resources.keys()) {
      expect(id.length).toBeLessThanOrEqual(32);
      expect(used.has(id), id).toBe(true);
    }
    expect(resources.size).toBe(
      named("bt:Image").filter((n) => n.attributes.id).length + named("bt:Url").length + named("bt:String").length,
    );
  });

  it("keeps strings within their limits", () => {
    for (const n of all(only("bt:ShortStrings")).filter((s) => s.name === "bt:String"))
      for (const v of values(n)) expect(v.length).toBeLessThanOrEqual(125);
    for (const n of all(only("bt:LongStrings")).filter((s) => s.name === "bt:String"))
      for (const v of values(n)) expect(v.length).toBeLessThanOrEqual(250);
    for (const n of [...named("Group"), ...named("Control")]) expect(n.attributes.id!.length).toBeLessThanOrEqual(125);
    for (const v of values(resources.get("GetStarted.Title")!)) expect(v.length).toBeLessThanOrEqual(32);
  });

  it("has one custom-functions point in the shared runtime of the pane", () => {
    const points = named("ExtensionPoint").filter((n) => n.attributes["xsi:type"] === "CustomFunctions");
    expect(points).toHaveLength(1);
    const page = all(points[0]!).find((n) => n.name === "Page")!;
    const runtime = only("Runtime");
    expect(runtime.attributes.lifetime).toBe("long");
    expect(runtime.attributes.resid).toBe(page.children[0]!.attributes.resid);
    expect(named("Set").map((n) => n.attributes.Name)).toContain("SharedRuntime");
  });

  it("puts the dots in the names, or a namespace before them", () => {
    const namespaces = named("Namespace");
    if (file === "manifest.xml") expect(namespaces).toHaveLength(0);
    else {
      expect(namespaces).toHaveLength(1);
      const value = resources.get(namespaces[0]!.attributes.resid!)!.attributes.DefaultValue!;
      expect(value).toBe("BUDGET");
      expect(value.length).toBeLessThanOrEqual(32);
    }
  });

  it("points to icons that exist, in their sizes", () => {
    const urls = [
      only("IconUrl"),
      only("HighResolutionIconUrl"),
      ...named("bt:Image").filter((n) => n.attributes.id),
    ].map((n) => n.attributes.DefaultValue!);
    for (const url of urls) {
      const bytes = readFileSync(new URL(url.slice(ORIGIN.length + 1), ROOT));
      const size = Number(/(\d+)\.png$/.exec(url)![1]);
      expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([size, size]);
    }
  });

  it("points to pages that exist, and to metadata whose ids are the functions'", () => {
    for (const url of values(resources.get("GetStarted.LearnMoreUrl")!))
      expect(existsSync(new URL(url.slice(ORIGIN.length + 1), ROOT)), url).toBe(true);
    const [zh, en] = values(resources.get("Functions.Metadata.Url")!).map((u) => u.slice(ORIGIN.length + 1));
    expect([zh, en]).toEqual(["functions.json", "functions-en.json"]);
    const ids = FUNCTIONS.map((f) => f.id);
    for (const name of [zh!, en!]) {
      const metadata = JSON.parse(read(`src/functions/${name}`)) as ReturnType<typeof functionsMetadata>;
      expect(metadata.functions.map((f) => f.id)).toEqual(ids);
      expect(metadata.functions.map((f) => f.name)).toEqual(ids);
      for (const f of metadata.functions) expect(f.helpUrl).toMatch(/^https:\/\//);
    }
  });
});

describe("the metadata", () => {
  it.each([
    ["functions.json", "zh", "functions.zh-CN.html"],
    ["functions-en.json", "en", "functions.en-US.html"],
  ] as const)("%s says what the specification says", (file, language, page) => {
    expect(JSON.parse(read(`src/functions/${file}`))).toEqual(
      functionsMetadata(FUNCTIONS, language, `${ORIGIN}/assets/help/${page}`),
    );
    const html = read(`assets/help/${page}`);
    for (const f of functionsMetadata(FUNCTIONS, language, "").functions)
      expect(html).toContain(`id="${f.helpUrl.slice(1)}"`);
  });
  it("ids of the manifests differ, so that both can be installed", () => {
    const id = (file: string): string => /<Id>(.*)<\/Id>/.exec(read(file))![1]!;
    expect(id("manifest.xml")).not.toBe(id("manifest-namespace.xml"));
  });
});

describe("as Office's own tools read and change them", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "manifest-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const { version } = JSON.parse(read("package.json")) as { version: string };
  const expected = { origin: ORIGIN, version: `${version}.0` };
  const copy = (name: string, xml: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, xml);
    return file;
  };

  it.each(["manifest.xml", "manifest-namespace.xml"])("%s has no fault", async (file) => {
    expect(await manifestFaults(fileURLToPath(new URL(file, ROOT)), expected)).toEqual([]);
  });

  it("a manifest for another address says so throughout", async () => {
    const origin = "https://budget.example.cn/addin";
    const options = { id: "425fc0b0-81e1-41c9-982e-0af6af5efc0d", origin, namespace: null, version: expected.version };
    expect(await manifestFaults(copy("deployed.xml", manifest(options)), { ...expected, origin })).toEqual([]);
  });

  it.each([
    ["an id that is no GUID", /<Id>[^<]+/, "<Id>budget", "the id is no GUID"],
    ["another version", /<Version>[^<]+/, "<Version>0.0.0.1", "the version is 0.0.0.1"],
    ["another host", 'Name="Workbook"', 'Name="Document"', "the hosts are Document"],
    ["fewer rights", "ReadWriteDocument", "ReadDocument", "the permissions are ReadDocument"],
    ["a pane elsewhere", `"${ORIGIN}/taskpane.html"`, '"https://elsewhere.example/"', "the pane is not under"],
    ["no domain", `<AppDomain>${ORIGIN}`, "<AppDomain>https://elsewhere.example", "is no domain of the add-in"],
  ])("finds %s", async (_what, from, to, fault) => {
    const xml = read("manifest.xml");
    const broken = xml.replace(from, to);
    expect(broken).not.toBe(xml);
    const faults = await manifestFaults(copy("broken.xml", broken), expected);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(fault);
  });

  it("an id and a name of one's own change nothing else", async () => {
    const file = copy("own.xml", read("manifest.xml"));
    const before = await OfficeAddinManifest.readManifestFile(file);
    const after = await OfficeAddinManifest.modifyManifestFile(file, "random", "某市财政局预算核对");
    expect(after.id).toMatch(GUID);
    expect(after.id).not.toBe(before.id);
    expect(after).toEqual({ ...before, id: after.id, displayName: "某市财政局预算核对" });
    expect(await manifestFaults(file, expected)).toEqual([]);
    const names = (xml: string): string[] => all(parse(xml)).map((n) => n.name);
    expect(names(readFileSync(file, "utf8"))).toEqual(names(read("manifest.xml")));
  });
});
