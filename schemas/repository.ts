import { z } from 'zod';

/** Canonical name of a repository: `<host>/<path>` or `local/<name>~<8 hex of the root commit>` (graph-model, Identity). */
export const RepoKey = z.string().regex(/^[^\s/]+(\/[^\s/]+)+$/);

/** How a repository was asked for, after the address was understood. Holds the name of a token, never its value. */
export const RepositoryRef = z.strictObject({
  key: RepoKey,
  host_kind: z.enum(['github', 'gitlab', 'azure-devops', 'bitbucket', 'git', 'local']),
  /** Address to fetch from, without user or password. */
  url: z.string().min(1),
  /** Where people read the files, e.g. https://github.com/o/r; null when no web page is known. */
  web_url: z.string().nullable(),
  /** Full ref name, e.g. refs/heads/main. */
  ref: z.string().min(1),
  sha: z.string().regex(/^[0-9a-f]{40}$/),
  token_name: z.string().nullable(),
});
export type RepositoryRef = z.infer<typeof RepositoryRef>;

/** State of a file's content, found at the census without parsing it. */
export const ContentState = z.enum([
  'text',
  'binary',
  'too-large',
  'invalid-utf8',
  'lfs-pointer',
  'missing-blob',
  'submodule',
  'symlink',
  'unsafe-path',
]);

/** One line of the census: a path of the commit's tree. */
export const FileEntry = z.strictObject({
  path: z.string().min(1),
  /** Git object id of the content. */
  blob: z.string().regex(/^[0-9a-f]{40}$/),
  /** Bytes; 0 for a submodule. */
  size: z.int().nonnegative(),
  mode: z.enum(['file', 'executable', 'symlink', 'submodule']),
  state: ContentState,
  /** Name as on Linguist's list, e.g. Python, SQL, YAML, Jupyter Notebook; null when unknown. */
  language: z.string().nullable(),
  /** Newline-terminated or last lines of a text file; null when the content is not text. */
  lines: z.int().nonnegative().nullable(),
  /** True for .ipynb and for sources whose first line says that Databricks exported them as a notebook. */
  notebook: z.boolean().optional(),
});
export type FileEntry = z.infer<typeof FileEntry>;

/** A tool or framework that the repository shows signs of, with the folder it governs. */
export const Marker = z.strictObject({
  kind: z.enum([
    'dbt',
    'databricks-bundle',
    'pulumi',
    'python-package',
    'node-package',
    'notebook',
    'sql',
    'python',
  ]),
  /** Folder that the marker governs, '' for the whole repository. */
  root: z.string(),
  /** Path of the file that gave it away. */
  evidence: z.string(),
});
export type Marker = z.infer<typeof Marker>;

/** What the host tells about a repository when a token is given or the API is open; all unknown otherwise. */
export const HostMetadata = z.strictObject({
  description: z.string().nullable(),
  topics: z.array(z.string()),
  licence: z.string().nullable(),
  archived: z.boolean().nullable(),
});
export type HostMetadata = z.infer<typeof HostMetadata>;

/** Which miner was chosen or left out, and why, in a sentence that pages print as it is. */
export const MinerChoice = z.strictObject({
  miner: z.string().min(1),
  chosen: z.boolean(),
  why: z.string().min(1),
});
export type MinerChoice = z.infer<typeof MinerChoice>;

export const LanguageShare = z.strictObject({
  language: z.string(),
  files: z.int().nonnegative(),
  lines: z.int().nonnegative(),
});
export type LanguageShare = z.infer<typeof LanguageShare>;

/** What kind of repository it is, derived from the census alone. Rules version 0.1. */
export const Profile = z.strictObject({
  rules_version: z.string(),
  team: z.string(),
  files: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  /** Largest first by lines, then by name. */
  languages: z.array(LanguageShare),
  markers: z.array(Marker),
  miners: z.array(MinerChoice),
});
export type Profile = z.infer<typeof Profile>;
