import * as v from 'valibot';
import type { Shop } from '../../domain/shop';
import { sealedSessions } from '../pages/session';
import type { OpsConfig } from './env';
import { opsRoles } from './roles';

/**
 * A session of operations is another one than the account's, and shorter: a role that was taken away at the issuer is
 * gone here after an hour at the latest.
 */
export const opsSessions = ({ clock }: Pick<Shop, 'clock'>, { seal, baseUrl }: OpsConfig) =>
  sealedSessions(
    { seal, baseUrl, clock },
    {
      cookieName: 'majordomo-ops-session',
      purpose: 'ops-session',
      facts: v.object({ personId: v.string(), roles: v.array(v.picklist(opsRoles)) }),
      idleMs: 30 * 60_000,
      longestMs: 60 * 60_000,
    },
  );

export type OpsSessions = ReturnType<typeof opsSessions>;
