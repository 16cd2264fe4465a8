/** True for a text in which a field may stand. A file of its own: who looks for templates needs no grammar. */
export const hasField = (text: string): boolean => text.includes("{{") || text.includes("｛｛");
