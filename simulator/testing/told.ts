import type { Slot } from 'ask-sdk-model';
import type { ConsideredIntent } from '../types';

/** An intent on one line: "OrderIntent drink=lattes/latte quantity=2", the resolved id behind the slash. */
export function told(intent: ConsideredIntent | undefined): string {
  if (!intent) return 'nothing';
  const slots = Object.values(intent.slots).filter(({ value }) => value !== undefined);
  return [intent.name, ...slots.map(slotTold)].join(' ');
}

function slotTold({ name, value, resolutions }: Slot): string {
  const matched = resolutions?.resolutionsPerAuthority?.find(
    ({ status }) => status.code === 'ER_SUCCESS_MATCH',
  );
  const id = matched?.values[0]?.value.id;
  return id ? `${name}=${value}/${id}` : `${name}=${value}`;
}
