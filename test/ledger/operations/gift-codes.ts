import { withCheckDigit } from '../../../lambda/domain/gift-codes/gift-code';
import { issueGiftCodes } from '../../../lambda/domain/gift-codes/issue';
import { redeemGiftCode } from '../../../lambda/domain/gift-codes/redeem';
import { instantOf } from '../../../lambda/domain/time';
import type { SoldCode } from '../audit/code-check';
import type { World } from '../world';
import { type Operation, Pool, type Request, someHousehold } from './operation';

/* Codes worth coins: issued to the seller, redeemed by whoever says them first, some too late and some wrong. */

const codes = new Pool<string>(40);
const keyOf = (world: World, code: string): string => `gift-code:${world.codes.hashOf('gift-code', code)}`;

function termsOf({ chance, nowMs }: World): SoldCode {
  return {
    coins: chance.between(1, 600),
    kind: chance.pick(['sold', 'given'] as const),
    validMonths: chance.between(1, 4),
    expiresAt: instantOf(nowMs + chance.between(1, 60) * 86_400_000),
  };
}

/** The request's id makes its codes: known to the auditor before anybody asks. */
function codesOf({ codes }: World, requestId: string, count: number): string[] {
  const places = Array.from({ length: count }, (_, place) => place);
  return places.map((place) => withCheckDigit(codes.digitsOf('gift-code', `${requestId}:${place}`, 11)));
}

function issue(world: World): Request {
  const [requestId, count, terms] = [world.newId('req'), world.chance.between(1, 4), termsOf(world)];
  const expected = codesOf(world, requestId, count);
  for (const code of expected)
    world.auditor.consequences.mayRedeem(world.codes.hashOf('gift-code', code), terms);
  return {
    name: 'issue gift codes',
    final: ['issued'],
    meanwhile: ['expires-in-the-past'],
    never: ['request-reused', 'other codes'],
    ask: async (shop) => {
      const result = await issueGiftCodes(shop, { requestId, count, ...terms, now: shop.clock.now() });
      if (result.name !== 'issued') return result.name;
      for (const code of result.facts.codes) codes.add(world, code);
      return result.facts.codes.join() === expected.join() ? 'issued' : 'other codes';
    },
  };
}

function redeem(world: World): Request | undefined {
  const code = codes.pick(world);
  if (code === undefined) return undefined;
  const { id: householdId } = someHousehold(world);
  return {
    name: 'redeem a gift code',
    final: ['redeemed'],
    meanwhile: ['code-expired', 'too-many-tries', 'wallet-full', 'wallet-closed'],
    // Forgotten since.
    later: ['not-linked'],
    never: ['malformed', 'code-unknown'],
    journalKey: keyOf(world, code),
    ask: async (shop) => {
      const { name } = await redeemGiftCode(shop, { householdId, code, now: shop.clock.now() });
      return name === 'yours-already' ? 'redeemed' : name;
    },
  };
}

/** Nobody issued it, or it was heard wrong. */
function guess(world: World): Request {
  const { id: householdId } = someHousehold(world);
  const digits = String(world.chance.between(10_000_000_000, 99_999_999_999));
  const code = world.chance.happens(0.5) ? withCheckDigit(digits) : `${digits}0`;
  return {
    name: 'guess a gift code',
    never: ['redeemed', 'yours-already', 'code-used', 'code-expired'],
    ask: async (shop) => (await redeemGiftCode(shop, { householdId, code, now: shop.clock.now() })).name,
  };
}

export const giftCodeOperations: Operation[] = [
  { name: 'issue', weight: 1, begin: issue },
  { name: 'redeem', weight: 4, begin: redeem },
  { name: 'guess', weight: 0.3, begin: guess },
];
