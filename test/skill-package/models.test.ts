import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { intents } from '../../lambda/voice/intents';
import { locales } from '../../lambda/voice/locale';
import type { InteractionModel } from '../../lambda/voice/model';
import { root } from '../support/source-tree';

const json = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const fileOf = (locale: string) => `skill-package/interactionModels/custom/${locale}.json`;
const modelOf = (locale: string): InteractionModel['interactionModel'] =>
  json(fileOf(locale)).interactionModel;

/** Intents that Amazon wants in every skill, and the rest of those this skill promises. */
const builtIns = [
  'AMAZON.CancelIntent',
  'AMAZON.FallbackIntent',
  'AMAZON.HelpIntent',
  'AMAZON.NavigateHomeIntent',
  'AMAZON.NextIntent',
  'AMAZON.NoIntent',
  'AMAZON.PreviousIntent',
  'AMAZON.RepeatIntent',
  'AMAZON.StartOverIntent',
  'AMAZON.StopIntent',
  'AMAZON.YesIntent',
];
const withoutSamples = ['AMAZON.FallbackIntent', 'AMAZON.NavigateHomeIntent'];

/** Words that an invocation name may not hold, by certification. */
const reserved = /\b(alexa|amazon|echo|skill|app|open|ask|tell|launch|start|enable|ouvre|demande|lance)\b/;

describe.each(locales)('the interaction model of %s', (locale) => {
  const model = modelOf(locale);
  const { languageModel } = model;

  it('is as Amazon’s schema wants it', () => {
    const { definitions } = json('node_modules/ask-smapi-model/spec.json');
    const schema = { $ref: '#/definitions/v1.skill.interactionModel.InteractionModelData', definitions };
    const valid = new Ajv({ strict: false, allErrors: true }).compile(schema);
    valid(json(fileOf(locale)));
    expect(valid.errors ?? []).toEqual([]);
  });

  it('holds every intent of the skill and Amazon’s own, and no other', () => {
    const names = languageModel.intents.map(({ name }) => name).sort();
    expect(names).toEqual([...builtIns, ...intents.map(({ name }) => name)].sort());
  });

  it('gives each at least 25 ways to say it', () => {
    const poor = languageModel.intents
      .filter(({ name }) => !withoutSamples.includes(name))
      .filter(({ samples }) => new Set(samples).size < 25)
      .map(({ name, samples }) => `${name}: ${samples.length}`);
    expect(poor).toEqual([]);
  });

  it('uses only slots and types that it declares', () => {
    const types = new Set(languageModel.types.map(({ name }) => name));
    const wrong = languageModel.intents.flatMap(({ name, samples, slots = [] }) => {
      const declared = new Set(slots.map((slot) => slot.name));
      const used = samples.flatMap((sample) =>
        [...sample.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''),
      );
      const unknown = used.filter((slot) => !declared.has(slot)).map((slot) => `${name} uses {${slot}}`);
      const untyped = slots
        .filter(({ type }) => !type.startsWith('AMAZON.') && !types.has(type))
        .map(({ type }) => `${name} has a slot of type ${type}`);
      return [...unknown, ...untyped];
    });
    expect(wrong).toEqual([]);
  });

  it('stays within Amazon’s limits', () => {
    expect(readFileSync(path.join(root, fileOf(locale))).length).toBeLessThan(1_500_000);
    expect(languageModel.intents.length).toBeLessThan(250);
    const values = languageModel.types.flatMap((type) => type.values);
    const said = values.flatMap(({ name }) => [name.value, ...name.synonyms]);
    expect(said.length).toBeLessThan(50_000);
    expect(said.filter((text) => text.length > 140)).toEqual([]);
  });

  it('names each value once, and gives it synonyms of its own', () => {
    for (const { values } of languageModel.types) {
      expect(new Set(values.map(({ id }) => id)).size).toBe(values.length);
      expect(new Set(values.map(({ name }) => name.value.toLowerCase())).size).toBe(values.length);
      const doubled = values.filter(({ name }) => new Set(name.synonyms).size < name.synonyms.length);
      expect(doubled).toEqual([]);
    }
  });

  it('has an invocation name that certification takes', () => {
    const { invocationName } = languageModel;
    expect(invocationName).toMatch(/^[\p{Ll}' .]+$/u);
    expect(invocationName.split(' ').length).toBeGreaterThanOrEqual(2);
    expect(invocationName).not.toMatch(reserved);
  });

  it('has the prompts that its dialog speaks of, and asks for no slot outside the dialog', () => {
    const spoken = new Set(model.prompts.map(({ id }) => id));
    const dialog = model.dialog.intents as {
      name: string;
      slots: { name: string; elicitationRequired: boolean; prompts: { elicitation?: string } }[];
    }[];
    const asked = dialog.flatMap(({ slots }) => slots.filter((slot) => slot.elicitationRequired));
    expect(asked.map(({ prompts }) => spoken.has(prompts.elicitation ?? ''))).not.toContain(false);
    expect(dialog.map(({ name }) => name)).toEqual(
      intents.filter(({ elicits }) => elicits !== undefined).map(({ name }) => name),
    );
  });
});

it('the locales have the same intents with the same slots', () => {
  const shapeOf = (locale: string) =>
    modelOf(locale).languageModel.intents.map(({ name, slots = [] }) => [
      name,
      ...slots.map((slot) => slot.name),
    ]);
  expect(shapeOf('fr-FR')).toEqual(shapeOf('en-US'));
});
