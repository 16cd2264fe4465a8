import { errorData } from "../worker/error-data";
import { Body1Strong, Button, Caption1, Field, Input, mergeClasses } from "@fluentui/react-components";
import { useEffect, useId, useRef, useState } from "react";
import type { SelectedRange } from "../../application";
import type { FunctionSpecification } from "../../functions/specification";
import { callWith, referenceTo } from "../model/call-form";
import type { ErrorData } from "../worker/protocol";
import { usePane } from "./context";
import { useStyles } from "./styles";

/** The arguments of a function, each typed or taken from what is selected in the sheet. */
export function FunctionForm({
  specification: f,
  lang,
  onInsert,
  onError,
  onClose,
}: {
  specification: FunctionSpecification;
  lang: "zh" | "en";
  onInsert: (formula: string, target: SelectedRange["target"] | null) => void;
  onError: (error: ErrorData | null) => void;
  onClose: () => void;
}) {
  const { controller, t } = usePane();
  const styles = useStyles();
  const title = useId();
  const [typed, setTyped] = useState<readonly string[]>(() => f.parameters.map(() => ""));
  const [at, setAt] = useState<SelectedRange | null>(null);
  const first = useRef<HTMLInputElement>(null);

  const select = async (take: (selected: SelectedRange) => void): Promise<void> => {
    try {
      take(await controller.selection());
      onError(null);
    } catch (error) {
      onError(errorData(error));
    }
  };
  useEffect(() => {
    // The formula goes where the user stood: what they select next is an argument.
    void select(setAt);
    first.current?.focus();
    // Once, when the form opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const set = (i: number, value: string): void => setTyped((now) => now.map((v, j) => (j === i ? value : v)));
  const formula = callWith(f, typed);
  const cell = at ? at.address.split(":")[0]! : "";
  return (
    <form
      className={styles.tight}
      aria-labelledby={title}
      data-testid={`form-${f.id}`}
      onSubmit={(e) => {
        e.preventDefault();
        if (formula !== null) onInsert(formula, at?.target ?? null);
      }}
      onKeyDown={(e) => {
        if (e.key === "Escape") onClose();
      }}
    >
      <Body1Strong id={title}>{t("functions.formTitle", { name: f.id })}</Body1Strong>
      <Caption1 className={styles.muted}>{t("functions.formHint")}</Caption1>
      {f.parameters.map((p, i) => (
        <div key={p.name} className={styles.tight}>
          <Field
            label={p.optional ? `${p.label[lang]}（${t("functions.optional")}）` : p.label[lang]}
            hint={p.description[lang]}
            required={!p.optional}
            size="small"
          >
            <Input
              ref={i === 0 ? first : undefined}
              size="small"
              // An input is as wide as twenty signs by itself: in a narrow pane that is too much.
              input={{ style: { minWidth: 0, width: "100%" } }}
              value={typed[i]}
              onChange={(_e, d) => set(i, d.value)}
              data-testid={`argument-${f.id}-${i}`}
            />
          </Field>
          <div>
            <Button
              size="small"
              aria-label={t("functions.useFor", { name: p.label[lang] })}
              onClick={() => void select((selected) => set(i, referenceTo(selected, at?.target.sheet ?? null)))}
              data-testid={`use-selection-${f.id}-${i}`}
            >
              {t("functions.useRange")}
            </Button>
          </div>
        </div>
      ))}
      <div className={styles.row}>
        <Caption1 className={styles.wrap} data-testid={`target-${f.id}`}>
          {t("functions.at")} {at ? `${at.target.sheet}!${cell}` : ""}
        </Caption1>
        <Button size="small" onClick={() => void select(setAt)} data-testid={`use-cell-${f.id}`}>
          {t("functions.useCell")}
        </Button>
      </div>
      <div className={mergeClasses(styles.equation, styles.wrap)} role="status" data-testid={`formula-${f.id}`}>
        {formula ?? t("functions.incomplete")}
      </div>
      <div className={styles.row}>
        <Button
          size="small"
          type="submit"
          appearance="primary"
          disabled={formula === null}
          data-testid={`insert-call-${f.id}`}
        >
          {t("functions.insertCall")}
        </Button>
        <Button size="small" onClick={onClose} data-testid={`close-form-${f.id}`}>
          {t("action.cancel")}
        </Button>
      </div>
    </form>
  );
}
