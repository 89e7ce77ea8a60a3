/**
 * Intents as the skill management API shows them. In a request to a skill a resolved value is
 * `values[].value.{name,id}`; here it is flat, `values[].{name,id}`.
 */
import type { Slot, slu } from 'ask-sdk-model';
import type { ConsideredIntent } from '../types';

export interface ApiIntent {
  name: string;
  confirmationStatus: string;
  slots: { [name: string]: ApiSlot };
}

interface ApiSlot {
  name: string;
  value?: string;
  confirmationStatus: string;
  resolutions?: { resolutionsPerAuthority: ApiResolution[] };
}

interface ApiResolution {
  authority: string;
  status: { code: string };
  values: { name: string; id: string }[];
}

export function toApiIntent(intent: ConsideredIntent): ApiIntent {
  const slots = Object.entries(intent.slots).map(([name, slot]) => [name, toApiSlot(name, slot)]);
  return { name: intent.name, confirmationStatus: 'NONE', slots: Object.fromEntries(slots) };
}

function toApiSlot(name: string, slot: Slot): ApiSlot {
  const authorities = slot.resolutions?.resolutionsPerAuthority;
  return {
    name,
    ...(slot.value === undefined ? {} : { value: slot.value }),
    confirmationStatus: slot.confirmationStatus ?? 'NONE',
    ...(authorities ? { resolutions: { resolutionsPerAuthority: authorities.map(toApiResolution) } } : {}),
  };
}

function toApiResolution(resolution: slu.entityresolution.Resolution): ApiResolution {
  return {
    authority: resolution.authority,
    status: { code: resolution.status.code },
    values: (resolution.values ?? []).map(({ value }) => ({ name: value.name, id: value.id })),
  };
}
