/** Simulations: one utterance, answered whole. Computed at once, so that the first poll of the result is final. */
import { randomUUID } from 'node:crypto';
import type { JsonObject, LocalAlexa, Speaker, Turn } from '../types';
import { notFound } from './api-error';
import { type ApiIntent, toApiIntent } from './intent-shapes';

/** The real service forgets a simulation after this long. */
const KEPT_MS = 10 * 60_000;

export interface Invocation {
  invocationRequest: { endpoint: string; body: unknown };
  invocationResponse: { body: unknown };
  metrics: { skillExecutionTimeInMilliseconds: number };
}

export interface Simulation {
  id: string;
  status: 'SUCCESSFUL' | 'FAILED';
  result: {
    alexaExecutionInfo: {
      alexaResponses: { type: 'Speech'; content: { caption: string } }[];
      consideredIntents: ApiIntent[];
    };
    skillExecutionInfo: { invocations: Invocation[] };
    error?: { code: string; message: string };
  };
}

export interface Simulations {
  start(speaker: Speaker, utterance: string, forceNewSession: boolean): Promise<Simulation>;
  /** Throws 404 when it is unknown or older than ten minutes. */
  find(id: string): Simulation;
}

export function createSimulations(alexa: LocalAlexa, now: () => number): Simulations {
  const kept = new Map<string, { simulation: Simulation; doneAtMs: number }>();
  const mistakenForEnded = new Set<string>();

  return {
    async start(speaker, utterance, forceNewSession) {
      const key = `${speaker.userId} ${speaker.deviceId}`;
      const reallyNew = forceNewSession && !mistakenForEnded.delete(key);
      const turn = await alexa.say(speaker, utterance, { forceNewSession: reallyNew });
      if (looksEndedButIsOpen(turn)) mistakenForEnded.add(key);
      const simulation = toSimulation(turn);
      dropOld(kept, now());
      kept.set(simulation.id, { simulation, doneAtMs: now() });
      return simulation;
    },
    find(id) {
      dropOld(kept, now());
      const found = kept.get(id);
      if (!found) throw notFound(`There is no simulation "${id}". Results are kept for ten minutes.`);
      return found.simulation;
    },
  };
}

function dropOld(kept: Map<string, { doneAtMs: number }>, nowMs: number) {
  for (const [id, { doneAtMs }] of kept) if (Math.abs(nowMs - doneAtMs) > KEPT_MS) kept.delete(id);
}

/**
 * A purchase ends the session and Alexa opens it again within the same turn. The ASK CLI sees only the first, and
 * would ask for a new session in the middle of the talk.
 */
function looksEndedButIsOpen(turn: Turn): boolean {
  return (
    !turn.sessionEnded &&
    turn.invocations.some(({ response }) => response?.response.shouldEndSession === true)
  );
}

function toSimulation(turn: Turn): Simulation {
  return {
    id: randomUUID(),
    status: turn.error ? 'FAILED' : 'SUCCESSFUL',
    result: {
      alexaExecutionInfo: {
        alexaResponses: turn.spoken.map((caption) => ({ type: 'Speech', content: { caption } })),
        consideredIntents: turn.understanding.considered.map(toApiIntent),
      },
      skillExecutionInfo: {
        invocations: turn.invocations.map(({ request, response, durationMs }) =>
          toInvocation(request, response, durationMs),
        ),
      },
      ...(turn.error ? { error: turn.error } : {}),
    },
  };
}

export function toInvocation(request: unknown, response: unknown, durationMs: number): Invocation {
  return {
    invocationRequest: { endpoint: 'local', body: request },
    invocationResponse: { body: response ?? {} },
    metrics: { skillExecutionTimeInMilliseconds: Math.round(durationMs) },
  };
}

/** Version 1 of the interface tells of one invocation only, the last. */
export function toVersion1(simulation: Simulation): JsonObject {
  const { skillExecutionInfo, ...result } = simulation.result;
  const last = skillExecutionInfo.invocations.at(-1);
  return { ...simulation, result: { ...result, ...(last ? { skillExecutionInfo: last } : {}) } };
}
