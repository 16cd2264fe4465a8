import { OfficeAddinManifest, validateManifest } from "office-addin-manifest";

/** What a manifest has to say of itself when Office's own reader reads it. */
export interface Expected {
  readonly origin: string;
  readonly version: string;
}

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const LONGEST_NAME = 125;
const LONGEST_DESCRIPTION = 250;

/** Reads a manifest as Office's tools do and lists what is wrong with it, in a line each; an empty list is a good one. */
export async function manifestFaults(file: string, expected: Expected): Promise<string[]> {
  const info = await OfficeAddinManifest.readManifestFile(file);
  const under = (address: string | undefined): boolean => address?.startsWith(`${expected.origin}/`) ?? false;
  const rules: readonly (readonly [boolean, string])[] = [
    [GUID.test(info.id ?? ""), `the id is no GUID of version 4: ${info.id}`],
    [info.version === expected.version, `the version is ${info.version}, not ${expected.version}`],
    [info.officeAppType === "TaskPaneApp", `the type is ${info.officeAppType}`],
    [info.hosts?.join() === "Workbook", `the hosts are ${info.hosts?.join()}`],
    [info.defaultLocale === "zh-CN", `the locale is ${info.defaultLocale}`],
    [info.permissions === "ReadWriteDocument", `the permissions are ${info.permissions}`],
    [lengthWithin(info.displayName, LONGEST_NAME), `the name is longer than ${LONGEST_NAME} or empty`],
    [
      lengthWithin(info.description, LONGEST_DESCRIPTION),
      `the description is longer than ${LONGEST_DESCRIPTION} or empty`,
    ],
    [info.appDomains?.includes(expected.origin) ?? false, `${expected.origin} is no domain of the add-in`],
    ...(
      [
        ["pane", info.defaultSettings?.sourceLocation],
        ["icon", info.iconUrl],
        ["large icon", info.highResolutionIconUrl],
        ["help", info.supportUrl],
      ] as const
    ).map(([what, address]) => [under(address), `the ${what} is not under ${expected.origin}: ${address}`] as const),
  ];
  return rules.filter(([good]) => !good).map(([, fault]) => fault);
}

const lengthWithin = (text: string | undefined, longest: number): boolean =>
  text !== undefined && text.length > 0 && text.length <= longest;

/** Asks Microsoft's validation service (the one check that needs a network), and says what it found. */
export async function validateOnline(file: string): Promise<{ readonly valid: boolean; readonly words: string[] }> {
  const { isValid, report, status, statusText } = await validateManifest(file);
  const words = (report?.errors ?? []).map((e) => `${e.title}: ${e.content}`);
  return { valid: isValid, words: words.length > 0 || isValid ? words : [`${status} ${statusText}`] };
}
