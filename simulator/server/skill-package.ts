/** Reads the skill package from disk, fresh each time: it is small, and a developer edits it while the server runs. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject, Locale } from '../types';
import { ApiError, notFound } from './api-error';
import { isObject } from './json-body';

/** One in-skill product file, as the package holds it. */
export interface ProductDefinition extends JsonObject {
  referenceName: string;
  type: string;
}

export interface SkillPackage {
  dir: string;
  /** The whole `skill.json`. */
  manifest(): JsonObject;
  /** What `publishingInformation.locales` says of each locale. */
  locales(): { [locale: Locale]: JsonObject };
  /** `{interactionModel: …}` of a locale, an override before the file. Throws 404 when there is none. */
  model(locale: Locale): JsonObject;
  /** Keeps a model in memory for this run. The files stay as they are: pulling it back into them is another step. */
  overrideModel(locale: Locale, model: JsonObject): void;
  products(): ProductDefinition[];
}

export function openSkillPackage(dir: string): SkillPackage {
  const overrides = new Map<Locale, JsonObject>();
  const manifest = () => readJsonFile(join(dir, 'skill.json'));
  return {
    dir,
    manifest,
    locales: () =>
      objectAt(manifest(), 'manifest', 'publishingInformation', 'locales') as {
        [locale: Locale]: JsonObject;
      },
    model: (locale) => overrides.get(locale) ?? readModel(dir, locale),
    overrideModel: (locale, model) => void overrides.set(locale, model),
    products: () => readProducts(join(dir, 'isps')),
  };
}

/** The object under these keys, or an empty one. */
export function objectAt(root: unknown, ...keys: string[]): JsonObject {
  let value = root;
  for (const key of keys) value = isObject(value) ? value[key] : undefined;
  return isObject(value) ? value : {};
}

export const productIdOf = (product: ProductDefinition) => `amzn1.adg.product.${product.referenceName}`;

function readModel(dir: string, locale: Locale): JsonObject {
  const known = /^[a-z]{2}-[A-Z]{2}$/.test(locale);
  const path = join(dir, 'interactionModels', 'custom', `${locale}.json`);
  if (!known || !existsSync(path))
    throw notFound(`The skill has no interaction model for the locale "${locale}".`);
  return readJsonFile(path);
}

function readProducts(dir: string): ProductDefinition[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readJsonFile(join(dir, name)) as ProductDefinition);
}

function readJsonFile(path: string): JsonObject {
  try {
    const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (isObject(parsed)) return parsed;
  } catch (error) {
    throw new ApiError(500, 'SKILL_PACKAGE_UNREADABLE', `${path}: ${(error as Error).message}`);
  }
  throw new ApiError(500, 'SKILL_PACKAGE_UNREADABLE', `${path} does not hold a JSON object.`);
}
