/** Times a piece of work over files and prints what it came to, for the process that started this one. */
export async function report(read: (file: string) => Promise<number>): Promise<void> {
  const files = process.argv.slice(2);
  const [before, start] = [process.cpuUsage(), performance.now()];
  let pages = 0;
  for (const file of files) pages += await read(file);
  const { user, system } = process.cpuUsage(before);
  console.log(
    JSON.stringify({
      pages,
      milliseconds: performance.now() - start,
      processor: (user + system) / 1000,
      megabytes: process.resourceUsage().maxRSS / 1024,
    }),
  );
  process.exit(0);
}
