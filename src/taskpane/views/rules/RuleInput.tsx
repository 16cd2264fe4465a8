import { Field, Textarea, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import type { RuleVocabulary } from "../../../application";
import { completed, completionAt, type Proposal } from "../../model/rule-completion";
import { usePane } from "../context";

const useOwn = makeStyles({
  place: { position: "relative" },
  // Over what follows, so that nothing moves away under a click.
  list: {
    position: "absolute",
    zIndex: 5,
    left: 0,
    right: 0,
    top: "2px",
    boxShadow: tokens.shadow8,
    listStyleType: "none",
    margin: 0,
    padding: "2px",
    maxHeight: "220px",
    overflowY: "auto",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  option: {
    padding: "4px 8px",
    cursor: "pointer",
    overflowWrap: "anywhere",
    borderRadius: tokens.borderRadiusSmall,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  chosen: {
    backgroundColor: tokens.colorBrandBackground2,
    outline: `1px solid ${tokens.colorCompoundBrandStroke}`,
  },
  detail: { color: tokens.colorNeutralForeground3, marginLeft: "6px" },
});

/** Where a rule is written: names of tables, rows and columns are proposed at the caret. */
export function RuleInput({
  text,
  vocabulary,
  message,
  onChange,
}: {
  text: string;
  vocabulary: RuleVocabulary | null;
  /** Why it can't be read. */
  message: string | null;
  onChange: (text: string) => void;
}) {
  const { t } = usePane();
  const own = useOwn();
  const list = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(text.length);
  const [chosen, setChosen] = useState(0);
  /** Shut by Escape, until something is typed. */
  const [open, setOpen] = useState(false);
  const next = useRef<number | null>(null);
  const completion = open && vocabulary ? completionAt(text, caret, vocabulary) : null;
  const proposals = completion?.proposals ?? [];
  const at = Math.min(chosen, proposals.length - 1);

  useEffect(() => {
    if (next.current === null) return;
    area.current?.setSelectionRange(next.current, next.current);
    next.current = null;
  }, [text]);

  const take = (proposal: Proposal): void => {
    if (!completion) return;
    const made = completed(text, completion, proposal);
    next.current = made.caret;
    setCaret(made.caret);
    setChosen(0);
    onChange(made.text);
    area.current?.focus();
  };

  const keyed = (e: KeyboardEvent): void => {
    if (proposals.length === 0) return;
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      e.preventDefault();
      const step = e.key === "ArrowDown" ? 1 : -1;
      setChosen((at + step + proposals.length) % proposals.length);
    } else if ((e.key === "Tab" && !e.shiftKey) || e.key === "Enter") {
      e.preventDefault();
      take(proposals[at]!);
    } else if (e.key === "Escape") {
      e.preventDefault();
      e.stopPropagation();
      setOpen(false);
    }
  };

  return (
    <>
      <Field
        label={t("editor.identity")}
        hint={t("editor.hint")}
        validationState={message ? "error" : "none"}
        validationMessage={message ? { children: message, role: "status" } : undefined}
      >
        <Textarea
          ref={area}
          value={text}
          resize="vertical"
          rows={3}
          spellCheck={false}
          aria-autocomplete="list"
          aria-controls={proposals.length > 0 ? list : undefined}
          aria-activedescendant={proposals.length > 0 ? `${list}-${at}` : undefined}
          onChange={(e, d) => {
            setOpen(true);
            setChosen(0);
            setCaret(e.target.selectionStart);
            onChange(d.value);
          }}
          onSelect={(e) => setCaret(e.currentTarget.selectionStart)}
          onBlur={() => setOpen(false)}
          onKeyDown={keyed}
          data-testid="rule-text"
        />
      </Field>
      <div className={own.place}>
        {proposals.length > 0 && (
          <ul
            id={list}
            role="listbox"
            aria-label={t("editor.proposals")}
            className={own.list}
            data-testid="rule-proposals"
          >
            {proposals.map((p, i) => (
              <li
                key={p.label}
                id={`${list}-${i}`}
                role="option"
                aria-selected={i === at}
                className={mergeClasses(own.option, i === at && own.chosen)}
                // The text keeps the focus.
                onMouseDown={(e) => {
                  e.preventDefault();
                  take(p);
                }}
                data-testid={`proposal-${i}`}
              >
                {p.label}
                {p.detail && <span className={own.detail}>{p.detail}</span>}
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}
