import { expect, it } from "vitest";
import { diagnosisCases } from "../../support/diagnosis-cases";

// The wrong cell, the failures that its change mends, the alternatives; and the findings that are told of it, folded under their cause.
it("what is diagnosed of misprints, and what is told", async () => {
  const text = diagnosisCases().map((c) => `${c.id}\n${c.say()}\n`);
  await expect(text.join("\n")).toMatchFileSnapshot("golden/diagnosed.txt");
});
