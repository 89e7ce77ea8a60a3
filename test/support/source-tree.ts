import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export const root = path.join(__dirname, '..', '..');

/** Every file that is or will be tracked, with forward slashes. */
export const trackedFiles = (): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => file !== '' && existsSync(path.join(root, file)));

export const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** One import of a source file: the file it leads to, or the name of a package. */
export interface Import {
  from: string;
  specifier: string;
  /** Path in the repository, absent for packages. */
  file?: string;
}

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]|(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g;

const endings = ['', '.ts', '.tsx', '.js', '.mjs', '.json', '/index.ts'];

function resolveFile(from: string, specifier: string): string | undefined {
  const base = path.posix.join(path.posix.dirname(from), specifier);
  return endings
    .map((ending) => base + ending)
    .find((file) => existsSync(path.join(root, file)) && statSync(path.join(root, file)).isFile());
}

/** Imports as text: types and values alike, for both draw the same arrow. */
export function importsOf(file: string): Import[] {
  const specifiers = [...textOf(file).matchAll(importPattern)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  );
  return specifiers.map((specifier) => {
    if (!specifier.startsWith('.')) return { from: file, specifier };
    const resolved = resolveFile(file, specifier);
    return { from: file, specifier, ...(resolved !== undefined && { file: resolved }) };
  });
}
