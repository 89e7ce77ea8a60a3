import {
  answerConnections,
  type ConnectionChoices,
  grantEverything,
} from '../../simulator/server/connections';
import { createEntitlements } from '../../simulator/server/entitlements';
import type { ConnectionOutcome, JsonObject } from '../../simulator/types';
import type { House, HouseOptions } from './house';

export type Answer = NonNullable<HouseOptions['connections']>;

/** A house where somebody speaks whom Alexa knows, what she does when the talk is handed over to her, and what she was asked. */
export interface KnownVoice<Kind extends House> {
  house: Kind;
  choices: ConnectionChoices;
  /** The directives with which the talk was handed over, newest last. */
  handOvers: JsonObject[];
}

/**
 * @param open furnishes the house
 * @param script what is said before anything is handed over
 * @param answer what Alexa does then; she says yes to all, unless it is given
 */
export async function knownVoice<Kind extends House>(
  open: (voice: Pick<HouseOptions, 'personId' | 'connections'>) => Promise<Kind>,
  script: string,
  answer?: Answer,
): Promise<KnownVoice<Kind>> {
  const choices = grantEverything();
  const handOvers: JsonObject[] = [];
  const alexaAnswers = answer ?? answerConnections(createEntitlements(), choices);
  const connections: Answer = (directive, speaker) => {
    handOvers.push(directive as unknown as JsonObject);
    return alexaAnswers(directive, speaker);
  };
  const house = await open({ personId: 'amzn1.ask.person.ANNA', connections });
  await house.talk(script);
  expect(handOvers).toEqual([]);
  return { house, choices, handOvers };
}

/** Alexa who says nothing until the test does. */
export const silentAlexa: Answer = async () => undefined;

/** Alexa who must not be asked. */
export const unaskedAlexa: Answer = async () => {
  throw new Error('Alexa was asked');
};

/** Alexa, who says nothing, is asked who speaks. @returns what she may come back with. */
export async function waitingCheck<Kind extends House>({ house, handOvers }: KnownVoice<Kind>) {
  await house.say('yes');
  return { house, token: handOvers[0]?.token };
}

const ok = { code: '200', message: 'OK' };

/** How a check of who speaks may end, other than well. */
export const failedChecks: Record<string, ConnectionOutcome> = {
  mismatch: { status: ok, result: { status: 'NOT_ACHIEVED', reason: 'NOT_MATCH' } },
  lockout: { status: ok, result: { status: 'NOT_ACHIEVED', reason: 'METHOD_LOCKOUT' } },
  'no PIN': { status: ok, result: { status: 'NOT_ACHIEVED', reason: 'VERIFICATION_METHOD_NOT_SETUP' } },
  failure: { status: { code: '500', message: 'Internal error' } },
};

/** Alexa comes back with a check that went well. */
export const comeBack = (house: House, token: unknown, personId = house.speaker.personId) =>
  house.alexa.send(
    { ...house.speaker, ...(personId !== undefined && { personId }) },
    {
      type: 'SessionResumedRequest',
      cause: { type: 'ConnectionCompleted', token, status: ok, result: { status: 'ACHIEVED' } },
    },
  );
