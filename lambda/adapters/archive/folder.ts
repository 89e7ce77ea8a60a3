import { chmod, link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Archive } from '../../domain/proof/archive';

const readOnly = 0o444;

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/** Files below a folder, as paths from it. */
async function filesBelow(folder: string): Promise<string[]> {
  try {
    const found = await readdir(folder, { recursive: true, withFileTypes: true });
    return found
      .filter((entry) => entry.isFile())
      .map((entry) =>
        path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'),
      );
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

const isWhole = (name: string): boolean => !name.endsWith('.part');

/**
 * An archive on a developer's machine: read-only files, each written beside and put in its place in one step that
 * fails when something stands there. It keeps honest people from mistakes; Object Lock keeps everybody.
 */
export const folderArchive = (folder: string): Archive => ({
  async put(name, text) {
    const file = path.join(folder, name);
    const part = `${file}.${process.pid}.part`;
    await mkdir(path.dirname(file), { recursive: true });
    await rm(part, { force: true });
    await writeFile(part, text);
    await chmod(part, readOnly);
    try {
      await link(part, file);
      return 'written';
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return 'exists';
      throw error;
    } finally {
      await rm(part, { force: true });
    }
  },

  async get(name) {
    try {
      return await readFile(path.join(folder, name), 'utf8');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  },

  async list(prefix) {
    const names = await filesBelow(folder);
    return names.filter((name) => name.startsWith(prefix) && isWhole(name)).sort();
  },
});
