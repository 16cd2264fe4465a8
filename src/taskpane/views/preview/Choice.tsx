import { Field, Select } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useChoice } from "./use-choice";

/** A list of a few values under its label. */
export function Choice<V extends string>({
  label,
  hint,
  value,
  options,
  className,
  onChoose,
  testId,
}: {
  label: string;
  hint?: string;
  /** Empty where nothing holds yet. */
  value: V | "";
  options: readonly { readonly value: V | ""; readonly words: ReactNode }[];
  className?: string;
  onChoose: (value: V) => void;
  testId: string;
}) {
  const { shown, choose, leave } = useChoice(value);
  return (
    <Field label={label} hint={hint} className={className} size="small">
      <Select
        size="small"
        value={shown}
        onBlur={leave}
        onChange={(_e, d) => {
          choose(d.value);
          if (d.value !== "") onChoose(d.value as V);
        }}
        data-testid={testId}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </Select>
    </Field>
  );
}
