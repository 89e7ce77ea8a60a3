import type { Slot } from 'ask-sdk-model';
import type { DialogSlot, SlotValidation } from './understanding/model';

type Check = (slot: Slot, rule: SlotValidation) => boolean;

const CHECKS: { [type: string]: Check } = {
  hasEntityResolutionMatch: (slot) =>
    slot.resolutions?.resolutionsPerAuthority?.some(({ status }) => status.code === 'ER_SUCCESS_MATCH') ??
    false,
  isInSet: (slot, { values = [] }) => values.includes(slot.value ?? ''),
  isNotInSet: (slot, { values = [] }) => !values.includes(slot.value ?? ''),
  isGreaterThan: (slot, { value }) => Number(slot.value) > Number(value),
  isGreaterThanOrEqualTo: (slot, { value }) => Number(slot.value) >= Number(value),
  isLessThan: (slot, { value }) => Number(slot.value) < Number(value),
  isLessThanOrEqualTo: (slot, { value }) => Number(slot.value) <= Number(value),
};

/** The first rule of the dialog model that the slot's value breaks. Rules of a type unknown here are not checked. */
export function firstBrokenValidation(
  { validations = [] }: DialogSlot,
  slot: Slot,
): SlotValidation | undefined {
  return validations.find((rule) => CHECKS[rule.type]?.(slot, rule) === false);
}
