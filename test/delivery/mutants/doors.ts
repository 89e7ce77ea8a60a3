import { type Mutant, rewritten } from '../../mutation/mutant';

/* What holds for the doors of homes, each taken away. */

const change = 'lambda/domain/delivery/doors/change.ts';
const agreed = 'lambda/domain/delivery/doors/agreed.ts';
const adapter = 'lambda/adapters/dynamodb/doors.ts';
const erasure = 'lambda/adapters/dynamodb/erasure.ts';

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
    "if (!proposal || proposal.proposalId !== proposalId) return outcome('proposal-unknown');",
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
    'a lock of another home is refused when it is proposed',
    change,
    "return taken && outcome('lock-taken', { lockId: taken.lockId });",
    'return taken && undefined;',
  ),
  written(
    'only own locks are freed',
    agreed,
    'return gone.filter((lockId) => homes.get(lockId) === householdId);',
    'return homes ? gone : [];',
  ),
  written(
    'locks of doors that are gone are freed',
    agreed,
    'return gone.filter((lockId) => homes.get(lockId) === householdId);',
    'return gone.filter((lockId) => !homes && lockId === householdId);',
  ),
  written(
    'locks that stay are not freed',
    agreed,
    '.filter((lockId) => !doors.some((door) => door.lockId === lockId))',
    '.filter((lockId) => doors.length >= 0 && lockId)',
  ),
  written(
    'nobody comes home because doors are changed',
    agreed,
    '...(noneUntil !== undefined && { noneUntil }),',
  ),
  written('a change that lost is decided again', change, 'const mostTries = 8;', 'const mostTries = 1;'),
  written(
    'a lock is claimed by one home',
    adapter,
    "ConditionExpression: 'attribute_not_exists(pk) OR householdId = :home',",
    "ConditionExpression: 'attribute_not_exists(pk) OR householdId <> :home OR householdId = :home',",
  ),
  written(
    'a lock that a home has may stay its own',
    adapter,
    "ConditionExpression: 'attribute_not_exists(pk) OR householdId = :home',",
    "ConditionExpression: 'attribute_not_exists(pk) AND NOT householdId = :home',",
  ),
  written(
    'the locks of a home are claimed with it',
    adapter,
    '...home.doors.map(({ lockId }) => claim(table, lockId, householdId)),',
  ),
  written(
    'an entry follows the head that was read',
    adapter,
    'putVersion(table, labels.head, { ...doorKeys.head(householdId), version: sequence, head: hash }),',
    'putNew(table, labels.head, { ...doorKeys.head(householdId), version: sequence, head: hash }),',
  ),
  written('a change is written with its entry', adapter, 'putNew(table, labels.entry, item),'),
  written(
    'a day knows whose doors were changed',
    adapter,
    "{ label: 'list of a day', item: { Put: { TableName: table.name, Item: day } } },",
  ),
  written(
    'what was agreed to or withdrawn waits no more',
    adapter,
    'return before.proposal ? [',
    'return before.proposal && !entry ? [',
  ),
  written(
    'a home is written on the revision it was read at',
    adapter,
    'putHome(table, labels.home, home),',
    '{ label: labels.home, item: { Put: { TableName: table.name, Item: putHome(table, labels.home, home).item.Put?.Item } } },',
  ),
  written(
    'what went with a household is not agreed to',
    adapter,
    "ConditionExpression: 'proposal.proposalId = :before',",
    "ConditionExpression: 'proposal.proposalId = :before OR attribute_not_exists(pk)',",
  ),
  written('locks go free with their household', erasure, 'await freeLocks(table, id);'),
  written(
    'only own locks go free with a household',
    erasure,
    "ConditionExpression: 'householdId = :id',",
    "ConditionExpression: 'householdId = :id OR attribute_exists(pk)',",
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
    'homes === (end.homes ?? 0) &&',
    '',
  ),
];
