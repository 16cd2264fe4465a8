/** Serves folders on this machine only; `mounts` maps a path's beginning to a folder. */
export function serve(
  mounts: Readonly<Record<string, string>>,
  port?: number,
  certificate?: { key: unknown; cert: unknown; ca?: unknown },
): Promise<{ address: string; close(): Promise<void> }>;
