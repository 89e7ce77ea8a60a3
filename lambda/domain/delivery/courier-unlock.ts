import { Fault } from '../fault';
import { type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import type { Instant } from '../time';
import { sha256 } from '../wallet/chain';
import { type DoorOutcomes, doAtTheDoor, ownWindow, type Terminal } from './at-the-door';
import type { ChangeShop } from './change';
import { randomToken } from './courier-token';
import { isHalted, scopesOf } from './halt';
import type { UnlockConditions } from './store';
import type { DeliveryWindow } from './window';

type NotDone = Omit<DoorOutcomes, 'done'>;

export type ChallengeOutcomes = NotDone & { challenged: { challenge: string; expiresAt: Instant } };
export type UnlockOutcomes = NotDone & { commanded: { commandId: string } };

/**
 * Gives the terminal what it needs to ask for the door once. Asked again it gives another, and the one before is worth
 * nothing any more. Only its hash is kept.
 */
export async function challengeTerminal(
  shop: ChangeShop & Pick<Shop, 'codes' | 'halts'>,
  terminal: Terminal,
  stopId: string,
): Promise<Outcome<ChallengeOutcomes>> {
  const known = await ownWindow(shop, terminal, stopId);
  if (!known) return outcome('unknown');
  if (await isHalted(shop, known.window)) return outcome('halted');
  const challenge = randomToken(shop.codes);
  const event = {
    kind: 'challenge',
    deviceId: terminal.deviceId,
    challengeHash: sha256(challenge),
  } as const;
  const result = await doAtTheDoor(shop, terminal, known, event);
  if (result.name !== 'done') return result;
  const expiresAt = result.facts.step?.window.challenge?.expiresAt;
  if (expiresAt === undefined) throw new Fault('unexpected', 'a challenge that was not kept', { stopId });
  return outcome('challenged', { challenge, expiresAt });
}

/** What must hold in the table when the command is written, whoever changes it meanwhile. */
const conditionsOf = ({ deviceId }: Terminal, window: DeliveryWindow): UnlockConditions => ({
  scopes: scopesOf(window),
  deviceId,
});

/** Asks for the door with a challenge. The command then stands in the outbox: nobody waits for the lock here. */
export async function unlockDoor(
  shop: ChangeShop,
  terminal: Terminal,
  { stopId, challenge }: { stopId: string; challenge: string },
): Promise<Outcome<UnlockOutcomes>> {
  const known = await ownWindow(shop, terminal, stopId);
  if (!known) return outcome('unknown');
  const event = { kind: 'unlock', deviceId: terminal.deviceId, challengeHash: sha256(challenge) } as const;
  const conditions = conditionsOf(terminal, known.window);
  const result = await doAtTheDoor(shop, terminal, known, event, { conditions });
  if (result.name !== 'done') return result;
  const command = result.facts.step?.commands.find(({ body }) => body.kind === 'unlock');
  if (!command) throw new Fault('unexpected', 'an unlock without its command', { stopId });
  return outcome('commanded', { commandId: command.commandId });
}
