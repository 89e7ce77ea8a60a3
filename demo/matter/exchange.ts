import { type ClientNode, Millis } from '@matter/main';
import { DoorLock } from '@matter/main/clusters/door-lock';
import { type ClientInvoke, type ClientRead, Invoke, Peer, Read } from '@matter/main/protocol';
import {
  type AttributeId,
  type ClusterId,
  type EndpointNumber,
  Status,
  StatusResponseError,
} from '@matter/main/types';

/* Questions and commands to a device, each sent once, answered by the device itself or not at all. */

export interface AttributeName {
  clusterId: ClusterId;
  attributeId: AttributeId;
}

export interface AttributeValue extends AttributeName {
  endpointId: EndpointNumber;
  value: unknown;
}

export interface LockOrder {
  endpoint: EndpointNumber;
  command: 'lockDoor' | 'unlockDoor' | 'unlockWithTimeout';
  fields: object;
}

type Context = Parameters<ClientNode['interaction']['read']>[1];

/** Once it is aborted nothing is sent any more, nor sent again. */
const within = (timeoutMs: number): Context =>
  ({ abort: AbortSignal.timeout(timeoutMs), connectionTimeout: Millis(timeoutMs) }) as Context;

/** A session that brought no answer may be one that the device has forgotten: the next question makes a new one. */
const forget = (node: ClientNode): Promise<void> =>
  node.env.maybeGet(Peer)?.disconnect(new Error('no answer')) ?? Promise.resolve();

/**
 * Values of these attributes as the device says them now, wherever on the device they are. Undefined when it does not
 * answer. What it has not, or does not tell us, is left out.
 */
export async function readAttributes(
  node: ClientNode,
  names: readonly AttributeName[],
  timeoutMs: number,
): Promise<AttributeValue[] | undefined> {
  // Without this, what has not changed since the last time would be left out.
  const request: ClientRead = {
    ...Read({ fabricFilter: false, attributes: [...names] }),
    includeKnownVersions: true,
  };
  const values: AttributeValue[] = [];
  try {
    for await (const chunk of node.interaction.read(request, within(timeoutMs)))
      for await (const report of chunk)
        if (report.kind === 'attr-value') values.push({ ...report.path, value: report.value });
    return values;
  } catch {
    await forget(node);
    return undefined;
  }
}

/**
 * What the device answers; undefined when there is no answer. It refuses what reaches it later than `timeoutMs` after it
 * was told that something would.
 */
export async function order(
  node: ClientNode,
  { endpoint, command, fields }: LockOrder,
  timeoutMs: number,
): Promise<Status | undefined> {
  const request: ClientInvoke = {
    ...Invoke({
      commands: [{ endpoint, cluster: DoorLock, command, fields }],
      timeout: Millis(timeoutMs),
    }),
    batchDuration: false,
  };
  try {
    for await (const chunk of node.interaction.invoke(request, within(timeoutMs)))
      for (const answer of chunk) return answer.kind === 'cmd-status' ? answer.status : Status.Success;
  } catch (error) {
    if (error instanceof StatusResponseError) return error.code;
    await forget(node);
  }
  return undefined;
}
