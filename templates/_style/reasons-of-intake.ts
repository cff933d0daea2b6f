import type { Reason } from '../../schemas/reason.ts';
import type { Words } from './reason-words.ts';

/** Why a file, a record or a history could not be taken whole. */
export const intakeReasons = {
  'invalid-item': {
    one: 'record broke its contract',
    many: 'records broke their contract',
    meaning: 'A miner said something its own contract does not allow; please report it.',
  },
  'unmapped-kind': {
    one: 'record has no place in the graph yet',
    many: 'records have no place in the graph yet',
    meaning: 'No mapping takes this kind of record.',
  },
  'mapping-error': {
    one: 'record could not be mapped',
    many: 'records could not be mapped',
    meaning: 'The mapping refused the record; please report it.',
  },
  'conflicting-facts': {
    one: 'fact is contradicted by another',
    many: 'facts are contradicted by others',
    meaning: 'Two records say different things about the same fact; one was kept.',
  },
  'missing-end': {
    one: 'fact speaks of something that is not there',
    many: 'facts speak of something that is not there',
    meaning: 'One end of the relation was never declared, so the relation was left out.',
  },
  'refused-by-graph': {
    one: 'fact was refused by the graph',
    many: 'facts were refused by the graph',
    meaning: 'The graph server would not store it; see the dead letters of the run.',
  },
  'parse-error': {
    one: 'place could not be parsed',
    many: 'places could not be parsed',
    meaning: 'The text is not what its language allows, or the parser does not know the form.',
  },
  'too-large': {
    one: 'file is too large to be read',
    many: 'files are too large to be read',
    meaning: 'Over the size budget, so it was not mined.',
  },
  'too-deep': {
    one: 'text is nested too deeply',
    many: 'texts are nested too deeply',
    meaning: 'Over the depth budget of the parser.',
  },
  'too-many-items': {
    one: 'file holds more than the budget allows',
    many: 'files hold more than the budget allows',
    meaning: 'Only the first part was kept.',
  },
  binary: {
    one: 'file is binary',
    many: 'files are binary',
    meaning: 'Nothing to read; only its size and history are known.',
  },
  'invalid-utf8': {
    one: 'file is not valid UTF-8',
    many: 'files are not valid UTF-8',
    meaning: 'Its text is not read; save it as UTF-8.',
  },
  'lfs-pointer': {
    one: 'file lies in LFS',
    many: 'files lie in LFS',
    meaning: 'Only the pointer is in git; the content was not fetched.',
  },
  'missing-blob': {
    one: 'file is missing from the clone',
    many: 'files are missing from the clone',
    meaning: 'The repository does not hold the content any more.',
  },
  submodule: {
    one: 'submodule was not followed',
    many: 'submodules were not followed',
    meaning: 'It is a repository of its own; process it by its own address.',
  },
  symlink: {
    one: 'symbolic link was not followed',
    many: 'symbolic links were not followed',
    meaning: 'The target is read where it stands.',
  },
  'unsafe-path': {
    one: 'path is unsafe',
    many: 'paths are unsafe',
    meaning: 'The name could lead outside the repository, so the file was not read.',
  },
  'miner-error': {
    one: 'file made a miner fail',
    many: 'files made a miner fail',
    meaning: 'The rest was read; please report it.',
  },
  'secret-masked': {
    one: 'secret was masked',
    many: 'secrets were masked',
    meaning: 'It was not stored; remove it from the repository and change it.',
  },
  'shallow-history': {
    one: 'history is cut short',
    many: 'histories are cut short',
    meaning: 'The clone does not hold all commits, so older changes are not counted.',
  },
  'no-line-counts': {
    one: 'file has no line counts',
    many: 'files have no line counts',
    meaning: 'Git could not read all versions, so lines added and deleted are not known.',
  },
} as const satisfies Partial<Record<Reason, Words>>;
