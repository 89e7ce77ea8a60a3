import { countRequests } from '../../../../test/support/counting-client';
import { type House, type HouseOptions, houseNow } from '../../../../test/support/house';
import { houseSuite } from '../../../../test/support/house-suite';
import { houseSince, tierOf } from '../../../../test/support/tier-houses';
import { spend } from '../../../../test/support/wallets';
import { dayMs, plusMs } from '../../../domain/time';
import type { Tier } from '../../../domain/wallet/terms';

const houses = houseSuite();

const three = [
  tierOf('holder', ['Holder', 'Fidèle'], 1_000, 0),
  tierOf('silver', ['Silver', 'Argent'], 5_000, 24),
  tierOf('gold', ['Gold', 'Or'], 10_000, 36),
];

const openSince = (days: number, options: HouseOptions & { tiers?: Tier[] }) =>
  houseSince(houses, days, { tiers: three, ...options });

/** With plain spaces: numbers are written with others. */
async function heard(house: House, utterance: string): Promise<string> {
  const { spoken } = await house.say(utterance);
  return spoken.join(' ').replaceAll('\u00a0', ' ');
}

describe('the status of a household', () => {
  it('says what is missing to who has none, and that coins count after a week', async () => {
    const house = await openSince(10, { coins: 740 });
    await house.talk(`
      U: ask my majordomo how far am i from the next tier
      A: You're 260 coins short of Holder status. It brings free delivery. Coins count once you've held them for seven days. Anything else?
      U: no
      A: *oodbye.
    `);
    const maison = await openSince(10, { coins: 740, locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome il me manque combien pour être fidèle
      A : Il vous manque 260 jetons pour le statut Fidèle. Il vous donnera la livraison offerte. Les jetons comptent une fois gardés sept jours. Autre chose ?
    `);
  });

  it('says from when coins count that came a little ago', async () => {
    const house = await openSince(4, { coins: 1_000 });
    await house.talk(`
      U: ask my majordomo what's my status
      A: You have the coins for Holder status, and it begins on Friday. It brings free delivery. Coins count once you've held them for seven days. Anything else?
    `);
    const maison = await openSince(4, { coins: 1_000, locale: 'fr-FR' });
    await maison.talk(`
      U : demande mon statut à mon majordome
      A : Vous avez de quoi atteindre le statut Fidèle : ce sera vendredi. Il vous donnera la livraison offerte. Les jetons comptent une fois gardés sept jours. Autre chose ?
    `);
  });

  it('tells what it gives, how long it would last, and what the next one takes', async () => {
    const house = await openSince(10, { coins: 6_240 });
    await house.talk(`
      U: ask my majordomo what is my status
      A: You have Silver status: free delivery and deals a day early. If you drop below 5,000 coins, you keep it 30 more days. Gold takes 3,760 more, held for seven days. Anything else?
    `);
    const maison = await openSince(10, { coins: 6_240, locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome quel est mon statut
      A : Vous avez le statut Argent : la livraison offerte et les bons plans un jour plus tôt. Si vous passez sous 5 000 jetons, vous le gardez encore 30 jours. Il vous manque 3 760 jetons, à garder sept jours, pour le statut Or. Autre chose ?
    `);
  });

  it('knows the top', async () => {
    const house = await openSince(10, { coins: 20_000 });
    expect(await heard(house, 'ask my majordomo what is my tier')).toContain(
      'You have Gold status, the highest: free delivery and deals 36 hours early. If you drop below 10,000 coins, you keep it 30 more days.',
    );
    const maison = await openSince(10, { coins: 20_000, locale: 'fr-FR' });
    expect(await heard(maison, 'demande mon niveau à mon majordome')).toContain(
      'les bons plans 36 heures plus tôt. Si vous passez sous 10 000 jetons, vous le gardez encore 30 jours.',
    );
  });

  it('says when it ends once its coins are gone, and what would keep it', async () => {
    const house = await openSince(20, { coins: 5_000 });
    await spend(house.shop, house.household.id, 4_500, plusMs(houseNow, -2 * dayMs));
    await house.talk(`
      U: ask my majordomo when do i lose my status
      A: You have Silver status until Tuesday, April 7. It takes 4,500 coins more, held for seven days, to keep it. Anything else?
    `);
    const maison = await openSince(20, { coins: 5_000, locale: 'fr-FR' });
    await spend(maison.shop, maison.household.id, 4_500, plusMs(houseNow, -2 * dayMs));
    await maison.talk(`
      U : demande à mon majordome est-ce que je vais perdre mon statut
      A : Vous avez le statut Argent jusqu'au mardi 7 avril. Il vous manque 4 500 jetons, à garder sept jours, pour ne pas le perdre. Autre chose ?
    `);
  });

  it('works for who has no wallet, for a seller without tiers, and for a guest', async () => {
    const empty = await openSince(0, { coins: 0, locale: 'fr-FR' });
    expect(await heard(empty, 'demande mon statut à mon majordome')).toContain('Il vous manque 1 000 jetons');
    const none = await openSince(10, { tiers: [] });
    expect(await heard(none, 'ask my majordomo what is my status')).toContain('There are no statuses here');
    const guest = await openSince(0, { linked: false });
    const turn = await guest.say('ask my majordomo what is my status');
    expect([turn.card?.type, turn.sessionEnded]).toEqual(['LinkAccount', true]);
  });

  it('takes one request to the table', async () => {
    const client = houses.table().newClient();
    const counter = countRequests(client);
    const house = await openSince(10, { client });
    counter.reset();
    await house.say('ask my majordomo what is my status');
    expect(counter.counts()).toMatchObject({ requests: 1, writeUnits: 0 });
  });
});
