import { countRequests } from '../../../../test/support/counting-client';
import { houseSuite } from '../../../../test/support/house-suite';
import { testSeller } from '../../../../test/support/sellers';
import { referralCodeIn } from '../../../domain/referral/referral';
import type { RewardRule } from '../../../domain/wallet/terms';

const houses = houseSuite();

const asked = {
  'en-US': 'ask my majordomo to give me my referral code',
  'fr-FR': 'demande mon code de parrainage à mon majordome',
};
const withRules = (rewards: RewardRule[]) => ({ wallet: { ...testSeller.wallet, rewards } });
const thanks: RewardRule = { id: 'thanks', on: 'referral', coins: 300, validMonths: 12 };

describe('referring a friend', () => {
  it('gives a code in groups, the same each time, and a card to send on', async () => {
    const house = await houses.open();
    const [first] = await house.talk(`
      U: ask my majordomo to refer a friend
      A: Your code is * * * *, * * * *. A friend says it to me before their first order; you each get 300 coins once that order can't be returned anymore. Anything else?
      U: what's my referral code
      A: Your code is *
    `);
    const code = (await house.shop.households.read(house.household.id))?.referral?.code ?? '';
    expect(referralCodeIn(code)).toBe(code);
    const card = `${code.slice(0, 4)} ${code.slice(4)}`;
    expect(first?.card).toMatchObject({ type: 'Simple', title: 'Your referral code' });
    expect(JSON.stringify(first?.card)).toContain(card);
    expect(first?.spoken.join(' ').replace(/\D/g, '')).toContain(code);
    expect(await house.shop.referrals.ownerOf(code)).toBe(house.household.id);
  });

  it('le dit en français', async () => {
    const house = await houses.open({ locale: 'fr-FR' });
    await house.talk(`
      U : dis à mon majordome que je voudrais parrainer une amie
      A : Votre code de parrainage est le * * * *, * * * *. Si un proche me le donne avant sa première commande, vous recevez chacun 300 jetons une fois le délai de retour passé. Autre chose ?
    `);
  });

  it('says what each side gets, as the seller has it', async () => {
    const both = withRules([thanks, { id: 'hello', on: 'referred', percent: 5, validMonths: 12 }]);
    const house = await houses.open({ seller: both });
    expect((await house.say(asked['en-US'])).spoken.join(' ')).toContain(
      'you get 300 coins and they get 5 percent of that order in coins once',
    );
    const maison = await houses.open({ seller: withRules([thanks]), locale: 'fr-FR' });
    expect((await maison.say(asked['fr-FR'])).spoken.join(' ')).toContain('vous recevez 300 jetons une fois');
  });

  it('says when there is nothing to be had for it', async () => {
    const off = withRules([{ ...thanks, notIn: ['US'] }]);
    const house = await houses.open({ seller: off });
    expect((await house.say(asked['en-US'])).spoken.join(' ')).toContain("There's no reward for referring");
    const maison = await houses.open({ seller: withRules([]), locale: 'fr-FR' });
    expect((await maison.say(asked['fr-FR'])).spoken.join(' ')).toContain(
      "Le parrainage n'est pas récompensé",
    );
  });

  it.each(['en-US', 'fr-FR'] as const)('asks a guest to link an account (%s)', async (locale) => {
    const house = await houses.open({ locale, linked: false });
    const turn = await house.say(asked[locale]);
    expect([turn.card?.type, turn.sessionEnded]).toEqual(['LinkAccount', true]);
  });

  it('reads once, and writes only the first time', async () => {
    const client = houses.table().newClient();
    const counter = countRequests(client);
    const house = await houses.open({ client });
    counter.reset();
    await house.say(asked['en-US']);
    expect(counter.counts()).toMatchObject({ roundTrips: 2 });
    counter.reset();
    await house.say('what is my referral code');
    expect(counter.counts()).toMatchObject({ requests: 1, writeUnits: 0 });
  });
});
