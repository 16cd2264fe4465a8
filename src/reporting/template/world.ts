import { CheckModel, type CheckReport } from "../../checking";
import type { CellRef, Disclosure } from "../../disclosure";
import type { DisclosureIdentity, SheetUnit } from "../../workbook";
import { REASONS, said, type Language, type Said } from "../../words";
import type { LiveCell } from "./live-cells";

/** A disclosure that was checked, with where its figures stand in the workbook. */
export interface TemplateDocument {
  readonly key: string;
  readonly identity: DisclosureIdentity;
  readonly disclosure: Disclosure;
  readonly report: CheckReport;
  readonly file: string;
  /** How a formula reads a figure; null where the workbook does not hold it. */
  readonly live: (ref: CellRef | { readonly narrative: number }) => LiveCell | null;
}

/** How templates are filled. */
export interface WorldOptions {
  /** In what money is written where a field says nothing. */
  readonly unit: SheetUnit;
  readonly language: Language;
  /** Day of the filling, `2026-11-22`. */
  readonly today: string;
}

/** Whose a disclosure is, whatever its year, its kind and its version. */
export const unitKey = ({ unit, level }: DisclosureIdentity): string => JSON.stringify([unit, level]);

const kindWord = (kind: "budget" | "final"): string => (kind === "final" ? "决算" : "预算");

const placeKey = (unit: DisclosureIdentity, kind: string, year: number | null): string =>
  JSON.stringify([unitKey(unit), kind, year]);

/** Everything that fields may speak of: all disclosures at hand, and those that were chosen. */
export class World {
  private readonly models = new Map<TemplateDocument, CheckModel>();
  /** Documents by unit, kind and year. */
  private readonly placed = new Map<string, TemplateDocument[]>();

  constructor(
    readonly all: readonly TemplateDocument[],
    readonly chosen: readonly TemplateDocument[],
    readonly options: WorldOptions,
  ) {
    for (const document of all) {
      const key = placeKey(document.identity, document.identity.kind, yearOf(document));
      const there = this.placed.get(key);
      if (there) there.push(document);
      else this.placed.set(key, [document]);
    }
  }

  model(of: TemplateDocument): CheckModel {
    let model = this.models.get(of);
    if (!model) this.models.set(of, (model = new CheckModel(of.disclosure)));
    return model;
  }

  /** The document of a unit, of a kind, for a year; those that were chosen go before others, the same version before another. */
  find(unit: DisclosureIdentity, year: number, kind: "budget" | "final"): TemplateDocument | Said {
    const word = kindWord(kind);
    const all = this.placed.get(placeKey(unit, word, year)) ?? [];
    const chosen = all.filter((d) => this.chosen.includes(d));
    const near = chosen.length > 0 ? chosen : all;
    const same = near.filter((d) => d.identity.version === unit.version);
    const found = same.length > 0 ? same : near;
    const values = { unit: unit.unit, year, kind: { zh: word, en: kind === "final" ? "final accounts" : "budget" } };
    if (found.length > 1) return said(REASONS["template-several-documents"], { ...values, count: found.length });
    return found[0] ?? said(REASONS["template-no-document"], values);
  }
}

/** The year of a document as a number; null where it says none. */
export function yearOf({ identity }: Pick<TemplateDocument, "identity">): number | null {
  const year = /\d{4}/.exec(identity.year)?.[0];
  return year ? Number(year) : null;
}

export const kindOf = ({ identity }: Pick<TemplateDocument, "identity">): "budget" | "final" =>
  identity.kind === "决算" ? "final" : "budget";
