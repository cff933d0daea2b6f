import type { Versions } from '../local/versions.ts';

/** The variable by which docker-compose.yml asks for an image. */
export const imageVariable = (name: string): string =>
  `FRESH_IMAGE_${name.toUpperCase().replaceAll('-', '_')}`;

/** Reference of each image by its variable: the tag for people, and the digest that decides where one was pinned. */
export function imageReferences({ containers, digests }: Versions): Record<string, string> {
  return Object.fromEntries(
    Object.entries(containers).map(([name, reference]) => {
      const digest = digests[name];
      return [imageVariable(name), digest === undefined ? reference : `${reference}@${digest}`];
    }),
  );
}

/** infra/docker/images.env: the same for those who call `docker compose` by hand. */
export function imagesFile(versions: Versions): string {
  const lines = Object.entries(imageReferences(versions)).map(([name, value]) => `${name}=${value}`);
  return ['# Made from infra/versions.yml; a test compares the two.', ...lines, ''].join('\n');
}
