import { Button, Caption1, Field, Select } from "@fluentui/react-components";
import { useRef } from "react";
import { FILE_ENDINGS, MONEY_UNITS, type ColumnKind, type SideColumns, type SideTable } from "../../../application";
import type { TranslateReconcile } from "../../locales/reconcile";
import type { ReconcileOverview } from "../../model/reconcile-controller";
import { useStyles } from "../styles";
import type { PickedSide } from "./use-sides";

const ACCEPT = Object.values(FILE_ENDINGS).flat().join(",");

/** What one side is, and which of its columns are meant. */
export function SidePicker({
  side,
  picked,
  overview,
  say,
  busy,
  onSelection,
  onTable,
  onStatement,
  onFile,
  onFileTable,
  onColumns,
}: {
  side: "left" | "right";
  picked: PickedSide;
  overview: ReconcileOverview;
  say: TranslateReconcile;
  busy: boolean;
  onSelection: () => void;
  onTable: (name: string) => void;
  onStatement: (index: number) => void;
  onFile: (file: File) => void;
  onFileTable: (table: SideTable) => void;
  onColumns: (columns: SideColumns) => void;
}) {
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  const { summary, columns, files } = picked;
  const id = (what: string): string => `reconcile-${side}-${what}`;
  const choose = (value: string): void => {
    const [kind, rest = ""] = [value.slice(0, 1), value.slice(1)];
    if (kind === "s") onStatement(Number(rest));
    if (kind === "t") onTable(rest);
  };
  return (
    <fieldset
      className={styles.tight}
      style={{ border: "none", margin: 0, padding: 0, minWidth: 0 }}
      data-testid={id("side")}
    >
      <legend>{say(side)}</legend>
      <div className={styles.row}>
        <Button
          size="small"
          disabled={busy}
          aria-label={`${say(side)} ${say("selection")}`}
          onClick={onSelection}
          data-testid={id("selection")}
        >
          {say("selection")}
        </Button>
        <Button
          size="small"
          disabled={busy}
          aria-label={`${say(side)} ${say("file")}`}
          onClick={() => input.current?.click()}
          data-testid={id("file")}
        >
          {say("file")}
        </Button>
        <input
          ref={input}
          type="file"
          accept={ACCEPT}
          className={styles.hidden}
          aria-label={`${say(side)} ${say("file")}`}
          data-testid={id("file-input")}
          onChange={(e) => {
            const [file] = e.target.files ?? [];
            if (file) onFile(file);
            e.target.value = "";
          }}
        />
      </div>
      {overview.statements.length + overview.tables.length > 0 && (
        <Field label={say("choose")} size="small">
          <Select size="small" value={picked.listed} onChange={(_e, d) => choose(d.value)} data-testid={id("listed")}>
            <option value="">{say("none")}</option>
            {overview.tables.length > 0 && (
              <optgroup label={say("tables")}>
                {overview.tables.map((name) => (
                  <option key={name} value={`t${name}`}>
                    {name}
                  </option>
                ))}
              </optgroup>
            )}
            {overview.statements.length > 0 && (
              <optgroup label={say("statements")}>
                {overview.statements.map(({ title }, i) => (
                  <option key={title} value={`s${i}`}>
                    {title}
                  </option>
                ))}
              </optgroup>
            )}
          </Select>
        </Field>
      )}
      {files !== null && files.length > 1 && (
        <Field label={say("fileTable")} size="small">
          <Select
            size="small"
            value={String(picked.fileTable)}
            onChange={(_e, d) => onFileTable(files[Number(d.value)]!)}
            data-testid={id("file-table")}
          >
            {files.map(({ title }, i) => (
              <option key={`${title} ${i}`} value={String(i)}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {summary && columns && (
        <>
          <Caption1 className={styles.wrap} data-testid={id("title")}>
            {say("chosen", { title: summary.title, rows: summary.rows })}
          </Caption1>
          <div className={styles.row}>
            {(["code", "name", "amount"] as const).map((what) => (
              <ColumnChoice
                key={what}
                label={say(what)}
                none={what === "amount" ? null : say("noColumn")}
                header={summary.header}
                kinds={summary.kinds}
                kind={what}
                value={columns[what]}
                onChoose={(value) => onColumns({ ...columns, [what]: value })}
                testId={id(what)}
              />
            ))}
            <Field label={say("unit")} size="small">
              <Select
                size="small"
                value={columns.unit ?? ""}
                disabled={!summary.unitOpen}
                onChange={(_e, d) => onColumns({ ...columns, unit: MONEY_UNITS.find((u) => u === d.value) ?? null })}
                data-testid={id("unit")}
              >
                <option value="">{say("unitUnknown")}</option>
                {MONEY_UNITS.map((unit) => (
                  <option key={unit} value={unit}>
                    {unit}
                  </option>
                ))}
              </Select>
            </Field>
          </div>
        </>
      )}
    </fieldset>
  );
}

/** Which column of a table is meant; those that look like it stand first. */
function ColumnChoice({
  label,
  none,
  header,
  kinds,
  kind,
  value,
  onChoose,
  testId,
}: {
  label: string;
  none: string | null;
  header: readonly string[];
  kinds: readonly ColumnKind[];
  kind: ColumnKind;
  value: number | null;
  onChoose: (value: number | null) => void;
  testId: string;
}) {
  const all = header.map((_label, c) => c);
  const ordered = [...all.filter((c) => kinds[c] === kind), ...all.filter((c) => kinds[c] !== kind)];
  return (
    <Field label={label} size="small">
      <Select
        size="small"
        value={value === null ? "" : String(value)}
        onChange={(_e, d) => onChoose(d.value === "" ? null : Number(d.value))}
        data-testid={testId}
      >
        {none !== null && <option value="">{none}</option>}
        {ordered.map((c) => (
          <option key={c} value={String(c)}>
            {header[c]}
          </option>
        ))}
      </Select>
    </Field>
  );
}
