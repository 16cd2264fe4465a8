import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import * as disk from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { read } from "@e965/xlsx";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { DisclosureError } from "../../../src/application";
import { FileShelf } from "../../../src/cli/file-shelf";
import { writeWhole } from "../../../src/cli/output";
import { call, callWith } from "./call";

const SAMPLE = fileURLToPath(new URL("../../../data/sample/yunxi-2026.txt", import.meta.url));
const root = mkdtempSync(path.join(tmpdir(), "budget-output-"));
afterAll(() => rmSync(root, { recursive: true }));

let folder = "";
let count = 0;
beforeEach(() => {
  folder = path.join(root, String(count++));
  mkdirSync(folder);
});
const at = (name: string): string => path.join(folder, name);
const put = (name: string, content: string | Uint8Array = "of the user"): string => {
  writeFileSync(at(name), content);
  return at(name);
};

describe("-o never replaces what people have", () => {
  test("a workbook that is there stays as it was, and nothing is read", async () => {
    const mine = put("mine.xlsx");
    const { status, out, err } = await call("import", SAMPLE, "-o", mine);
    expect(status).toBe(2);
    expect(out).toBe("");
    expect(err).toMatch(/已经存在，没有改动.*--overwrite.*\[output-exists\]/);
    expect(readFileSync(mine, "utf8")).toBe("of the user");
    expect((await call("import", "--lang=en", SAMPLE, "-o", mine)).err).toMatch(/exists and was not changed/);
  });

  test("--overwrite replaces it; a link stays a link", async () => {
    const mine = put("mine.xlsx");
    symlinkSync(mine, at("link.xlsx"));
    expect((await call("import", SAMPLE, "-o", at("link.xlsx"))).status).toBe(2);
    expect((await call("import", SAMPLE, "-o", at("link.xlsx"), "--overwrite")).status).toBe(0);
    expect(read(readFileSync(mine)).SheetNames).toContain("核对");
    expect(readdirSync(folder).sort()).toEqual(["link.xlsx", "mine.xlsx"]);
    expect((await disk.lstat(at("link.xlsx"))).isSymbolicLink()).toBe(true);
  });

  test.each([
    ["itself", (input: string) => input],
    [
      "another spelling",
      (input: string) => `${path.dirname(input)}/../${path.basename(path.dirname(input))}/./input.xlsx`,
    ],
    ["a symbolic link", (input: string) => (symlinkSync(input, at("link.xlsx")), at("link.xlsx"))],
    ["a hard link", (input: string) => (linkSync(input, at("hard.xlsx")), at("hard.xlsx"))],
  ])("an input under the name of %s is never replaced, --overwrite or not", async (_what, name) => {
    const input = put("input.xlsx", readFileSync(SAMPLE));
    const output = name(input);
    for (const option of ["--prior", "--units", "--budget", "--rules", null]) {
      const argv = option ? [SAMPLE, option, input] : [input];
      const { status, err } = await call("import", ...argv, "-o", output, "--overwrite");
      expect([status, err]).toEqual([2, expect.stringContaining("[output-is-input]")]);
    }
    expect(readFileSync(input)).toEqual(readFileSync(SAMPLE));
  });

  test("a link that leads nowhere is somebody's too", async () => {
    symlinkSync(at("gone.xlsx"), at("link.xlsx"));
    expect((await call("import", SAMPLE, "-o", at("link.xlsx"))).err).toContain("[output-exists]");
  });

  test.each([
    ["out.pdf", "output-format"],
    ["out", "output-format"],
    ["out.xls", "output-format"],
    ["missing/out.xlsx", "output-failed"],
  ])("%s is refused before anything is read: %s", async (name, code) => {
    const { status, out, err } = await call("import", SAMPLE, "-o", at(name));
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain(`[${code}]`);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("the folder that is missing is named", async () => {
    expect((await call("import", SAMPLE, "-o", at("missing/out.xlsx"))).err).toContain(
      `无法写入 ${at("missing")}：没有这个文件夹`,
    );
    expect((await call("import", SAMPLE, "-o", `${put("file")}/out.xlsx`)).err).toContain("[output-failed]");
    mkdirSync(at("folder.xlsx"));
    expect((await call("import", SAMPLE, "-o", at("folder.xlsx"), "--overwrite")).err).toContain("这是文件夹");
  });

  test.skipIf(process.getuid?.() === 0)("a folder that may not be written to is named", async () => {
    mkdirSync(at("closed"), { mode: 0o500 });
    expect((await call("import", SAMPLE, "-o", at("closed/out.xlsx"))).err).toContain("没有写入权限");
  });

  test("the ending says the format", async () => {
    expect((await call("import", SAMPLE, SAMPLE, "-o", at("out.json"))).status).toBe(0);
    const array = JSON.parse(readFileSync(at("out.json"), "utf8")) as { source: { file: string } }[];
    expect(array.map((o) => o.source.file)).toEqual(["yunxi-2026.txt", "yunxi-2026.txt"]);
    expect((await call("import", SAMPLE, SAMPLE, "-o", at("out.jsonl"))).status).toBe(0);
    const lines = readFileSync(at("out.jsonl"), "utf8").trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(array);
    const { out } = await call("import", "--json", SAMPLE);
    expect(out).toBe(`${lines[0]}\n`);
  });

  test.each(["xlsx", "json", "jsonl"])(
    "one bad file in between: the others are in the .%s, and the status tells",
    async (ending) => {
      const other = put("other.txt", readFileSync(SAMPLE, "utf8").replaceAll("云溪县", "大山县"));
      const { status, err } = await call(
        "import",
        SAMPLE,
        put("bad.pdf", "%PDF-1.7 broken"),
        other,
        "-o",
        at(`out.${ending}`),
      );
      expect(status).toBe(2);
      expect(err).toMatch(/^bad\.pdf: /m);
      const written = readFileSync(at(`out.${ending}`));
      const text = ending === "xlsx" ? read(written).SheetNames.join("\n") : written.toString("utf8");
      for (const name of ["云溪县", "大山县"]) expect(text).toContain(name);
      expect(readdirSync(folder).sort()).toEqual(["bad.pdf", "other.txt", `out.${ending}`]);
    },
  );

  test("where nothing could be read nothing is written, which is said", async () => {
    const { status, err } = await call("import", at("missing.pdf"), "-o", at("out.xlsx"));
    expect(status).toBe(2);
    expect(err).toContain("没有可写的结果");
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("a disk that fails", () => {
  const fault = (code: string) => Object.assign(new Error(code), { code });
  const bytes = [new Uint8Array(10)];

  test("a full disk leaves no half file and what was there", async () => {
    const full = {
      ...disk,
      writeFile: (async (file: string, [data]: readonly Uint8Array[]) => {
        writeFileSync(file, data!.subarray(0, 5));
        throw fault("ENOSPC");
      }) as unknown as typeof disk.writeFile,
    };
    put("out.xlsx");
    const writing = writeWhole(at("out.xlsx"), bytes, { overwrite: true, disk: full });
    await expect(writing).rejects.toMatchObject({ code: "output-failed", values: { fault: "ENOSPC" } });
    expect(readdirSync(folder)).toEqual(["out.xlsx"]);
    expect(readFileSync(at("out.xlsx"), "utf8")).toBe("of the user");
  });

  test("a file that appeared meanwhile is not replaced, with links and without", async () => {
    const noLinks = { ...disk, link: () => Promise.reject(fault("EPERM")) };
    for (const kind of [disk, noLinks]) {
      put("out.xlsx");
      await expect(writeWhole(at("out.xlsx"), bytes, { overwrite: false, disk: kind })).rejects.toMatchObject({
        code: "output-exists",
      });
      expect(readdirSync(folder)).toEqual(["out.xlsx"]);
      rmSync(at("out.xlsx"));
      await writeWhole(at("out.xlsx"), bytes, { overwrite: false, disk: kind });
      expect(readdirSync(folder)).toEqual(["out.xlsx"]);
    }
  });

  test("standard output that takes no more ends the printing and not the workbook", async () => {
    const closed = () => {
      throw new DisclosureError("stdout-failed", { fault: "EPIPE" });
    };
    const { status, err } = await callWith({ out: closed }, "import", SAMPLE, SAMPLE, "-o", at("out.xlsx"));
    expect(status).toBe(2);
    expect(err.match(/stdout-failed/g)).toHaveLength(1);
    expect(read(readFileSync(at("out.xlsx"))).SheetNames).toContain("核对");
    // Without a workbook the rest is not done: nobody would see it.
    const alone = await callWith({ out: closed }, "import", SAMPLE, at("missing.pdf"));
    expect(alone.status).toBe(2);
    expect(alone.err).not.toContain("missing.pdf");
  });
});

describe("what is put away until all is read", () => {
  test("is in a file without a name, and comes back as it was", () => {
    const shelf = new FileShelf(at("away"), "out.xlsx");
    expect(process.platform === "win32" ? [] : readdirSync(folder)).toEqual([]);
    const texts = ["", "云溪县".repeat(50_000), "\u{1F600}"];
    const places = texts.map((text) => shelf.put(text));
    expect([...places].reverse().map((i) => shelf.take(i))).toEqual([...texts].reverse());
    shelf.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  test("a file that is cut off, or can't be made, is told by the name of the output", () => {
    expect(() => new FileShelf(at("missing/away"), "out.xlsx")).toThrow(
      expect.objectContaining({ code: "output-failed", values: expect.objectContaining({ file: "out.xlsx" }) }),
    );
    put("away");
    expect(() => new FileShelf(at("away"), "out.xlsx")).toThrow(DisclosureError);
    expect(readFileSync(at("away"), "utf8")).toBe("of the user");
  });
});

describe("standard input", () => {
  test("- is a file of any kind, called by what it is", async () => {
    const bytes = readFileSync(SAMPLE);
    const stdin = [bytes.subarray(0, 1000), bytes.subarray(1000)];
    const zh = await callWith({ stdin }, "import", "--json", "-");
    expect(zh.status).toBe(0);
    expect((JSON.parse(zh.out) as { source: { file: string } }).source.file).toBe("标准输入");
    expect((await callWith({ stdin }, "import", "--lang=en", "-")).out).toMatch(/^standard input: /);
    expect((await callWith({ stdin: [] }, "import", "-")).err).toMatch(/^标准输入: 文件是空的/);
  });

  test("is used once", async () => {
    expect((await call("import", "-", "-")).err).toContain("只能用一次");
    expect((await call("import", "-", "--prior", "-")).status).toBe(2);
  });

  test("what never ends is too large", async () => {
    const endless = Array<Uint8Array>(70).fill(new Uint8Array(2 ** 20).fill(65));
    const { status, err } = await callWith({ stdin: endless }, "import", "-");
    expect(status).toBe(2);
    expect(err).toContain("[too-large]");
    if (existsSync("/dev/zero")) expect((await call("import", "/dev/zero")).err).toContain("[too-large]");
  });
});

describe("a call that can't be understood", () => {
  test.each([
    [["check", SAMPLE, "--jsn"], "没有这个选项：--jsn（是不是 --json？）"],
    [["check", SAMPLE, "--overwirte"], "--overwrite"],
    [["check", SAMPLE, "--frobnicate"], "没有这个选项：--frobnicate\n"],
    [["chekc", SAMPLE], "没有这个命令：chekc（是不是 check？）"],
    [["frobnicate", SAMPLE], "没有这个命令：frobnicate\n"],
    [["check", SAMPLE, "--lang", "fr"], "--lang 应为 zh 或 en，不是“fr”"],
    [["name", "2101202", "--year", "26"], "四位年份"],
    [["check", SAMPLE, "-o"], "选项 -o 后面缺少内容"],
    [["check", SAMPLE, "-o", "--json"], "选项 -o 后面缺少内容"],
    [["check", SAMPLE, "--json=yes"], "选项 --json 后面不带内容"],
    [["check", SAMPLE, "-o", "a.xlsx", "-o", "b.xlsx"], "只能写一次"],
  ])("%j", async (argv, words) => {
    const { status, out, err } = await call(...argv);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain(words);
  });
});

describe("--rules with something else in it", () => {
  const rule = "支出总表[合计].合计 = 支出总表[合计].基本支出 + 支出总表[合计].项目支出";
  test.each([
    ["[null]", "第 1 条自定义规则应为等式或带 identity 的对象，而不是 null"],
    [JSON.stringify([rule, 5]), "第 2 条自定义规则应为等式或带 identity 的对象，而不是 5"],
    [JSON.stringify([{ title: "无" }]), "第 1 条"],
    [JSON.stringify([{ identity: null }]), "第 1 条自定义规则的 identity 应为文字，而不是 null"],
    [JSON.stringify([{ identity: rule, title: null }]), "的 title 应为文字"],
    [JSON.stringify([{ identity: rule, severity: 1 }]), "的 severity 应为文字"],
    [JSON.stringify([{ identity: rule, tolerance: {} }]), "的 tolerance 应为文字"],
    ['{"rules": null}', "应为一组规则"],
    ["{}", "应为一组规则"],
    ["[1,", "不是有效的 JSON"],
  ])("%s", async (content, words) => {
    const { status, out, err } = await call("check", "--json", SAMPLE, "--rules", put("rules.json", content));
    expect(status).toBe(2);
    expect(err).toContain(words);
    expect(err).not.toContain("internal");
    expect(out.trim().split("\n")).toHaveLength(1);
  });
});
