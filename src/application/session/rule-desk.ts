import {
  parseUserRules,
  ruleCandidates,
  RuleNames,
  ruleOfCells,
  ruleSentence,
  tryRules,
  type ChosenCell,
  type OutcomeStatus,
  type RuleCandidate,
  type RuleVocabulary,
  type UserRuleInput,
} from "../../checking";
import type { DisclosureIdentity } from "../../workbook";
import { REASONS, said, type Said, type Words } from "../../words";
import type { ErrorValues } from "../../disclosure";
import type { SelectedArea } from "../ports";
import { equationSummary, type EquationSummary } from "../summary";
import type { CheckedDisclosure } from "./check-workbook";

/** A rule that selected cells mean. */
export interface SelectedRule {
  /** The cells that the rule can name, as it names them; null where they make no rule. */
  readonly terms: readonly { readonly written: string; readonly coefficient: 1 | 0 }[] | null;
  /** Which of them is the total. */
  readonly total: number;
  readonly identity: string;
  /** The unit whose cells they are. */
  readonly unit: string | null;
  /** What of the selection is not in the rule, and why. */
  readonly leftOut: readonly Said[];
}

/** Which of the selected cells a person says is the total, and the signs of the others. */
export interface SelectionWish {
  readonly total?: number;
  readonly signs?: readonly number[];
}

/** More cells are no total with its parts. */
const MOST_CELLS = 400;

/** The rule that selected cells of the workbook mean: they are known by what they are called, not by where they stand. */
export function ruleOfSelection(
  checked: readonly CheckedDisclosure[],
  areas: readonly SelectedArea[],
  wish: SelectionWish = {},
): SelectedRule {
  const none = (...leftOut: Said[]): SelectedRule => ({ terms: null, total: 0, identity: "", unit: null, leftOut });
  const size = areas.reduce((n, a) => n + a.rows * a.columns, 0);
  if (size > MOST_CELLS) return none(said(REASONS["too-many-cells"], { count: size, most: MOST_CELLS }));
  const found: { of: CheckedDisclosure; cell: ChosenCell }[] = [];
  let strange = 0;
  for (const { sheet, row, column, rows, columns } of areas)
    for (let r = row; r < row + rows; r++)
      for (let c = column; c < column + columns; c++) {
        const target = { sheet, row: r, column: c };
        const of = checked.find((d) => d.written.refAt(target));
        if (of) found.push({ of, cell: { ref: of.written.refAt(target)! } });
        else strange++;
      }
  const notes = strange > 0 ? [said(REASONS["cells-of-words"], { count: strange })] : [];
  if (found.length === 0) return none(...notes, said(REASONS["too-few-cells"]));
  const [own, prior] = sortedOut(found.map((f) => f.of));
  if (!own) return none(said(REASONS["other-disclosure"]));
  const made = ruleOfCells(
    found.map(({ of, cell }) => (of === prior ? { ...cell, prior: true } : cell)),
    { own: own.disclosure, ...(prior ? { prior: prior.disclosure } : {}) },
    wish,
  );
  if (made.terms === null) return none(...notes, ...made.leftOut, said(REASONS["too-few-cells"]));
  return {
    terms: made.terms.map(({ written, coefficient }) => ({ written, coefficient })),
    total: made.total,
    identity: made.identity,
    unit: own.disclosure.unitName,
    leftOut: [...notes, ...made.leftOut],
  };
}

/** The disclosure that cells are of, and last year's where there are two. */
function sortedOut(list: readonly CheckedDisclosure[]): readonly [CheckedDisclosure | null, CheckedDisclosure | null] {
  const [first, second, ...more] = [...new Set(list)];
  if (!first || more.length > 0) return [null, null];
  if (!second) return [first, null];
  for (const [own, prior] of [
    [first, second],
    [second, first],
  ] as const)
    if (own.context.prior === prior.disclosure) return [own, prior];
  return [null, null];
}

/** A rule held against the open workbook while it is written. */
export interface TriedRule {
  /** Why it can't be read. */
  readonly error: { readonly code: string; readonly values: ErrorValues } | null;
  /** What it says, as a sentence. */
  readonly words: Words | null;
  readonly outcomes: readonly TriedOutcome[];
}

/** What it came to on a disclosure. */
export interface TriedOutcome {
  readonly key: string;
  readonly identity: DisclosureIdentity;
  readonly status: OutcomeStatus;
  readonly counts: Readonly<Record<OutcomeStatus, number>>;
  readonly reason: string | null;
  readonly reasonEn: string | null;
  /** Checks with their numbers, those that fail first; not more than a screen holds. */
  readonly checks: readonly {
    readonly title: Words;
    readonly status: OutcomeStatus;
    readonly equation: EquationSummary | null;
  }[];
}

/** Equations of one disclosure that are shown. */
const MOST_SHOWN = 3;

/** Holds a rule against the disclosures of the workbook; nothing is written, and nothing counted. */
export function tryRule(checked: readonly CheckedDisclosure[], input: UserRuleInput): TriedRule {
  const { rules, errors } = parseUserRules([input]);
  const [error] = errors;
  const [rule] = rules;
  if (!rule) return { error: error ? { code: error.code, values: error.values } : null, words: null, outcomes: [] };
  return {
    error: null,
    words: ruleSentence(rule),
    outcomes: checked.map(({ key, identity, disclosure, context }): TriedOutcome => {
      const [trial] = tryRules([rule], disclosure, context);
      const { result, checks } = trial!;
      const gravest = [...checks].sort((a, b) => GRAVITY.indexOf(a.status) - GRAVITY.indexOf(b.status));
      return {
        key,
        identity,
        status: result.status,
        counts: result.counts,
        reason: result.reason,
        reasonEn: result.reasonEn,
        checks: gravest.slice(0, MOST_SHOWN).map((c) => ({
          title: c.title,
          status: c.status,
          equation: equationSummary(disclosure, c),
        })),
      };
    }),
  };
}

const GRAVITY: readonly OutcomeStatus[] = ["fail", "rounded", "pass"];

/** Equations of a unit that no rule covers yet. */
export interface UnitCandidates {
  readonly unit: string;
  /** Its documents, as the holdings count them. */
  readonly documents: readonly DisclosureIdentity[];
  readonly candidates: readonly (RuleCandidate & { readonly words: Words })[];
}

/** What is seen to hold in the documents of each unit; what is a rule already, and what was not wanted, is left out. */
export function candidatesOf(
  checked: readonly CheckedDisclosure[],
  known: { readonly rules: readonly string[]; readonly dismissed: readonly string[] },
): UnitCandidates[] {
  const left = new Set([...known.rules, ...known.dismissed].map(bare));
  const units = new Map<string, CheckedDisclosure[]>();
  for (const c of checked) {
    const key = JSON.stringify([c.identity.unit, c.identity.level, c.identity.kind]);
    units.set(key, [...(units.get(key) ?? []), c]);
  }
  return [...units.values()].flatMap((own): UnitCandidates[] => {
    const found = ruleCandidates(own).filter(({ identity }) => !left.has(bare(identity)));
    const candidates = found.flatMap((candidate) => {
      const [rule] = parseUserRules([candidate.identity]).rules;
      return rule ? [{ ...candidate, words: ruleSentence(rule) }] : [];
    });
    return candidates.length === 0
      ? []
      : [{ unit: own[0]!.identity.unit, documents: own.map((c) => c.identity), candidates }];
  });
}

const bare = (identity: string): string => identity.replace(/\s/g, "");

/** The names that rules on the workbook can be written with. */
export function ruleVocabulary(checked: readonly CheckedDisclosure[]): RuleVocabulary {
  const names = new RuleNames();
  for (const { disclosure } of checked) names.add(disclosure);
  return names.vocabulary();
}
