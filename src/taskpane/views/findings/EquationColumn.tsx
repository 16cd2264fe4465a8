import { Caption1, mergeClasses } from "@fluentui/react-components";
import type { EquationSummary, TermSummary } from "../../../application";
import { usePane } from "../context";
import { useStyles } from "../styles";
import { useFindingStyles } from "./styles";

/** An equation as accountants write it: what should be reached, the parts one below the other, their sum, the difference. */
export function EquationColumn({ equation }: { equation: EquationSummary }) {
  const { t } = usePane();
  const styles = useStyles();
  const own = useFindingStyles();
  const parts = equation.parts.filter((p) => p.value !== null);
  const summed = equation.kind !== "product" && parts.length > 1;
  return (
    <div className={styles.tight}>
      <table className={own.sums}>
        <caption className={styles.muted} style={{ textAlign: "right" }}>
          <Caption1>{t("card.wan")}</Caption1>
        </caption>
        <tbody>
          <Term term={equation.total} strong />
          {parts.map((p, i) => (
            <Term
              key={i}
              term={p}
              sign={equation.kind === "product" ? (i ? "×" : "") : p.coefficient < 0 ? "−" : i ? "+" : "="}
            />
          ))}
          {summed && (
            <tr className={mergeClasses(own.line, own.strong)}>
              <th scope="row">{t("card.sum")}</th>
              <td>{money(sumOf(parts))}</td>
            </tr>
          )}
          {equation.difference !== null && (
            <tr className={mergeClasses(own.line, own.strong)}>
              <th scope="row">{t("card.difference")}</th>
              <td>{money(equation.difference)}</td>
            </tr>
          )}
          {equation.tolerance !== null && (
            <tr>
              <th scope="row" className={styles.muted}>
                {t("card.tolerance")}
              </th>
              <td className={styles.muted}>{money(equation.tolerance)}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

function Term({ term, sign = "", strong = false }: { term: TermSummary; sign?: string; strong?: boolean }) {
  const own = useFindingStyles();
  return (
    <tr className={strong ? own.strong : undefined}>
      <th scope="row">
        {sign && `${sign} `}
        <TermWords term={term} />
      </th>
      <td>{term.value === null ? "" : money(term.value)}</td>
    </tr>
  );
}

/** The name of a cell: its table, its row, its column; of a sentence's figure its own words. */
export function TermWords({ term }: { term: Pick<TermSummary, "words" | "label"> }) {
  const { language, t } = usePane();
  if (!term.words) return <>{language === "zh-CN" ? term.label : `${t("card.text")}: ${term.label}`}</>;
  const { table, item, code, column } = term.words[language === "zh-CN" ? "zh" : "en"];
  const row = [item, code && (language === "zh-CN" ? `（${code}）` : ` (${code})`)].filter(Boolean).join("");
  return <>{language === "zh-CN" ? `${table}“${row}”${column}` : `${table}, ${row}, ${column}`}</>;
}

/** With commas, at least two decimals. */
export function money(value: string): string {
  const [whole = "", part = ""] = value.replace("-", "").split(".");
  let grouped = "";
  for (let i = 0; i < whole.length; i++) grouped += (i > 0 && (whole.length - i) % 3 === 0 ? "," : "") + whole[i]!;
  return `${value.startsWith("-") ? "−" : ""}${grouped}.${part.padEnd(2, "0")}`;
}

/** The exact sum of signed decimals, in whole units of the last digit of any of them. */
function sumOf(parts: readonly TermSummary[]): string {
  const decimals = Math.max(0, ...parts.map((p) => p.value!.split(".")[1]?.length ?? 0));
  const units = parts.reduce((sum, p) => {
    const [whole, part = ""] = p.value!.replace("-", "").split(".");
    const digits = BigInt(`${whole}${part.padEnd(decimals, "0")}`);
    return sum + BigInt(p.coefficient) * (p.value!.startsWith("-") ? -digits : digits);
  }, 0n);
  const text = (units < 0n ? -units : units).toString().padStart(decimals + 1, "0");
  const at = text.length - decimals;
  return `${units < 0n ? "-" : ""}${text.slice(0, at)}${decimals ? `.${text.slice(at)}` : ""}`;
}
