import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from './types';
import type { InteractionModel } from './understanding/model';
import { type CompiledModel, compileModel } from './understanding/samples';

interface Cached {
  changedAtMs: number;
  sizeBytes: number;
  model: CompiledModel;
}

/** Interaction models of a package folder, compiled once and again only when their file changes. */
export function openSkillPackage(packageDir: string): { model(locale: Locale): CompiledModel | undefined } {
  const cache = new Map<string, Cached>();
  return {
    model(locale) {
      const path = join(packageDir, 'interactionModels', 'custom', `${locale}.json`);
      const file = statSync(path, { throwIfNoEntry: false });
      if (!file) return undefined;
      const known = cache.get(locale);
      if (known && known.changedAtMs === file.mtimeMs && known.sizeBytes === file.size) return known.model;
      const model = compileModel(readModel(path), locale);
      cache.set(locale, { changedAtMs: file.mtimeMs, sizeBytes: file.size, model });
      return model;
    },
  };
}

function readModel(path: string): InteractionModel {
  const { interactionModel } = JSON.parse(readFileSync(path, 'utf8')) as {
    interactionModel: InteractionModel;
  };
  return interactionModel;
}
