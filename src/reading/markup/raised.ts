const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Text set above the line. Its digits become the signs that Unicode has for them: 448.03¹ is a figure with the mark of a note, and not 448.031. */
export function raised(text: string): string {
  return text.replace(/\d/g, (digit) => RAISED[Number(digit)]!);
}
