import type { Context, Hono } from 'hono';
import { agreeToDoors, proposeDoors, withdrawDoors } from '../../../domain/delivery/doors/change';
import { flawInDoors } from '../../../domain/delivery/doors/log';
import { hasEnded } from '../../../domain/delivery/window';
import { householdIdFromSubject } from '../../../domain/household/identity';
import type { HouseholdId } from '../../../domain/ids';
import type { Shop } from '../../../domain/shop';
import { type ProblemName, refuse } from '../../problem';
import type { OpsEnv } from '../env';
import { permitted } from '../guards';
import { chainView } from '../views';
import { actRoute } from './act-route';
import { homeSchema, proposalSchema } from './bodies';
import { describeLooking } from './describe';

/* Doors of homes: what they are, what is proposed, and what became of it. One person proposes, another agrees. */

const home = '/homes/:customerId{[^/]{1,600}}';
const looking = describeLooking('The doors of a customer’s home, what is proposed for them, and their log');
const proposing = {
  path: `${home}/propose`,
  summary:
    'Proposes all doors of a customer’s home, in the place of those before (202). Another person has to agree',
  schema: homeSchema,
};
const agreeing = {
  path: `${home}/approve`,
  summary: 'Agrees to doors that another person has proposed',
  schema: proposalSchema,
};
const withdrawing = {
  path: `${home}/withdraw`,
  summary: 'Takes back doors that were proposed',
  schema: proposalSchema,
};

/** A home's doors with all that is known of them; undefined where nothing was ever proposed or set up. */
export async function doorsOf(shop: Pick<Shop, 'doors' | 'deliveryHomes'>, householdId: HouseholdId) {
  const [{ log, proposal }, known] = await Promise.all([
    shop.doors.read(householdId),
    shop.deliveryHomes.read(householdId),
  ]);
  if (!known && log.sequence === 0) return undefined;
  // Read after the head, the log may have grown by then.
  const all = await shop.doors.entries(householdId);
  const entries = all.filter(({ sequence }) => sequence <= log.sequence);
  const { timeZone, doors = [] } = known?.home ?? {};
  return {
    householdId,
    ...(timeZone !== undefined && { timeZone }),
    doors,
    ...(proposal && { proposal }),
    isInUse: known?.windows.some((window) => !hasEnded(window)) ?? false,
    chain: chainView(flawInDoors(householdId, entries, log.head)),
    entries,
  };
}

/** What the outcomes of a change are refused as; the rest is done. */
const problems = {
  'doors-in-use': 'doors-in-use',
  'lock-taken': 'lock-taken',
  'camera-taken': 'camera-taken',
  'proposal-standing': 'proposal-standing',
  'proposal-unknown': 'proposal-unknown',
  'proposal-expired': 'proposal-expired',
  'second-approver-required': 'second-approver-required',
  'text-missing': 'text-missing',
} as const satisfies Record<string, ProblemName>;

type Refused = keyof typeof problems;
const isRefused = (name: string): name is Refused => Object.hasOwn(problems, name);

function refused(context: Context<OpsEnv>, { name, facts }: { name: Refused; facts: object }): Response {
  const detail = 'deviceId' in facts && `Another home has ${facts.deviceId}`;
  return refuse(context, problems[name], detail ? { detail } : {});
}

export function homeRoutes(app: Hono<OpsEnv>, shop: Shop, householdKey: string): void {
  const householdOf = (context: Context<OpsEnv>) =>
    householdIdFromSubject(householdKey, context.req.param('customerId') ?? '');
  const seen = async (context: Context<OpsEnv>, status: 200 | 202 = 200) => {
    const doors = await doorsOf(shop, householdOf(context));
    return doors ? context.json(doors, status) : refuse(context, 'home-unknown');
  };
  app.get(home, looking, permitted('identify'), (context) => seen(context));
  actRoute(app, shop, proposing, async (context, body) => {
    const result = await proposeDoors(shop, context.get('person'), householdOf(context), body);
    return result.name === 'proposed' ? seen(context, 202) : refused(context, result);
  });
  for (const [route, change] of [
    [agreeing, agreeToDoors],
    [withdrawing, withdrawDoors],
  ] as const)
    actRoute(app, shop, route, async (context, body) => {
      const result = await change(shop, context.get('person'), householdOf(context), body);
      return isRefused(result.name) ? refused(context, { ...result, name: result.name }) : seen(context);
    });
}
