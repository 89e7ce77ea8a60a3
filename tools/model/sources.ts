import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { catalogueColumns, importCatalogue } from '../../lambda/domain/catalogue/import';
import type { CatalogueItem } from '../../lambda/domain/catalogue/item';
import { intents } from '../../lambda/voice/intents';
import type { Locale } from '../../lambda/voice/locale';
import type { ModelSources, Pulled, Utterances } from '../../lambda/voice/model';
import { readCsvFile } from '../imports/csv-file';

const voice = path.join(__dirname, '..', '..', 'lambda', 'voice');
const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;
export const jsonText = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** `ReorderLastOrderIntent` → `reorder-last-order`. */
export const folderOf = (intent: string): string =>
  intent
    .replace(/Intent$/, '')
    .replace(/(?<!^)([A-Z])/g, '-$1')
    .toLowerCase();

const utterancesFile = (intent: string, locale: Locale): string =>
  path.join(voice, 'intents', folderOf(intent), `utterances.${locale}.json`);
const builtInsFile = (locale: Locale): string => path.join(voice, 'requests', `utterances.${locale}.json`);
const wordsFile = (locale: Locale): string => path.join(voice, `locale.${locale}.json`);

export const readSources = (locale: Locale): ModelSources => ({
  locale,
  words: readJson(wordsFile(locale)),
  builtIns: readJson(builtInsFile(locale)),
  utterances: Object.fromEntries(
    intents.map(({ name }) => [name, readJson<Utterances>(utterancesFile(name, locale))]),
  ),
});

export function writeSources(locale: Locale, pulled: Pulled): void {
  writeFileSync(wordsFile(locale), jsonText(pulled.words));
  writeFileSync(builtInsFile(locale), jsonText(pulled.builtIns));
  for (const [intent, utterances] of Object.entries(pulled.utterances)) {
    writeFileSync(utterancesFile(intent, locale), jsonText(utterances));
  }
}

/** The goods whose names Alexa learns: the bundled sample, or the retailer's own file. */
export function readCatalogueFile(file: string): CatalogueItem[] {
  const read = readCsvFile(file, catalogueColumns);
  const imported =
    read.kind === 'rows' ? importCatalogue(read.rows, [], '2026-01-01T00:00:00.000Z') : undefined;
  if (imported?.kind === 'good') return imported.values;
  throw new Error(`${file} is not a good catalogue: npm run catalogue:import -- ${file} says why.`);
}
