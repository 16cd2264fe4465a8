import type { FoundSubject } from "./subjects";
import type { Family } from "./vocabulary";

/** A counted thing and the words round it. */
export interface CountWords {
  readonly unit: string;
  readonly named: FoundSubject | null;
  readonly immediate: string;
  /** The sentence up to the number. */
  readonly until: string;
  /** The words right behind the measure word. */
  readonly following: string;
  readonly family: Family | null;
  readonly current: FoundSubject | null;
  /** What the sentence before spoke of. */
  readonly topic: FoundSubject | null;
}

const PLANNED = /(?:安排|计划|拟|预算).{0,10}(?:购置|新增|配置|采购|购买)/;

/** Said in the sentence, or in the one before and not taken back (`…安排购置车辆0辆。单价100万元以上设备0台。`). */
function isPlanned(c: CountWords): boolean {
  if (PLANNED.test(c.until)) return true;
  return c.topic?.key.endsWith(".planned") === true && !/共有|现有|截[至止]|年末|年底/.test(c.until);
}

/** What a count counts; null for counts that are no facts of a disclosure (10 个分局). */
export function countKey(c: CountWords): FoundSubject | null {
  const label = c.named?.label ?? "";
  if (/^(?:meeting|training|commissioned|operating)/.test(c.current?.key ?? ""))
    return { key: "other", scope: null, label };
  const found = (key: string): FoundSubject => ({ key, scope: null, label });
  if (c.named) return found(c.named.key.startsWith("assets.") && isPlanned(c) ? `${c.named.key}.planned` : c.named.key);
  const travel = tripKey(c);
  if (travel) return found(travel);
  if (/^[个项]$/.test(c.unit) && (c.family === "projects" || c.family === "transfer")) {
    const head = c.following.split(/[,。;:]/)[0]!;
    if (!/项目|绩效/.test(c.immediate + head) || /(?:预算)?单位/.test(head.slice(0, 6))) return null;
    if (c.family === "transfer") return found("transfer.count");
    if (/评级|自评|跟踪|监控|问题|整改/.test(c.immediate + head)) return found("other");
    return found(/评价/.test(head) || /评价/.test(c.immediate) ? "evaluation.count" : "projects.count");
  }
  return c.family === "three-public" || c.family === "assets" ? found("other") : null;
}

/** Counts of the three public expenses: groups and people abroad, cars bought and held, receptions and guests. */
function tripKey(c: CountWords): string | null {
  if (c.family !== "three-public") return null;
  const words = c.until + c.following.split(/[,。;:]/)[0]!;
  const near = c.immediate + c.following.slice(0, 10);
  switch (c.unit) {
    case "团组":
    case "个团组":
    case "组":
      return "three-public.overseas.groups";
    case "批次":
    case "批":
      return "three-public.reception.batches";
    case "人次":
    case "人":
      return /出国|团组|境/.test(near) || (/出国/.test(words) && !/接待/.test(words))
        ? "three-public.overseas.people"
        : "three-public.reception.people";
    case "个":
      return /团组|出国/.test(near)
        ? "three-public.overseas.groups"
        : /批/.test(near)
          ? "three-public.reception.batches"
          : null;
    case "辆":
    case "台":
      if (/购置|更新|购买/.test(near) && !/保有|现有|存量/.test(near)) return "three-public.car-purchase.count";
      return /公务用?车|公车|保有|现有|存量/.test(near) ? "three-public.car.count" : null;
    default:
      return null;
  }
}
