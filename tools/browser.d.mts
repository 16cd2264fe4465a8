/** Finds a Chromium browser for playwright-core's `launch`. */
export function findBrowser(): Promise<{ executablePath: string; args: string[]; source: string }>;
