import { doubts } from "./doubts/later-doubts";
import { later } from "./later";

const preview = later(async () => (await import(/* webpackChunkName: "preview" */ "./PreviewView")).PreviewView);
const result = later(async () => (await import(/* webpackChunkName: "findings" */ "./ResultView")).ResultView);
const findings = later(
  async () => (await import(/* webpackChunkName: "findings" */ "./findings/FindingsView")).FindingsView,
);
const functions = later(
  async () => (await import(/* webpackChunkName: "functions" */ "./FunctionsView")).FunctionsView,
);
const rules = later(async () => (await import(/* webpackChunkName: "rules" */ "./rules/RulesView")).RulesView);
const reports = later(
  async () => (await import(/* webpackChunkName: "reports" */ "./reports/ReportsView")).ReportsView,
);
const settings = later(async () => (await import(/* webpackChunkName: "functions" */ "./SettingsView")).SettingsView);
const source = later(async () => (await import(/* webpackChunkName: "source" */ "./source/SourceView")).SourceView);

export const PreviewView = preview.View;
export const ResultView = result.View;
export const FindingsView = findings.View;
export const FunctionsView = functions.View;
export const RulesView = rules.View;
export const ReportsView = reports.View;
export const SettingsView = settings.View;
export const SourceView = source.View;

/** Loads what the first view does not need, in the order in which it is met; a view that could not be loaded asks again when it is shown. */
export async function loadViews(): Promise<void> {
  for (const view of [preview, doubts, result, findings, source, rules, reports, functions, settings])
    await view.load();
}
