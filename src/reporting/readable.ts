import { visible } from "../workbook";

/** Signs that no XML may hold; halves of a sign of two among them. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
const HALVES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text of a stranger's as a file can hold it: signs that turn its direction are named, what no file may hold is replaced. */
export const readable = (text: string): string => visible(text).replace(FORBIDDEN, "\ufffd").replace(HALVES, "\ufffd");
