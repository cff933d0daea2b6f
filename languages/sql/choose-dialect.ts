import type { SqlDialect } from './parser.ts';

/** Syntax that only one dialect has, with its weight. Looked for in the text as it is, comments included. */
const TELLTALES: Readonly<Record<SqlDialect, readonly (readonly [RegExp, number])[]>> = {
  databricks: [
    [/^-- Databricks notebook source/, 9],
    [/\b(?:STREAMING|LIVE) TABLE\b|\bLIVE\.\w|\bAPPLY CHANGES INTO\b|\bAUTO CDC\b/i, 4],
    [/\bUSING\s+DELTA\b|\bTBLPROPERTIES\b|\bLATERAL VIEW\b|\bZORDER BY\b|\bread_files\s*\(|\bdelta\.`/i, 3],
    [/\bUSE CATALOG\b|\bINSERT OVERWRITE\b|\bSTORED AS\b|\bMSCK REPAIR\b/i, 2],
  ],
  snowflake: [
    [/\bFROM\s+@|\bLATERAL FLATTEN\b|\bTABLE\s*\(\s*FLATTEN\b|\bCOPY INTO\s+@/i, 4],
    [
      /\bFILE_FORMAT\s*=|\bWAREHOUSE\b|\bTIMESTAMP_(?:NTZ|LTZ|TZ)\b|\bVARIANT\b|\bDYNAMIC TABLE\b|\bCLUSTER BY\s*\(|\bMETADATA\$/i,
      3,
    ],
    [/\bTRANSIENT TABLE\b|\bNUMBER\s*\(\d|\bIFF\s*\(|\bUSE (?:WAREHOUSE|ROLE)\b/i, 2],
  ],
  bigquery: [
    [/#standardSQL|`[\w-]+\.[\w-]+\.[\w*-]+`|\b_TABLE_SUFFIX\b|\bSAFE_(?:CAST|OFFSET|DIVIDE)\b/i, 4],
    [/\b(?:INT64|FLOAT64|BIGNUMERIC)\b|\bSTRUCT<|\bOPTIONS\s*\(|\bUNNEST\s*\(/i, 2],
  ],
  postgres: [
    [/\bplpgsql\b|\bCREATE EXTENSION\b|\bON CONFLICT\b|\bsearch_path\b|\bpg_catalog\b/i, 4],
    [
      /\b(?:BIG)?SERIAL\b|\bJSONB\b|\bTIMESTAMPTZ\b|\bRETURNING\b|\bOWNER TO\b|\bnextval\s*\(|\bDO\s+\$\$/i,
      3,
    ],
    [/::(?:text|regclass|int|jsonb)\b|\bgenerate_series\s*\(|\bILIKE\b/i, 1],
  ],
  duckdb: [
    [
      /\bread_(?:parquet|csv|csv_auto|json_auto)\s*\(|\bFROM\s+'[^']+\.(?:parquet|csv|json)'|\bINSTALL\s+\w+;|\bPRAGMA\b/i,
      4,
    ],
  ],
  tsql: [
    [/^\s*GO\s*$/im, 4],
    [
      /\[dbo\]|\bdbo\.|\bDECLARE\s+@|\bSELECT\s+TOP\b|\bNVARCHAR\b|\bIDENTITY\s*\(|\bGETDATE\s*\(|\bINTO\s+#|\bWITH\s*\(\s*NOLOCK/i,
      3,
    ],
    [/\bNOCOUNT\b|\bsp_executesql\b|\bVARCHAR\s*\(\s*MAX\b|\bCROSS APPLY\b/i, 3],
  ],
};

/** Words in a path that name a dialect. */
const PATH_WORDS: Readonly<Record<SqlDialect, RegExp>> = {
  databricks: /(?:^|[/_.-])(?:databricks|spark|hive|dlt|lakehouse)(?:[/_.-]|$)|\.hql$/i,
  snowflake: /(?:^|[/_.-])(?:snowflake|snow)(?:[/_.-]|$)/i,
  bigquery: /(?:^|[/_.-])(?:bigquery|bq)(?:[/_.-]|$)/i,
  postgres: /(?:^|[/_.-])(?:postgres|postgresql|pg|psql|redshift)(?:[/_.-]|$)/i,
  duckdb: /(?:^|[/_.-])duckdb(?:[/_.-]|$)/i,
  tsql: /(?:^|[/_.-])(?:tsql|mssql|sqlserver|synapse)(?:[/_.-]|$)/i,
};

const PATH_WEIGHT = 5;
/** Telltales stand near the top of a file often enough; a fixed window keeps the choice linear and cheap. */
const WINDOW = 200_000;

/** The dialect with the most telltales in text and path; Databricks where nothing tells. */
export function chooseDialect(text: string, path: string): SqlDialect {
  const seen = text.slice(0, WINDOW);
  let best: SqlDialect = 'databricks';
  let most = score('databricks', seen, path);
  for (const dialect of ['snowflake', 'bigquery', 'postgres', 'duckdb', 'tsql'] as const) {
    const points = score(dialect, seen, path);
    if (points > most) [best, most] = [dialect, points];
  }
  return best;
}

/** The dialect of which several texts show the most telltales; null where none shows any. */
export function tellDialect(
  files: readonly { readonly text: string; readonly path: string }[],
): SqlDialect | null {
  const points = new Map<SqlDialect, number>();
  for (const { text, path } of files)
    for (const dialect of Object.keys(TELLTALES) as SqlDialect[])
      points.set(dialect, (points.get(dialect) ?? 0) + score(dialect, text.slice(0, WINDOW), path));
  const [best] = [...points].filter(([, count]) => count > 0).sort((one, other) => other[1] - one[1]);
  return best?.[0] ?? null;
}

const score = (dialect: SqlDialect, text: string, path: string): number =>
  TELLTALES[dialect].reduce((sum, [pattern, weight]) => sum + (pattern.test(text) ? weight : 0), 0) +
  (PATH_WORDS[dialect].test(path) ? PATH_WEIGHT : 0);
