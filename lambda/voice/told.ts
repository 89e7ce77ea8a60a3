import { Fault } from '../domain/fault';
import type { Household } from '../domain/household/household';
import type { Turn } from './turn';

/** More than this is not told within the time that anything is news. */
const mostRemembered = 30;

/** Whether it was told before, by its id. */
export const isTold = ({ told = [] }: Household, id: string): boolean => told.includes(id);

/** Remembers what is told now: it is not told unasked again. If that fails, it is told once more. */
export async function rememberTold(turn: Turn, household: Household, id: string): Promise<void> {
  if (isTold(household, id)) return;
  const told = [...(household.told ?? []), id].slice(-mostRemembered);
  try {
    await turn.shop.households.save({ ...household, told });
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    turn.overlook(error);
  }
}
