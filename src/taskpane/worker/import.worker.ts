import { errorData } from "./error-data";
import {
  comparisonBook,
  comparisonDocument,
  correctOne,
  DisclosureError,
  importDisclosures,
  localTime,
  parseStoredCorrections,
  planImports,
  PROGRAM_VERSION,
  reportBook,
  reportDocument,
  SYSTEM_CLOCK,
  NO_USER_RULES,
  readRuleSettings,
  readUserRules,
  relate,
  ruleRemarks,
  summarise,
  tablesOfFile,
  WorkbookSession,
  type CheckContext,
  type DocumentReader,
  type ImportResult,
  type Relation,
  type ReportOptions,
  type RuleRemark,
} from "../../application";
import type { Language } from "../../words";
import { browserReader } from "./browser-reading";
import type { ImportItem, WorkerReply, WorkerRequest } from "./protocol";

/**
 * The heavy work: reading, recognition, checking and planning, off the page's thread. What was imported last stays here;
 * the page gets what it shows.
 */
const scope = self as unknown as {
  postMessage(reply: WorkerReply): void;
  onmessage: ((event: MessageEvent<WorkerRequest>) => void) | null;
};

/** What was imported last, by position of the item, and what it is checked with. */
let results: readonly ImportResult[] = [];
let relation: Relation = "apart";
let own = NO_USER_RULES;
let context: CheckContext = {};

/** What the open workbook holds, as it was checked last. */
let session: WorkbookSession | null = null;

/** Kept from one import to the next: PDFium is compiled once. */
let reader: DocumentReader | null = null;

const toItem = (result: ImportResult): ImportItem =>
  result.ok
    ? { ok: true, inputs: result.inputs, summary: summarise(result.value) }
    : { ok: false, inputs: result.inputs, error: errorData(result.error) };

/** The imports as they stand, and what came of the user's rules. */
function shown(): { items: ImportItem[]; remarks: RuleRemark[] } {
  const reports = results.flatMap((r) => (r.ok ? [r.value.report] : []));
  return { items: results.map(toItem), remarks: ruleRemarks(own, reports) };
}

async function handle(request: WorkerRequest): Promise<WorkerReply> {
  if (request.type === "import") {
    const { rules, settings } = request.options;
    relation = request.options.relation;
    own = rules ? readUserRules(rules) : NO_USER_RULES;
    context = { userRules: own.rules, settings: readRuleSettings(settings).settings };
    const read = await importDisclosures(request.inputs, {
      together: relation === "together",
      context: () => context,
      stored: [
        ...(session?.corrections() ?? []),
        ...(request.options.kept ?? []).flatMap((k) => parseStoredCorrections(k) ?? []),
      ],
      read: (reader ??= browserReader(request.pdfium)),
      onProgress: (progress) => scope.postMessage({ type: "progress", id: request.id, progress }),
    });
    results = relate(read, relation, context);
    return { type: "imported", id: request.id, ...shown() };
  }
  if (request.type === "correct") {
    const corrected = correctOne(results, request.item, request.corrections, relation, context);
    results = corrected.results;
    return { type: "corrected", id: request.id, effect: corrected.effect, ...shown() };
  }
  if (request.type === "tables") {
    const { input, pdfium, id } = request;
    if (input.type === "grids") throw new DisclosureError("no-table-to-reconcile", { file: input.name });
    const read = (reader ??= browserReader(pdfium));
    return { type: "tabled", id, tables: tablesOfFile(await read(input, {})) };
  }
  if (request.type !== "plan") return answer(request);
  const { version, keep } = request.options;
  const chosen = request.chosen.flatMap((i) => {
    const result = results[i];
    if (!result?.ok) return [];
    return [keep.includes(i) && session ? session.keepEdits(result.value, version) : result.value];
  });
  const plan = planImports(chosen, {
    mode: request.options.formulas ?? "addin",
    existing: request.existing,
    sheetUnit: request.options.sheetUnit,
    language: request.options.language,
    version: version ?? undefined,
    coverage: request.options.coverage,
  });
  return { type: "planned", id: request.id, plan };
}

const reportOptions = (language: Language): ReportOptions => ({
  language,
  checkedAt: localTime(SYSTEM_CLOCK.now()),
  program: PROGRAM_VERSION,
});

function answer(request: Exclude<WorkerRequest, { type: "import" | "correct" | "plan" | "tables" }>): WorkerReply {
  const { id } = request;
  session ??= new WorkbookSession();
  switch (request.type) {
    case "check": {
      const own = request.rules ? readUserRules(request.rules).rules : [];
      return { type: "checked", id, ledger: session.check(request.contents, own) };
    }
    case "rehearse":
      return { type: "rehearsed", id, rehearsal: session.rehearse(request.key, request.finding) };
    case "source":
      return { type: "found", id, source: session.sourceOf(request.target) };
    case "replacement": {
      const fresh = results[request.item];
      return {
        type: "replaces",
        id,
        replacement: fresh?.ok ? session.replacement(fresh.value, request.version, request.existing) : null,
      };
    }
    case "places":
      return { type: "placed", id, places: session.placesOf(request.key, request.asked) };
    case "boxes":
      return { type: "boxed", id, boxes: session.recognisedOn(request.key, request.sha256, request.page) };
    case "rule-of":
      return { type: "ruled", id, rule: session.ruleOf(request.areas, request.wish) };
    case "try-rule":
      return { type: "tried", id, trial: session.tryRule(request.input) };
    case "candidates":
      return { type: "offered", id, units: session.candidates() };
    case "vocabulary":
      return { type: "named", id, vocabulary: session.vocabulary() };
    case "report-places":
      return { type: "wanted", id, places: session.reportPlaces(request.keys) };
    case "report": {
      const reported = session.reported(request.keys, request.evidence);
      return { type: "reported", id, document: reportDocument(reported, reportOptions(request.language)) };
    }
    case "draft":
      return { type: "drafted", id, draft: session.draft(request.key) };
    case "report-book":
      return {
        type: "planned",
        id,
        plan: reportBook(session.reported(request.keys, []), reportOptions(request.language)),
      };
    case "versions": {
      const fresh = results[request.item];
      return { type: "versioned", id, versions: fresh?.ok ? session.versionsOf(fresh.value) : [] };
    }
    case "compare": {
      const fresh = results[request.item];
      const compared = fresh?.ok ? session.compare(fresh.value, request.key) : null;
      // The workbook was changed meanwhile.
      if (!compared) throw new DisclosureError("version-gone");
      const { before, after, comparison } = compared;
      const options = { language: request.language, comparedAt: localTime(SYSTEM_CLOCK.now()) };
      return request.as === "book"
        ? { type: "planned", id, plan: comparisonBook(before, after, comparison, options) }
        : { type: "reported", id, document: comparisonDocument(before, after, comparison, options) };
    }
    case "template":
      return { type: "templated", id, answer: session.template(request.request) };
    case "reconcile":
      return { type: "reconciled", id, answer: session.reconcile(request.request) };
    case "replan":
      return {
        type: "planned",
        id,
        plan: session.replan(request.keys, request.existing, {
          mode: request.choices?.formulas ?? "addin",
          language: request.choices?.language,
        }),
      };
  }
}

scope.onmessage = ({ data }) => {
  handle(data).then(
    (reply) => scope.postMessage(reply),
    (error: unknown) => scope.postMessage({ type: "failed", id: data.id, error: errorData(error) }),
  );
};
