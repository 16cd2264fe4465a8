import { createRoot } from "react-dom/client";
import { ExcelHost, displayLanguage, onOfficeReady } from "../hosts/excel";
import { languageOf, translator, type Language } from "./locales";
import { App } from "./views/App";
import { WorkerEngine } from "./worker/client";
import "./taskpane.css";

const LANGUAGE_KEY = "budget-disclosure.language";

/** The language chosen before, else the one that Office speaks. Storage may be closed to add-ins. */
function storedLanguage(): Language | null {
  try {
    const stored = localStorage.getItem(LANGUAGE_KEY);
    return stored === "zh-CN" || stored === "en-US" ? stored : null;
  } catch {
    return null;
  }
}

function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(LANGUAGE_KEY, language);
  } catch {
    // The choice then lasts until the pane closes.
  }
}

/** The pane's composition root. */
async function start(): Promise<void> {
  const root = document.getElementById("root");
  if (!root) return;
  const inExcel = await onOfficeReady();
  const language = storedLanguage() ?? languageOf(displayLanguage());
  if (!inExcel) {
    root.textContent = translator(language)("host.missing");
    return;
  }
  const engine = new WorkerEngine(new URL("pdfium.wasm", document.baseURI).href);
  const sampleUrl = new URL("../../data/sample/yunxi-2026.txt", import.meta.url).href;
  const startWithSample = new URLSearchParams(location.search).has("sample");
  createRoot(root).render(
    <App
      engine={engine}
      host={new ExcelHost()}
      language={language}
      onLanguage={storeLanguage}
      sampleUrl={sampleUrl}
      startWithSample={startWithSample}
    />,
  );
}

void start();
