import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import { openDoors } from './board';
import { type ChangeOutcomes, type ChangeShop, changeWindow } from './change';
import { note } from './controls';
import { hasEnrolledFor } from './enroll';
import type { DeliveryEvent, Reasoned } from './events';
import { type Halt, type HaltScope, isWithin, scopeName } from './halt';
import type { DeliveryHome } from './home';
import { overlapping } from './request';
import { isProposer } from './two-persons';
import { isUnexplained } from './why';
import { hasEnded } from './window';

/*
 * What operations may do. None of it can open a door: the table has no such row for them.
 */

/** Somebody signed in to the console, by the name their issuer gives them. */
export interface Operator {
  id: string;
}

/** An event that operations cause. */
export type OperatorEvent = Extract<
  DeliveryEvent,
  {
    kind:
      | 'assign'
      | 'enable'
      | 'revoke'
      | 'lock'
      | 'note'
      | 'attest'
      | 'propose-extension'
      | 'approve-extension';
  }
>;

export type OperateOutcomes = ChangeOutcomes & {
  /** The longer window would reach into another one of the same door. */
  overlaps: { otherId: string };
  /** They enrolled a terminal of this courier: somebody else has to send the courier. */
  'second-approver-required': NoFacts;
};

/** The end that a window would have may have become another window's beginning, and may until it is written. */
async function lookAhead(
  shop: Pick<Shop, 'windows' | 'deliveryHomes'>,
  windowId: string,
): Promise<{ otherId?: string; home?: DeliveryHome }> {
  const { window } = (await shop.windows.read(windowId)) ?? {};
  if (!window?.extension) return {};
  const { householdId, door, startsAt, extension } = window;
  const known = await shop.deliveryHomes.read(householdId);
  if (!known) return {};
  const open = known.windows.filter((one) => one.windowId !== windowId && !hasEnded(one));
  const other = overlapping(open, { doorId: door.doorId, startsAt, endsAt: extension.endsAt });
  return { home: known.home, ...(other && { otherId: other.windowId }) };
}

/** Does something to a window in the name of an operator. */
export async function operate(
  shop: ChangeShop & Pick<Shop, 'deliveryHomes' | 'couriers'>,
  operator: Operator,
  windowId: string,
  event: OperatorEvent,
): Promise<Outcome<OperateOutcomes>> {
  if (event.kind === 'assign' && (await hasEnrolledFor(shop, operator, event.assignment.courierId)))
    return outcome('second-approver-required');
  const { otherId, home } = event.kind === 'approve-extension' ? await lookAhead(shop, windowId) : {};
  if (otherId !== undefined) return outcome('overlaps', { otherId });
  const by = { role: 'operator', id: operator.id } as const;
  return changeWindow(shop, { windowId, event, by, ...(home && { conditions: { home } }) });
}

export type HaltOutcomes = {
  halted: { halt: Halt; secured: readonly string[] };
  'text-missing': NoFacts;
  /** Somebody changed it meanwhile: look again. */
  changed: NoFacts;
};

export interface HaltRequest extends Reasoned {
  scope: HaltScope;
}

type HaltShop = ChangeShop & Pick<Shop, 'halts' | 'controls'>;

async function haltIn({ halts }: Pick<Shop, 'halts'>, scope: HaltScope): Promise<Halt | undefined> {
  const standing = await halts.list();
  return standing.find((halt) => scopeName(halt.scope) === scopeName(scope));
}

/** Locks each door of the scope that may be open. @returns the windows concerned. */
async function secureAll(
  shop: HaltShop,
  operator: Operator,
  { scope, reason }: HaltRequest,
): Promise<string[]> {
  const exposed = (await openDoors(shop)).filter((window) => isWithin(scope, window));
  const by = { role: 'operator', id: operator.id } as const;
  const windowIds = exposed.map(({ windowId }) => windowId);
  const results = await Promise.allSettled(
    windowIds.map((windowId) => changeWindow(shop, { windowId, event: { kind: 'halt', reason }, by })),
  );
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  return windowIds;
}

/** One person stops a scope: no door of it opens from then on, and those that may be open are locked. Repeatable. */
export async function halt(
  shop: HaltShop,
  operator: Operator,
  request: HaltRequest,
): Promise<Outcome<HaltOutcomes>> {
  const { scope, reason, text } = request;
  if (isUnexplained(request)) return outcome('text-missing');
  const before = await haltIn(shop, scope);
  const after: Halt = before
    ? withoutProposal(before)
    : {
        scope,
        reason,
        ...(text !== undefined && { text }),
        haltedBy: operator.id,
        haltedAt: shop.clock.now(),
        revision: 1,
      };
  const isNews = !before || before.liftProposedBy !== undefined;
  if (isNews && !(await turnOn(shop, operator, request, { before, after }))) return outcome('changed');
  return outcome('halted', { halt: after, secured: await secureAll(shop, operator, request) });
}

async function turnOn(
  shop: HaltShop,
  operator: Operator,
  request: HaltRequest,
  { before, after }: { before: Halt | undefined; after: Halt },
): Promise<boolean> {
  await note(shop, operator, { kind: 'halt', ...request });
  return (await shop.halts.save(before, after)) === 'saved';
}

const withoutProposal = ({ liftProposedBy: _liftProposedBy, ...rest }: Halt): Halt => ({
  ...rest,
  revision: rest.revision + 1,
});

export type LiftOutcomes = {
  /** One more person has to agree. */
  proposed: { halt: Halt };
  lifted: { halt: Halt };
  'second-approver-required': NoFacts;
  'not-halted': NoFacts;
  changed: NoFacts;
};

/** Two persons let a scope go on: the first proposes it, another agrees. */
export async function lift(
  shop: Pick<Shop, 'halts' | 'controls' | 'clock'>,
  operator: Operator,
  scope: HaltScope,
): Promise<Outcome<LiftOutcomes>> {
  const standing = await haltIn(shop, scope);
  if (!standing) return outcome('not-halted');
  if (isProposer(operator, standing.liftProposedBy)) return outcome('second-approver-required');
  const { liftProposedBy: proposedBy } = standing;
  if (proposedBy !== undefined) {
    await note(shop, operator, { kind: 'lift', scope, proposedBy });
    const result = await shop.halts.lift(standing);
    return result === 'lifted' ? outcome('lifted', { halt: standing }) : outcome('changed');
  }
  await note(shop, operator, { kind: 'propose-lift', scope });
  const proposed: Halt = { ...standing, liftProposedBy: operator.id, revision: standing.revision + 1 };
  const result = await shop.halts.save(standing, proposed);
  return result === 'saved' ? outcome('proposed', { halt: proposed }) : outcome('changed');
}
