/** Facts that a browser keeps and cannot read, change or make. */
export interface Seal {
  /** @param untilMs from then on it does not open any more. */
  close(purpose: string, facts: Record<string, unknown>, untilMs: number): Promise<string>;
  /** Undefined for anything that was not closed here for this purpose, or whose time is over. */
  open(purpose: string, sealed: string, nowMs: number): Promise<Record<string, unknown> | undefined>;
}
