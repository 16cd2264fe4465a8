/** Texts in the sources, read as TypeScript reads them: words in both languages side by side, and Chinese that stands by itself. */
import { readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const SRC = fileURLToPath(new URL("../../src/", import.meta.url));

/** A source file of the program. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

const filesOf = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    return statSync(file).isDirectory() ? filesOf(file) : /\.tsx?$/.test(name) ? [file] : [];
  });

export const SOURCES: readonly Source[] = filesOf(SRC).map((file) => ({
  file: path.relative(SRC, file).replaceAll("\\", "/"),
  text: readFileSync(file, "utf8"),
}));

/** Words in both languages as they stand in a source. */
export interface Pair {
  readonly at: string;
  readonly zh: string;
  readonly en: string;
}

/** A message of a table made by `wording(…)`: the name of the table, and its code. */
export interface Coded {
  readonly file: string;
  readonly table: string;
  readonly code: string;
}

/** What a source says. */
export interface Texts {
  readonly pairs: readonly Pair[];
  readonly coded: readonly Coded[];
  /** Chinese outside of such a pair, of comments and of regular expressions. */
  readonly alone: readonly { readonly at: string; readonly text: string }[];
  /** Chinese among the values of what a rule says. */
  readonly spoken: readonly { readonly at: string; readonly text: string }[];
}

const textOf = (node: ts.Node | undefined): string | null =>
  node && (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) ? node.text : null;

const nameOf = (node: ts.ObjectLiteralElementLike): string | null =>
  node.name && (ts.isIdentifier(node.name) || ts.isStringLiteral(node.name)) ? node.name.text : null;

const valueOf = (object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined => {
  const property = object.properties.find((p) => nameOf(p) === name);
  return property && ts.isPropertyAssignment(property) ? property.initializer : undefined;
};

/** True for a literal that is itself a value, or a choice of one, of `said(…)`, `run.fail(…)`, `run.needs(…)`, `run.skip(…)`. */
function isSpoken(literal: ts.Node): boolean {
  let child = literal;
  for (let node = literal.parent; node; child = node, node = node.parent) {
    if (ts.isConditionalExpression(node)) {
      if (node.condition === child) return false;
    } else if (ts.isCallExpression(node)) {
      const called = node.expression.getText();
      if (/^(?:said|run\.needs|run\.skip)$/.test(called)) return true;
      return called === "run.fail" && node.arguments[1] === child;
    } else if (
      !ts.isPropertyAssignment(node) &&
      !ts.isObjectLiteralExpression(node) &&
      !ts.isParenthesizedExpression(node) &&
      !isPartOfTemplate(node)
    )
      return false;
  }
  return false;
}

const isPartOfTemplate = (node: ts.Node): boolean => ts.isTemplateExpression(node) || ts.isTemplateSpan(node);

const isText = (node: ts.Node): boolean => textOf(node) !== null || ts.isTemplateExpression(node);
const saysChinese = (node: ts.Node): boolean => isText(node) && /\p{Script=Han}/u.test(node.getText());
const saysEnglish = (node: ts.Node): boolean => isText(node) && /^["`][A-Z][^\p{Script=Han}]* /u.test(node.getText());

export function textsOf({ file, text }: Source): Texts {
  const out = {
    pairs: [] as Pair[],
    coded: [] as Coded[],
    alone: [] as { at: string; text: string }[],
    spoken: [] as { at: string; text: string }[],
  };
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const at = (node: ts.Node): string => `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
  const beside = new Set<ts.Node>();
  const examples = /^export const examples = [\s\S]*/m.exec(text)?.[0] ?? "";
  const ofExamples = (name: string): boolean =>
    name === "examples" || (/^[A-Z_]+$/.test(name) && new RegExp(`\\b${name}\\b`).test(examples));
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const [zh, en] = [textOf(valueOf(node, "zh")), textOf(valueOf(node, "en"))];
      if (zh !== null && en !== null) out.pairs.push({ at: at(node), zh, en });
      const names = node.properties.map(nameOf);
      if (names.includes("zh") && names.includes("en")) return;
    }
    if (ts.isCallExpression(node) && node.expression.getText() === "wording") {
      const [table] = node.arguments;
      const owner = ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : "?";
      if (table && ts.isObjectLiteralExpression(table))
        for (const p of table.properties) out.coded.push({ file, table: owner, code: nameOf(p) ?? "?" });
    }
    // A title and its English, one after the other.
    if (ts.isCallExpression(node)) {
      node.arguments.forEach((argument, i) => {
        const english = node.arguments[i + 1];
        if (saysChinese(argument) && english && saysEnglish(english)) beside.add(argument);
      });
    }
    if (beside.has(node)) return;
    // Documents that rules are shown on are documents, and so is what they are made of.
    if (ts.isVariableDeclaration(node) && ofExamples(node.name.getText())) return;
    const literal =
      textOf(node) ??
      (ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node) || ts.isJsxText(node) ? node.text : null);
    if (literal !== null && /\p{Script=Han}/u.test(literal)) {
      out.alone.push({ at: at(node), text: literal });
      if (isSpoken(node)) out.spoken.push({ at: at(node), text: literal });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return out;
}
