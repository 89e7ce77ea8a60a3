import { readFileSync } from 'node:fs';
import path from 'node:path';
import { publishedEvents } from '../../lambda/adapters/notify/alexa-event';
import { validatorOf } from '../support/amazon-schema';

const root = path.join(__dirname, '../..');
const json = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const { manifest } = json('skill-package/skill.json');
const locales = ['en-US', 'fr-FR'] as const;
type Locale = (typeof locales)[number];
const textsOf = (locale: Locale) => manifest.publishingInformation.locales[locale];
const modelOf = (locale: Locale) =>
  json(`skill-package/interactionModels/custom/${locale}.json`).interactionModel.languageModel;

/** Width and height of a PNG, from its header. */
function pngSize(uri: string): [number, number] {
  const bytes = readFileSync(path.join(root, 'skill-package', uri.replace('file://', '')));
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test('the manifest is as Amazon’s schema wants it', () => {
  const valid = validatorOf('v1.skill.Manifest.SkillManifest');
  valid(manifest);
  expect(valid.errors ?? []).toEqual([]);
});

test('so is the example of account linking, which holds no secret', () => {
  const linking = json('infra/account-linking.example.json');
  const valid = validatorOf('v1.skill.accountLinking.AccountLinkingRequest');
  valid(linking);
  expect(valid.errors ?? []).toEqual([]);
  expect(linking.accountLinkingRequest.clientId).toBeDefined();
  expect(linking.accountLinkingRequest.clientSecret).toBeUndefined();
});

test('everything a request may need is declared, and nothing that is not used', () => {
  expect(manifest.apis.custom.interfaces).toEqual([{ type: 'ALEXA_PRESENTATION_APL' }]);
  expect(manifest.permissions).toEqual([{ name: 'alexa::devices:all:notifications:write' }]);
  const events = manifest.events.subscriptions.map(({ eventName }: { eventName: string }) => eventName);
  expect(events).toEqual([
    'SKILL_ENABLED',
    'SKILL_DISABLED',
    'SKILL_ACCOUNT_LINKED',
    'SKILL_PROACTIVE_SUBSCRIPTION_CHANGED',
  ]);
  const published = manifest.events.publications.map(({ eventName }: { eventName: string }) => eventName);
  expect(published).toEqual(Object.values(publishedEvents));
  expect(manifest.privacyAndCompliance).toMatchObject({ allowsPurchases: true, usesPersonalInfo: true });
});

test('both languages say as much', () => {
  expect(Object.keys(manifest.publishingInformation.locales)).toEqual([...locales]);
  const [english, french] = locales.map(textsOf);
  expect(Object.keys(french)).toEqual(Object.keys(english));
  expect(french.description.split('\n')).toHaveLength(english.description.split('\n').length);
  expect(french.keywords).toHaveLength(english.keywords.length);
  expect(Object.keys(manifest.privacyAndCompliance.locales)).toEqual([...locales]);
});

const policyWords: Record<Locale, RegExp[]> = {
  'en-US': [/account linking/i, /seller/i, /total/i, /cancel/i, /deletes/i],
  'fr-FR': [/association de compte/i, /vendeur/i, /total/i, /annuler/i, /efface/i],
};

describe.each(locales)('%s', (locale) => {
  test('has texts of the right length', () => {
    const { name, summary, description, keywords } = textsOf(locale);
    expect(name.length).toBeLessThanOrEqual(50);
    expect(summary.length).toBeLessThanOrEqual(160);
    expect(description.length).toBeLessThanOrEqual(4_000);
    expect(keywords.length).toBeLessThanOrEqual(30);
  });

  test('names account linking, the seller, the total, cancelling and erasure, as the store’s policy wants', () => {
    for (const word of policyWords[locale]) expect(textsOf(locale).description).toMatch(word);
  });

  test('has its icons', () => {
    expect(pngSize(textsOf(locale).smallIconUri)).toEqual([108, 108]);
    expect(pngSize(textsOf(locale).largeIconUri)).toEqual([512, 512]);
  });
});

/** How Alexa joins the skill's name and what is asked of it; the rest must be an utterance of the skill. */
const grammars: Record<Locale, { open: string; ask: string; joints: string[] }> = {
  'en-US': { open: 'open', ask: 'ask', joints: ['to ', 'for ', 'about ', 'if ', ''] },
  'fr-FR': { open: 'ouvre', ask: 'demande à', joints: ['de ', "d'", 'si ', ''] },
};

interface SlotType {
  name: string;
  values: { name: { value: string; synonyms?: string[] } }[];
}
interface ModelIntent {
  name: string;
  samples: string[];
  slots?: { name: string; type: string }[];
}

/** Whether a sample, its slots filled with values the model lists, says exactly this. */
function says(intent: ModelIntent, sample: string, said: string, types: SlotType[]): boolean {
  const pattern = sample.replace(/\{(\w+)\}/g, '(?<$1>.+)').replace(/' /g, "'");
  const slots = new RegExp(`^${pattern}$`).exec(said);
  return (
    slots !== null &&
    Object.entries(slots.groups ?? {}).every(([slot, value]) => isListed(intent, slot, value, types))
  );
}

function isListed(intent: ModelIntent, slot: string, value: string, types: SlotType[]): boolean {
  const typeName = intent.slots?.find(({ name }) => name === slot)?.type;
  const values = types.find(({ name }) => name === typeName)?.values ?? [];
  return values.some(({ name }) =>
    [name.value, ...(name.synonyms ?? [])].some((each) => each.toLowerCase() === value),
  );
}

describe.each(locales)('the example phrases in %s', (locale) => {
  const phrases: string[] = textsOf(locale).examplePhrases;
  const grammar = grammars[locale];

  test('are three, and the first opens the skill', () => {
    expect(phrases).toHaveLength(3);
    expect(phrases[0]).toBe(`Alexa, ${grammar.open} ${modelOf(locale).invocationName}`);
  });

  test.each(phrases.slice(1))('“%s” is a sample said in one go', (phrase) => {
    const { invocationName, intents, types } = modelOf(locale);
    const start = `Alexa, ${grammar.ask} ${invocationName} `;
    expect(phrase.startsWith(start)).toBe(true);
    const rest = phrase.slice(start.length);
    const wordings = [
      rest,
      ...grammar.joints.filter((joint) => rest.startsWith(joint)).map((joint) => rest.slice(joint.length)),
    ];
    const sayers = intents.filter((intent: ModelIntent) =>
      intent.samples.some((sample) => wordings.some((wording) => says(intent, sample, wording, types ?? []))),
    );
    expect(sayers.map(({ name }: ModelIntent) => name)).toHaveLength(1);
  });
});
