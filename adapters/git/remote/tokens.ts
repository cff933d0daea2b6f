import { readFile } from 'node:fs/promises';
import { Failure } from '../../../schemas/failures.ts';
import type { TokenSetting } from '../../../schemas/settings.ts';
import type { HostKind } from './hosts.ts';

/** A secret in use: held by one call, never stored, logged or passed as an argument. */
export interface Credential {
  readonly name: string;
  readonly token: string;
  /** Value of the Authorization header for git's own endpoints. */
  readonly basic: string;
}

export type Tokens = Readonly<Record<string, TokenSetting>>;
export type Env = Readonly<Record<string, string | undefined>>;

/** User names that hosts expect beside a token in HTTP Basic. */
const TOKEN_USER: Readonly<Record<HostKind, string>> = {
  github: 'x-access-token',
  gitlab: 'oauth2',
  'azure-devops': 'token',
  bitbucket: 'x-token-auth',
  git: 'token',
  local: 'token',
};

const allows = (setting: TokenSetting, url: URL): boolean =>
  setting.hosts.some((host) => host === url.hostname || host === `${url.hostname}:${url.port}`);

const isLoopback = (url: URL): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);

/** Name of the token to use for a URL: the one asked for, else the first in the settings whose hosts fit; null for none. */
export function chooseToken(url: string, asked: string | null, tokens: Tokens): string | null {
  if (!/^https?:/.test(url)) return null;
  const target = new URL(url);
  if (asked === null) {
    const fitting = Object.keys(tokens).filter((name) => allows(tokens[name] as TokenSetting, target));
    return fitting.sort()[0] ?? null;
  }
  const setting = tokens[asked];
  if (setting === undefined) throw new Failure('TokenMissing', `the settings have no token named ${asked}`);
  if (!allows(setting, target))
    throw new Failure(
      'AccessDenied',
      `the token ${asked} may not be sent to ${target.host}: its hosts in the settings are ${setting.hosts.join(', ')}`,
    );
  return asked;
}

/** Reads the token's value now. Throws TokenMissing when it is not there, AccessDenied when the line is not encrypted. */
export async function readCredential(
  url: string,
  name: string | null,
  tokens: Tokens,
  kind: HostKind,
  env: Env,
): Promise<Credential | null> {
  if (chooseToken(url, name, tokens) === null || name === null) return null;
  const setting = tokens[name] as TokenSetting;
  const target = new URL(url);
  if (target.protocol === 'http:' && !isLoopback(target))
    throw new Failure(
      'AccessDenied',
      `the token ${name} is not sent to ${target.host} over unencrypted http: use https`,
    );
  const token = await readToken(name, setting, env);
  const user = setting.user ?? TOKEN_USER[kind];
  return { name, token, basic: `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}` };
}

async function readToken(name: string, setting: TokenSetting, env: Env): Promise<string> {
  const text = setting.env === undefined ? await readTokenFile(name, setting.file ?? '') : env[setting.env];
  const token = text?.split('\n')[0]?.trim() ?? '';
  if (token === '')
    throw new Failure(
      'TokenMissing',
      `the token ${name} is empty: ${setting.env === undefined ? `file ${setting.file}` : `environment variable ${setting.env}`}`,
    );
  if (!/^[\x21-\x7e]+$/.test(token))
    throw new Failure('TokenMissing', `the token ${name} has characters that no HTTP header may hold`);
  return token;
}

async function readTokenFile(name: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new Failure('TokenMissing', `the file of the token ${name} cannot be read: ${path}`, {
      cause: error,
    });
  }
}

/** Takes a credential, in any of its spellings, out of a text meant for people or logs. */
export function scrub(text: string, credential: Credential | null): string {
  const plain = text
    .replaceAll(/(\w+:\/\/)[^\s/@]+@/g, '$1')
    .replaceAll(/(authorization:\s*)(.*)/gi, '$1***');
  if (credential === null) return plain;
  const spellings = [
    credential.basic,
    credential.basic.slice('Basic '.length),
    credential.token,
    encodeURIComponent(credential.token),
  ];
  return spellings.reduce((safe, secret) => safe.replaceAll(secret, '***'), plain);
}
