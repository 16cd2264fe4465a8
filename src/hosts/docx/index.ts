/** A {@link TextDocument} as a Word file. */
export { writeDocx } from "./write-docx";
