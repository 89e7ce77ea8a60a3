/** Checks of an interaction model that need nothing but the model itself. */
import type { JsonObject, Locale } from '../types';
import { listAt } from './profile-nlu';
import { objectAt } from './skill-package';
import type { Check } from './validations';

const REQUIRED_INTENTS = [
  'AMAZON.CancelIntent',
  'AMAZON.HelpIntent',
  'AMAZON.StopIntent',
  'AMAZON.NavigateHomeIntent',
];
const WAKE_AND_LAUNCH_WORDS =
  /\b(alexa|amazon|echo|computer|open|launch|start|ask|tell|load|begin|enable|skill|app)\b/;
const MAX_MODEL_BYTES = 1_500_000;

export function checkModel(model: JsonObject): Check[] {
  const intents = listAt(model, 'languageModel', 'intents');
  return [
    check('The invocation name follows the rules', 'REQUIRED', invocationNameProblems(model)),
    check('The intents every skill needs are there', 'REQUIRED', missing(intents, REQUIRED_INTENTS)),
    check('There is a fallback', 'RECOMMENDED', missing(intents, ['AMAZON.FallbackIntent'])),
    check('No utterance belongs to two intents', 'REQUIRED', sharedSamples(intents)),
    check('Samples use slots of their own intent', 'REQUIRED', intents.flatMap(unknownSlots)),
    check(
      'Slot types are defined',
      'REQUIRED',
      undefinedTypes(intents, listAt(model, 'languageModel', 'types')),
    ),
    check('Dialogs and prompts are defined', 'REQUIRED', dialogProblems(model, intents)),
    check('The model is not too large', 'REQUIRED', sizeProblems(model)),
  ];
}

/** Two locales of one skill should understand the same things. */
export function checkSameIntents(model: JsonObject, others: { locale: Locale; model: JsonObject }[]): Check {
  const here = namesOf(model);
  const problems = others.flatMap((other) =>
    namesOf(other.model)
      .filter((name) => !here.includes(name))
      .map((name) => `${name} is understood in ${other.locale} only.`),
  );
  return check('All locales have the same intents', 'RECOMMENDED', problems);
}

const check = (title: string, importance: Check['importance'], problems: string[]): Check => ({
  title,
  category: 'interactionModel',
  importance,
  problems,
});

const namesOf = (model: JsonObject) =>
  listAt(model, 'languageModel', 'intents').map(({ name }) => String(name));

const textsOf = (holder: JsonObject, key: string): string[] =>
  Array.isArray(holder[key]) ? holder[key].filter((each): each is string => typeof each === 'string') : [];

function invocationNameProblems(model: JsonObject): string[] {
  const name = String(objectAt(model, 'interactionModel', 'languageModel').invocationName ?? '');
  const shapeIsRight = /^[\p{Ll}][\p{Ll} '’.]{1,49}$/u.test(name);
  return [
    ...(shapeIsRight
      ? []
      : [`"${name}" must have 2 to 50 lower-case letters, spaces, apostrophes or periods.`]),
    ...(WAKE_AND_LAUNCH_WORDS.test(name) ? [`"${name}" holds a wake word or a launch word.`] : []),
  ];
}

function missing(intents: JsonObject[], names: string[]): string[] {
  return names
    .filter((name) => !intents.some((intent) => intent.name === name))
    .map((name) => `${name} is missing.`);
}

function sharedSamples(intents: JsonObject[]): string[] {
  const owners = new Map<string, string>();
  const problems: string[] = [];
  for (const intent of intents) {
    const name = String(intent.name);
    for (const sample of textsOf(intent, 'samples')) {
      const key = sample.toLowerCase().replace(/\{[^}]*\}/g, '{}');
      const owner = owners.get(key);
      if (owner !== undefined && owner !== name)
        problems.push(`"${sample}" belongs to ${owner} and to ${name}.`);
      owners.set(key, name);
    }
  }
  return problems;
}

function unknownSlots(intent: JsonObject): string[] {
  const declared = listAt({ intent }, 'intent', 'slots').map(({ name }) => String(name));
  return textsOf(intent, 'samples').flatMap((sample) =>
    [...sample.matchAll(/\{(\w+)\}/g)]
      .map(([, slot = '']) => slot)
      .filter((slot) => !declared.includes(slot))
      .map((slot) => `"${sample}" uses {${slot}}, which ${String(intent.name)} does not declare.`),
  );
}

function undefinedTypes(intents: JsonObject[], types: JsonObject[]): string[] {
  const defined = types.map(({ name }) => name);
  return intents
    .flatMap((intent) => listAt({ intent }, 'intent', 'slots'))
    .map(({ type }) => String(type))
    .filter((type) => !type.startsWith('AMAZON.') && !defined.includes(type))
    .map((type) => `The slot type ${type} is used but not defined.`);
}

function dialogProblems(model: JsonObject, intents: JsonObject[]): string[] {
  const prompts = listAt(model, 'prompts').map(({ id }) => id);
  return listAt(model, 'dialog', 'intents').flatMap((dialog) => {
    const name = String(dialog.name);
    const known = intents.some((intent) => intent.name === name);
    const asked = [dialog, ...listAt({ dialog }, 'dialog', 'slots')].flatMap((each) =>
      Object.values(objectAt(each, 'prompts')),
    );
    return [
      ...(known ? [] : [`The dialog of ${name} has no such intent.`]),
      ...asked
        .filter((id) => !prompts.includes(id))
        .map((id) => `${name} uses the prompt ${id}, which is not defined.`),
    ];
  });
}

function sizeProblems(model: JsonObject): string[] {
  const sizeBytes = Buffer.byteLength(JSON.stringify(model));
  return sizeBytes > MAX_MODEL_BYTES
    ? [`It has ${sizeBytes} bytes, at most ${MAX_MODEL_BYTES} are allowed.`]
    : [];
}
