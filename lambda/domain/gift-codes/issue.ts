import { assertAmount } from '../money';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import type { Instant } from '../time';
import { type GiftCode, giftCodeDigits, withCheckDigit } from './gift-code';

export interface IssueRequest {
  /** The sender's own id of the request: asked again, it gets the same codes. */
  requestId: string;
  count: number;
  coins: number;
  kind: GiftCode['kind'];
  validMonths?: number;
  expiresAt: Instant;
  now: Instant;
}

export const mostCodesAtOnce = 100;
export const mostCoinsOfCode = 50_000;

export type IssueOutcomes = {
  issued: { codes: string[] };
  /** This request id was used for other codes. */
  'request-reused': NoFacts;
  'expires-in-the-past': NoFacts;
};

type IssueShop = Pick<Shop, 'giftCodes' | 'codes'>;

/** Made of the request, so that a repetition makes them again: nobody has to keep a code to tell it twice. */
const codeOf = (shop: IssueShop, requestId: string, place: number): string =>
  withCheckDigit(shop.codes.digitsOf('gift-code', `${requestId}:${place}`, giftCodeDigits - 1));

function giftCodeOf(shop: IssueShop, code: string, request: IssueRequest): GiftCode {
  const { coins, kind, validMonths, expiresAt, now, count } = request;
  return {
    codeHash: shop.codes.hashOf('gift-code', code),
    coins: assertAmount(coins, 'coins of a gift code'),
    kind,
    ...(validMonths !== undefined && { validMonths }),
    expiresAt,
    issuedAt: now,
    batchSize: count,
    version: 1,
  };
}

/** Whether the request came before: then its answer stands, however late it is repeated. */
async function isRepeated(shop: IssueShop, [first = '']: readonly string[]): Promise<boolean> {
  return (await shop.giftCodes.read(shop.codes.hashOf('gift-code', first))) !== undefined;
}

/** Issues gift codes, once per request id. Who may ask has been checked. */
export async function issueGiftCodes(
  shop: IssueShop,
  request: IssueRequest,
): Promise<Outcome<IssueOutcomes>> {
  const codes = Array.from({ length: request.count }, (_, place) => codeOf(shop, request.requestId, place));
  if (request.expiresAt <= request.now && !(await isRepeated(shop, codes)))
    return outcome('expires-in-the-past');
  const result = await shop.giftCodes.issue(codes.map((code) => giftCodeOf(shop, code, request)));
  return result === 'issued' ? outcome('issued', { codes }) : outcome('request-reused');
}
