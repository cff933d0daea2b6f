import type { PlatformInstance } from '../schemas/instance.ts';
import { addressDatasetKey, localDatasetKey, qualifiedDatasetKey } from './identity.ts';
import { foldName } from './platforms.ts';

/** Whose names are read, and the instances that they may mean, the most exact one first. */
export interface Naming {
  readonly repo: string;
  readonly instances: readonly PlatformInstance[];
}

const LEVELS = 3;

/**
 * Key of the dataset that a name means: one name in one repository is one dataset. It is shared between repositories only
 * where it is proven: an address with an authority, or a full name of which an instance of the settings has the catalog.
 */
export function datasetKey(name: string, { repo, instances }: Naming): string {
  const address = addressOf(name);
  if (address !== null) return addressDatasetKey(address);
  const { mark, text, rest } = splitStage(name);
  const parts = partsOf(text);
  const able = mark === '' ? instances : instances.filter(({ platform }) => platform === 'snowflake');
  const found = parts === null ? null : findInstance(parts, able);
  if (found === null) return localDatasetKey(repo, name);
  return qualifiedDatasetKey(found.instance.platform, found.instance.alias, mark, found.parts, rest);
}

/** Key of a catalog, or of a schema with its catalog: what stands before the names of the datasets in it. */
export function containerKey(name: string, { repo, instances }: Naming): string {
  const parts = partsOf(name);
  if (parts !== null && parts.length < LEVELS)
    for (const instance of instances) {
      const { platform, alias } = instance;
      const folded = parts.map((part, at) => foldName[platform](part, at));
      if (holds(instance, folded[0] ?? '')) return qualifiedDatasetKey(platform, alias, '', folded, '');
    }
  return localDatasetKey(repo, name);
}

interface Found {
  readonly instance: PlatformInstance;
  readonly parts: readonly string[];
  /** The catalog stands in the name itself. */
  readonly told: boolean;
}

/** A catalog that the name tells proves more than one that settings fill in. */
function findInstance(parts: readonly string[], instances: readonly PlatformInstance[]): Found | null {
  const found = instances.flatMap((instance) => complete(parts, instance));
  return found.find(({ told }) => told) ?? found[0] ?? null;
}

function complete(parts: readonly string[], instance: PlatformInstance): Found[] {
  const { platform, default_catalog, default_schema } = instance;
  if (parts.length > LEVELS) return [];
  const missing = [default_catalog, default_schema].slice(0, LEVELS - parts.length);
  const whole: readonly (string | undefined)[] = [...missing, ...parts];
  if (!isWhole(whole)) return [];
  const folded = whole.map((part, place) => foldName[platform](part, place));
  const told = missing.length === 0;
  return holds(instance, folded[0] ?? '') ? [{ instance, parts: folded, told }] : [];
}

/** Whether an instance has a catalog, by its folded name. */
function holds({ platform, catalogs = [], default_catalog }: PlatformInstance, catalog: string): boolean {
  const has = [...catalogs, ...(default_catalog === undefined ? [] : [default_catalog])];
  return has.some((pattern) => fits(foldName[platform](pattern, 0), catalog));
}

const isWhole = (parts: readonly (string | undefined)[]): parts is readonly string[] =>
  parts.every((part) => part !== undefined);

/** `*` stands for any characters. */
function fits(pattern: string, catalog: string): boolean {
  const pieces = pattern.split('*').map((piece) => piece.replaceAll(/\W/g, (mark) => `\\${mark}`));
  return new RegExp(`^${pieces.join('.*')}$`, 'u').test(catalog);
}

/** What a template, a variable or a call would fill in is not known here. */
const OPEN = /[{}()&]|\$\(|^[@#:$]/;

/** Parts of a dotted name, backticks taken off; null when one is empty or not known. */
function partsOf(text: string): readonly string[] | null {
  const parts = text.split(/\.(?=(?:[^`]*`[^`]*`)*[^`]*$)/).map((part) => part.replaceAll('`', ''));
  return parts.some((part) => part === '' || OPEN.test(part)) ? null : parts;
}

/** `stage:@db.schema.name/folder` is a place of the platform, named like a table. */
function splitStage(name: string): { mark: '' | '@'; text: string; rest: string } {
  const stage = /^stage:@([^/]+)(\/.*)?$/.exec(name);
  if (stage === null) return { mark: '', text: name, rest: '' };
  return { mark: '@', text: stage[1] ?? '', rest: (stage[2] ?? '').replace(/\/+$/, '') };
}

/** Schemes of stores whose name is unique by itself, by the spelling that keys use. */
const STORES: Readonly<Record<string, string>> = {
  abfs: 'abfss',
  abfss: 'abfss',
  wasb: 'wasbs',
  wasbs: 'wasbs',
  adl: 'adl',
  s3: 's3',
  s3a: 's3',
  s3n: 's3',
  gs: 'gs',
  hdfs: 'hdfs',
};

export interface Address {
  readonly scheme: string;
  readonly authority: string;
  /** With its slash, or empty. */
  readonly path: string;
}

/** An address that means the same for everybody; null for a path on a machine or one with something left open. */
function addressOf(name: string): Address | null {
  if (/[{}()]|\$\w/.test(name)) return null;
  const path = /^path:([a-z0-9]+):\/\/([^/]+)(\/.*)?$/i.exec(name);
  const scheme = STORES[path?.[1]?.toLowerCase() ?? ''];
  if (path !== null && scheme !== undefined) return { scheme, authority: path[2] ?? '', path: path[3] ?? '' };
  const service = /^(kafka|jdbc:[a-z0-9:]+):\/\/(?:[^/@]*@)?([^/?;]+)([^?;]*)/i.exec(name);
  if (service === null) return null;
  return { scheme: (service[1] ?? '').toLowerCase(), authority: service[2] ?? '', path: service[3] ?? '' };
}
