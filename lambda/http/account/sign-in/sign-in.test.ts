import { pagesUrl, testAccount } from '../../../../test/support/account';
import { pageSuite } from '../../../../test/support/page-suite';
import { openPageHouse, Visitor, wordsOf } from '../../../../test/support/visitor';
import { Fault } from '../../../domain/fault';
import { makeHttpApp } from '../../app';

const minuteMs = 60_000;

const { house, table } = pageSuite();

describe('signing in', () => {
  it('brings back to the page that was asked for', async () => {
    const { subject } = await house().household();
    const visitor = new Visitor(house().app);
    const asked = await visitor.get('/account/voice-code?from=home');
    expect([asked.status, asked.location]).toEqual([
      302,
      '/account/sign-in?to=%2Faccount%2Fvoice-code%3Ffrom%3Dhome',
    ]);
    expect((await visitor.get(asked.location ?? '')).location).toBe('https://issuer.example/authorize');
    const back = await visitor.get(`/account/sign-in/return?state=state&as=${subject}`);
    expect([back.status, back.location]).toEqual([302, '/account/voice-code?from=home']);
    expect((await visitor.get(back.location ?? '')).status).toBe(200);
  });

  it.each([
    'https://elsewhere.example/account',
    '//elsewhere.example/account',
    '/\\elsewhere.example/account',
    '/accounts-of-others',
    '/account/../v1/openapi.json',
    'javascript:alert(1)',
  ])('never leads away from the pages: %s', async (to) => {
    const { subject } = await house().household();
    expect((await new Visitor(house().app).signIn(subject, to)).location).toBe('/account');
  });

  it('is refused with another state, without having begun, and a second time', async () => {
    const { subject } = await house().household();
    const visitor = new Visitor(house().app);
    expect((await visitor.get(`/account/sign-in/return?state=state&as=${subject}`)).status).toBe(422);
    await visitor.get('/account/sign-in');
    expect((await visitor.get(`/account/sign-in/return?state=other&as=${subject}`)).status).toBe(422);
    await visitor.signIn(subject);
    expect((await visitor.get(`/account/sign-in/return?state=state&as=${subject}`)).status).toBe(422);
  });

  it('says so when somebody turned back', async () => {
    const visitor = new Visitor(house().app);
    await visitor.get('/account/sign-in');
    const back = await visitor.get('/account/sign-in/return?state=state');
    expect([back.status, wordsOf(back)]).toEqual([200, expect.stringContaining('You are not signed in')]);
    expect(visitor.holds()).toEqual([]);
  });

  it('says so when the account server does not answer, and reports it', async () => {
    const reported: unknown[] = [];
    const { shop } = house();
    const away = async () => {
      throw new Fault('sign-in-unavailable', 'down');
    };
    const app = makeHttpApp(shop, {
      checkStoreSignature: () => ({ kind: 'invalid' }),
      readPaymentCall: () => ({ kind: 'invalid' }),
      account: { ...testAccount('key'), signIn: { depart: away, arrive: away } },
      report: (error) => reported.push(error),
    });
    const seen = await new Visitor(app).get('/account/sign-in');
    expect([seen.status, wordsOf(seen)]).toEqual([503, expect.stringContaining('not possible right now')]);
    expect(reported).toHaveLength(1);
  });

  it('knows the household that voice knows; another one is told to speak first', async () => {
    const visitor = new Visitor(house().app);
    await visitor.signIn('somebody-new');
    const seen = await visitor.get('/account');
    expect([seen.status, wordsOf(seen)]).toEqual([404, expect.stringContaining('We have not met yet')]);
  });
});

describe('a session', () => {
  it('ends after half an hour in which nothing happened', async () => {
    const { visitor } = await house().arrive();
    house().moveClock(29 * minuteMs);
    expect((await visitor.get('/account')).status).toBe(200);
    house().moveClock(29 * minuteMs);
    expect((await visitor.get('/account')).status).toBe(200);
    house().moveClock(31 * minuteMs);
    expect((await visitor.get('/account')).location).toMatch(/^\/account\/sign-in\?/);
  });

  it('ends after half a day at the latest', async () => {
    const { visitor } = await house().arrive();
    for (let elapsed = 0; elapsed < 12 * 60 - 20; elapsed += 20) {
      house().moveClock(20 * minuteMs);
      expect((await visitor.get('/account')).status).toBe(200);
    }
    house().moveClock(20 * minuteMs);
    expect((await visitor.get('/account')).status).toBe(302);
  });

  it('that ended does nothing with a form, and says so', async () => {
    const { visitor } = await house().arrive();
    house().moveClock(31 * minuteMs);
    const seen = await visitor.post('/account/voice-code', { digits: '8274', again: '8274' });
    expect([seen.status, wordsOf(seen)]).toEqual([401, expect.stringContaining('Please sign in again')]);
    expect(seen.text).toContain('href="/account/sign-in?to=%2Faccount%2Fvoice-code"');
  });

  it('ends by signing out', async () => {
    const { visitor } = await house().arrive();
    const out = await visitor.post('/account/sign-out');
    expect([out.status, out.location]).toEqual([303, '/account/signed-out']);
    expect(visitor.holds()).toEqual([]);
    expect(wordsOf(await visitor.get('/account/signed-out'))).toContain('You are signed out');
    expect((await visitor.get('/account')).status).toBe(302);
  });

  it('cannot be made or changed by anybody else', async () => {
    const { visitor } = await house().arrive();
    visitor.setCookie('majordomo-session', 'eyJhbGciOiJub25lIn0.e30.');
    expect((await visitor.get('/account')).status).toBe(302);
  });

  it('stands in a cookie for this host alone, closed to scripts, over https', async () => {
    const account = { ...testAccount('key'), baseUrl: 'https://account.example.com' };
    const app = makeHttpApp(house().shop, {
      checkStoreSignature: () => ({ kind: 'invalid' }),
      readPaymentCall: () => ({ kind: 'invalid' }),
      account,
      report: () => undefined,
    });
    const departure = await app.request('https://account.example.com/account/sign-in');
    const [away = ''] = departure.headers.getSetCookie();
    const cookie = away.split(';')[0] ?? '';
    const back = await app.request('https://account.example.com/account/sign-in/return?state=state&as=x', {
      headers: { cookie },
    });
    const session = back.headers.getSetCookie().find((line) => line.startsWith('__Host-majordomo-session='));
    expect(session).toMatch(/; Max-Age=1800; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });
});

describe('pages', () => {
  it('are kept by no cache, framed by nobody, and run no script', async () => {
    const { visitor } = await house().arrive();
    const { headers, text } = await visitor.get('/account');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(text).not.toMatch(/<script|style=|onclick/);
  });

  it('have one style, which may be kept', async () => {
    const { text } = await new Visitor(house().app).get('/account/signed-out');
    const [, href = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(text) ?? [];
    const sheet = await house().app.request(`${pagesUrl}${href}`);
    expect(sheet.headers.get('content-type')).toContain('text/css');
    expect(sheet.headers.get('cache-control')).toContain('immutable');
  });

  it.each([
    [{ origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }],
    [{ origin: 'null', 'sec-fetch-site': 'none' }],
    [{ origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' }],
  ])('take no form from elsewhere (%j)', async (headers) => {
    const { visitor, household } = await house().arrive();
    const seen = await visitor.post('/account/my-data/delete', { word: 'delete' }, headers);
    expect([seen.status, wordsOf(seen)]).toEqual([
      403,
      expect.stringContaining('This form did not come from here'),
    ]);
    expect(await house().shop.households.read(household.id)).toBeDefined();
  });

  it('take no form that is longer than any of theirs, and none that cannot be read for a whole one', async () => {
    const { visitor } = await house().arrive();
    const long = await visitor.post('/account/voice-code', { digits: '1'.repeat(20_000) });
    expect(long.status).toBe(413);
    const broken = await visitor.post('/account/voice-code', {}, { 'content-type': 'multipart/form-data' });
    expect([broken.status, wordsOf(broken)]).toEqual([422, expect.stringContaining('exactly four digits')]);
    expect(house().reported).toEqual([]);
  });

  it('are found with a slash at the end too', async () => {
    const { visitor } = await house().arrive();
    for (const path of ['/account', '/account/packs']) {
      const { status, location } = await visitor.get(`${path}/`);
      expect([status, location]).toEqual([301, expect.stringMatching(new RegExp(`${path}$`))]);
    }
  });

  it('say which of them there is not', async () => {
    const { visitor } = await house().arrive();
    const seen = await visitor.get('/account/nothing');
    expect([seen.status, wordsOf(seen)]).toEqual([404, expect.stringContaining('There is no such page')]);
  });

  it('speak the language that was chosen, of the country, or of the browser', async () => {
    expect(
      (await new Visitor(house().app, 'de, fr;q=0.9, en;q=0.1').get('/account/signed-out')).text,
    ).toContain('<html lang="fr">');
    const { subject } = await house().household({ country: 'FR' });
    const visitor = new Visitor(house().app, 'en-GB');
    await visitor.signIn(subject);
    expect((await visitor.get('/account')).text).toContain('<html lang="fr">');
    const switched = await visitor.post('/account/language', { language: 'en', to: '/account/my-data' });
    expect([switched.status, switched.location]).toEqual([303, '/account/my-data']);
    expect((await visitor.get('/account/my-data')).text).toContain('<html lang="en">');
    await visitor.post('/account/language', { language: 'tlh', to: 'https://elsewhere.example' });
    expect((await visitor.get('/account')).text).toContain('<html lang="en">');
  });

  it('say what failed here without saying what', async () => {
    const { subject } = await house().household({ country: 'US' });
    const households = {
      ...house().shop.households,
      read: async () => {
        throw new Fault('store-throttled', 'too much', { secret: 'evidence' });
      },
    };
    const busy = openPageHouse(table(), { households });
    const visitor = await busy.signedIn(subject);
    const seen = await visitor.get('/account');
    expect([seen.status, wordsOf(seen)]).toEqual([503, expect.stringContaining('Not possible right now')]);
    expect(seen.text).not.toContain('evidence');
    expect(busy.reported).toHaveLength(1);
  });
});
