import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { type Clock, epochMsOf } from '../../domain/time';
import { keyOf, signedHeaders } from '../system/standard-webhooks';
import { answerOfFailure, type HttpAnswer, type HttpClient } from './http-client';

/* What is sent to a gateway of one's own (docs/locks.md), for locks and cameras alike: signed as Standard Webhooks says. */

export interface GatewayConfig {
  /** Of the gateway's address. */
  client: HttpClient;
  /** `whsec_…`, shared with the gateway. */
  secret: string;
  clock: Clock;
}

const path = { command: '/commands', reading: '/readings' } as const;

const commandAnswerSchema = v.object({
  commandId: v.string(),
  outcome: v.picklist(['accepted', 'confirmed', 'rejected']),
});

/** @throws Fault `config-invalid` for a secret that is not safe. */
export function makeGateway({ client, secret, clock }: GatewayConfig) {
  keyOf(secret);
  const post = (to: keyof typeof path, id: string, type: string, data: object): Promise<HttpAnswer> => {
    const timestamp = clock.now();
    const body = JSON.stringify({ type, timestamp, data });
    const message = { id, timestamp: Math.floor(epochMsOf(timestamp) / 1_000), body };
    return client({ method: 'POST', path: path[to], body, headers: signedHeaders(secret, message) });
  };
  return {
    /** What came of a command; an answer to another one, or one of another shape, says nothing. */
    async command<Data extends { commandId: string }>(type: string, data: Data) {
      const answer = await post('command', data.commandId, type, data);
      if (answer.kind !== 'answered') return answerOfFailure(answer);
      const said = v.safeParse(commandAnswerSchema, answer.body);
      const isOurs = said.success && said.output.commandId === data.commandId;
      return isOurs ? { outcome: said.output.outcome } : { outcome: 'unknown' as const, detail: 'malformed' };
    },
    /** What a device says now: the answer repeats a number that was never used, so that no old one fits. */
    async reading<Schema extends v.GenericSchema>(
      type: string,
      data: object,
      schema: Schema,
    ): Promise<v.InferOutput<Schema> | undefined> {
      const requestId = randomUUID();
      const answer = await post('reading', requestId, type, { requestId, ...data });
      if (answer.kind !== 'answered') return undefined;
      const isOurs = v.is(v.object({ requestId: v.literal(requestId) }), answer.body);
      const said = v.safeParse(schema, answer.body);
      return isOurs && said.success ? said.output : undefined;
    },
  };
}
