import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';
import { runCommand } from '../local/run-command.ts';
import { parseVersions } from '../local/versions.ts';
import { imagesFile } from './image-references.ts';

/**
 * Asks the registries through `docker buildx imagetools inspect` what each image of infra/versions.yml stands for today,
 * and writes the digests there: `node infra/docker/pin-digests.ts`. Comments and order of the file stay.
 */
const folder = new URL('../', import.meta.url);
const file = new URL('versions.yml', folder);
const text = readFileSync(file, 'utf8');
const document = parseDocument(text);

document.set('digests', document.createNode({}));
for (const [name, reference] of Object.entries(parseVersions(text).containers)) {
  const args = ['buildx', 'imagetools', 'inspect', '--format', '{{.Manifest.Digest}}', reference];
  const digest = (await runCommand('docker', args, { cwd: fileURLToPath(folder) })).trim();
  document.setIn(['digests', name], digest);
  process.stdout.write(`${reference} ${digest}\n`);
}

const pinned = document.toString({ lineWidth: 0 });
writeFileSync(new URL('docker/images.env', folder), imagesFile(parseVersions(pinned)));
writeFileSync(file, pinned);
process.stdout.write('Now: npx vitest run --project unit test/unit/infra/docker -u\n');
