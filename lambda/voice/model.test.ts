import { intents } from './intents';
import { type ModelSources, makeModel, pullModel } from './model';

const sources: ModelSources = {
  locale: 'en-US',
  words: {
    invocationName: 'my majordomo',
    types: { Category: [{ id: 'pet', name: 'pets', synonyms: ['dogs and cats'] }] },
  },
  utterances: Object.fromEntries(
    intents.map(({ name, elicits }) => [
      name,
      {
        samples: [`say ${name.toLowerCase()}`],
        ...(elicits && {
          slots: Object.fromEntries(
            elicits.map((slot) => [slot, { samples: [`{${slot}}`], prompts: { elicit: ['Which?'] } }]),
          ),
        }),
      },
    ]),
  ),
  builtIns: { 'AMAZON.HelpIntent': ['what now'], 'AMAZON.FallbackIntent': [] },
};

describe('the model and the folders', () => {
  const model = makeModel(sources, intents, []);

  it('say the same in both directions', () => {
    const { leftOut, ...pulled } = pullModel(model, sources, intents);
    expect(pulled).toEqual({
      utterances: sources.utterances,
      builtIns: sources.builtIns,
      words: sources.words,
    });
    expect(leftOut).toEqual(['values of Product: they come from the catalogue']);
  });

  it('carry an edit made in the model back, and name what has no folder', () => {
    const edited = structuredClone(model);
    const reorder = edited.interactionModel.languageModel.intents.find(
      ({ name }) => name === 'ReorderIntent',
    );
    reorder?.samples.push('fetch {product}');
    edited.interactionModel.languageModel.intents.push({ name: 'TeleportIntent', samples: ['beam me up'] });
    const pulled = pullModel(edited, sources, intents);
    expect(pulled.utterances.ReorderIntent?.samples).toContain('fetch {product}');
    expect(pulled.leftOut).toContain('intent TeleportIntent: make its folder with npm run new:intent');
  });
});
