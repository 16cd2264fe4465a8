/** Batches over PostgreSQL: many machines, one queue, each result once (docs/scale.md). */
export { Database, type DatabaseUrl } from "./database";
export { LEASE_SECONDS, Queue, type Job } from "./queue";
export { collect, enqueue, hold, progressOf, type NewRun, type RunProgress } from "./runs";
export type { PackedExamination } from "./results";
export { work, type DoneJob, type Examiner, type PackedRelations, type WorkOptions } from "./worker";
