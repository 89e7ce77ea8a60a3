import { countRequests } from '../support/counting-client';
import { openHouse } from '../support/house';
import { tableSuite } from '../support/table-suite';

const table = tableSuite();

describe('what the account’s token says', () => {
  it('is kept in the profile, and written only when it changed', async () => {
    const client = table().newClient();
    const counter = countRequests(client);
    const house = await openHouse(table(), { client });
    await house.say('ask my majordomo what is my balance');
    counter.reset();
    await house.say('ask my majordomo what is my balance');
    expect(counter.counts()).toMatchObject({ roundTrips: 1, writeUnits: 0 });
    Object.assign(house.household, { paymentCustomerId: 'cus_new', isVerified: true });
    await house.say('ask my majordomo what is my balance');
    expect(counter.counts().writeUnits).toBe(1);
    const read = async () => (await house.shop.households.read(house.household.id))?.household;
    expect(await read()).toMatchObject({ paymentCustomerId: 'cus_new', isVerified: true });
    counter.reset();
    await house.say('ask my majordomo what is my balance');
    expect(counter.counts().writeUnits).toBe(0);
    delete house.household.paymentCustomerId;
    delete house.household.isVerified;
    await house.say('ask my majordomo what is my balance');
    expect(await read()).toEqual(house.household);
  });
});
