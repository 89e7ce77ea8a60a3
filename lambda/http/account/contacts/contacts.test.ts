import { pageSuite } from '../../../../test/support/page-suite';
import { Visitor, wordsOf } from '../../../../test/support/visitor';
import { dayMs } from '../../../domain/time';

const { house } = pageSuite();

const path = '/account/contacts';

const arrive = (country: 'US' | 'FR' = 'US') => house().arrive({ country });

/** Invites and gives the code as it is shown. */
async function codeFrom(visitor: Visitor): Promise<string> {
  const seen = await visitor.post(`${path}/invite`, { otherName: 'Marie', ownName: 'Paul', kind: 'home' });
  expect(seen.status).toBe(200);
  return /<p class="card balance">([^<]+)</.exec(seen.text)?.[1] ?? '';
}

it('agrees by a code that one makes and the other enters', async () => {
  const [paul, marie] = [await arrive(), await arrive('FR')];
  const code = await codeFrom(paul.visitor);
  expect(code).toMatch(/^[2-9A-Z]{5} [2-9A-Z]{5}$/);
  const agreed = await marie.visitor.post(`${path}/agree`, { code, name: '' });
  expect([agreed.status, agreed.location]).toEqual([303, `${path}?done=agreed`]);
  const hers = wordsOf(await marie.visitor.get(`${path}?done=agreed`));
  expect(hers).toContain('Vous êtes désormais en contact.');
  expect(hers).toContain('Paul Supprimer Paul même foyer, depuis le 2 mars 2026 · vous appelle Marie');
  expect(wordsOf(await paul.visitor.get(path))).toContain('Marie Remove Marie same home');
});

it('ends an agreement on both sides, as often as it is asked to', async () => {
  const [paul, marie] = [await arrive(), await arrive()];
  await marie.visitor.post(`${path}/agree`, { code: await codeFrom(paul.visitor), name: 'Pablo' });
  const [contact] = await house().shop.contacts.list(marie.household.id);
  for (let times = 0; times < 2; times++) {
    const removed = await marie.visitor.post(`${path}/remove`, { contactId: contact?.contactId ?? '' });
    expect(removed.location).toBe(`${path}?done=removed`);
  }
  for (const { visitor } of [paul, marie])
    expect(wordsOf(await visitor.get(path))).toContain('You have no contacts yet.');
});

it.each([
  [{ otherName: '', ownName: 'Paul' }, 'otherName'],
  [{ otherName: '<b>', ownName: 'Paul' }, 'otherName'],
  [{ otherName: 'Marie', ownName: 'x'.repeat(41) }, 'ownName'],
])('refuses names that cannot be said: %j', async (names, field) => {
  const { visitor } = await arrive();
  const seen = await visitor.post(`${path}/invite`, { ...names, kind: 'other' });
  expect([seen.status, wordsOf(seen)]).toEqual([
    422,
    expect.stringContaining('Please enter a name that can be said'),
  ]);
  expect(seen.text).toContain(`id="${field}-problem"`);
  expect(seen.text).toMatch(/value="other" selected/);
  if (names.ownName === 'Paul') expect(seen.text).toContain('value="Paul"');
});

it('refuses a code that is unknown, used, one’s own or too old', async () => {
  const [paul, marie, other] = [await arrive(), await arrive(), await arrive()];
  const problemOf = async (visitor: Visitor, code: string) => {
    const seen = await visitor.post(`${path}/agree`, { code, name: '' });
    return [seen.status, /id="code-problem">([^<]+)</.exec(seen.text)?.[1]];
  };
  const unknown = [422, 'There is no such code, or it was used or has expired.'];
  expect(await problemOf(marie.visitor, 'ABCDE FGHJK')).toEqual(unknown);
  expect(await problemOf(marie.visitor, '')).toEqual(unknown);
  const code = await codeFrom(paul.visitor);
  expect(await problemOf(paul.visitor, code)).toEqual([
    422,
    'This is your own invitation: the other person enters it.',
  ]);
  await marie.visitor.post(`${path}/agree`, { code, name: '' });
  expect(await problemOf(other.visitor, code)).toEqual(unknown);
  const second = await house().household();
  const sender = new Visitor(house().app, 'en');
  await sender.signIn(second.subject);
  const late = await codeFrom(sender);
  house().moveClock(8 * dayMs);
  const again = new Visitor(house().app, 'en');
  await again.signIn(other.subject);
  expect(await problemOf(again, late)).toEqual(unknown);
});

it('lets nobody guess for long', async () => {
  const { visitor } = await arrive('FR');
  let last = 0;
  for (let tries = 0; tries < 11; tries++)
    last = (await visitor.post(`${path}/agree`, { code: 'ABCDEFGHJK' })).status;
  expect(last).toBe(429);
});
