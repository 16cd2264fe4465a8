// Loaded before the program that is measured: at its end it tells what the process used, its threads with it.
import { isMainThread } from "node:worker_threads";
import { writeSync } from "node:fs";

const MICRO = 1e6;
const KILOBYTES = 1024;

if (isMainThread)
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeSync(3, JSON.stringify({ processor: (userCPUTime + systemCPUTime) / MICRO, megabytes: maxRSS / KILOBYTES }));
  });
