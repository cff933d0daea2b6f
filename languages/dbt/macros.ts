import type { Definition } from '../jinja/ast.ts';
import { parseTemplate } from '../jinja/parse-template.ts';
import { below } from '../paths.ts';
import { insideOf } from './folders.ts';
import type { SourceFile } from './project.ts';
import type { ProjectFile } from './project-file.ts';

/** A macro with the package that brings it and its place. */
export interface Macro {
  readonly definition: Definition;
  readonly package: string;
  readonly path: string;
}

/** Macros by package and name; the project's own come under its name. */
export type Macros = ReadonlyMap<string, ReadonlyMap<string, Macro>>;

const PACKAGE_FILE = /(?:^|\/)(?:dbt_packages|dbt_modules)\/([^/]+)\/macros\/.*\.sql$/;

/** All macros of the project's macro folders and of installed packages; one without a dbt_project.yml goes by its folder. */
export function readMacros(project: ProjectFile): Macros {
  const found = new Map<string, Map<string, Macro>>();
  const add = (owner: string, file: SourceFile): undefined => {
    const names = found.get(owner) ?? new Map<string, Macro>();
    found.set(owner, names);
    for (const node of parseTemplate(file.text).nodes) {
      if (node.kind === 'definition' && node.type === 'macro')
        names.set(node.name, { definition: node, package: owner, path: file.path });
    }
  };
  for (const { root, name, folders, files } of [project, ...project.installed]) {
    for (const file of files) {
      const inner = below(root, file.path);
      if (inner?.endsWith('.sql') && insideOf(folders.macros, inner) !== null) add(name, file);
    }
  }
  const known = project.installed.map(({ root }) => `${root}/`);
  for (const file of project.packageFiles) {
    const owner = PACKAGE_FILE.exec(file.path)?.[1];
    if (owner !== undefined && !known.some((root) => file.path.startsWith(root))) add(owner, file);
  }
  return found;
}

/** The macro that a bare name calls: the project's own, else any package's. */
export function findMacro(macros: Macros, project: string, name: string): Macro | undefined {
  const own = macros.get(project)?.get(name);
  if (own !== undefined) return own;
  for (const owner of [...macros.keys()].sort()) {
    const macro = macros.get(owner)?.get(name);
    if (macro !== undefined) return macro;
  }
  return undefined;
}

/** Names that dbt itself brings: calling them is no trouble, though their result needs a warehouse. */
export const DBT_BUILT_INS = new Set(
  'run_query statement load_result load_relation log print exceptions adapter api modules graph model flags invocation_id run_started_at dbt_version schema database source_column_name fromjson fromyaml toyaml set set_strict zip zip_strict local_md5 diff_of_two_dicts builtins sql sql_now context selected_resources dbt_metadata_envs thread_id dispatch write debug store_result store_raw_result should_full_refresh should_store_failures get_columns_in_query get_columns_in_relation get_relations_by_pattern create_schema drop_relation alter_relation_comment get_where_subquery make_temp_relation create_table_as create_view_as current_timestamp current_timestamp_backcompat dateadd datediff date_trunc date_spine safe_cast split_part type_string type_timestamp type_int type_bigint type_float type_numeric type_boolean concat hash length position replace right listagg any_value bool_or cast_bool_to_text except intersect escape_single_quotes last_day string_literal array_append array_concat array_construct generate_series get_intervals_between snapshot_get_time strategy_dispatch partition_range py_current_timestring dates_in_range convert_datetime incremental_validate_on_schema_change get_quoted_csv'.split(
    ' ',
  ),
);
