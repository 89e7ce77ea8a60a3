import { pageSuite } from '../../../../test/support/page-suite';
import { wordsOf } from '../../../../test/support/visitor';
import { checkVoiceCode } from '../../../domain/voice-code/check';

const { house } = pageSuite();

async function arrive(country: 'US' | 'FR' = 'US') {
  const { visitor, household } = await house().arrive({ country });
  const outcomeOf = async (digits: string) => {
    const code = await house().shop.voiceCodes.read(household.id);
    const now = house().shop.clock.now();
    return (await checkVoiceCode(house().shop, code, { householdId: household.id, digits, now })).name;
  };
  return { visitor, outcomeOf };
}

const path = '/account/voice-code';

it('sets the code that voice then asks for', async () => {
  const { visitor, outcomeOf } = await arrive();
  expect(wordsOf(await visitor.get(path))).toContain('No voice code is set.');
  const set = await visitor.post(path, { digits: '8274', again: '8274' });
  expect([set.status, set.location]).toEqual([303, `${path}?done=set`]);
  const page = await visitor.get(set.location ?? '');
  expect(wordsOf(page)).toContain('The voice code is set. ');
  expect(wordsOf(page)).toContain('A voice code has been set since March 2, 2026.');
  expect(page.text).not.toContain('8274');
  expect(await outcomeOf('8274')).toBe('right');
});

it.each([
  ['827', '827', 'Please enter exactly four digits.'],
  ['82745', '82745', 'Please enter exactly four digits.'],
  ['82a4', '82a4', 'Please enter exactly four digits.'],
  ['', '', 'Please enter exactly four digits.'],
  ['٨٢٧٤', '٨٢٧٤', 'Please enter exactly four digits.'],
  ['1234', '1234', 'That is what a stranger would try first.'],
  ['7777', '7777', 'That is what a stranger would try first.'],
  ['8274', '8275', 'These are not the same digits as above.'],
  ['8274', '', 'These are not the same digits as above.'],
])('refuses %j and %j at the field', async (digits, again, problem) => {
  const { visitor, outcomeOf } = await arrive();
  const seen = await visitor.post(path, { digits, again });
  expect([seen.status, wordsOf(seen)]).toEqual([422, expect.stringContaining(problem)]);
  expect(seen.text.match(/aria-invalid="true"/g)).toHaveLength(1);
  expect(seen.text).toContain('<title>Error – Voice code');
  if (digits) expect(seen.text).not.toContain(`value="${digits}"`);
  expect(await outcomeOf('8274')).toBe('not-set');
});

it('says that it is locked, and unlocks it when it is set anew', async () => {
  const { visitor, outcomeOf } = await arrive('FR');
  await visitor.post(path, { digits: '8274', again: '8274' });
  for (let miss = 0; miss < 3; miss++) await outcomeOf('1111');
  expect(wordsOf(await visitor.get('/account'))).toContain('Votre code vocal est bloqué');
  expect(wordsOf(await visitor.get(path))).toContain('Le code vocal est bloqué après trois essais erronés');
  await visitor.post(path, { digits: '5093', again: '5093' });
  expect(wordsOf(await visitor.get(path))).toContain('Un code vocal est défini depuis le 2 mars 2026.');
  expect(await outcomeOf('5093')).toBe('right');
});

it('takes it away, as often as it is asked to', async () => {
  const { visitor, outcomeOf } = await arrive();
  await visitor.post(path, { digits: '8274', again: '8274' });
  for (let times = 0; times < 2; times++) {
    const removed = await visitor.post(`${path}/remove`);
    expect([removed.status, removed.location]).toEqual([303, `${path}?done=removed`]);
  }
  expect(await outcomeOf('8274')).toBe('not-set');
  expect(wordsOf(await visitor.get(`${path}?done=removed`))).toContain('The voice code is removed.');
  expect(wordsOf(await visitor.get(`${path}?done=constructor`))).not.toContain('function');
});
