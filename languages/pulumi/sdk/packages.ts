import type { Language } from '../interpret/run.ts';
import type { Value } from '../values/value.ts';

/** The core SDK's own name. */
export const CORE = 'pulumi';

/** The SDK that an import belongs to, and the path inside it; null when it is none. The name is the plugin's: azure-native. */
export function sdkOf(module: string, language: Language): Extract<Value, { kind: 'sdk' }> | null {
  return language === 'python' ? fromPython(module) : fromNode(module);
}

/** `pulumi_azure_native.storage.v20230101`; others publish below pulumiverse_ or <name>_pulumi_. */
function fromPython(module: string): Extract<Value, { kind: 'sdk' }> | null {
  const [head = '', ...path] = module.split('.');
  if (head === CORE) return { kind: 'sdk', sdk: CORE, path };
  const plugin = /^(?:pulumi|pulumiverse|\w+?_pulumi)_(\w+)$/.exec(head)?.[1];
  if (plugin === undefined) return null;
  return { kind: 'sdk', sdk: plugin.replaceAll('_', '-'), path };
}

/** `@pulumi/azure-native/storage`, `@pulumiverse/time`, `@someone/pulumi-proxmox`. */
function fromNode(module: string): Extract<Value, { kind: 'sdk' }> | null {
  const match = /^(?:@(?:pulumi|pulumiverse)\/|(?:@[^/]+\/)?pulumi-)([^/]+)(?:\/(.*))?$/.exec(module);
  const [, plugin, rest] = match ?? [];
  if (plugin === undefined) return null;
  const path = (rest ?? '')
    .split('/')
    .map((part) => part.replace(/\.[jt]s$/, ''))
    .filter((part) => part !== '' && part !== 'index');
  return { kind: 'sdk', sdk: plugin, path };
}
