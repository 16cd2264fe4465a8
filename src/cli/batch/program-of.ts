/** The program of a thread: beside this program once it is built, beside this source before. */
export const programOf = (name: string): URL =>
  new URL(import.meta.url.endsWith(".ts") ? `./${name}.ts` : `./${name}.mjs`, import.meta.url);
