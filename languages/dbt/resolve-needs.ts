import type { Need } from './need.ts';
import type { Index } from './resolve.ts';
import { type Edge, type Found, idOf, type Trouble } from './resources.ts';

/** What a resource needs, as edges to what was found, one a pair, and troubles for what was not. */
export function resolveNeeds(
  found: Found,
  needs: readonly Need[],
  index: Index,
  isEnabled: (found: Found) => boolean,
  lacksPackages: boolean,
): { readonly edges: Edge[]; readonly troubles: Trouble[] } {
  const edges = new Map<Found, Edge>();
  const troubles = new Map<string, Trouble>();
  for (const need of needs) {
    const to = need.version === 'measure' ? index.semanticModelWith(need.names[0] ?? '') : index.find(need);
    if (to === null || !isEnabled(to)) {
      const trouble = unresolved(
        found,
        need,
        to,
        index.isOtherProject(need) || (lacksPackages && to === null),
      );
      troubles.set(trouble.what, troubles.get(trouble.what) ?? trouble);
      continue;
    }
    const via = need.macro === null ? need.type : `macro:${need.macro}`;
    if (isBetter(edges.get(to), need)) edges.set(to, { from: found, to, via, line: need.line });
  }
  return { edges: [...edges.values()], troubles: [...troubles.values()] };
}

/** Of two ways to one resource the one that stands in the text itself counts. */
const isBetter = (known: Edge | undefined, need: Need): boolean =>
  known === undefined || (known.via.startsWith('macro:') && need.macro === null);

function unresolved(found: Found, need: Need, to: Found | null, mayBeOfPackage: boolean): Trouble {
  const version = need.version === null || need.version === 'measure' ? '' : `, v=${need.version}`;
  return {
    where: idOf(found),
    path: found.path,
    line: need.line,
    what: `${need.type}('${need.names.join("', '")}'${version})`,
    reason: mayBeOfPackage ? 'missing-package' : 'unresolved-ref',
    detail: to === null ? absence(mayBeOfPackage) : 'it is disabled',
  };
}

const absence = (mayBeOfPackage: boolean): string =>
  mayBeOfPackage
    ? 'nothing of that name here; it may be of a package that is not in the repository'
    : 'nothing of that name in the project';
