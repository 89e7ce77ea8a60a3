/** Letters that cannot lead elsewhere when an id becomes part of an address. */
const shape = /^([a-z][a-z0-9-]*):([A-Za-z0-9_-][A-Za-z0-9_.-]{0,127})$/;

/** `<provider>:<the provider's id>` in its parts; no provider when it is not of this shape. */
export function addressOf(deviceId: string): { provider?: string; id: string } {
  const [, provider, id] = shape.exec(deviceId) ?? [];
  return provider === undefined || id === undefined ? { id: '' } : { provider, id };
}
