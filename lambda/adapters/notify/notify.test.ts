import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import nock from 'nock';
import { type NoticeTopic, noticeTopics } from '../../domain/delivery/command';
import type { Notice } from '../../domain/delivery/notify';
import type { Household } from '../../domain/household/household';
import type { AlexaReach } from '../../domain/household/reach';
import { languages } from '../../domain/language';
import type { BeginResult } from '../../domain/replies/store';
import { logger } from '../system/log';
import { alexaChannel } from './alexa';
import { publishedEvents } from './alexa-event';
import type { Channel } from './channel';
import { emailChannel } from './email';
import { messageOf } from './message';
import { makeNotifier } from './notifier';
import { pagerChannel } from './pager';

const notice: Notice = {
  noticeId: 'win_1.4.0',
  topic: 'door-not-locked',
  to: 'customer',
  householdId: 'household',
  windowId: 'win_1',
  doorKind: 'front',
  startsAt: '2026-11-01T08:00:00.000Z',
  endsAt: '2026-11-01T11:30:00.000Z',
  timeZone: 'Europe/Paris',
  at: '2026-11-01T09:07:00.000Z',
};

const clock = { now: () => '2026-11-01T09:07:02.000Z' };
const credentials = { accessKeyId: 'obviously-fake', secretAccessKey: 'obviously-fake' };
const aws = { region: 'eu-west-1', credentials, maxAttempts: 1 };
const unreachable = expect.objectContaining({ code: 'notify-unreachable' });

const reach: AlexaReach = {
  guestId: 'guest',
  alexaUserId: 'amzn1.ask.account.obviously-fake',
  apiEndpoint: 'https://api.eu.amazonalexa.com',
  eventNames: Object.values(publishedEvents),
};

const household: Household = {
  id: 'household',
  currency: 'EUR',
  country: 'FR',
  timeZone: 'Europe/Paris',
  email: 'someone@example.com',
};

/** What a household's notices meet: its profile, its Alexa users, and what was sent before. */
function shopOf(profile: Household | undefined, reaches: AlexaReach[] = []) {
  const replies = new Map<string, 'begun' | 'answered'>();
  const named = (key: { owner: string; key: string }) => `${key.owner} ${key.key}`;
  return {
    clock,
    ids: { next: (prefix: string) => `${prefix}_1` },
    households: {
      read: async () => profile && { household: profile },
      reachesOf: async () => reaches,
    },
    replies: {
      begin: async (key: { owner: string; key: string }): Promise<BeginResult> => {
        const known = replies.get(named(key));
        if (known === 'answered')
          return { kind: 'answered', reply: { status: 200, contentType: '', body: '' } };
        replies.set(named(key), 'begun');
        return { kind: known === 'begun' ? 'running' : 'begun' };
      },
      finish: async (key: { owner: string; key: string }) => void replies.set(named(key), 'answered'),
      giveUp: async (key: { owner: string; key: string }) => void replies.delete(named(key)),
    },
  };
}

const notifierOf = (channels: Channel[], shop: ReturnType<typeof shopOf>) =>
  makeNotifier({ shop: shop as never, channels, operationsLanguage: 'en' });

let problems: jest.SpyInstance;
beforeAll(() => nock.disableNetConnect());
beforeEach(() => {
  problems = jest.spyOn(logger, 'error').mockImplementation();
});
afterEach(() => {
  problems.mockRestore();
  nock.cleanAll();
});
afterAll(() => {
  nock.enableNetConnect();
  // Whoever runs next in this process has the network as it is.
  nock.restore();
});

describe('words', () => {
  const all = noticeTopics.flatMap((topic) => languages.map((language) => ({ topic, language })));

  it.each(all)('of $topic ($language) name the door or the day, and no id of anybody', (given) => {
    const { title, text } = messageOf({ ...notice, topic: given.topic }, given.language);
    expect(title.length).toBeGreaterThan(5);
    expect(text).toMatch(/front door|porte d’entrée/);
    expect(text).not.toMatch(/household|win_|undefined/);
  });

  it('tell the time at the door, as each language writes it', () => {
    expect(messageOf(notice, 'en').text).toContain('At 10:07 AM your front door');
    expect(messageOf(notice, 'fr').text).toContain('À 10\u00a0h\u00a007, votre porte d’entrée');
    const planned = { ...notice, topic: 'authorized' as const };
    expect(messageOf(planned, 'fr').text).toContain(
      'Le dimanche 1er novembre, de 9\u00a0h\u00a000 à 12\u00a0h\u00a030',
    );
  });

  it('tell operations which window', () => {
    expect(messageOf({ ...notice, to: 'operations' }, 'en').title).toBe('win_1: door-not-locked');
  });
});

describe('the notifier', () => {
  const told: string[] = [];
  const channel = (name: string, send: Channel['send'] = async () => undefined): Channel => ({
    name,
    takes: () => true,
    async send(letter) {
      told.push(`${name} ${letter.message.title}`);
      await send(letter);
    },
  });
  beforeEach(() => told.splice(0));

  it('tells a household in its own language, by every way, by each once', async () => {
    const shop = shopOf(household);
    const notifier = notifierOf([channel('one'), channel('other')], shop);
    await notifier.send(notice);
    await notifier.send(notice);
    expect(told).toEqual([
      'one Votre porte n’a pas pu être verrouillée',
      'other Votre porte n’a pas pu être verrouillée',
    ]);
  });

  it('tells by the way that failed once more, and not by the one that did not', async () => {
    let isDown = true;
    const failing = channel('failing', async () => {
      if (isDown) throw new Error('down');
    });
    const notifier = notifierOf([failing, channel('working')], shopOf(household));
    await expect(notifier.send(notice)).rejects.toThrow('down');
    isDown = false;
    await notifier.send(notice);
    expect(told.map((line) => line.split(' ')[0])).toEqual(['failing', 'working', 'failing']);
  });

  it('leaves to somebody else what that one tells at this moment, and comes back', async () => {
    let goOn: () => void = () => undefined;
    const slow = channel(
      'slow',
      () =>
        new Promise((resolve) => {
          goOn = resolve;
        }),
    );
    const notifier = notifierOf([slow], shopOf(household));
    const first = notifier.send(notice);
    await new Promise(setImmediate);
    await expect(notifier.send(notice)).rejects.toEqual(unreachable);
    goOn();
    await first;
    expect(told).toHaveLength(1);
  });

  it('reports somebody to whom there is no way', async () => {
    await notifierOf([], shopOf(undefined)).send(notice);
    expect(problems).toHaveBeenCalledTimes(1);
  });
});

describe('e-mail', () => {
  const channel = emailChannel({ client: new SESv2Client(aws), from: 'Demo <no-reply@example.com>' });
  const asked: unknown[] = [];
  const answering = (status: number, body: object, headers = {}) =>
    nock('https://email.eu-west-1.amazonaws.com')
      .post('/v2/email/outbound-emails', (given) => asked.push(given) > 0)
      .reply(status, body, headers);
  beforeEach(() => asked.splice(0));

  it('goes to the address of the account, as text', async () => {
    answering(200, { MessageId: '1' });
    await notifierOf([channel], shopOf(household)).send(notice);
    expect(asked).toMatchObject([
      {
        FromEmailAddress: 'Demo <no-reply@example.com>',
        Destination: { ToAddresses: ['someone@example.com'] },
        Content: {
          Simple: { Subject: { Data: 'Votre porte n’a pas pu être verrouillée', Charset: 'UTF-8' } },
        },
      },
    ]);
  });

  it('goes to nobody without an address, nor to operations', async () => {
    const { email: _none, ...silent } = household;
    await notifierOf([channel], shopOf(silent)).send(notice);
    await notifierOf([channel], shopOf(household)).send({ ...notice, to: 'operations' });
    expect(asked).toEqual([]);
  });

  it.each([
    [503, 'ServiceUnavailable', 'rejects'],
    [429, 'TooManyRequestsException', 'rejects'],
    [400, 'MessageRejected', 'resolves'],
  ] as const)('after %i %s %s, and never logs the address', async (status, type, becomes) => {
    answering(status, { message: 'someone@example.com' }, { 'x-amzn-errortype': type });
    const sent = notifierOf([channel], shopOf(household)).send(notice);
    await (becomes === 'rejects' ? expect(sent).rejects.toEqual(unreachable) : sent);
    expect(JSON.stringify(problems.mock.calls)).not.toContain('someone@');
    expect(problems).toHaveBeenCalledTimes(becomes === 'resolves' ? 1 : 0);
  });
});

describe('the pager of operations', () => {
  const channel = pagerChannel({
    client: new SNSClient(aws),
    topicArn: 'arn:aws:sns:eu-west-1:000000000000:operations',
  });
  const page = { ...notice, to: 'operations' as const };

  it.each([
    ['door-not-locked', 'urgent'],
    ['not-ready', 'routine'],
  ] as const)('tells of %s what can be filtered as %s', async (topic, urgency) => {
    const asked: string[] = [];
    nock('https://sns.eu-west-1.amazonaws.com')
      .post('/', (given) => asked.push(JSON.stringify(given)) > 0)
      .reply(
        200,
        '<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>',
      );
    await notifierOf([channel], shopOf(undefined)).send({ ...page, topic });
    expect(asked[0]).toContain(`${urgency}: ${topic}, win_1`);
    expect(asked[0]).toContain('arn:aws:sns:eu-west-1:000000000000:operations');
  });

  it('is tried again when the topic is not there', async () => {
    nock('https://sns.eu-west-1.amazonaws.com').post('/').reply(500, '');
    await expect(notifierOf([channel], shopOf(undefined)).send(page)).rejects.toEqual(unreachable);
  });
});

describe('Alexa', () => {
  const channelOf = (stage: 'live' | 'development' = 'live') =>
    alexaChannel({
      clientId: 'amzn1.application-oa2-client.obviously-fake',
      clientSecret: 'obviously-fake',
      stage,
      sellerName: 'Demo Market',
      timeoutMs: 1_000,
      clock,
    });
  const token = (times = 1) =>
    nock('https://api.amazon.com')
      .post('/auth/o2/token', {
        grant_type: 'client_credentials',
        client_id: 'amzn1.application-oa2-client.obviously-fake',
        client_secret: 'obviously-fake',
        scope: 'alexa::proactive_events',
      })
      .times(times)
      .reply(200, { access_token: 'obviously-fake-token', expires_in: 3_600, token_type: 'bearer' });
  const asked: { referenceId?: string }[] = [];
  const answering = (status: number, path = '/v1/proactiveEvents') =>
    nock('https://api.eu.amazonalexa.com', { reqheaders: { authorization: 'Bearer obviously-fake-token' } })
      .post(path, (given) => asked.push(given) > 0)
      .reply(status);
  const tell = (topic: NoticeTopic, channel = channelOf(), profile: Household = household, to = [reach]) =>
    notifierOf([channel], shopOf(profile, to)).send({ ...notice, topic });
  beforeEach(() => asked.splice(0));

  it('is told of a message that waits, urgent when the door cannot be locked', async () => {
    token();
    answering(202);
    await tell('door-not-locked');
    expect(asked).toEqual([
      {
        timestamp: '2026-11-01T09:07:02.000Z',
        referenceId: expect.stringMatching(/^[0-9a-f]{32}$/),
        expiryTime: '2026-11-01T21:07:02.000Z',
        event: {
          name: 'AMAZON.MessageAlert.Activated',
          payload: {
            state: { status: 'UNREAD', freshness: 'NEW' },
            messageGroup: { creator: { name: 'Demo Market' }, count: 1, urgency: 'URGENT' },
          },
        },
        localizedAttributes: [{ locale: 'fr-FR', sellerName: 'Demo Market' }],
        relevantAudience: { type: 'Unicast', payload: { user: 'amzn1.ask.account.obviously-fake' } },
      },
    ]);
  });

  it('is told in English that an order is on its way, for which she has words in English only', async () => {
    token(2);
    answering(202)
      .post('/v1/proactiveEvents', (given) => asked.push(given) > 0)
      .reply(202);
    await tell('arrived', channelOf(), { ...household, country: 'US' });
    await tell('arrived');
    expect(asked).toMatchObject([
      {
        event: {
          name: 'AMAZON.OrderStatus.Updated',
          payload: {
            state: {
              status: 'ORDER_OUT_FOR_DELIVERY',
              deliveryDetails: { expectedArrival: '2026-11-01T11:30:00.000Z' },
            },
            order: { seller: { name: 'localizedattribute:sellerName' } },
          },
        },
      },
      { event: { name: 'AMAZON.MessageAlert.Activated' } },
    ]);
  });

  it('has one token for many notices, and another when it is refused', async () => {
    token(2);
    const channel = channelOf();
    answering(202);
    await tell('completed', channel);
    answering(401);
    await expect(tell('completed', channel)).rejects.toEqual(unreachable);
    answering(202);
    await tell('completed', channel);
    expect(asked).toHaveLength(3);
    // The same reference each time: Alexa takes it once.
    expect(new Set(asked.map(({ referenceId }) => referenceId)).size).toBe(1);
  });

  it('hears a skill in development at its own address', async () => {
    token();
    answering(202, '/v1/proactiveEvents/stages/development');
    await tell('completed', channelOf('development'));
    expect(asked).toHaveLength(1);
  });

  it.each([429, 432, 500, 503])('is told again after %i', async (status) => {
    token();
    answering(status);
    await expect(tell('completed')).rejects.toEqual(unreachable);
  });

  it.each([400, 403, 404])('is left alone after %i, which is reported', async (status) => {
    token();
    answering(status);
    await tell('completed');
    expect(problems).toHaveBeenCalledTimes(1);
  });

  it('knows what she was told before', async () => {
    token();
    answering(409);
    await tell('completed');
    expect(problems).not.toHaveBeenCalled();
  });

  it('is not told without the customer’s leave, of what was just said, or at an address that is not hers', async () => {
    await tell('completed', channelOf(), household, []);
    await tell('completed', channelOf(), household, [{ ...reach, eventNames: [] }]);
    await tell('authorized');
    await tell('completed', channelOf(), household, [{ ...reach, apiEndpoint: 'https://evil.example.com' }]);
    expect(asked).toEqual([]);
  });

  it('is told later when she gives no token', async () => {
    nock('https://api.amazon.com').post('/auth/o2/token').reply(400, { error: 'invalid_client' });
    await expect(tell('completed')).rejects.toEqual(unreachable);
  });
});
