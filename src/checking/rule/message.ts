/** What rules say: messages in both languages beside each other, worded by the report. */
export { wording, type Message, type ValuesOf } from "../../words";
