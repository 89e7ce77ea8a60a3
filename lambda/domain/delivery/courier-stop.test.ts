import { afterStart, windowIn } from '../../../test/delivery/samples';
import { stopOf } from './courier-stop';
import { standardDeliveryPolicy as policy } from './policy';

const seen = { lock: 'unlocked', door: 'closed', at: afterStart(90) } as const;

it('says how lock and door stand only to who has come to them', () => {
  expect(stopOf({ ...windowIn('armed'), arrivals: 0, seen }, policy).seen).toBeUndefined();
  expect(stopOf({ ...windowIn('recording'), arrivals: 1, seen }, policy).seen).toEqual(seen);
});

it('says until when a door that may be open stays so, and of no other', () => {
  expect(stopOf(windowIn('recording'), policy).leaveBy).toBeUndefined();
  // Three minutes after the unlock, which was 90 seconds after the start.
  expect(stopOf(windowIn('open'), policy).leaveBy).toBe(afterStart(270));
  expect(stopOf({ ...windowIn('open'), endsAt: afterStart(200) }, policy).leaveBy).toBe(afterStart(200));
});

it('says nothing of packages, of whose home it is or of where the door stands', () => {
  const text = JSON.stringify(stopOf(windowIn('recording'), policy));
  for (const secret of ['P1', 'hh_1', 'simulated:']) expect(text).not.toContain(secret);
});
