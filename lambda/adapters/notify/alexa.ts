import * as v from 'valibot';
import { Fault } from '../../domain/fault';
import type { AlexaReach } from '../../domain/household/reach';
import { type Clock, epochMsOf } from '../../domain/time';
import { report } from '../system/report';
import { isSpoken, proactiveEventOf } from './alexa-event';
import type { Channel, Letter } from './channel';
import { localeOf } from './message';

export interface AlexaNoticesConfig {
  /** Of the skill's own client for messages, in the developer console under "Permissions". */
  clientId: string;
  clientSecret: string;
  /** A skill that is not published yet is heard at another address. */
  stage: 'live' | 'development';
  sellerName: string;
  timeoutMs: number;
  clock: Clock;
}

const tokenUrl = 'https://api.amazon.com/auth/o2/token';
const paths = { live: '/v1/proactiveEvents', development: '/v1/proactiveEvents/stages/development' };
const endpoints = [
  'https://api.amazonalexa.com',
  'https://api.eu.amazonalexa.com',
  'https://api.fe.amazonalexa.com',
];
/** A token is renewed this long before it ends. */
const earlyMs = 60_000;
/** Taken before: the reference was known. */
const duplicateStatus = 409;
/** The token, the limits of the skill, or Alexa herself: another try can help. */
const isPassing = (status: number): boolean => [401, 408, 429, 432].includes(status) || status >= 500;

const tokenSchema = v.object({ access_token: v.string(), expires_in: v.number() });

const unreachable = (evidence: Record<string, unknown>): Fault =>
  new Fault('notify-unreachable', 'Alexa did not take it', evidence);

async function post(url: string, init: RequestInit, timeoutMs: number): Promise<Response> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    return await fetch(url, { ...init, method: 'POST', signal, redirect: 'manual' });
  } catch {
    throw unreachable({ host: new URL(url).host });
  }
}

/** Client credentials → a token, kept until shortly before it ends. */
function tokenSource({ clientId, clientSecret, timeoutMs, clock }: AlexaNoticesConfig) {
  let known: { token: string; untilMs: number } | undefined;
  const fetchToken = async (nowMs: number): Promise<string> => {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: 'alexa::proactive_events',
    });
    const response = await post(tokenUrl, { body }, timeoutMs);
    const given = v.safeParse(tokenSchema, await response.json().catch(() => undefined));
    if (!response.ok || !given.success) throw unreachable({ status: response.status, token: 'refused' });
    const { access_token: token, expires_in: seconds } = given.output;
    known = { token, untilMs: nowMs + seconds * 1_000 - earlyMs };
    return token;
  };
  return {
    async token(): Promise<string> {
      const nowMs = epochMsOf(clock.now());
      return known && nowMs < known.untilMs ? known.token : fetchToken(nowMs);
    },
    forget(): void {
      known = undefined;
    },
  };
}

/** Alexa's own notifications (proactive events), to those of the household who have allowed them. */
export function alexaChannel(config: AlexaNoticesConfig): Channel {
  const { sellerName, clock, stage, timeoutMs } = config;
  const tokens = tokenSource(config);

  async function tell(reach: AlexaReach, { notice, reader }: Letter): Promise<void> {
    const telling = { locale: localeOf(reader.language), sellerName, now: clock.now() };
    const event = proactiveEventOf(notice, reach, telling);
    if (!event || !endpoints.includes(reach.apiEndpoint)) return;
    const headers = {
      authorization: `Bearer ${await tokens.token()}`,
      'content-type': 'application/json',
    };
    const body = JSON.stringify(event);
    const { ok, status } = await post(`${reach.apiEndpoint}${paths[stage]}`, { headers, body }, timeoutMs);
    if (ok || status === duplicateStatus) return;
    const { noticeId } = notice;
    if (status === 401) tokens.forget();
    if (isPassing(status)) throw unreachable({ noticeId, status });
    report(new Error('Alexa refused a notification'), { noticeId, status });
  }

  return {
    name: 'alexa',
    takes: ({ notice, reader }) => notice.to === 'customer' && isSpoken(notice) && reader.alexa.length > 0,
    async send(letter) {
      for (const reach of letter.reader.alexa) await tell(reach, letter);
    },
  };
}
