import { createRoot } from "react-dom/client";
import { ExcelHost, displayLanguage, officeLook, onOfficeLook, onOfficeReady } from "../hosts/excel";
import { languageOf, translator, type Language } from "./locales";
import { store, stored } from "./model/preferences";
import { App } from "./views/App";
import { keepTabMoving } from "./views/keep-tab-moving";
import { WorkerEngine } from "./worker/client";
import { WorkerSourceReader } from "./worker/source-client";
import "./taskpane.css";

const LANGUAGE_KEY = "budget-disclosure.language";

/** The language chosen before. */
function storedLanguage(): Language | null {
  const language = stored(LANGUAGE_KEY);
  return language === "zh-CN" || language === "en-US" ? language : null;
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
  keepTabMoving();
  const pdfium = new URL("pdfium.wasm", document.baseURI).href;
  const engine = new WorkerEngine(pdfium);
  const samples = {
    sound: new URL("../../data/sample/yunxi-2026.txt", import.meta.url).href,
    faulty: new URL("../../data/sample/linxi-2026-three-errors.txt", import.meta.url).href,
  };
  const startWithSample = new URLSearchParams(location.search).has("sample");
  createRoot(root).render(
    <App
      engine={engine}
      sources={new WorkerSourceReader(pdfium)}
      host={new ExcelHost()}
      language={language}
      onLanguage={(chosen) => store(LANGUAGE_KEY, chosen)}
      samples={samples}
      look={{ look: officeLook, onLook: onOfficeLook }}
      startWithSample={startWithSample}
    />,
  );
}

void start();
