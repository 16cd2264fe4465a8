import { Caption1, mergeClasses } from "@fluentui/react-components";
import type { EquationSummary, TermSummary } from "../../../application";
import { money, sumOf, termWords } from "../../model/finding-words";
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
  const { language, t } = usePane();
  const own = useFindingStyles();
  return (
    <tr className={strong ? own.strong : undefined}>
      <th scope="row">
        {sign && `${sign} `}
        {termWords(term, language, t)}
      </th>
      <td>{term.value === null ? "" : money(term.value)}</td>
    </tr>
  );
}
