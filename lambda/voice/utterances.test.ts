import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf } from '../../tools/model/sources';
import { intents } from './intents';
import { locales } from './locale';

interface Utterances {
  samples: string[];
  slots?: Record<string, { samples: string[]; prompts: { elicit: string[] } }>;
}
interface LocaleWords {
  invocationName: string;
  types: { Category: { id: string; name: string; synonyms: string[] }[] };
}

const intentsFolder = join(__dirname, 'intents');
const slotsOf = Object.fromEntries(
  intents.map(({ name, slots }) => [folderOf(name), Object.keys(slots).sort()]),
);
const folders = Object.keys(slotsOf).sort();
const silentBuiltIns = ['AMAZON.FallbackIntent', 'AMAZON.NavigateHomeIntent'];

/** What Alexa understands of a built-in without our help: extensions of another intent must not take it. */
const amazonsOwn: Record<string, Record<string, string[]>> = {
  'en-US': {
    'AMAZON.YesIntent': ['yes', 'yes please', 'sure'],
    'AMAZON.NoIntent': ['no', 'no thanks'],
    'AMAZON.HelpIntent': ['help', 'help me', 'can you help me'],
    'AMAZON.StopIntent': ['stop', 'off', 'shut up'],
    'AMAZON.CancelIntent': ['cancel', 'never mind', 'forget it'],
    'AMAZON.RepeatIntent': ['repeat', 'say that again', 'repeat that'],
    'AMAZON.NextIntent': ['next', 'skip', 'skip forward'],
    'AMAZON.PreviousIntent': ['previous', 'go back', 'skip back', 'back up'],
    'AMAZON.StartOverIntent': ['start over', 'restart', 'start again'],
  },
  'fr-FR': {
    'AMAZON.YesIntent': ['oui', "oui s'il te plaît", "oui s'il vous plaît", 'bien sûr'],
    'AMAZON.NoIntent': ['non', 'non merci'],
    'AMAZON.HelpIntent': ['aide', 'aide-moi', "peux-tu m'aider"],
    'AMAZON.StopIntent': ['stop', 'arrête'],
    'AMAZON.CancelIntent': ['annule', 'laisse tomber', 'oublie ça'],
    'AMAZON.RepeatIntent': ['répète', 'répète ça'],
    'AMAZON.NextIntent': ['suivant', 'passe'],
    'AMAZON.PreviousIntent': ['précédent', 'retourne en arrière'],
    'AMAZON.StartOverIntent': ['recommence', 'redémarre'],
  },
};

const readJson = <T>(...path: string[]): T => JSON.parse(readFileSync(join(__dirname, ...path), 'utf8'));
const utterancesOf = (folder: string, locale: string) =>
  readJson<Utterances>('intents', folder, `utterances.${locale}.json`);
const requestsOf = (locale: string) =>
  readJson<Record<string, string[]>>('requests', `utterances.${locale}.json`);
const wordsOf = (locale: string) => readJson<LocaleWords>(`locale.${locale}.json`);

const slotNamesIn = (samples: string[]): string[] =>
  [
    ...new Set(samples.flatMap((sample) => [...sample.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))),
  ].sort();

/** Two samples with one skeleton cannot be told apart by ear: politeness and a plural "s" decide nothing. */
const skeleton = (sample: string): string =>
  sample
    .replace(/\{\w+\}/g, '{}')
    .replace(/\b(please|s'il te plaît|s'il vous plaît)(?=\s|$)/g, '')
    .split(/\s+/)
    .map((word) => (word.length > 3 ? word.replace(/s$/, '') : word))
    .join(' ')
    .trim();

/** Everything that can be said in a locale, by who claims it. */
function claims(locale: string): [owner: string, sample: string][] {
  const own = (intent: string, samples: string[]) => samples.map((said): [string, string] => [intent, said]);
  return [
    ...folders.flatMap((folder) => own(folder, utterancesOf(folder, locale).samples)),
    ...Object.entries(requestsOf(locale)).flatMap(([intent, samples]) => own(intent, samples)),
    ...Object.entries(amazonsOwn[locale] ?? {}).flatMap(([intent, samples]) => own(intent, samples)),
  ];
}

const repeated = (values: string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

/** Lower-case words, slots, and inside a word only apostrophes and hyphens: what Alexa takes in a sample. */
const word = String.raw`(?:\p{Ll}+(?:['-]\p{Ll}+)*'?|\{[a-z]\w*\}(?:'s)?)`;
const spokenSample = new RegExp(`^${word}(?: ${word})*$`, 'u');

test('every intent folder is that of a listed intent, in both locales', () => {
  expect(
    readdirSync(intentsFolder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort(),
  ).toEqual(folders);
  const missing = folders.flatMap((folder) =>
    locales
      .map((locale) => join(intentsFolder, folder, `utterances.${locale}.json`))
      .filter((path) => !existsSync(path)),
  );
  expect(missing).toEqual([]);
});

describe.each(locales)('%s', (locale) => {
  test.each(folders)('%s has enough samples, with exactly its slots', (folder) => {
    const { samples, slots = {} } = utterancesOf(folder, locale);
    expect(samples.length).toBeGreaterThanOrEqual(25);
    expect(slotNamesIn(samples)).toEqual(slotsOf[folder]);
    for (const [name, slot] of Object.entries(slots)) {
      expect(slotsOf[folder]).toContain(name);
      expect(slot.samples).toContain(`{${name}}`);
      expect(slot.samples.filter((sample) => !sample.includes(`{${name}}`))).toEqual([]);
      expect(slotsOf[folder]).toEqual(expect.arrayContaining(slotNamesIn(slot.samples)));
      expect(slot.prompts.elicit.length).toBeGreaterThanOrEqual(1);
    }
  });

  test('what an intent asks for has its words, and nothing else has', () => {
    const asked = folders.flatMap((folder) =>
      Object.keys(utterancesOf(folder, locale).slots ?? {}).map((slot) => `${folder}: ${slot}`),
    );
    const asking = intents.flatMap(({ name, elicits = [] }) =>
      elicits.map((slot) => `${folderOf(name)}: ${slot}`),
    );
    expect(asked.sort()).toEqual(asking.sort());
  });

  test('built-ins are widened, all but fallback and home', () => {
    const requests = requestsOf(locale);
    for (const [intent, samples] of Object.entries(requests)) {
      if (silentBuiltIns.includes(intent)) expect(samples).toEqual([]);
      else expect(samples.length).toBeGreaterThanOrEqual(25);
    }
    expect(Object.keys(requests).sort()).toEqual(
      [...Object.keys(amazonsOwn[locale] ?? {}), ...silentBuiltIns].sort(),
    );
  });

  test('samples hold only what Alexa accepts: no digits, capitals or punctuation', () => {
    const slotSamples = folders.flatMap((folder) =>
      Object.values(utterancesOf(folder, locale).slots ?? {}).flatMap(({ samples }) => samples),
    );
    const all = [...claims(locale).map(([, sample]) => sample), ...slotSamples];
    expect(all.filter((sample) => !spokenSample.test(sample))).toEqual([]);
  });

  test('an intent never waits for a bare slot', () => {
    expect(claims(locale).filter(([, sample]) => /^\{\w+\}$/.test(sample))).toEqual([]);
  });

  test('nothing is claimed by two intents', () => {
    const ownerOf = new Map<string, string>();
    const clashes = claims(locale).flatMap(([owner, sample]) => {
      const first = ownerOf.get(skeleton(sample)) ?? owner;
      ownerOf.set(skeleton(sample), first);
      return first === owner ? [] : [`${first} and ${owner}: ${sample}`];
    });
    expect(clashes).toEqual([]);
  });

  test('no intent says a thing twice', () => {
    expect(repeated(claims(locale).map(([owner, sample]) => `${owner}: ${sample}`))).toEqual([]);
  });

  test('cancelling an order always names the order, the purchase or the product', () => {
    const named = /order|purchase|delivery|commande|commander|commandé|achat|livraison|\{product\}/;
    expect(utterancesOf('cancel-order', locale).samples.filter((sample) => !named.test(sample))).toEqual([]);
  });

  test('the invocation name has two lower-case words and none that launches', () => {
    expect(wordsOf(locale).invocationName).toMatch(/^\p{Ll}+ \p{Ll}+$/u);
    expect(wordsOf(locale).invocationName).not.toMatch(
      /\b(alexa|echo|amazon|open|ask|tell|ouvre|demande|dis)\b/,
    );
  });

  test('no word means two categories', () => {
    const values = wordsOf(locale).types.Category.flatMap(({ name, synonyms }) => [name, ...synonyms]);
    expect(repeated(values)).toEqual([]);
    expect(values.filter((value) => !spokenSample.test(value) || value.length > 140)).toEqual([]);
  });
});

test('both locales know the categories of the catalogue, and no others', () => {
  const catalogue = readFileSync(join(__dirname, '../../demo/catalogue.csv'), 'utf8');
  const sold = [
    ...new Set(
      catalogue
        .split('\n')
        .slice(1)
        .filter(Boolean)
        .map((line) => line.split(',')[1]),
    ),
  ];
  for (const locale of locales)
    expect(
      wordsOf(locale)
        .types.Category.map(({ id }) => id)
        .sort(),
    ).toEqual(sold.sort());
});
