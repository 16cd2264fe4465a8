/** Addresses of the built-in samples: an invented unit whose figures add up, and one with three errors. */
export interface Samples {
  readonly sound: string;
  readonly faulty: string;
}
