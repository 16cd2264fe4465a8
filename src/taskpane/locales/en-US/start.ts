import type { START_ZH } from "../zh-CN/start";

/** The same in English. */
export const START_EN: Readonly<Record<keyof typeof START_ZH, string>> = {
  "app.skip": "Skip to the buttons below",
  "stage.start": "Import a disclosure",
  "stage.working": "Importing",
  "stage.preview": "What was recognised",
  "stage.writing": "Writing",
  "stage.result": "Written to the workbook",
  "start.samples": "Try it first",
  "start.faulty": "Try a sample with three errors",
  "start.faultyHint": "In one minute: a finding, its source, the suggestion, the correction",
  "start.sample": "Try a sample without errors",
  "start.sampleHint": "An invented unit whose figures all add up",
  "sample.name": "Built-in sample (invented unit).txt",
  "sample.faultyName": "Built-in sample (three errors, invented unit).txt",
  "start.more": "More",
  "start.relationHint": "Applies when several files are chosen at once",
  "start.failed": "Not imported: {names}",
  "drop.here": "Let go to import",
  "drop.notNow": "Not now: write, go back or cancel first",
  "progress.open": "Opening the file",
  "progress.picture": "Page {page} of {pages}: a picture, its text is being recognised on this computer",
  "progress.left": "About {seconds} seconds left",
  "progress.leftMinutes": "About {minutes} minutes left",
};
