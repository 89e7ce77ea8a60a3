import * as v from 'valibot';
import { Fault } from '../domain/fault';
import { languages } from '../domain/language';
import { requiredInProduction } from './values';

/* How deliveries are timed, and how people are told of them. */

const queueUrl = v.pipe(v.string(), v.url('must be a web address'));
const requiredQueue = (production: boolean) => (production ? queueUrl : v.optional(queueUrl));

/** Of every function that looks at doors. */
export const timerVariables = (production: boolean) => ({
  TIMER_QUEUE_URL: requiredQueue(production),
});

export const noticeQueueVariables = (production: boolean) => ({
  NOTICE_QUEUE_URL: requiredQueue(production),
});

export const notifyVariables = (production: boolean) => ({
  OPERATIONS_TOPIC_ARN: v.pipe(
    requiredInProduction(production, 'arn:aws:sns:local:000000000000:operations'),
    v.startsWith('arn:', 'must be the ARN of a topic'),
  ),
  OPERATIONS_LANGUAGE: v.optional(v.picklist(languages), 'en'),
  NOTICE_EMAIL_FROM: v.optional(
    v.pipe(v.string(), v.regex(/^[^\r\n]*@[^\r\n]+$/, 'must be an e-mail address')),
  ),
  ALEXA_CLIENT_ID: v.optional(v.string()),
  ALEXA_CLIENT_SECRET: v.optional(v.string()),
  ALEXA_NOTICE_STAGE: v.optional(v.picklist(['live', 'development']), 'live'),
});

export interface NoticesConfig {
  operationsTopicArn: string;
  operationsLanguage: (typeof languages)[number];
  /** Without it nobody is written to. */
  emailFrom?: string;
  /** Without it Alexa tells nobody anything unasked. */
  alexa?: { clientId: string; clientSecret: string; stage: 'live' | 'development' };
}

type NotifyVariables = v.InferOutput<v.ObjectSchema<ReturnType<typeof notifyVariables>, undefined>>;

function alexaPart(given: NotifyVariables): Pick<NoticesConfig, 'alexa'> {
  const { ALEXA_CLIENT_ID: clientId, ALEXA_CLIENT_SECRET: clientSecret, ALEXA_NOTICE_STAGE: stage } = given;
  if (clientId === undefined && clientSecret === undefined) return {};
  if (clientId !== undefined && clientSecret !== undefined)
    return { alexa: { clientId, clientSecret, stage } };
  const problems = ['ALEXA_CLIENT_ID and ALEXA_CLIENT_SECRET belong together'];
  throw new Fault('config-invalid', `${problems[0]} (see docs/configuration.md)`, { problems });
}

/** @throws Fault `config-invalid` when half of Alexa's client is missing. */
export const noticesPart = (given: NotifyVariables): NoticesConfig => ({
  operationsTopicArn: given.OPERATIONS_TOPIC_ARN,
  operationsLanguage: given.OPERATIONS_LANGUAGE,
  ...(given.NOTICE_EMAIL_FROM !== undefined && { emailFrom: given.NOTICE_EMAIL_FROM }),
  ...alexaPart(given),
});
