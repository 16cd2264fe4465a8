import { ROW_KEY } from "./row-keys";
import { UNIT_HEADER } from "./sheet-unit";

/** Column that tells whose a row is, as far as a reader looks before it reads rows. */
export const OWNER_LABEL = "公开单位";

/** What is told of each row of a table of ours, of rows that nobody asked for too: whose it is, its number, and its unit of money. */
export const TOLD_OF_ALL: readonly string[] = [OWNER_LABEL, ROW_KEY, UNIT_HEADER];
