/** Checks of `skill.json`: what certification rejects most often, and what can be known without Amazon. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject, Locale } from '../types';
import { isObject } from './json-body';
import { objectAt, type SkillPackage } from './skill-package';
import type { Check } from './validations';

const CATEGORY = 'manifest.publishingInformation';
const MAX_LENGTH = { name: 50, summary: 160, description: 4000 };
const MAX_EXAMPLE_PHRASES = 3;

export function checkManifest(skillPackage: SkillPackage, locale: Locale, model: JsonObject): Check[] {
  const manifest = objectAt(skillPackage.manifest(), 'manifest');
  const store = skillPackage.locales()[locale] ?? {};
  const privacy = objectAt(manifest, 'privacyAndCompliance', 'locales', locale);
  return [
    check('Store texts are there and not too long', 'REQUIRED', textProblems(store)),
    check(
      'Example phrases start with the wake word and name the skill',
      'REQUIRED',
      phraseProblems(store, model),
    ),
    check('Icons are there', 'REQUIRED', iconProblems(store, skillPackage.dir)),
    check('The skill names a privacy policy', 'REQUIRED', privacyProblems(manifest, privacy)),
  ];
}

const check = (title: string, importance: Check['importance'], problems: string[]): Check => ({
  title,
  category: CATEGORY,
  importance,
  problems,
});

function textProblems(store: JsonObject): string[] {
  return Object.entries(MAX_LENGTH).flatMap(([key, max]) => {
    const text = store[key];
    if (typeof text !== 'string' || text.trim() === '') return [`"${key}" is missing.`];
    return text.length > max ? [`"${key}" has ${text.length} characters, at most ${max} are allowed.`] : [];
  });
}

function phraseProblems(store: JsonObject, model: JsonObject): string[] {
  const phrases = Array.isArray(store.examplePhrases) ? store.examplePhrases.map(String) : [];
  const name = String(objectAt(model, 'interactionModel', 'languageModel').invocationName ?? '');
  if (phrases.length === 0) return ['There are no example phrases.'];
  const tooMany = phrases.length > MAX_EXAMPLE_PHRASES ? [`There are more than ${MAX_EXAMPLE_PHRASES}.`] : [];
  const wrong = phrases.filter((phrase) => !/^alexa\b/i.test(phrase) || !names(phrase, name));
  return [...tooMany, ...wrong.map((phrase) => `"${phrase}" must start with "Alexa" and say "${name}".`)];
}

/** In French « à » melts with the article of a name: « demande au coin café ». */
function names(phrase: string, invocationName: string): boolean {
  const name = spoken(invocationName);
  const melted = name.replace(/^le /, 'au ').replace(/^les /, 'aux ');
  return spoken(phrase).includes(name) || spoken(phrase).includes(melted);
}

/** Lower case and one kind of apostrophe, for comparing what is said and not how it is typed. */
const spoken = (text: string) => text.toLowerCase().replaceAll('’', "'");

function iconProblems(store: JsonObject, dir: string): string[] {
  return ['smallIconUri', 'largeIconUri'].flatMap((key) => {
    const uri = store[key];
    if (typeof uri !== 'string' || uri === '') return [`"${key}" is missing.`];
    const local = uri.startsWith('file://') ? join(dir, uri.slice('file://'.length)) : undefined;
    return local && !existsSync(local) ? [`"${key}" names a file that is not in the package: ${uri}.`] : [];
  });
}

function privacyProblems(manifest: JsonObject, privacy: JsonObject): string[] {
  const asksForData = Array.isArray(manifest.permissions) || isObject(manifest.accountLinking);
  const url = privacy.privacyPolicyUrl;
  return asksForData && (typeof url !== 'string' || !/^https:\/\//.test(url))
    ? ['A skill with permissions or account linking needs "privacyPolicyUrl", an https address.']
    : [];
}
