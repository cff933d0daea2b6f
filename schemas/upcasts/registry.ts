import { CONTRACT_VERSION } from '../envelope.ts';
import { from010 } from './from-0.1.0.ts';
import { type Upcast, upcastBy } from './upcast.ts';

/** Every version that staging may hold, the oldest first; each leads to the one after it. */
export const upcasts: readonly Upcast[] = [from010];

/** A record of staging as the contract of today has it. */
export function upcast(raw: unknown): unknown {
  const version = (raw as { contract_version?: unknown } | null | undefined)?.contract_version;
  return version === CONTRACT_VERSION ? raw : upcastBy(upcasts, raw);
}
