/** A {@link TextDocument} as one page that prints. */
export { writeHtml } from "./write-html";
