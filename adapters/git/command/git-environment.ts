import type { Credential, Env } from '../remote/tokens.ts';

/** What a git process may know of its surroundings: the way to the network and to SSH keys, nothing that steers git itself. */
const PASSED_ON = [
  'PATH', 'HOME', 'USER', 'LOGNAME', 'TMPDIR', 'SSH_AUTH_SOCK', 'GIT_SSH_COMMAND', 'GIT_SSL_CAINFO', 'SSL_CERT_FILE', 'SSL_CERT_DIR',
  'http_proxy', 'https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY', 'no_proxy', 'NO_PROXY',
] as const; // biome-ignore format: a list

/**
 * Settings that make git's answers the same on every machine and keep it from running anything that a repository names.
 * The empty tree as attr.tree keeps .gitattributes from deciding what counts as text: git before 2.43 did not read them
 * in bare repositories either.
 */
const FIXED_CONFIG: readonly (readonly [string, string])[] = [
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['core.attributesFile', '/dev/null'],
  ['attr.tree', '4b825dc642cb6eb9a060e54bf8d69288fbee4904'],
  ['core.quotePath', 'false'],
  ['protocol.allow', 'never'],
  ['protocol.https.allow', 'always'],
  ['protocol.http.allow', 'always'],
  ['protocol.ssh.allow', 'always'],
  ['protocol.git.allow', 'always'],
  ['protocol.file.allow', 'always'],
  ['protocol.ext.allow', 'never'],
  ['credential.helper', ''],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['fetch.recurseSubmodules', 'false'],
  ['fetch.fsckObjects', 'false'],
  ['http.lowSpeedLimit', '1'],
  ['http.lowSpeedTime', '120'],
  ['diff.renameLimit', '1000'],
  ['diff.algorithm', 'myers'],
  ['diff.orderFile', '/dev/null'],
  ['log.showSignature', 'false'],
  ['log.showRoot', 'true'],
  ['i18n.logOutputEncoding', 'UTF-8'],
];

export interface GitEnvironmentOptions {
  readonly env: Env;
  /** File of our own in the place of the user's ~/.gitconfig. */
  readonly globalConfig: string;
  readonly credential?: Credential | null;
  /** Where the credential may go; nothing else gets it, and redirects are not followed. */
  readonly url?: string;
}

/** Environment of a git process. The credential goes in here and not in arguments, which every user of the machine can read. */
export function gitEnvironment({
  env,
  globalConfig,
  credential,
  url,
}: GitEnvironmentOptions): Record<string, string> {
  const passed = PASSED_ON.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const]));
  const config = credential && url ? [...FIXED_CONFIG, ...credentialConfig(credential, url)] : FIXED_CONFIG;
  return {
    GIT_SSH_COMMAND: 'ssh -oBatchMode=yes -oConnectTimeout=30',
    ...Object.fromEntries(passed),
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    SSH_ASKPASS: '',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: globalConfig,
    GIT_ATTR_NOSYSTEM: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_PAGER: 'cat',
    GIT_CONFIG_COUNT: String(config.length),
    ...Object.fromEntries(
      config.flatMap(([key, value], n) => [
        [`GIT_CONFIG_KEY_${n}`, key],
        [`GIT_CONFIG_VALUE_${n}`, value],
      ]),
    ),
  };
}

const credentialConfig = (credential: Credential, url: string): readonly (readonly [string, string])[] => [
  [`http.${new URL(url).origin}/.extraHeader`, `Authorization: ${credential.basic}`],
  ['http.followRedirects', 'false'],
];
