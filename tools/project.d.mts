/** The project's folder. */
export const ROOT: string;
/** What the workbench's server shows. */
export const WORKBENCH_MOUNTS: Readonly<Record<string, string>>;
/** The Node that the project's programs run under. */
export function projectNode(): string;
/** The program file of a package's command. */
export function commandOf(packageName: string, command?: string): string;
/** Runs a Node program in the project's folder. */
export function runNode(
  args: string[],
  options?: { env?: Record<string, string>; quiet?: boolean },
): Promise<{ code: number; output: string }>;
