import { Fault } from '../../domain/fault';
import { logger } from './log';

/** Logs a failure as one JSON line: its code, its evidence, its cause, and what it is about. */
export function report(error: unknown, about: Record<string, unknown>): void {
  const failure = error instanceof Error ? error : new Error(String(error));
  const known =
    error instanceof Fault ? { code: error.code, evidence: error.evidence } : { code: 'unexpected' };
  logger.error(failure.message, { ...known, ...about, error: failure });
}
