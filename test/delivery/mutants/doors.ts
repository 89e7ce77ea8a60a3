import { type Mutant, rewritten } from '../../mutation/mutant';

/* What holds for the doors of homes, each taken away. */

const change = 'lambda/domain/delivery/doors/change.ts';
const agreed = 'lambda/domain/delivery/doors/agreed.ts';
const devices = 'lambda/domain/delivery/doors/devices.ts';
const adapter = 'lambda/adapters/dynamodb/doors.ts';
const log = 'lambda/adapters/dynamodb/door-log.ts';
const claims = 'lambda/adapters/dynamodb/device-claims.ts';
const erasure = 'lambda/adapters/dynamodb/erasure.ts';
const homeErasure = 'lambda/adapters/dynamodb/home-erasure.ts';

const written = (name: string, file: string, from: string, to = ''): Mutant =>
  rewritten({ name: `doors: ${name}`, file, from, to });

export const ofDoors: readonly Mutant[] = [
  written(
    'who proposed does not agree',
    change,
    "if (isProposer(by, proposal.proposedBy)) return outcome('second-approver-required');",
  ),
  written(
    'what was proposed long ago is not agreed to',
    change,
    "return now >= proposal.expiresAt ? outcome('proposal-expired') : undefined;",
    'return undefined;',
  ),
  written(
    'what is agreed to is what was seen',
    change,
    "if (proposal?.proposalId !== proposalId) return outcome('proposal-unknown');",
    "if (!proposal) return outcome('proposal-unknown');",
  ),
  written(
    'what waits is not replaced',
    change,
    'if (!proposal || now >= proposal.expiresAt) return undefined;',
    'return undefined;',
  ),
  written(
    'what waited too long is replaced',
    change,
    'if (!proposal || now >= proposal.expiresAt) return undefined;',
    'if (!proposal) return undefined;',
  ),
  written(
    'something else is not taken for what waits',
    change,
    'textOf(proposal) === textOf(setUp)',
    'textOf(proposal) !== undefined',
  ),
  written(
    'doors stay while a window is open',
    change,
    "if (open) return outcome('doors-in-use', { windowId: open.windowId });",
  ),
  written(
    'a device of another home is refused when it is proposed',
    change,
    'return foreign && taken(foreign);',
    'return foreign && undefined;',
  ),
  written(
    'only own devices are freed',
    devices,
    '.filter((claim) => claim.householdId === householdId)',
    '.filter((claim) => claim.householdId || householdId)',
  ),
  written(
    'devices of doors that are gone are freed',
    adapter,
    '...freed.map((device) => free(table, device, householdId)),',
  ),
  written('devices that stay are not freed', devices, '!kept.some(', '!kept.every('),
  written(
    'nobody comes home because doors are changed',
    agreed,
    '...(noneUntil !== undefined && { noneUntil }),',
  ),
  written('a change that lost is decided again', change, 'const mostTries = 8;', 'const mostTries = 1;'),
  written(
    'a device is claimed by one home',
    claims,
    "ConditionExpression: 'attribute_not_exists(pk) OR householdId = :home',",
    "ConditionExpression: 'attribute_not_exists(pk) OR householdId <> :home OR householdId = :home',",
  ),
  written(
    'a device that a home has may stay its own',
    claims,
    "ConditionExpression: 'attribute_not_exists(pk) OR householdId = :home',",
    "ConditionExpression: 'attribute_not_exists(pk) AND NOT householdId = :home',",
  ),
  written(
    'the devices of a home are claimed with it',
    adapter,
    '...devicesOf(home.doors).map((device) => claim(table, device, householdId)),',
  ),
  written(
    'cameras are claimed as locks are',
    devices,
    'doors.map(({ cameraId }) => cameraId),',
    'doors.flatMap(({ cameraId }) => (cameraId ? [] : [cameraId])),',
  ),
  written('a camera of two doors is claimed once', devices, '[...new Set(deviceIds)]', 'deviceIds'),
  written(
    'an entry follows the head that was read',
    log,
    'putVersion(table, labels.head, { ...doorKeys.head(householdId), version: sequence, head: hash }),',
    'putNew(table, labels.head, { ...doorKeys.head(householdId), version: sequence, head: hash }),',
  ),
  written('a change is written with its entry', log, 'putNew(table, labels.entry, item),'),
  written(
    'a day knows whose doors were changed',
    log,
    "{ label: 'list of a day', item: { Put: { TableName: table.name, Item: day } } },",
  ),
  written(
    'what was agreed to or withdrawn waits no more',
    log,
    'return before.proposal ? [',
    'return before.proposal && !entry ? [',
  ),
  written(
    'a home is written on the revision it was read at',
    adapter,
    'putHome(table, homeLabel, home),',
    '{ label: homeLabel, item: { Put: { TableName: table.name, Item: putHome(table, homeLabel, home).item.Put?.Item } } },',
  ),
  written(
    'what went with a household is not agreed to',
    log,
    "ConditionExpression: 'proposal.proposalId = :before',",
    "ConditionExpression: 'proposal.proposalId = :before OR attribute_not_exists(pk)',",
  ),
  written('devices go free with their household', erasure, 'await forgetDoors(table, id);'),
  written('what goes free with a household stands in the log', homeErasure, '...logWrites(table, step),'),
  written('what was proposed goes with a household', homeErasure, '...proposalWrites(table, step),'),
  written('a home goes with its devices', homeErasure, 'deleteHome(table, householdId),'),
  written(
    'a household whose home changed is forgotten all the same',
    homeErasure,
    "if (result.kind === 'refused') await forgetDoors(table, householdId);",
    'if (!result) throw new Error();',
  ),
  written(
    'a log of doors is checked in an export',
    'lambda/domain/delivery/export.ts',
    "return flaw && { kind: 'home', householdId: of.householdId, flaw };",
    'return flaw && undefined;',
  ),
  written(
    'homes of an export are counted',
    'lambda/domain/delivery/export.ts',
    'found.homes === homes &&',
    '',
  ),
];
