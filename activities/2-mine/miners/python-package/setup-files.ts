import type { Found } from './miner.ts';

/** Name in the section `[metadata]` of setup.cfg. */
export function nameInCfg(text: string): Found {
  let inside = false;
  for (const [at, line] of text.split('\n').entries()) {
    const section = /^\[([^\]]+)\]/.exec(line)?.[1];
    if (section !== undefined) inside = section.trim() === 'metadata';
    const name = inside ? /^name\s*[=:]\s*(\S+)\s*$/.exec(line)?.[1] : undefined;
    if (name !== undefined) return { name, line: at + 1 };
  }
  return { name: null };
}

/** Name that setup.py gives to `setup(…)` as a plain text; a computed one is not guessed. */
export function nameInScript(text: string): Found {
  let called = false;
  for (const [at, line] of text.split('\n').entries()) {
    const code = line.replace(/^\s*#.*$/, '');
    if (/\bsetup\s*\(/.test(code) && !/\bdef\s+setup\b/.test(code)) called = true;
    const name = called ? /(?:^|[(,\s])name\s*=\s*(['"])([^'"]+)\1/.exec(code)?.[2] : undefined;
    if (name !== undefined) return { name, line: at + 1 };
  }
  return { name: null };
}
