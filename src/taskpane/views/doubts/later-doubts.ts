import { later } from "../later";

/** The screen of doubtful cells: the preview opens it, and does not wait for it. */
export const doubts = later(async () => (await import(/* webpackChunkName: "doubts" */ "./DoubtsView")).DoubtsView);
