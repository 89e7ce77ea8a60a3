import { conditions } from '../../../lambda/domain/delivery/conditions';
import { guards } from '../../../lambda/domain/delivery/guards';
import { table } from '../../../lambda/domain/delivery/machine';
import { type Mutant, rewritten } from '../../mutation/mutant';
import { ofControls } from './controls';
import { ofDoors } from './doors';
import { ofStops } from './stops';

const domain = 'lambda/domain/delivery';
const adapters = 'lambda/adapters/dynamodb';

const written = (name: string, file: string, from: string, to: string): Mutant =>
  rewritten({ name, file, from, to });

/** Done once all of a file was done: tables are plain objects. */
const overridden = (name: string, file: string, line: string): Mutant => ({
  name,
  file,
  change: (source) => `${source}\n${line}\n`,
});

const withoutGuards = Object.keys(guards).map((name) =>
  overridden(
    `guard ${name}`,
    `${domain}/guards.ts`,
    `(guards as Record<string, unknown>).${name} = () => undefined;`,
  ),
);

const changedConditions = Object.keys(conditions).flatMap((name) =>
  [true, false].map((answer) =>
    overridden(
      `condition ${name}, ${answer ? 'always' : 'never'} so`,
      `${domain}/conditions.ts`,
      `(conditions as Record<string, unknown>).${name} = () => ${answer};`,
    ),
  ),
);

/** Whether rows send a lock command; told by their place in the table. */
const withoutLocks = table.flatMap(({ from, on, by, when = '', sends }, place) =>
  sends?.lock
    ? [
        overridden(
          `the lock command of ${on} ${when} by ${by.join('/')} in ${from.join('/')}`,
          `${domain}/machine.ts`,
          `(table as Row[])[${place}] = { ...(table[${place}] as Row), sends: { ...table[${place}]?.sends, lock: undefined } as Sends };`,
        ),
      ]
    : [],
);

const halted = '[...new Set(scopes.map(scopeName))]';
const withoutScopes = ['all', 'provider', 'courier', 'household'].map((kind) =>
  written(
    `an unlock is not written while "${kind}" is halted`,
    `${adapters}/windows.ts`,
    halted,
    `[...new Set(scopes.filter((scope) => scope.kind !== '${kind}').map(scopeName))]`,
  ),
);

const send = `${domain}/send.ts`;
const live = `${domain}/live.ts`;
const step = `${domain}/step.ts`;

const taken: Mutant[] = [
  written(
    'a step is written over the version it was decided on',
    `${adapters}/windows.ts`,
    "putOver(table, labels.window, windowItem(step), 'version', step.before.version),",
    '{ label: labels.window, item: { Put: { TableName: table.name, Item: windowItem(step) } } },',
  ),
  written(
    'a step is written with its entry',
    `${adapters}/windows.ts`,
    'putNew(table, labels.entry, entryItem(step.entry)),',
    '',
  ),
  written(
    'an unlock is not written for a terminal that was revoked',
    `${adapters}/couriers.ts`,
    ' AND attribute_not_exists(revokedAt) AND',
    ' AND',
  ),
  written(
    'an unlock is not written for a terminal that was enrolled by who sent its courier',
    `${adapters}/couriers.ts`,
    ' AND enrolledBy <> :assignedBy',
    ' AND courierId <> :assignedBy',
  ),
  written('an unlock that was taken is not sent', send, "if (command.status !== 'pending') return;", ''),
  written(
    'who comes second does not send an unlock',
    send,
    'const taken = await takeCommand(shop, command);\n  if (!taken) return;',
    'const taken = (await takeCommand(shop, command)) ?? command;',
  ),
  written(
    'an unlock that nobody waits for is not sent',
    send,
    "watched?.window.state !== 'unlocking' || now >= notAfter",
    'watched === undefined || now >= notAfter',
  ),
  written(
    'an unlock that is too late is not sent',
    send,
    "watched?.window.state !== 'unlocking' || now >= notAfter",
    "watched?.window.state !== 'unlocking'",
  ),
  written(
    'an unlock is not sent without a recording',
    send,
    'return provesRecording(watched.live, watched.window, now, seller.delivery);',
    'return provesRecording(watched.live, watched.window, now, seller.delivery) || now < notAfter;',
  ),
  written(
    'a command is taken as it was read',
    `${adapters}/delivery-commands.ts`,
    "'#status = :status AND attempts = :attempts'",
    "'attribute_exists(pk)'",
  ),
  written(
    'an unlock comes out of the last minute',
    step,
    'earlierOf(plusMs(now, policy.unlockConfirmMs), lastEntry(window, policy))',
    'plusMs(now, policy.unlockConfirmMs)',
  ),
  written('an entry follows from the one before', step, 'previousHash: before.head,', "previousHash: '',"),
  written('an unlock spends the budget', `${domain}/records.ts`, 'unlockBudget: 0, ', ''),
  written(
    'what was read before an unlock says nothing after it',
    `${domain}/records.ts`,
    'unlock: { commandedAt: now }, relock: { attempts: 0 } }',
    'unlock: { commandedAt: now } }',
  ),
  written(
    'frames know of this recording',
    live,
    'if (!frame || frame.echo !== challenge || !isNewer(frame, own.at(-1))) return own;',
    'if (!frame || !isNewer(frame, own.at(-1))) return own;',
  ),
  written(
    'frames move',
    live,
    'if (!frame || frame.echo !== challenge || !isNewer(frame, own.at(-1))) return own;',
    'if (!frame || frame.echo !== challenge) return own;',
  ),
  written('frames were just taken', live, 'isFresh(last.capturedAt, now, frameMaxAgeMs) && ', ''),
  written('frames were just seen', live, ' && isFresh(last.seenAt, now, frameMaxAgeMs)', ''),
  written(
    'a lock was just read',
    live,
    'live?.lock && isFresh(live.lock.at, now, lockReadingMaxAgeMs)',
    'live?.lock',
  ),
  written(
    'nobody stays longer than the hard limit',
    `${domain}/deadlines.ts`,
    'earliest(hardLimit(window, policy), window.endsAt)',
    'earliest(window.endsAt)',
  ),
  written(
    'nobody stays longer than the window',
    `${domain}/deadlines.ts`,
    'earliest(hardLimit(window, policy), window.endsAt)',
    'hardLimit(window, policy)',
  ),
  written(
    'a lock that is offline says nothing',
    `${domain}/conditions.ts`,
    "reading.isOnline && reading.lock === 'locked'",
    "reading.lock === 'locked'",
  ),
  written(
    'only locked is locked',
    `${domain}/conditions.ts`,
    "reading.isOnline && reading.lock === 'locked'",
    "reading.isOnline && reading.lock !== 'unlocked'",
  ),
  written(
    'a door that says it is open is open, whether or not it has a sensor',
    `${domain}/conditions.ts`,
    "hasDoorSensor ? door === 'closed' : door !== 'open'",
    "!hasDoorSensor || door === 'closed'",
  ),
  written(
    'who says that a door is locked says nothing of its next opening',
    `${domain}/records.ts`,
    ', attestedBy: [] };',
    ' };',
  ),
  written(
    'what a courier does not see before they come',
    `${domain}/courier-stop.ts`,
    'seen && window.arrivals > 0 && { seen }',
    'seen && { seen }',
  ),
  written(
    'an open door is not shut',
    `${domain}/conditions.ts`,
    "reading.lock === 'locked' && isClosed(reading, door)",
    "reading.lock === 'locked'",
  ),
  written(
    'only a hash of a challenge is kept',
    `${domain}/courier-unlock.ts`,
    '    challengeHash: sha256(challenge),\n  } as const;\n  const result',
    '    challengeHash: challenge,\n  } as const;\n  const result',
  ),
  written(
    'a stop of somebody else is none',
    `${domain}/at-the-door.ts`,
    'return watched?.window.assignment?.courierId === courierId ? watched : undefined;',
    'return courierId ? watched : undefined;',
  ),
  written(
    'who is let in for one window is no alarm of its neighbour',
    `${domain}/wake.ts`,
    'isOpen(reading) && !isExposed(window) && (await',
    'isOpen(reading) && isExposed(window) && (await',
  ),
  written(
    'a window is made longer in the name of the home as it was read',
    `${domain}/operations.ts`,
    '...(home && { conditions: { home } })',
    '...(home?.revision === 0 && { conditions: { home } })',
  ),
  written(
    'a nonce is good once',
    'lambda/http/courier/signed.ts',
    "if (!(await couriers.useNonce(deviceId, verified.nonce))) return refuse(context, 'nonce-used');",
    '',
  ),
  written(
    'nobody sends a courier whose terminal they enrolled',
    `${domain}/operations.ts`,
    "event.kind === 'assign' && (await",
    "event.kind === 'note' && (await",
  ),
  written(
    'two persons lift a kill switch',
    `${domain}/operations.ts`,
    "if (isProposer(operator, standing.liftProposedBy)) return outcome('second-approver-required');",
    '',
  ),
  written(
    'nobody arrives while deliveries are stopped',
    `${domain}/courier-arrive.ts`,
    "if (isStopped) return outcome('halted');",
    '',
  ),
  written(
    'nobody gets a challenge while deliveries are stopped',
    `${domain}/courier-unlock.ts`,
    "if (await isHalted(shop, known.window)) return outcome('halted');",
    '',
  ),
  written(
    'a kill switch locks what is open',
    `${domain}/operations.ts`,
    'filter((window) => isWithin(scope, window))',
    'filter((window) => isWithin(scope, window) && window.version < 0)',
  ),
];

export const mutants: readonly Mutant[] = [
  ...withoutGuards,
  ...changedConditions,
  ...withoutLocks,
  ...withoutScopes,
  ...taken,
  ...ofDoors,
  ...ofControls,
  ...ofStops,
];
