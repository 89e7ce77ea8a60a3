/**
 * The interaction model: `model` writes skill-package/interactionModels from the intent folders, `--check` fails when
 * they differ, `--pull` carries an edit of the committed JSON (or of `--from FILE --locale LOCALE`) back into the folders.
 * `--catalogue FILE` takes product names from a retailer's own catalogue.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { intents } from '../lambda/voice/intents';
import { type Locale, locales } from '../lambda/voice/locale';
import { type InteractionModel, makeModel, pullModel } from '../lambda/voice/model';
import { jsonText, readCatalogueFile, readSources, writeSources } from './model/sources';

const root = path.join(__dirname, '..');
const modelFile = (locale: Locale): string =>
  path.join(root, 'skill-package', 'interactionModels', 'custom', `${locale}.json`);

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    pull: { type: 'boolean', default: false },
    from: { type: 'string' },
    locale: { type: 'string' },
    catalogue: { type: 'string', default: path.join(root, 'demo', 'catalogue.csv') },
  },
});

const generated = (locale: Locale): string =>
  jsonText(makeModel(readSources(locale), intents, readCatalogueFile(values.catalogue)));

const standing = (locale: Locale): string =>
  existsSync(modelFile(locale)) ? readFileSync(modelFile(locale), 'utf8') : '';

function write(): void {
  for (const locale of locales) {
    mkdirSync(path.dirname(modelFile(locale)), { recursive: true });
    writeFileSync(modelFile(locale), generated(locale));
    console.log(`wrote ${path.relative(root, modelFile(locale))}`);
  }
}

function check(): void {
  const different = locales.filter((locale) => generated(locale) !== standing(locale));
  if (different.length === 0) {
    console.log('The interaction models are what the intent folders say.');
    return;
  }
  console.error(
    [
      `The interaction models differ from the intent folders: ${different.join(', ')}. Two ways out:`,
      '  npm run model        when the folders are right: writes the models anew',
      '  npm run model:pull   when the models are right: carries their changes into the folders',
    ].join('\n'),
  );
  process.exitCode = 1;
}

function localesToPull(): Locale[] {
  if (values.from === undefined) return [...locales];
  const locale = locales.find((known) => known === values.locale);
  if (locale) return [locale];
  throw new Error(`--from needs --locale ${locales.join(' or --locale ')}`);
}

function pull(): void {
  for (const locale of localesToPull()) {
    const model = JSON.parse(readFileSync(values.from ?? modelFile(locale), 'utf8')) as InteractionModel;
    const pulled = pullModel(model, readSources(locale), intents);
    writeSources(locale, pulled);
    console.log(`${locale}: carried into the folders. Left out:\n  ${pulled.leftOut.join('\n  ')}`);
  }
  console.log('Now npm run model makes both the same.');
}

try {
  if (values.check) check();
  else if (values.pull) pull();
  else write();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
