import { movementGroups } from './groups';
import { movementKinds } from './wallet';

it('has every movement of coins in one group', () => {
  const ofCoins = movementKinds.filter((kind) => !kind.startsWith('digital-'));
  expect(Object.values(movementGroups).flat().sort()).toEqual(ofCoins.sort());
});
