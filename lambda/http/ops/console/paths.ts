/** The start of every page of the console. */
export const opsRoot = '/ops';

/** Pages of the menu, in its order. */
export const places = {
  board: opsRoot,
  readiness: `${opsRoot}/readiness`,
  halts: `${opsRoot}/halts`,
  devices: `${opsRoot}/devices`,
  homes: `${opsRoot}/homes`,
  figures: `${opsRoot}/figures`,
} as const;
export type Place = keyof typeof places;

export const windowUrl = (windowId: string): string => `${opsRoot}/windows/${encodeURIComponent(windowId)}`;
