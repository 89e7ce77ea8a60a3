import type { Slot, slu } from 'ask-sdk-model';
import type { Filled } from './align';
import type { Situation } from './hearing';
import { foldedWords } from './text';
import { findValues, type ValueIndex } from './values';

type Resolution = slu.entityresolution.Resolution;

/** Every slot the intent declares, as a request shows it: filled ones with their value and what it resolved to. */
export function resolveSlots(
  intentName: string,
  filled: readonly Filled[],
  situation: Situation,
): { [name: string]: Slot } {
  const intent = situation.model.source.languageModel.intents.find(
    (candidate) => candidate.name === intentName,
  );
  const slots = (intent?.slots ?? []).map((definition) => {
    const fill = filled.find((candidate) => candidate.name === definition.name);
    return fill
      ? filledSlot(definition.name, definition.type, fill.reading.value, situation)
      : emptySlot(definition.name);
  });
  return Object.fromEntries(slots.map((slot) => [slot.name, slot]));
}

function emptySlot(name: string): Slot {
  return { name, confirmationStatus: 'NONE' };
}

function filledSlot(name: string, type: string, value: string, situation: Situation): Slot {
  const resolutionsPerAuthority = resolutionsOf(type, value, situation);
  const resolved = resolutionsPerAuthority.length > 0 ? { resolutions: { resolutionsPerAuthority } } : {};
  return {
    name,
    value,
    ...resolved,
    confirmationStatus: 'NONE',
    slotValue: { type: 'Simple', value, ...resolved },
  };
}

function resolutionsOf(type: string, value: string, { model, dynamic, skillId }: Situation): Resolution[] {
  const authority = (kind: string) => `amzn1.er-authority.echo-sdk.${kind}${skillId}.${type}`;
  const resolutions: Resolution[] = [];
  const fixed = model.values.get(type);
  const loaded = dynamic.get(type);
  if (fixed) resolutions.push(resolve(authority(''), fixed, value));
  if (loaded) resolutions.push(resolve(authority('dynamic.'), loaded, value));
  return resolutions;
}

function resolve(authority: string, index: ValueIndex, said: string): Resolution {
  const found = findValues(index, foldedWords(said));
  if (!found) return { authority, status: { code: 'ER_SUCCESS_NO_MATCH' }, values: [] };
  const values = found.values.map(({ id, name }) => ({ value: { name: name.value, id: id ?? '' } }));
  return { authority, status: { code: 'ER_SUCCESS_MATCH' }, values };
}
