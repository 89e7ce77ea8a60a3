import type { CatalogueItem } from '../domain/catalogue/item';
import type { Intent } from './intent';
import { type Locale, languageOf } from './locale';

/** What people say for one intent, as it stands in its folder. */
export interface Utterances {
  samples: string[];
  /** For the slots that are asked for. */
  slots?: Record<string, { samples: string[]; prompts: { elicit: string[] } }>;
}

/** What a locale says beside its intents. */
export interface LocaleWords {
  invocationName: string;
  types: Record<string, { id: string; name: string; synonyms: string[] }[]>;
}

/** Everything the interaction model of one locale is made of. */
export interface ModelSources {
  locale: Locale;
  words: LocaleWords;
  /** By intent name. */
  utterances: Record<string, Utterances>;
  /** Extensions of Amazon's own intents, by their names. */
  builtIns: Record<string, string[]>;
}

interface ModelSlot {
  name: string;
  type: string;
  samples?: string[];
}

export interface ModelIntent {
  name: string;
  samples: string[];
  slots?: ModelSlot[];
}

interface ModelType {
  name: string;
  values: { id: string; name: { value: string; synonyms: string[] } }[];
}

/** As Amazon takes it: skill-package/interactionModels/custom/<locale>.json. */
export interface InteractionModel {
  interactionModel: {
    languageModel: {
      invocationName: string;
      modelConfiguration: { fallbackIntentSensitivity: { level: 'LOW' | 'MEDIUM' | 'HIGH' } };
      intents: ModelIntent[];
      types: ModelType[];
    };
    dialog: { delegationStrategy: 'SKILL_RESPONSE'; intents: unknown[] };
    prompts: { id: string; variations: { type: 'PlainText'; value: string }[] }[];
  };
}

const promptId = (intent: string, slot: string): string => `Elicit.${intent}.${slot}`;

function modelIntent({ name, slots }: Intent, utterances: Utterances): ModelIntent {
  const modelSlots = Object.entries(slots).map(([slot, type]) => {
    const samples = utterances.slots?.[slot]?.samples;
    return { name: slot, type, ...(samples && { samples }) };
  });
  return { name, ...(modelSlots.length > 0 && { slots: modelSlots }), samples: utterances.samples };
}

/** Only an intent of the dialog model may have a slot asked for by a directive. */
const dialogIntent = ({ name, slots, elicits = [] }: Intent) => ({
  name,
  confirmationRequired: false,
  prompts: {},
  slots: Object.entries(slots).map(([slot, type]) => ({
    name: slot,
    type,
    confirmationRequired: false,
    elicitationRequired: elicits.includes(slot),
    prompts: elicits.includes(slot) ? { elicitation: promptId(name, slot) } : {},
  })),
});

const promptsOf = ({ name, elicits = [] }: Intent, utterances: Utterances) =>
  elicits.map((slot) => ({
    id: promptId(name, slot),
    variations: (utterances.slots?.[slot]?.prompts.elicit ?? []).map((value) => ({
      type: 'PlainText' as const,
      value,
    })),
  }));

/** The shelf as slot values; what several goods are called stands with each of them. */
function productType(items: readonly CatalogueItem[], locale: Locale): ModelType {
  const values = items.map(({ sku, names }) => {
    const { name, synonyms } = names[languageOf[locale]];
    return { id: sku, name: { value: name, synonyms } };
  });
  return { name: 'Product', values };
}

const otherTypes = ({ types }: LocaleWords): ModelType[] =>
  Object.entries(types).map(([name, values]) => ({
    name,
    values: values.map(({ id, name: value, synonyms }) => ({ id, name: { value, synonyms } })),
  }));

const noUtterances: Utterances = { samples: [] };

/** Folders → model. Deterministic: the same sources make the same JSON. */
export function makeModel(
  sources: ModelSources,
  intents: readonly Intent[],
  items: readonly CatalogueItem[],
): InteractionModel {
  const of = (intent: Intent): Utterances => sources.utterances[intent.name] ?? noUtterances;
  const builtIns = Object.entries(sources.builtIns).map(([name, samples]) => ({ name, samples }));
  return {
    interactionModel: {
      languageModel: {
        invocationName: sources.words.invocationName,
        modelConfiguration: { fallbackIntentSensitivity: { level: 'LOW' } },
        intents: [...builtIns, ...intents.map((intent) => modelIntent(intent, of(intent)))],
        types: [productType(items, sources.locale), ...otherTypes(sources.words)],
      },
      dialog: {
        delegationStrategy: 'SKILL_RESPONSE',
        intents: intents.filter(({ elicits }) => elicits !== undefined).map(dialogIntent),
      },
      prompts: intents.flatMap((intent) => promptsOf(intent, of(intent))),
    },
  };
}

/** What of a model could be carried back into the folders, and what could not. */
export interface Pulled {
  utterances: Record<string, Utterances>;
  builtIns: Record<string, string[]>;
  words: LocaleWords;
  /** In words, for whoever pulls. */
  leftOut: string[];
}

function pulledUtterances(
  model: InteractionModel['interactionModel'],
  intent: Intent,
  found: ModelIntent,
): Utterances {
  const { elicits } = intent;
  if (elicits === undefined) return { samples: found.samples };
  const asked = elicits.map((slot) => {
    const prompt = model.prompts.find(({ id }) => id === promptId(intent.name, slot));
    const samples = found.slots?.find(({ name }) => name === slot)?.samples ?? [];
    return [slot, { samples, prompts: { elicit: prompt?.variations.map(({ value }) => value) ?? [] } }];
  });
  return { samples: found.samples, slots: Object.fromEntries(asked) };
}

/** Model → folders: samples, slot samples, prompts, invocation name and the types that stand in the locale's file. */
export function pullModel(
  { interactionModel }: InteractionModel,
  sources: ModelSources,
  intents: readonly Intent[],
): Pulled {
  const { languageModel } = interactionModel;
  const pulled: Pulled = {
    utterances: {},
    builtIns: {},
    words: { invocationName: languageModel.invocationName, types: {} },
    leftOut: [],
  };
  for (const found of languageModel.intents) {
    const intent = intents.find(({ name }) => name === found.name);
    if (intent) pulled.utterances[found.name] = pulledUtterances(interactionModel, intent, found);
    else if (found.name in sources.builtIns) pulled.builtIns[found.name] = found.samples;
    else pulled.leftOut.push(`intent ${found.name}: make its folder with npm run new:intent`);
  }
  for (const { name, values } of languageModel.types) {
    if (name === 'Product') continue;
    pulled.words.types[name] = values.map(({ id, name: { value, synonyms } }) => ({
      id,
      name: value,
      synonyms: synonyms ?? [],
    }));
  }
  pulled.leftOut.push('values of Product: they come from the catalogue');
  return pulled;
}
