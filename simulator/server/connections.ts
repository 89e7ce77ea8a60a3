/**
 * What Alexa itself does when a skill hands the talk over: sells an in-skill product, asks for a permission, verifies
 * a voice. Everything is granted, unless someone has chosen otherwise.
 */
import type { ConnectionOutcome, JsonObject, SimulatorOptions } from '../types';
import type { Entitlements } from './entitlements';
import { objectAt } from './skill-package';

export interface ConnectionChoices {
  /** How selling ends, and refunding: `PENDING_PURCHASE` waits for a parent. */
  purchase: 'ACCEPTED' | 'DECLINED' | 'ERROR' | 'ALREADY_PURCHASED' | 'PENDING_PURCHASE';
  /** The customer's setting for buying by voice: told to the skill, which decides what to make of it. */
  voicePurchasing: 'ENABLED' | 'DISABLED';
  permission: 'ACCEPTED' | 'DENIED';
  verification: 'ACHIEVED' | 'NOT_ACHIEVED' | 'NOT_ENABLED';
}

export const CHOICES: { [Kind in keyof ConnectionChoices]: ConnectionChoices[Kind][] } = {
  purchase: ['ACCEPTED', 'DECLINED', 'ERROR', 'ALREADY_PURCHASED', 'PENDING_PURCHASE'],
  voicePurchasing: ['ENABLED', 'DISABLED'],
  permission: ['ACCEPTED', 'DENIED'],
  verification: ['ACHIEVED', 'NOT_ACHIEVED', 'NOT_ENABLED'],
};

export const grantEverything = (): ConnectionChoices => ({
  purchase: 'ACCEPTED',
  voicePurchasing: 'ENABLED',
  permission: 'ACCEPTED',
  verification: 'ACHIEVED',
});

const OK = { code: '200', message: 'OK' };

/** For `SimulatorOptions.connections`. Share `choices` and `entitlements` with the server. */
export function answerConnections(
  entitlements: Entitlements,
  choices: ConnectionChoices,
): NonNullable<SimulatorOptions['connections']> {
  return async (directive, { userId }): Promise<ConnectionOutcome | undefined> => {
    const { name, payload, uri = '' } = directive as { name?: string; payload?: JsonObject; uri?: string };
    if (directive.type === 'Connections.SendRequest') {
      return { status: OK, payload: sell(entitlements, choices, userId, { name, payload }) };
    }
    if (uri.includes('AMAZON.AskForPermissionsConsent'))
      return { status: OK, result: { status: choices.permission } };
    if (uri.includes('AMAZON.VerifyPerson')) return { status: OK, result: { status: choices.verification } };
    return { status: { code: '404', message: `The local Alexa does not know ${uri}.` } };
  };
}

const UNITS: { [name: string]: number } = { Buy: 1, Upsell: 1, Cancel: -1 };

function sell(
  entitlements: Entitlements,
  choices: ConnectionChoices,
  userId: string,
  { name = '', payload }: { name?: string | undefined; payload?: JsonObject | undefined },
): JsonObject {
  const productId = String(objectAt(payload, 'InSkillProduct').productId ?? '');
  const units = UNITS[name];
  if (units === undefined || productId === '') return { purchaseResult: 'ERROR', productId };
  if (units < 0 && entitlements.count(userId, productId) === 0)
    return { purchaseResult: 'NOT_ENTITLED', productId };
  if (choices.purchase === 'ACCEPTED') entitlements.add(userId, productId, units);
  return { purchaseResult: choices.purchase, productId };
}
