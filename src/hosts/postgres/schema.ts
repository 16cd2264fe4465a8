/**
 * The tables that a database holds of batches, as data: the SQL that makes them, the comments in the database and the tables of docs/scale.md
 * are one source.
 */

/** Schema of these tables; jobs stand in {@link QUEUE_SCHEMA}. */
export const SCHEMA = "budget_disclosure";
/** Schema of the queue: pg-boss's own tables. */
export const QUEUE_SCHEMA = "budget_disclosure_queue";

/** A column: name, type, what it holds. */
type Column = readonly [name: string, type: string, comment: string];

/** A table or a view with the comments that it carries. */
export interface Relation {
  readonly name: string;
  /** What a row is; Chinese in the database, English beside it in the documentation. */
  readonly zh: string;
  readonly en: string;
  readonly columns: readonly Column[];
}

interface Table extends Relation {
  readonly constraints: readonly string[];
  /** Indexes and storage. */
  readonly more?: readonly string[];
}

interface View extends Relation {
  readonly query: string;
}

const VERSION: Table = {
  name: "schema_version",
  zh: "本模式（schema）已安装的版本",
  en: "versions of this schema that were installed",
  columns: [
    ["version", "integer", "版本号"],
    ["installed_at", "timestamptz NOT NULL DEFAULT now()", "安装时间"],
  ],
  constraints: ["PRIMARY KEY (version)"],
};

const RUN: Table = {
  name: "run",
  zh: "批次：一批文件按同一套设置检查一次",
  en: "a run: many files, checked once by the same settings",
  columns: [
    ["id", "bigint GENERATED ALWAYS AS IDENTITY", "编号"],
    ["name", "text NOT NULL", "批次名称"],
    ["source", "text NOT NULL", "文件所在的文件夹，或 s3://桶/前缀"],
    ["settings", "json NOT NULL", "停用的规则与容差，以及自定义规则的原文"],
    ["program", "text NOT NULL", "检查所用程序的版本；只由同一版本的工作进程处理"],
    [
      "state",
      "text NOT NULL DEFAULT 'examining'",
      "进度：examining 逐份检查，relating 找关联，comparing 与关联文件核对，complete 完成，failed 中止",
    ],
    ["remaining", "bigint NOT NULL", "本步骤还没有做完的文件数"],
    ["files", "bigint NOT NULL", "文件总数"],
    ["paused", "boolean NOT NULL DEFAULT false", "是否暂停"],
    ["failure", "json", "中止的原因（错误代码和数值）"],
    ["created_at", "timestamptz NOT NULL DEFAULT now()", "登记时间"],
    ["completed_at", "timestamptz", "完成时间"],
  ],
  constraints: [
    "PRIMARY KEY (id)",
    "UNIQUE (name)",
    "CHECK (state IN ('examining', 'relating', 'comparing', 'complete', 'failed'))",
    "CHECK (remaining >= 0)",
  ],
};

const EXAMINATION: Table = {
  name: "examination",
  zh: "检查结果：同一内容、文件名、程序版本和设置只有一条",
  en: "an examination: one for the same content, file name, program and settings",
  columns: [
    ["id", "bigint GENERATED ALWAYS AS IDENTITY", "编号"],
    ["key", "text NOT NULL", "内容、文件名、程序版本、设置（以及关联文件）的 SHA-256"],
    ["alone", "bigint", "与关联文件核对时：该文件单独检查的结果；其公开信息、表、数据记在那一条名下"],
    ["sha256", "text NOT NULL", "文件内容的 SHA-256"],
    ["status", "text NOT NULL", "checked 已检查，refused 不能检查（加密、不是预决算公开等）"],
    ["record", "json NOT NULL", "一览所需的全部内容（docs/json.md）"],
    ["result", "bytea", "--json 的一行，deflate 压缩"],
    ["kept", "bytea", "再次核对和写工作簿所需的内容，deflate 压缩"],
    ["examined_at", "timestamptz NOT NULL DEFAULT now()", "写入时间"],
    ["seconds", "numeric NOT NULL", "检查所用的秒数"],
  ],
  constraints: [
    "PRIMARY KEY (id)",
    "UNIQUE (key)",
    `FOREIGN KEY (alone) REFERENCES ${SCHEMA}.examination ON DELETE CASCADE`,
    "CHECK (status IN ('checked', 'refused'))",
  ],
  // What is deflated is not tried again.
  more: [
    `ALTER TABLE ${SCHEMA}.examination ALTER COLUMN result SET STORAGE EXTERNAL, ALTER COLUMN kept SET STORAGE EXTERNAL`,
    `CREATE INDEX ON ${SCHEMA}.examination (alone) WHERE alone IS NOT NULL`,
  ],
};

const RUN_FILE: Table = {
  name: "run_file",
  zh: "批次里的文件",
  en: "a file of a run",
  columns: [
    ["run", "bigint NOT NULL", "批次"],
    ["path", "text NOT NULL", "相对于批次文件夹的路径，以 / 分隔"],
    ["bytes", "bigint", "字节数"],
    ["sha256", "text", "内容的 SHA-256；读取后填写"],
    [
      "step",
      "text NOT NULL DEFAULT 'waiting'",
      "waiting 等待检查，alone 已单独检查，comparing 等待与关联文件核对，done 完成",
    ],
    ["alone", "bigint", "单独检查的结果"],
    ["examination", "bigint", "最终结果；检查失败的为空"],
    ["related", "json", "关联文件的路径"],
    ["failure", "json", "检查失败的记录：格式同 record"],
    ["attempts", "integer NOT NULL DEFAULT 0", "开始检查的次数"],
    ["changed_at", "timestamptz NOT NULL DEFAULT now()", "最后变动时间"],
  ],
  constraints: [
    "PRIMARY KEY (run, path)",
    `FOREIGN KEY (run) REFERENCES ${SCHEMA}.run ON DELETE CASCADE`,
    `FOREIGN KEY (alone) REFERENCES ${SCHEMA}.examination`,
    `FOREIGN KEY (examination) REFERENCES ${SCHEMA}.examination`,
    "CHECK (step IN ('waiting', 'alone', 'comparing', 'done'))",
  ],
  more: [`CREATE INDEX ON ${SCHEMA}.run_file (examination)`],
};

const RELATION: Table = {
  name: "relation",
  zh: "批次里文件之间的关系",
  en: "what a file of a run is to another",
  columns: [
    ["run", "bigint NOT NULL", "批次"],
    ["path", "text NOT NULL", "文件"],
    ["relationship", "text NOT NULL", "prior 上年同类公开，budget 本年预算，units 所属单位"],
    ["other_path", "text NOT NULL", "关联文件"],
  ],
  constraints: [
    "PRIMARY KEY (run, path, relationship, other_path)",
    `FOREIGN KEY (run, path) REFERENCES ${SCHEMA}.run_file ON DELETE CASCADE`,
    `FOREIGN KEY (run, other_path) REFERENCES ${SCHEMA}.run_file ON DELETE CASCADE`,
    "CHECK (relationship IN ('prior', 'budget', 'units'))",
  ],
};

const OF_EXAMINATION = `FOREIGN KEY (examination) REFERENCES ${SCHEMA}.examination ON DELETE CASCADE`;

const DISCLOSURE: Table = {
  name: "disclosure",
  zh: "公开：是哪个单位哪一年的什么",
  en: "a disclosure: whose, of which year, of what kind",
  columns: [
    ["examination", "bigint NOT NULL", "单独检查的结果"],
    ["kind", "text NOT NULL", "budget 预算，final 决算"],
    ["level", "text NOT NULL", "department 部门，unit 单位"],
    ["unit_code", "text", "单位编码"],
    ["unit_name", "text", "印出的单位名称"],
    ["written_as", "text NOT NULL", "工作表里写的公开单位"],
    ["year", "text", "年度"],
    ["money_unit", "text", "多数表的金额单位"],
    ["format", "text NOT NULL", "文件格式"],
    ["pages", "integer", "页数"],
  ],
  constraints: ["PRIMARY KEY (examination)", OF_EXAMINATION],
  more: [`CREATE INDEX ON ${SCHEMA}.disclosure (unit_name, year)`],
};

const STATEMENT: Table = {
  name: "published_table",
  zh: "公开里的表，按原文顺序",
  en: "a table of a disclosure, in document order",
  columns: [
    ["examination", "bigint NOT NULL", "单独检查的结果"],
    ["ordinal", "integer NOT NULL", "第几张表，从 1 起"],
    ["table_id", "text NOT NULL", "哪种表（docs/json.md）"],
    ["table_index", "integer NOT NULL", "同种表的第几张，从 0 起"],
    ["title", "text", "标题"],
    ["unit_code", "text", "表上印出的单位编码"],
    ["unit_name", "text", "表上印出的单位名称"],
    ["year", "text", "表上印出的年度"],
    ["money_unit", "text", "金额单位"],
    ["state", "text NOT NULL", "filled 有数，empty 空表，absent 目录有而正文没有，unreadable 读不出"],
    ["note", "text", "空表说明"],
    ["pages", "integer[] NOT NULL", "所在页"],
    ["column_paths", "text[] NOT NULL", "各栏的表头"],
    ["row_count", "integer NOT NULL", "行数"],
  ],
  constraints: ["PRIMARY KEY (examination, ordinal)", OF_EXAMINATION],
};

const FACT: Table = {
  name: "fact",
  zh: "标准栏目里的数据，一格一行",
  en: "a value in a canonical column, a cell a row",
  columns: [
    ["examination", "bigint NOT NULL", "单独检查的结果"],
    ["ordinal", "integer NOT NULL", "第几格，从 1 起"],
    ["table_id", "text NOT NULL", "哪种表"],
    ["table_index", "integer NOT NULL", "同种表的第几张，从 0 起"],
    ["row_number", "integer NOT NULL", "原表第几行，从 0 起"],
    ["column_path", "text NOT NULL", "标准栏名"],
    ["year", "text", "年度"],
    ["unit_code", "text", "单位编码"],
    ["unit_name", "text", "单位名称"],
    ["code", "text", "科目（项目）编码"],
    ["item", "text", "科目或项目名称"],
    ["side", "text", "收支方向"],
    ["amount", "numeric", "金额，万元；原文没有写金额单位的为空"],
    ["value", "text", "不是金额的内容；没有写金额单位的数"],
    ["printed", "text", "原文"],
    ["page", "integer", "所在页"],
    ["sheet", "text", "所在工作表"],
    ["cell", "text", "所在单元格"],
  ],
  constraints: ["PRIMARY KEY (examination, ordinal)", OF_EXAMINATION],
};

const FINDING: Table = {
  name: "finding",
  zh: "发现的问题",
  en: "a finding",
  columns: [
    ["examination", "bigint NOT NULL", "检查结果"],
    ["ordinal", "integer NOT NULL", "第几个问题，从 1 起"],
    ["rule", "text NOT NULL", "规则编号"],
    ["title", "text NOT NULL", "规则名称"],
    ["severity", "text NOT NULL", "error 错误，warn 提醒，info 说明"],
    ["message", "text NOT NULL", "说明"],
    ["message_en", "text NOT NULL", "英文说明"],
    ["equation", "text", "算式"],
    ["difference", "numeric", "差额，与算式同单位"],
    ["tolerance", "numeric", "容差，与算式同单位"],
    ["table_id", "text", "第一个有关单元格所在的表"],
    ["page", "integer", "所在页"],
    ["sheet", "text", "所在工作表"],
    ["label", "text", "单元格的行和栏"],
    ["quote", "text", "原文"],
    ["suggested", "text", "最可能写错的那一格的应有值"],
  ],
  constraints: ["PRIMARY KEY (examination, ordinal)", OF_EXAMINATION],
  more: [`CREATE INDEX ON ${SCHEMA}.finding (rule)`],
};

/** The tables, each after those that it names. */
export const TABLES: readonly Table[] = [
  VERSION,
  RUN,
  EXAMINATION,
  RUN_FILE,
  RELATION,
  DISCLOSURE,
  STATEMENT,
  FACT,
  FINDING,
];

const FILE_RESULT: View = {
  name: "file_result",
  zh: "每个批次每份文件的结论",
  en: "what became of each file of each run",
  columns: [
    ["run", "text", "批次名称"],
    ["path", "text", "文件"],
    ["status", "text", "checked 已检查，refused 不能检查，failed 检查失败，waiting 还没有做完"],
    ["unit_name", "text", "公开单位"],
    ["year", "text", "年度"],
    ["kind", "text", "budget 预算，final 决算"],
    ["level", "text", "department 部门，unit 单位"],
    ["errors", "bigint", "“错误”的个数"],
    ["warnings", "bigint", "“提醒”的个数"],
    ["notes", "bigint", "“说明”的个数"],
    ["reason", "text", "没有检查的原因"],
    ["alone", "bigint", "单独检查的结果：公开信息、表、数据"],
    ["examination", "bigint", "最终结果：问题"],
  ],
  query: `
    SELECT r.name, f.path,
           CASE WHEN f.failure IS NOT NULL THEN 'failed' WHEN f.step <> 'done' THEN 'waiting' ELSE e.status END,
           d.written_as, d.year, d.kind, d.level, n.errors, n.warnings, n.notes,
           coalesce(f.failure, e.record) #>> '{error,message}', f.alone, f.examination
    FROM ${SCHEMA}.run_file f
    JOIN ${SCHEMA}.run r ON r.id = f.run
    LEFT JOIN ${SCHEMA}.examination e ON e.id = f.examination
    LEFT JOIN ${SCHEMA}.disclosure d ON d.examination = f.alone
    LEFT JOIN LATERAL (
      SELECT count(*) FILTER (WHERE severity = 'error') AS errors,
             count(*) FILTER (WHERE severity = 'warn') AS warnings,
             count(*) FILTER (WHERE severity = 'info') AS notes
      FROM ${SCHEMA}.finding WHERE examination = e.id
    ) n ON e.status = 'checked'`,
};

const MATRIX: View = {
  name: "matrix",
  zh: "单位 × 规则：每份文件每条规则的结果和问题数",
  en: "unit × rule: outcome and findings of each rule on each file",
  columns: [
    ["run", "text", "批次名称"],
    ["path", "text", "文件"],
    ["unit_name", "text", "公开单位"],
    ["year", "text", "年度"],
    ["kind", "text", "budget 预算，final 决算"],
    ["rule", "text", "规则编号"],
    ["outcome", "text", "规则的结果：pass、fail、not-applicable、not-evaluable 等"],
    ["errors", "bigint", "“错误”的个数"],
    ["warnings", "bigint", "“提醒”的个数"],
    ["notes", "bigint", "“说明”的个数"],
  ],
  query: `
    SELECT f.run, f.path, f.unit_name, f.year, f.kind, o.key, o.value,
           count(*) FILTER (WHERE n.severity = 'error'),
           count(*) FILTER (WHERE n.severity = 'warn'),
           count(*) FILTER (WHERE n.severity = 'info')
    FROM ${SCHEMA}.file_result f
    JOIN ${SCHEMA}.examination e ON e.id = f.examination
    CROSS JOIN LATERAL json_each_text(e.record -> 'rules') o
    LEFT JOIN ${SCHEMA}.finding n ON n.examination = e.id AND n.rule = o.key
    GROUP BY f.run, f.path, f.unit_name, f.year, f.kind, o.key, o.value`,
};

const MISSING: View = {
  name: "missing_statement",
  zh: "没有公开或读不出的表",
  en: "statements that a disclosure lacks, or that could not be read",
  columns: [
    ["run", "text", "批次名称"],
    ["path", "text", "文件"],
    ["unit_name", "text", "公开单位"],
    ["year", "text", "年度"],
    ["kind", "text", "budget 预算，final 决算"],
    ["table_id", "text", "哪种表"],
    ["state", "text", "missing 没有，absent 目录有而正文没有，unreadable 读不出"],
  ],
  query: `
    SELECT f.run, f.path, f.unit_name, f.year, f.kind, s.key, s.value
    FROM ${SCHEMA}.file_result f
    JOIN ${SCHEMA}.examination e ON e.id = f.examination
    CROSS JOIN LATERAL json_each_text(e.record -> 'statements') s
    WHERE s.value IN ('missing', 'absent', 'unreadable')`,
};

const UNREAD: View = {
  name: "unread",
  zh: "没有读出或没有归入的内容",
  en: "what could not be read or placed",
  columns: [
    ["run", "text", "批次名称"],
    ["path", "text", "文件"],
    ["unit_name", "text", "公开单位"],
    ["code", "text", "代码"],
    ["message", "text", "说明"],
  ],
  query: `
    SELECT f.run, f.path, f.unit_name, u.value ->> 'code', u.value ->> 'message'
    FROM ${SCHEMA}.file_result f
    JOIN ${SCHEMA}.examination e ON e.id = f.examination
    CROSS JOIN LATERAL json_array_elements(e.record -> 'unread') u`,
};

/** The views, each after those that it reads. */
export const VIEWS: readonly View[] = [FILE_RESULT, MATRIX, MISSING, UNREAD];

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const tableSql = ({ name, columns, constraints, more = [], ...rest }: Table): string[] => [
  `CREATE TABLE ${SCHEMA}.${name} (\n  ${[...columns.map(([c, type]) => `${c} ${type}`), ...constraints].join(",\n  ")}\n)`,
  ...more,
  ...comments("TABLE", { name, columns, ...rest }),
];

const viewSql = ({ name, columns, query, ...rest }: View): string[] => [
  `CREATE VIEW ${SCHEMA}.${name} (${columns.map(([c]) => c).join(", ")}) AS${query}`,
  ...comments("VIEW", { name, columns, ...rest }),
];

const comments = (what: "TABLE" | "VIEW", { name, zh, columns }: Relation): string[] => [
  `COMMENT ON ${what} ${SCHEMA}.${name} IS ${quoted(zh)}`,
  ...columns.map(([c, , comment]) => `COMMENT ON COLUMN ${SCHEMA}.${name}.${c} IS ${quoted(comment)}`),
];

/** The statements that make each version of the schema from the one before. */
export const MIGRATIONS: readonly (readonly string[])[] = [
  [
    `CREATE SCHEMA ${SCHEMA}`,
    `COMMENT ON SCHEMA ${SCHEMA} IS '预决算公开批量检查'`,
    ...TABLES.flatMap(tableSql),
    ...VIEWS.flatMap(viewSql),
  ],
];

/** The schema that this program reads and writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;
