import type { Directive, interfaces } from 'ask-sdk-model';
import type { InSkillProduct } from '../../domain/digital/in-skill-products';
import { type Json, type Reply, say } from '../outcome';
import { recordOf } from '../paging';

type ConnectionsResponse = interfaces.connections.ConnectionsResponse;

/** What has to be remembered while Alexa sells or refunds: the session ends with it. */
interface Remembered {
  /** Units of the product before it began: that they changed is how one knows. */
  units: number;
  /** The notebook that the stars are for. */
  good?: string;
}

const silent = {
  'en-US': { 'to-amazon': () => ({ say: '' }) },
  'fr-FR': { 'to-amazon': () => ({ say: '' }) },
};

/** Alexa herself sells it, at the price that she tells, or takes it back. */
export function handOver(
  name: 'Buy' | 'Cancel',
  { productId, activeUnits }: InSkillProduct,
  good?: string,
): Reply {
  const remembered: Remembered = { units: activeUnits, ...(good !== undefined && { good }) };
  const directive: Directive = {
    type: 'Connections.SendRequest',
    name,
    payload: { InSkillProduct: { productId } },
    token: JSON.stringify(remembered),
  };
  return say(silent, { name: 'to-amazon', facts: {} }, { handOver: directive });
}

export type PurchaseResult =
  | 'ACCEPTED'
  | 'DECLINED'
  | 'ALREADY_PURCHASED'
  | 'NOT_ENTITLED'
  | 'PENDING_PURCHASE'
  | 'ERROR';

const results: readonly PurchaseResult[] = [
  'ACCEPTED',
  'DECLINED',
  'ALREADY_PURCHASED',
  'NOT_ENTITLED',
  'PENDING_PURCHASE',
];

/** How Alexa's part ended. It is a hint for what to say: stars are only ever counted by what Amazon lists. */
export interface Ended {
  result: PurchaseResult;
  productId: string;
  unitsBefore: number;
  good?: string;
}

function rememberedIn(token: string | undefined): { [key: string]: Json | undefined } {
  try {
    return recordOf(JSON.parse(token ?? '')) ?? {};
  } catch {
    return {};
  }
}

/** Anything unknown is an error; a token that is not ours remembers nothing. */
export function endedOf({ status, payload, token }: ConnectionsResponse): Ended {
  const { units, good } = rememberedIn(token);
  const given = status?.code === '200' ? payload?.purchaseResult : undefined;
  return {
    result: results.find((result) => result === given) ?? 'ERROR',
    productId: typeof payload?.productId === 'string' ? payload.productId : '',
    unitsBefore: typeof units === 'number' ? units : 0,
    ...(typeof good === 'string' && { good }),
  };
}
