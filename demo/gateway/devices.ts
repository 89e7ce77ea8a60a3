import type { CameraPort } from '../../lambda/domain/delivery/camera';
import type { CommandOutcome, LockPort } from '../../lambda/domain/delivery/lock';
import { type Clock, epochMsOf, type Instant } from '../../lambda/domain/time';
import type { GatewayCommand, GatewayQuestion, LockOrder } from './messages';

export interface GatewayDevices {
  locks: LockPort;
  cameras: CameraPort;
  clock: Clock;
}

type Unlock = Extract<LockOrder, { action: 'unlock' }>;

/** Longer than any command is good for. */
const rememberedMs = 24 * 3_600_000;

/**
 * What a gateway does with its devices. Whoever writes another one keeps to three rules: an unlock is done once, never
 * after its `notAfter`, and never when it was signed before the gateway began to remember; a lock is done as often as it
 * comes; what is told of a device is asked of the device.
 */
export class Gateway {
  private readonly unlocks = new Map<string, { outcome: Promise<CommandOutcome>; at: Instant }>();
  private readonly startedAt: Instant;

  constructor(private readonly devices: GatewayDevices) {
    this.startedAt = devices.clock.now();
  }

  /** @param signedAt when the message was signed */
  async command({ type, data }: GatewayCommand, signedAt: Instant): Promise<CommandOutcome> {
    if (type === 'lock.command')
      return data.action === 'lock'
        ? (await this.devices.locks.lock(data)).outcome
        : this.unlockOnce(data, signedAt);
    const { cameras } = this.devices;
    const { outcome } = await (data.action === 'start' ? cameras.start(data) : cameras.stop(data));
    return outcome;
  }

  async answer({ type, data }: GatewayQuestion): Promise<object> {
    const { requestId } = data;
    if (type === 'camera.read')
      return { requestId, ...(await this.devices.cameras.read(data.cameraId, data.windowId)) };
    const [reading, capabilities] = await Promise.all([
      this.devices.locks.read(data.lockId),
      this.devices.locks.capabilities(data.lockId),
    ]);
    return { requestId, ...reading, ...(capabilities && { capabilities }) };
  }

  /** The same command again is answered as the first time, and not done again. */
  private unlockOnce(command: Unlock, signedAt: Instant): Promise<CommandOutcome> {
    const now = this.devices.clock.now();
    this.forget(now);
    const known = this.unlocks.get(command.commandId);
    if (known) return known.outcome;
    const outcome = this.unlock(command, signedAt, now);
    this.unlocks.set(command.commandId, { outcome, at: now });
    return outcome;
  }

  private async unlock(command: Unlock, signedAt: Instant, now: Instant): Promise<CommandOutcome> {
    const isTooLate = epochMsOf(now) >= epochMsOf(command.notAfter);
    if (isTooLate || epochMsOf(signedAt) < epochMsOf(this.startedAt)) return 'rejected';
    return (await this.devices.locks.unlock(command)).outcome;
  }

  private forget(now: Instant): void {
    for (const [commandId, { at }] of this.unlocks)
      if (epochMsOf(now) - epochMsOf(at) > rememberedMs) this.unlocks.delete(commandId);
  }
}
