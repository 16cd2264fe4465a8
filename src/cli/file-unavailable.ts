import { FILE_FAULTS } from "../words";

/** What the typed error of a file that can't be read says. @param error what the system threw */
export function fileUnavailable(file: string, error: unknown) {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  const why = code in FILE_FAULTS ? code : "unreadable";
  return { code: "file-unavailable", values: { file, why, code } } as const;
}
