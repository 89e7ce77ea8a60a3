import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RequestEnvelope } from 'ask-sdk-model';
import type { JsonObject } from '../types';
import { answerConnections, createEntitlements, grantEverything, openEntitlements, serveLocalAlexa } from '.';
import { type Ask, NOW_MS, toyOptions, toyServer } from './support/toy-server';

const CURRENT = '/v1/users/~current/skills/~current';
const COINS = 'amzn1.adg.product.coins_100';

/** Asks as the skill does: with the token that stood in its request. */
async function asSkill(
  userId: string,
  more: JsonObject = {},
): Promise<{ call: Ask; requestId: string; ask: Ask }> {
  const entitlements = createEntitlements();
  const options = toyOptions({}, { entitlements });
  entitlements.add('amzn1.ask.account.EN', COINS, 2);
  const ask = toyServer(options);
  const { body } = await ask('POST', '/local/say', { userId, utterance: launchOf(userId), ...more });
  const [{ request }] = body.invocations as [{ request: RequestEnvelope }];
  const authorization = `Bearer ${request.context.System.apiAccessToken}`;
  return {
    ask,
    requestId: request.request.requestId,
    call: (method, path, sent, headers) => ask(method, path, sent, { authorization, ...headers }),
  };
}

const ENGLISH = 'amzn1.ask.account.EN';
const FRENCH = 'amzn1.ask.account.FR';
const launchOf = (userId: string) => (userId === FRENCH ? 'ouvre le coin café' : 'open coffee corner');

test('a foreign token is refused', async () => {
  const answer = await toyServer()('GET', `${CURRENT}/inSkillProducts`);
  expect(answer).toMatchObject({ status: 401, body: { code: 'INVALID_TOKEN' } });
});

describe('what needs a permission', () => {
  test('the address', async () => {
    const { call: english } = await asSkill(ENGLISH);
    const { call: french } = await asSkill(FRENCH);
    const path = '/v1/devices/kitchen/settings/address';
    expect((await english('GET', path)).status).toBe(403);
    expect((await english('GET', `${path}/countryAndPostalCode`)).status).toBe(403);
    expect((await french('GET', path)).body).toEqual({
      countryCode: 'FR',
      postalCode: '75001',
      city: 'Paris',
    });
    expect((await french('GET', `${path}/countryAndPostalCode`)).body).toEqual({
      countryCode: 'FR',
      postalCode: '75001',
    });
  });

  test('the profile, setting by setting', async () => {
    const { call } = await asSkill(ENGLISH);
    const settings = '/v2/accounts/~current/settings';
    expect(await call('GET', `${settings}/Profile.givenName`)).toMatchObject({ status: 200, body: 'First' });
    expect((await call('GET', `${settings}/Profile.mobileNumber`)).body).toEqual({
      countryCode: '+1',
      phoneNumber: '2025550100',
    });
    expect((await call('GET', `${settings}/Profile.name`)).status).toBe(403);
    expect((await call('GET', `${settings}/Profile.shoeSize`)).status).toBe(404);
  });

  test('the person, only when the voice was recognised', async () => {
    const path = '/v2/persons/~current/profile/givenName';
    const unknown = await asSkill(ENGLISH);
    const known = await asSkill(ENGLISH, { personId: 'amzn1.ask.person.EN' });
    expect((await unknown.call('GET', path)).status).toBe(403);
    expect((await known.call('GET', path)).body).toBe('First voice');
  });
});

test.each([
  [ENGLISH, 'America/New_York', 'IMPERIAL', 'FAHRENHEIT'],
  [FRENCH, 'Europe/Paris', 'METRIC', 'CELSIUS'],
])('settings of the device of %s', async (userId, timeZone, distanceUnits, temperatureUnit) => {
  const { call } = await asSkill(userId);
  const setting = async (name: string) =>
    (await call('GET', `/v2/devices/kitchen/settings/System.${name}`)).body;
  expect(await setting('timeZone')).toBe(timeZone);
  expect(await setting('distanceUnits')).toBe(distanceUnits);
  expect(await setting('temperatureUnit')).toBe(temperatureUnit);
});

describe('in-skill products', () => {
  test('each customer sees what is theirs, in the language asked for', async () => {
    const english = await asSkill(ENGLISH);
    const french = await asSkill(FRENCH);
    const list = (await english.call('GET', `${CURRENT}/inSkillProducts`)).body.inSkillProducts;
    expect(list).toMatchObject([
      { productId: COINS, name: 'A hundred beans', activeEntitlementCount: 2, entitled: 'ENTITLED' },
    ]);
    const one = await french.call('GET', `${CURRENT}/inSkillProducts/${COINS}`, undefined, {
      'accept-language': 'fr-FR',
    });
    expect(one.body).toMatchObject({
      name: 'Cent grains',
      activeEntitlementCount: 0,
      entitled: 'NOT_ENTITLED',
    });
    expect((await french.call('GET', `${CURRENT}/inSkillProducts/amzn1.adg.product.other`)).status).toBe(404);
    expect(
      (await french.call('GET', `${CURRENT}/inSkillProducts?entitled=ENTITLED`)).body.inSkillProducts,
    ).toEqual([]);
    expect((await french.call('GET', `${CURRENT}/settings/voicePurchasing.enabled`)).body).toBe(true);
  });

  test('a developer takes them back', async () => {
    const { call, ask } = await asSkill(ENGLISH);
    expect((await ask('DELETE', `/v1/inSkillProducts/${COINS}/stages/development/entitlement`)).status).toBe(
      204,
    );
    const { body } = await call('GET', `${CURRENT}/inSkillProducts/${COINS}`);
    expect(body.activeEntitlementCount).toBe(0);
  });

  test('buying adds a unit, a refund takes one, declining changes nothing', async () => {
    const entitlements = createEntitlements();
    const choices = grantEverything();
    const answer = answerConnections(entitlements, choices);
    const speaker = { userId: ENGLISH, deviceId: 'kitchen', locale: 'en-US' };
    const request = (name: string) =>
      answer(
        {
          type: 'Connections.SendRequest',
          name,
          payload: { InSkillProduct: { productId: COINS } },
          token: '',
        },
        speaker,
      );
    expect(await request('Cancel')).toMatchObject({ payload: { purchaseResult: 'NOT_ENTITLED' } });
    expect(await request('Buy')).toMatchObject({ payload: { purchaseResult: 'ACCEPTED', productId: COINS } });
    for (const refused of ['DECLINED', 'ERROR', 'ALREADY_PURCHASED', 'PENDING_PURCHASE'] as const) {
      choices.purchase = refused;
      expect(await request('Buy')).toMatchObject({ payload: { purchaseResult: refused } });
    }
    expect(entitlements.count(ENGLISH, COINS)).toBe(1);
    choices.purchase = 'ACCEPTED';
    await request('Cancel');
    expect(entitlements.count(ENGLISH, COINS)).toBe(0);
  });
});

describe('the list of in-skill products', () => {
  test('comes in pages', async () => {
    const { call } = await asSkill(ENGLISH);
    const page = (query: string) => call('GET', `${CURRENT}/inSkillProducts${query}`);
    expect((await page('?maxResults=1')).body).toMatchObject({ isTruncated: false, nextToken: null });
    expect((await page('?maxResults=1&nextToken=1')).body).toMatchObject({ inSkillProducts: [] });
    expect((await page('?maxResults=0')).status).toBe(400);
    expect((await page('?nextToken=-1')).status).toBe(400);
  });

  test('leaves out what has no texts in the language asked for', async () => {
    const { call } = await asSkill(ENGLISH);
    const german = { 'accept-language': 'de-DE' };
    expect((await call('GET', `${CURRENT}/inSkillProducts`, undefined, german)).body.inSkillProducts).toEqual(
      [],
    );
  });

  test('stands beside the setting for buying by voice, which can be switched off', async () => {
    const { call, ask } = await asSkill(ENGLISH);
    await ask('PUT', '/local/connections', { voicePurchasing: 'DISABLED' });
    expect((await call('GET', `${CURRENT}/settings/voicePurchasing.enabled`)).body).toBe(false);
  });
});

test('a served local Alexa is the runtime API that its requests name', async () => {
  const server = await serveLocalAlexa(toyOptions());
  const response = await fetch(`${server.url}/local/say`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ utterance: 'open coffee corner' }),
  });
  const { invocations } = (await response.json()) as { invocations: { request: RequestEnvelope }[] };
  const { apiEndpoint, apiAccessToken } = invocations[0]?.request.context.System ?? {};
  expect(apiEndpoint).toBe(server.url);
  const headers = { authorization: `Bearer ${apiAccessToken}` };
  const list = await fetch(`${apiEndpoint}${CURRENT}/inSkillProducts`, { headers });
  expect(list.status).toBe(200);
  await server.close();
});

describe('entitlements in a file', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'entitlements-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  test('outlive a restart; a reset does too', () => {
    const path = join(dir, 'entitlements.json');
    openEntitlements(path).add(ENGLISH, COINS, 2);
    expect(openEntitlements(path).count(ENGLISH, COINS)).toBe(2);
    openEntitlements(path).reset(COINS);
    expect(openEntitlements(path).count(ENGLISH, COINS)).toBe(0);
  });
});

describe('alerts', () => {
  const asked = {
    trigger: { type: 'SCHEDULED_ABSOLUTE', scheduledTime: '2027-03-02T10:00:00' },
    alertInfo: {},
  };

  test('reminders are made, changed, listed and deleted, each by its owner', async () => {
    const { call, ask } = await asSkill(FRENCH);
    const { body } = await call('POST', '/v1/alerts/reminders', asked);
    expect(body).toMatchObject({ status: 'ON', createdTime: new Date(NOW_MS).toISOString() });
    const path = `/v1/alerts/reminders/${body.alertToken}`;
    expect((await call('PUT', path, { ...asked, alertInfo: { changed: true } })).body).toMatchObject({
      alertToken: body.alertToken,
    });
    expect((await call('GET', path)).body.alertInfo).toEqual({ changed: true });
    expect((await call('GET', '/v1/alerts/reminders')).body).toMatchObject({ totalCount: '1' });
    expect((await ask('GET', `/local/alerts?userId=${FRENCH}`)).body.reminders).toHaveLength(1);
    expect((await ask('GET', `/local/alerts?userId=${ENGLISH}`)).body.reminders).toEqual([]);
    expect((await call('DELETE', path)).status).toBe(200);
    expect((await call('GET', path)).status).toBe(404);
  });

  test('without the permission: 401', async () => {
    const { call } = await asSkill(ENGLISH);
    expect((await call('POST', '/v1/alerts/reminders', asked)).status).toBe(401);
    expect((await call('GET', '/v1/alerts/timers')).status).toBe(401);
  });

  test('timers are made, paused, resumed and deleted', async () => {
    const { call } = await asSkill(FRENCH);
    const { body } = await call('POST', '/v1/alerts/timers', { duration: 'PT5M' });
    const path = `/v1/alerts/timers/${body.id}`;
    await call('POST', `${path}/pause`);
    expect((await call('GET', path)).body.status).toBe('PAUSED');
    await call('POST', `${path}/resume`);
    expect((await call('GET', path)).body.status).toBe('ON');
    expect((await call('POST', `${path}/explode`)).status).toBe(404);
    await call('DELETE', '/v1/alerts/timers');
    expect((await call('GET', '/v1/alerts/timers')).body.totalCount).toBe(0);
  });

  test('notifications are kept for the page', async () => {
    const { ask } = await asSkill(FRENCH);
    const event = { referenceId: 'parcel-1', event: { name: 'AMAZON.OrderStatus.Updated' } };
    expect((await ask('POST', '/v1/proactiveEvents/stages/development', event)).status).toBe(202);
    expect((await ask('GET', `/local/alerts?userId=${FRENCH}`)).body.notifications).toEqual([event]);
  });
});

test('what is said before the answer is shown with the turn, without its tags', async () => {
  let call: Ask | undefined;
  const handler = async ({ context, request }: RequestEnvelope) => {
    const directive = {
      type: 'VoicePlayer.Speak',
      speech: '<speak>One <emphasis>moment</emphasis>.</speak>',
    };
    const headers = { authorization: `Bearer ${context.System.apiAccessToken}` };
    await call?.('POST', '/v1/directives', { header: { requestId: request.requestId }, directive }, headers);
    return { version: '1.0', response: { outputSpeech: { type: 'PlainText' as const, text: 'Done.' } } };
  };
  call = toyServer(toyOptions({ handler }));
  const { body } = await call('POST', '/local/say', { utterance: 'open coffee corner' });
  expect(body).toMatchObject({ progressive: ['One moment.'], spoken: ['Done.'] });
});
