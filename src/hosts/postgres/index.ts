/** Batches over PostgreSQL: many machines, one queue, each result once (docs/scale.md). */
export { Database, type DatabaseUrl } from "./database";
export { LEASE_SECONDS, Queue, type Job, type QueueOptions } from "./queue";
export { enqueue, examinationOf, hold, progressOf, recordsOf, settingsOf, type NewRun, type RunProgress } from "./runs";
export { work, type DoneJob, type Examiner, type LoadedFile, type WorkOptions } from "./worker";
