import { cellKey, type CellRef, type Disclosure } from "../../disclosure";
import type { CheckContext } from "../types";
import { evaluateRules } from "../report/evaluate";
import { coverage, measure, type Tally } from "./measure";
import { amountSites, type Operator } from "./operators";
import { RULES } from "../rules";
import { settingsOf } from "../rule/settings";
import { userRules } from "../rule/user-rules";

/** How well a document's own redundancy protects its figures. Plain JSON. */
export interface Certificate {
  /** Printed amounts other than 0. */
  readonly cells: number;
  /** Of them, under no identity, one, and two or more. */
  readonly uncovered: number;
  readonly once: number;
  readonly redundant: number;
  /** Identities that say something. */
  readonly identities: number;
  /** Identities a cell, for the heat map of the sheet. */
  readonly heat: readonly { readonly cell: CellRef; readonly identities: number }[];
  /** Measured on this very document: single slips made on purpose, and what the rules found of them. */
  readonly measured: {
    readonly sites: number;
    readonly detected: number;
    readonly localised: number;
    readonly corrected: number;
    readonly redundantSites: number;
    readonly byOperator: Readonly<Record<string, Omit<Tally, "missed">>>;
  };
}

/** The part of the certificate that needs no measuring: how many identities stand over each printed amount. */
export type Coverage = Pick<Certificate, "cells" | "uncovered" | "once" | "redundant" | "identities" | "heat">;

/** Identities over each printed amount of a document: one evaluation of the rules, no diagnosis. */
export function coverageOf(disclosure: Disclosure, context: CheckContext = {}): Coverage {
  const { off } = settingsOf(context.settings, disclosure);
  const rules = [...RULES, ...userRules(context.userRules ?? [])].filter((r) => !off.has(r.id));
  const { identities } = evaluateRules(disclosure, rules, context);
  return shares(disclosure, identities.length, coverage(identities));
}

/** How many of the document's amounts stand under no, one and several identities. */
function shares(disclosure: Disclosure, identities: number, covered: ReadonlyMap<string, number>): Coverage {
  const heat = amountSites(disclosure).map((s) => ({ cell: s.cell, identities: covered.get(cellKey(s.cell)) ?? 0 }));
  return {
    cells: heat.length,
    uncovered: heat.filter((h) => h.identities === 0).length,
    once: heat.filter((h) => h.identities === 1).length,
    redundant: heat.filter((h) => h.identities >= 2).length,
    identities,
    heat,
  };
}

const OPERATORS: readonly Operator[] = ["M1", "M2", "M3", "M4", "M5", "M7", "M10"];

/**
 * The detection certificate: which share of single slips in the amounts of this document would be found, pinned to their cell and corrected.
 * `sitesPerOperator` bounds the work (each site is one check of the document).
 */
export function certificate(
  disclosure: Disclosure,
  options: { readonly sitesPerOperator?: number; readonly context?: CheckContext } = {},
): Certificate {
  const { identities } = evaluateRules(disclosure, RULES, options.context);
  const covered = coverage(identities);
  const tallies = measure(disclosure, OPERATORS, covered, { limit: options.sitesPerOperator ?? 24 });
  const sum = (pick: (t: Tally) => number) => Object.values(tallies).reduce((s, t) => s + pick(t), 0);
  return {
    ...shares(disclosure, identities.length, covered),
    measured: {
      sites: sum((t) => t.sites),
      detected: sum((t) => t.detected),
      localised: sum((t) => t.top1),
      corrected: sum((t) => t.corrected),
      redundantSites: sum((t) => t.redundant),
      byOperator: Object.fromEntries(Object.entries(tallies).map(([k, { missed: _missed, ...t }]) => [k, t])),
    },
  };
}
