/**
 * Pictures of every state of the pane for the guide: `npm run pictures` after a build. Both languages, three themes, only our
 * invented units; they land in docs/images/pane as STATE.LANGUAGE.THEME.png. Arguments choose: `npm run pictures -- zh-CN dark`.
 */
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openWorkbench, type OpenWorkbench } from "../tests/browser/rig";

const FOLDER = fileURLToPath(new URL("../docs/images/pane/", import.meta.url));
/** All of them together stay below this (bytes). */
const MOST = 3_400_000;
const THEMES = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  contrast: { colorScheme: "dark", forcedColors: "active" },
} as const;
const LANGUAGES = ["zh-CN", "en-US"] as const;

type Theme = keyof typeof THEMES;
type Language = (typeof LANGUAGES)[number];

const chosen = process.argv.slice(2);
const wanted = (name: string, among: readonly string[]): boolean =>
  !chosen.some((c) => among.includes(c)) || chosen.includes(name);

/** Walks through the pane once and takes a picture of each state. */
async function walk(workbench: OpenWorkbench, language: Language, theme: Theme): Promise<number> {
  const pane = await workbench.addin();
  const at = (id: string) => pane.getByTestId(id);
  let bytes = 0;
  const picture = async (state: string): Promise<void> => {
    const file = `${FOLDER}${state}.${language}.${theme}.png`;
    writeFileSync(file, await workbench.page.locator("#addin").screenshot({ animations: "disabled" }));
    bytes += statSync(file).size;
  };
  await at("tab-settings").click();
  await at(`language-${language}`).click();
  await picture("settings");
  await at("tab-import").click();
  await picture("start");
  await at("paste-text").fill("2026");
  await at("paste-import").click();
  await at("error-message").first().waitFor({ timeout: 60_000 });
  await picture("failed");
  await at("paste-text").fill("");
  await at("use-faulty-sample").click();
  await at("write").waitFor({ timeout: 60_000 });
  await picture("preview");
  await at("write").click();
  await at("writing").waitFor({ timeout: 60_000 });
  await picture("writing");
  await at("next-findings").waitFor({ timeout: 120_000 });
  await picture("result");
  const accept = pane.locator('[data-testid^="accept-"]').first();
  await accept.waitFor({ timeout: 60_000 });
  const id = (await accept.getAttribute("data-testid"))!.replace("accept-", "");
  await at(`finding-${id}-show`).click();
  await at(`rehearsal-${id}`).waitFor({ timeout: 60_000 });
  await at(`finding-${id}`).evaluate((card) => card.scrollIntoView({ block: "start" }));
  await picture("finding");
  await at(`source-${id}`).click();
  await at("source-marked").first().waitFor({ timeout: 60_000 });
  await picture("source");
  await at("source-close").click();
  await at("tab-findings").click();
  await at("tile-not-evaluable").click();
  await picture("findings");
  await at("tab-reports").click();
  await at("template-insert-composition").click();
  await at("template-use-composition").click();
  await at("report-form").waitFor({ timeout: 60_000 });
  await picture("reports");
  await at("report-cancel").click();
  await at("tab-rules").click();
  await at("rule-new").click();
  await at("rule-text").fill("支出总表[合计].合计 = 支出总表[合计].基本支出 + 支出总表[合计].项目支出");
  await at("rule-outcome").waitFor({ timeout: 60_000 });
  await picture("rules");
  await at("rule-cancel").click();
  await at("tab-functions").click();
  await at("function-search").locator("input").or(at("function-search")).last().fill("三公");
  await picture("functions");
  await at("fill-BUDGET.VALUE").click();
  await at("form-BUDGET.VALUE").evaluate((form) => form.scrollIntoView({ block: "start" }));
  await picture("function-form");
  // A part of the preview, which is there in every theme.
  if (theme !== "light") return bytes;
  await at("tab-import").click();
  await at("new-import").click();
  await at("use-faulty-sample").click();
  await at("compare-0").locator("summary").click();
  await at("compare-0").evaluate((box) => box.scrollIntoView({ block: "start" }));
  await picture("compare");
  return bytes;
}

mkdirSync(FOLDER, { recursive: true });
let total = 0;
for (const theme of Object.keys(THEMES) as Theme[]) {
  if (!wanted(theme, Object.keys(THEMES))) continue;
  for (const language of LANGUAGES) {
    if (!wanted(language, LANGUAGES)) continue;
    const workbench = await openWorkbench({ width: 1000, height: 660 }, THEMES[theme]);
    try {
      total += await walk(workbench, language, theme);
    } finally {
      await workbench.close();
    }
    console.log(`${language} ${theme}`);
  }
}
console.log(`${(total / 1e6).toFixed(2)} MB`);
if (total > MOST) throw new Error(`the pictures are larger than ${MOST / 1e6} MB together`);
