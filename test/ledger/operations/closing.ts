import { closeHouseholdWallet } from '../../../lambda/domain/payments/close';
import { Violation } from '../audit/violation';
import type { World } from '../world';
import type { Operation, Request } from './operation';

/* The end of a wallet: unused packs go back to their cards, the rest is paid out, and nothing comes in or goes out. */

/** Whoever is told that a wallet is closed, is told the same sums for ever. */
function checkSums(world: World, request: Request, before: string | undefined, sums: string): string {
  if (before !== undefined && before !== sums)
    world.auditor.fail(new Violation('closing', `it came to ${before}, and then to ${sums}`, request));
  return sums;
}

export function closing(world: World, householdId: string): Request {
  let sums: string | undefined;
  world.auditor.consequences.mayClose(householdId);
  const request: Request = {
    name: 'closing',
    final: ['closed'],
    meanwhile: ['coins-held'],
    // Empty, it may be forgotten; and who comes back has another.
    later: ['no-wallet', 'coins-held'],
    ask: async (shop) => {
      const result = await closeHouseholdWallet(shop, householdId);
      if (result.name !== 'closed') return result.name;
      sums = checkSums(world, request, sums, JSON.stringify(result.facts));
      world.replace(householdId);
      return 'closed';
    },
  };
  return request;
}

function close(world: World): Request {
  const place = world.chance.between(4, world.households.length - 1);
  return closing(world, world.households[place]?.id ?? '');
}

export const closingOperations: Operation[] = [{ name: 'closing', weight: 0.3, begin: close }];
