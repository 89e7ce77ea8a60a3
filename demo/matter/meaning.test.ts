import { DoorLock } from '@matter/main/clusters/door-lock';
import { PowerSource } from '@matter/main/clusters/power-source';
import { AttributeId, type ClusterId, EndpointNumber, Status } from '@matter/main/types';
import type { AttributeValue } from './exchange';
import { answerOf, sightOf } from './meaning';

const { lockState, doorState, operatingMode, autoRelockTime, requirePinForRemoteOperation } =
  DoorLock.attributes;
const acceptedCommands = { id: AttributeId(0xfff9) };

const value = ({ id }: { id: AttributeId }, said: unknown, endpoint = 1): AttributeValue => ({
  endpointId: EndpointNumber(endpoint),
  clusterId: DoorLock.id as ClusterId,
  attributeId: id,
  value: said,
});
const battery = (halves: unknown): AttributeValue => ({
  ...value(PowerSource.attributes.batPercentRemaining, halves, 0),
  clusterId: PowerSource.id as ClusterId,
});
const locked = value(lockState, DoorLock.LockState.Locked);
const normal = value(operatingMode, DoorLock.OperatingMode.Normal);

describe('what a Matter lock says', () => {
  it.each([
    [0, 'jammed'],
    [1, 'locked'],
    [2, 'unlocked'],
    [3, 'unlocked'],
    [4, 'unknown'],
    [null, 'unknown'],
    ['1', 'unknown'],
  ])('of its bolt: %p is %s', (said, lock) => {
    expect(sightOf([value(lockState, said)])).toMatchObject({ lock });
  });

  it.each([
    [0, 'open'],
    [1, 'closed'],
    [2, 'unknown'],
    [3, 'open'],
    [4, 'unknown'],
    [5, 'open'],
    [6, 'unknown'],
    [null, 'unknown'],
  ])('of its door: %p is %s', (said, door) => {
    expect(sightOf([locked, value(doorState, said)])).toMatchObject({ door, hasDoorSensor: true });
  });

  it('is no door where it has no sensor', () => {
    expect(sightOf([locked])).toMatchObject({ door: 'unknown', hasDoorSensor: false });
  });

  it.each([
    [0, 0],
    [25, 12.5],
    [200, 100],
    [201, undefined],
    [255, undefined],
    [null, undefined],
  ])('of its battery: %p halves are %p percent', (halves, percent) => {
    expect(sightOf([locked, battery(halves)])?.batteryPercent).toBe(percent);
  });

  it.each([
    [0, true],
    [1, true],
    [2, false],
    [3, false],
    [4, false],
    [5, false],
    [undefined, false],
  ])('of its mode: %p lets it be worked from afar: %p', (mode, isRemote) => {
    expect(sightOf([locked, value(operatingMode, mode)])).toMatchObject({ isRemote });
  });

  it('lets nobody work it from afar who would need a PIN', () => {
    const asked = [locked, normal, value(requirePinForRemoteOperation, true)];
    expect(sightOf(asked)).toMatchObject({ isRemote: false });
  });

  it.each([
    [[0, 1, 3], true],
    [[0, 1], false],
    [undefined, false],
  ])('of its commands: %p can lock it again: %p', (commands, canRelock) => {
    expect(sightOf([locked, value(acceptedCommands, commands)])).toMatchObject({ canRelock });
  });

  it.each([
    [30, 30],
    [0, undefined],
    [null, undefined],
  ])('of its own timer: %p is %p', (seconds, autoRelockSeconds) => {
    expect(sightOf([locked, value(autoRelockTime, seconds)])?.autoRelockSeconds).toBe(autoRelockSeconds);
  });

  it('is of one lock, where a device has two', () => {
    const other = [value(lockState, 2, 2), value(doorState, 0, 2)];
    expect(sightOf([locked, ...other])).toMatchObject({
      endpoint: 1,
      lock: 'locked',
      hasDoorSensor: false,
    });
  });

  it('is nothing where it has no lock, or does not talk to us', () => {
    expect(sightOf([])).toBeUndefined();
    expect(sightOf([battery(180)])).toBeUndefined();
  });
});

describe('what a Matter lock answers to a command', () => {
  it.each([
    [Status.Success, 'accepted'],
    [Status.UnsupportedAccess, 'rejected'],
    [Status.UnsupportedCommand, 'rejected'],
    [Status.InvalidInState, 'rejected'],
    [Status.Timeout, 'rejected'],
    [Status.Failure, 'unknown'],
    [0xee as Status, 'unknown'],
    [undefined, 'unknown'],
  ])('%p is %s', (status, outcome) => {
    expect(answerOf(status)).toMatchObject({ outcome });
  });
});
