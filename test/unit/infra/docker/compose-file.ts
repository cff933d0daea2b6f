import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface ComposeService {
  readonly image: string;
  readonly user?: string;
  readonly profiles?: readonly string[];
  readonly build?: { readonly target: string; readonly dockerfile: string };
  readonly command?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly tmpfs?: readonly string[];
  readonly networks: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly container_name?: string;
  readonly secrets?: readonly string[];
  readonly configs?: readonly { readonly source: string; readonly target: string }[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly develop?: { readonly watch: readonly unknown[] };
  readonly deploy?: {
    readonly replicas?: number;
    readonly resources: { readonly limits: Readonly<Record<string, string | number>> };
  };
}

export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  readonly configs: Readonly<Record<string, { readonly file: string }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, { readonly environment: string }>>;
}

/** docker-compose.yml as text and as value, its merge keys resolved and its variables left as they stand. */
export const composeText = readFileSync(new URL('../../../../docker-compose.yml', import.meta.url), 'utf8');
export const compose = parse(composeText, { merge: true }) as ComposeFile;

export const services = Object.entries(compose.services);

/** Services whose image is built here. */
export const own = services.filter(([, service]) => service.build !== undefined);

/** `${NAME:-default}` gives its default, anything else stays. */
export const withDefaults = (text: string): string =>
  text.replaceAll(/\$\{\w+:-([^}]*)\}/g, (_, value: string) => value);
