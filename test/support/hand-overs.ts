import {
  answerConnections,
  type ConnectionChoices,
  grantEverything,
} from '../../simulator/server/connections';
import { createEntitlements } from '../../simulator/server/entitlements';
import type { ConnectionOutcome, JsonObject } from '../../simulator/types';
import type { House, HouseOptions } from './house';

export type Answer = NonNullable<HouseOptions['connections']>;

/** What Alexa does when the talk is handed over to her, and what she was asked. */
export interface HandOvers {
  choices: ConnectionChoices;
  /** The directives with which the talk was handed over, newest last. */
  handOvers: JsonObject[];
  connections: Answer;
}

/** Alexa who says yes to all, unless another answer is given. */
export function recordHandOvers(answer?: Answer): HandOvers {
  const choices = grantEverything();
  const handOvers: JsonObject[] = [];
  const alexaAnswers = answer ?? answerConnections(createEntitlements(), choices);
  const connections: Answer = (directive, speaker) => {
    handOvers.push(directive as unknown as JsonObject);
    return alexaAnswers(directive, speaker);
  };
  return { choices, handOvers, connections };
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
