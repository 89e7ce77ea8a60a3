import * as v from 'valibot';
import { mostCodesAtOnce, mostCoinsOfCode } from '../../domain/gift-codes/issue';
import { epochMsOf, instantOf } from '../../domain/time';
import { adjustmentReasons } from '../../domain/wallet/adjust';

const mostAdjustedCoins = 100_000;
const mostMonths = 12;

const customerId = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(200),
  v.description("The `sub` of the customer's access token"),
);
const whole = v.pipe(v.number(), v.safeInteger('must be a whole number'));
const between = (least: number, most: number) =>
  v.pipe(whole, v.minValue(least, `must be at least ${least}`), v.maxValue(most, `must be at most ${most}`));
const validMonths = v.pipe(
  between(1, mostMonths),
  v.description('They expire at the end of the month that is so many months later'),
);

const request = <const Type extends string, Data extends v.GenericSchema>(type: Type, data: Data) =>
  v.object({ type: v.literal(type), data });

const adjusted = v.pipe(
  between(-mostAdjustedCoins, mostAdjustedCoins),
  v.notValue(0, 'must not be 0'),
  v.description('Given when positive, taken when negative'),
);

const reasons = Object.keys(adjustmentReasons) as (keyof typeof adjustmentReasons)[];

/** In the one form that sorts as text. */
const instant = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.transform((text) => instantOf(epochMsOf(text))),
);

const codes = { count: between(1, mostCodesAtOnce), coins: between(1, mostCoinsOfCode) };

/**
 * What the seller's system may ask of wallets. The signature covers the body and not the address: so the body says what
 * is asked. Fields that are not named here are refused: a misspelt one would change what is done with money.
 */
export const walletBodySchema = v.variant('type', [
  request('wallet.read', v.strictObject({ customerId })),
  request('wallet.close', v.strictObject({ customerId })),
  request(
    'wallet.adjust',
    v.strictObject({
      customerId,
      coins: adjusted,
      reason: v.picklist(reasons),
      validMonths: v.exactOptional(v.pipe(validMonths, v.description('Without it, coins never expire'))),
    }),
  ),
  request(
    'gift-codes.issue',
    v.variant('kind', [
      v.strictObject({ kind: v.literal('sold'), ...codes, expiresAt: instant }),
      v.strictObject({
        kind: v.literal('given'),
        ...codes,
        validMonths: v.exactOptional(validMonths),
        expiresAt: instant,
      }),
    ]),
  ),
]);

export type WalletBody = v.InferOutput<typeof walletBodySchema>;

const coins = v.pipe(v.number(), v.safeInteger());

/** What is answered, by what was asked. */
export const answerSchemas = {
  'wallet.read': v.object({
    outcome: v.literal('found'),
    wallet: v.object({
      status: v.picklist(['open', 'closed']),
      balanceCoins: coins,
      purchasedCoins: coins,
      promo: v.array(v.object({ coins, expiresAt: v.string() })),
      heldCoins: coins,
      owedCoins: coins,
      sequence: v.number(),
      changedAt: v.string(),
    }),
  }),
  'wallet.close': v.object({
    outcome: v.literal('closed'),
    refundedCents: v.number(),
    payoutCoins: coins,
    forfeitedCoins: coins,
  }),
  'wallet.adjust': v.object({
    outcome: v.literal('adjusted'),
    coins,
    paidBackCoins: coins,
    balanceCoins: coins,
  }),
  'gift-codes.issue': v.object({ outcome: v.literal('issued'), codes: v.array(v.string()) }),
} satisfies Record<WalletBody['type'], v.GenericSchema>;
