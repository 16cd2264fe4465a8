/** What belongs with a disclosure, in whatever form: paths, keys, disclosures as they were kept or packed. */
export interface Beside<T> {
  readonly prior: T | null;
  readonly budget: T | null;
  readonly units: readonly T[];
}

/** The same in another form. */
export const besideBy = <From, To>({ prior, budget, units }: Beside<From>, of: (one: From) => To): Beside<To> => ({
  prior: prior === null ? null : of(prior),
  budget: budget === null ? null : of(budget),
  units: units.map(of),
});
