const VERSION = /^v\d+\w*$/;

/**
 * Modules of the Kubernetes SDK are named by the first part of their API group, its type tokens by the whole group.
 * Source: the groups of the Kubernetes API.
 */
const KUBERNETES_GROUPS: Readonly<Record<string, string>> = {
  admissionregistration: 'admissionregistration.k8s.io',
  apiextensions: 'apiextensions.k8s.io',
  apiregistration: 'apiregistration.k8s.io',
  authentication: 'authentication.k8s.io',
  authorization: 'authorization.k8s.io',
  certificates: 'certificates.k8s.io',
  coordination: 'coordination.k8s.io',
  discovery: 'discovery.k8s.io',
  events: 'events.k8s.io',
  flowcontrol: 'flowcontrol.apiserver.k8s.io',
  helm: 'helm.sh',
  networking: 'networking.k8s.io',
  node: 'node.k8s.io',
  rbac: 'rbac.authorization.k8s.io',
  resource: 'resource.k8s.io',
  scheduling: 'scheduling.k8s.io',
  storage: 'storage.k8s.io',
};

/** SDKs whose types lie in modules; in all others the types lie at the top, or in few modules beside it. */
const IN_MODULES = new Set([
  'alicloud',
  'aws',
  'aws-native',
  'azure',
  'azure-native',
  'gcp',
  'google-native',
  'kubernetes',
  'oci',
]);

/**
 * `random_string.RandomString`, `randomString.RandomString`: a file of the SDK is named like the type that it holds.
 * `eventhub.EventHub` is no such file, whose name would show where the second word begins.
 */
function isFileOf(part: string, type: string): boolean {
  const isSame = part.replaceAll('_', '').toLowerCase() === type.toLowerCase();
  const words = (type.slice(1).match(/[a-z\d][A-Z]/g) ?? []).length;
  return isSame && (words === 0 || /_|[A-Z]/.test(part));
}

/** Where in an SDK a type lies, its own file left out; a module that is named like its type is none. */
function modulesOf(sdk: string, path: readonly string[]): readonly string[] {
  const parts = path.slice(0, -1).filter((part) => !VERSION.test(part) && part !== 'index');
  const isFile =
    isFileOf(parts.at(-1) ?? '', path.at(-1) ?? '') && (parts.length > 1 || !IN_MODULES.has(sdk));
  return isFile ? parts.slice(0, -1) : parts;
}

/** Canonical token of a type by its path in an SDK: `azure-native`, `storage.v20230101.StorageAccount`. */
export function tokenOf(sdk: string, path: readonly string[]): string {
  const type = path.at(-1) ?? '';
  const [written] = modulesOf(sdk, path);
  if (type === 'Provider' && written === undefined) return `pulumi:providers:${sdk}`;
  if (written === undefined) return `${sdk}:${type}`;
  // Python cannot call a module `lambda`.
  const module = written.replace(/_$/, '');
  const group = sdk === 'kubernetes' ? (KUBERNETES_GROUPS[module] ?? module) : module;
  return `${sdk}:${group}:${type}`;
}

/** Canonical form of a token as YAML has it: `databricks:index/cluster:Cluster` is `databricks:Cluster`. */
export function canonicalToken(token: string): string {
  const parts = token.split(':');
  const [sdk = '', second = '', third] = parts;
  if (third === undefined || sdk === 'pulumi') return token;
  const [module = ''] = second.split('/');
  return module === 'index' || module === '' ? `${sdk}:${third}` : `${sdk}:${module}:${third}`;
}
