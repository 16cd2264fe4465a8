import type { Words } from "../disclosure";

/** What batches over many machines tell. */
export const WORK = {
  begun: {
    zh: "从 {database} 取任务，同时 {count} 份；要停下，按 Ctrl+C（先做完手上的，再按一次即交还）",
    en: "Taking jobs of {database}, {count} at a time; Ctrl+C ends it after those in hand, a second one gives them back",
  },
  examined: { zh: "{path}（{seconds} 秒）", en: "{path} ({seconds} s)" },
  compared: { zh: "{path}：与关联文件核对（{seconds} 秒）", en: "{path}: checked beside others ({seconds} s)" },
  related: {
    zh: "✓ 批次 {run}：找出了文件之间的关系（{seconds} 秒）",
    en: "✓ run {run}: found what its files are to each other ({seconds} s)",
  },
  failed: { zh: "{path}：{message}", en: "{path}: {message}" },
  ended: { zh: "已停下：做完 {done} 个任务", en: "Ended: {done} jobs done" },
  enqueued: {
    zh: "已登记批次 {run}：{count} 份。取结果：batch --db … --run {run} -o 文件夹",
    en: "The run {run} waits with {count} files. To collect: batch --db … --run {run} -o FOLDER",
  },
  goesOn: {
    zh: "批次 {run} 已登记过，接着等结果",
    en: "The run {run} was there already: its results are waited for",
  },
  waiting: {
    zh: "批次 {run}：{done}/{count}",
    en: "Run {run}: {done}/{count}",
  },
  waitingBeside: {
    zh: "批次 {run}：与关联文件核对，还有 {left} 份",
    en: "Run {run}: {left} are still to be checked beside others",
  },
  held: {
    zh: "批次 {run} 已暂停：正在检查的做完为止",
    en: "The run {run} is held; what is being examined is finished",
  },
  released: { zh: "批次 {run} 继续", en: "The run {run} goes on" },
  isHeld: {
    zh: "批次 {run} 暂停着：用 batch --db … --run {run} --resume 继续",
    en: "The run {run} is held: batch --db … --run {run} --resume lets it go on",
  },
} as const satisfies Readonly<Record<string, Words>>;
