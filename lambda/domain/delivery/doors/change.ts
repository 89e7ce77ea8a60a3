import { Fault } from '../../fault';
import type { HouseholdId } from '../../ids';
import { type NoFacts, type Outcome, outcome } from '../../outcome';
import type { Shop } from '../../shop';
import { dayMs, epochMsOf, type Instant, plusMs } from '../../time';
import { canonical, type Hashable } from '../../wallet/chain';
import type { Reasoned } from '../events';
import type { DeliveryHome } from '../home';
import type { Operator } from '../operations';
import { isProposer } from '../two-persons';
import { isUnexplained } from '../why';
import { type Actor, type DeliveryWindow, hasEnded } from '../window';
import { agreedOf } from './agreed';
import { devicesOf, type HomeDevice } from './devices';
import type { DoorCommit, DoorFile, DoorProposal, HomeSetUp } from './doors';
import { loggedSetUp, nextEntry } from './log';

/* The doors of a home are changed by two persons: one proposes, another agrees. */

/** How long another person may agree. */
export const proposalValidMs = dayMs;

type DoorShop = Pick<Shop, 'doors' | 'deliveryHomes' | 'ids' | 'clock'>;

const actorOf = ({ id }: Operator): Actor => ({ role: 'operator', id });

/** What keeps doors as they are. */
type InTheWay = {
  /** A window of the home has not ended. */
  'doors-in-use': { windowId: string };
  /** Another home has this lock. */
  'lock-taken': { deviceId: string };
  /** Another home has this camera. */
  'camera-taken': { deviceId: string };
};

const taken = ({ kind, deviceId }: HomeDevice): Outcome<Pick<InTheWay, 'lock-taken' | 'camera-taken'>> =>
  outcome(`${kind}-taken`, { deviceId });

export type ProposeOutcomes = InTheWay & {
  /** It waits for another person; the same as before when the very same was proposed already. */
  proposed: { proposal: DoorProposal };
  /** Something else was proposed before: first it has to go. */
  'proposal-standing': { proposal: DoorProposal };
  'text-missing': NoFacts;
};

export type AgreeOutcomes = InTheWay & {
  approved: { home: DeliveryHome };
  /** It was agreed to, withdrawn, or never made. */
  'proposal-unknown': NoFacts;
  'proposal-expired': NoFacts;
  'second-approver-required': NoFacts;
  'text-missing': NoFacts;
};

export type WithdrawOutcomes = {
  withdrawn: { proposal: DoorProposal };
  'proposal-unknown': NoFacts;
  'text-missing': NoFacts;
};

/** What is known of a home's doors when somebody wants them changed. */
interface Known {
  file: DoorFile;
  home?: DeliveryHome;
  windows: readonly DeliveryWindow[];
}

async function knownOf(shop: DoorShop, householdId: HouseholdId): Promise<Known> {
  const [file, known] = await Promise.all([
    shop.doors.read(householdId),
    shop.deliveryHomes.read(householdId),
  ]);
  return { file, windows: [], ...known };
}

/** A commit that lost to another is decided again on what stands then; each round loses only to a change that won. */
const mostTries = 8;

/** @param decide what comes of it, or what its commit said */
async function decided<O extends { name: string }>(
  shop: DoorShop,
  householdId: HouseholdId,
  decide: (known: Known) => Promise<O | DoorCommit>,
): Promise<O | Outcome<InTheWay>> {
  for (let tries = 0; tries < mostTries; tries++) {
    const result = await decide(await knownOf(shop, householdId));
    if ('name' in result) return result;
    if (result.kind === 'device-taken') return taken(result.device);
  }
  throw new Fault('store-conflict', 'the doors of a home kept changing');
}

async function inTheWay(
  { doors: store }: DoorShop,
  householdId: HouseholdId,
  { windows }: Known,
  { doors }: HomeSetUp,
): Promise<Outcome<InTheWay> | undefined> {
  const open = windows.find((window) => !hasEnded(window));
  if (open) return outcome('doors-in-use', { windowId: open.windowId });
  const claims = await store.claimsOf(devicesOf(doors));
  const foreign = claims.find((claim) => claim.householdId !== householdId);
  return foreign && taken(foreign);
}

const textOf = ({ timeZone, doors }: HomeSetUp): string =>
  canonical([timeZone, doors] as unknown as Hashable);

/** What was proposed before and waits still: the very same, or another. */
function standingIn(
  { proposal }: DoorFile,
  setUp: HomeSetUp,
  now: Instant,
): Outcome<Pick<ProposeOutcomes, 'proposed' | 'proposal-standing'>> | undefined {
  if (!proposal || now >= proposal.expiresAt) return undefined;
  return outcome(textOf(proposal) === textOf(setUp) ? 'proposed' : 'proposal-standing', { proposal });
}

/** One person proposes what a home is to have. Nothing of the home changes. Repeatable. */
export async function proposeDoors(
  shop: DoorShop,
  by: Operator,
  householdId: HouseholdId,
  { timeZone, doors, ...why }: HomeSetUp & Reasoned,
): Promise<Outcome<ProposeOutcomes>> {
  if (isUnexplained(why)) return outcome('text-missing');
  const setUp = { timeZone, doors };
  return decided(shop, householdId, async (known) => {
    const { file, home } = known;
    const at = shop.clock.now();
    const refused = standingIn(file, setUp, at) ?? (await inTheWay(shop, householdId, known, setUp));
    if (refused) return refused;
    const about = { proposalId: shop.ids.next('dpr', epochMsOf(at)), expiresAt: plusMs(at, proposalValidMs) };
    const proposal = { ...about, ...setUp, proposedBy: by.id, proposedAt: at, ...why };
    const event = { kind: 'propose', ...about, ...loggedSetUp(setUp, home), ...why } as const;
    const entry = nextEntry(householdId, file, { by: actorOf(by), at, event });
    const result = await shop.doors.commit({ before: file, entry, proposal });
    return result.kind === 'committed' ? outcome('proposed', { proposal }) : result;
  });
}

/** Which of the proposals somebody decides on, and why as they do. */
interface Decision extends Reasoned {
  proposalId: string;
}

/** @param decide what comes of the proposal, which waits still, or what its commit said */
async function onProposal<O extends { name: string }>(
  shop: DoorShop,
  householdId: HouseholdId,
  { proposalId, ...why }: Decision,
  decide: (proposal: DoorProposal, known: Known) => Promise<O | DoorCommit>,
) {
  if (isUnexplained(why)) return outcome('text-missing');
  return decided(shop, householdId, async (known) => {
    const { proposal } = known.file;
    if (proposal?.proposalId !== proposalId) return outcome('proposal-unknown');
    return decide(proposal, known);
  });
}

/** Why somebody cannot agree to a proposal. */
function agreeRefused(
  proposal: DoorProposal,
  by: Operator,
  now: Instant,
): Outcome<Pick<AgreeOutcomes, 'second-approver-required' | 'proposal-expired'>> | undefined {
  if (isProposer(by, proposal.proposedBy)) return outcome('second-approver-required');
  return now >= proposal.expiresAt ? outcome('proposal-expired') : undefined;
}

/** Another person agrees to exactly what was proposed, and the home has it from now on. */
export const agreeToDoors = (
  shop: DoorShop,
  by: Operator,
  householdId: HouseholdId,
  decision: Decision,
): Promise<Outcome<AgreeOutcomes>> =>
  onProposal<Outcome<AgreeOutcomes>>(shop, householdId, decision, async (proposal, known) => {
    const { file, home: before } = known;
    const at = shop.clock.now();
    const refused = agreeRefused(proposal, by, at) ?? (await inTheWay(shop, householdId, known, proposal));
    if (refused) return refused;
    const event = { kind: 'approve', ...decision, ...loggedSetUp(proposal, before) } as const;
    const agreed = await agreedOf(shop, householdId, before, proposal);
    const entry = nextEntry(householdId, file, { by: actorOf(by), at, event });
    const result = await shop.doors.commit({ before: file, entry, agreed });
    return result.kind === 'committed' ? outcome('approved', { home: agreed.home }) : result;
  });

/** A proposal goes, whoever made it. */
export async function withdrawDoors(
  shop: DoorShop,
  by: Operator,
  householdId: HouseholdId,
  decision: Decision,
): Promise<Outcome<WithdrawOutcomes>> {
  const withdraw = async (proposal: DoorProposal, { file }: Known) => {
    const event = { kind: 'withdraw', ...decision } as const;
    const entry = nextEntry(householdId, file, { by: actorOf(by), at: shop.clock.now(), event });
    const committed = await shop.doors.commit({ before: file, entry });
    return committed.kind === 'committed' ? outcome('withdrawn', { proposal }) : committed;
  };
  const result = await onProposal(shop, householdId, decision, withdraw);
  // No device is claimed: none can be taken.
  return result as Outcome<WithdrawOutcomes>;
}
