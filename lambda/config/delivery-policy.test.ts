import * as v from 'valibot';
import { type DeliveryPolicy, standardDeliveryPolicy as standard } from '../domain/delivery/policy';
import { deliveryPolicySchema } from './delivery-policy';

/** What is wrong with a policy, by the path and the words of each problem. */
const problemsOf = (policy: unknown): string[] => {
  const { issues = [] } = v.safeParse(deliveryPolicySchema, policy);
  return issues.map((issue) => `${v.getDotPath(issue)} ${issue.message}`);
};

const lessIsStricter = [
  'longestMs',
  'furthestMs',
  'mostOpen',
  'requestValidMs',
  'readinessEveryMs',
  'readinessMaxAgeMs',
  'geofenceMeters',
  'mostArrivals',
  'cameraStartMs',
  'frameMaxAgeMs',
  'lockReadingMaxAgeMs',
  'challengeMs',
  'unlockConfirmMs',
  'unopenedMs',
  'softExposureMs',
  'hardExposureMs',
  'relockFailsMs',
  'pageAgainMs',
  'cameraGapAlarmMs',
  'cameraGapTellMs',
  'clipWaitMs',
  'longestExtensionMs',
  'courierLocksMs',
  'relockAfterSeconds',
  'lookEveryMs',
] as const;
const moreIsStricter = [
  'shortestMs',
  'lastUnlockBeforeEndMs',
  'lowestBatteryPercent',
  'closedDebounceMs',
  'secondReadingMs',
  'recordAfterMs',
] as const;

it('takes the standard policy whole, in part and not at all', () => {
  const { longestMs, ...rest } = standard;
  const texts = [standard, rest, { longestMs }, {}].map((policy) => JSON.stringify(policy));
  for (const text of texts) expect(v.parse(deliveryPolicySchema, JSON.parse(text))).toEqual(standard);
});

it('knows for every limit which way is stricter', () => {
  const named = [
    ...lessIsStricter,
    ...moreIsStricter,
    'recheckBeforeMs',
    'relockAttemptsMs',
    'needsAutoRelock',
  ];
  expect(named.sort()).toEqual(Object.keys(standard).sort());
});

it.each(lessIsStricter)('%s may be less, never more', (name) => {
  expect(problemsOf({ [name]: standard[name] + 1 })).toEqual([`${name} must be at most ${standard[name]}`]);
  expect(
    problemsOf({ [name]: standard[name] - 1 }).filter((problem) => problem.includes('must be at')),
  ).toEqual([]);
});

it.each(moreIsStricter)('%s may be more, never less', (name) => {
  expect(problemsOf({ [name]: standard[name] - 1 })).toContain(`${name} must be at least ${standard[name]}`);
  expect(problemsOf({ [name]: standard[name] + 1 })).toEqual([]);
});

it.each<[string, object, string]>([
  [
    'looks again too early',
    { recheckBeforeMs: [300_001] },
    'recheckBeforeMs must look again within 300000 of the start',
  ],
  [
    'never looks again',
    { recheckBeforeMs: [] },
    'recheckBeforeMs must look again within 300000 of the start',
  ],
  [
    'tries to lock once less',
    { relockAttemptsMs: [0, 5_000, 15_000] },
    'relockAttemptsMs must have an attempt by each of 0, 5000, 15000, 30000',
  ],
  [
    'tries to lock later',
    { relockAttemptsMs: [1, 5_000, 15_000, 30_000] },
    'relockAttemptsMs must have an attempt by each of 0, 5000, 15000, 30000',
  ],
  ['tries in no order', { relockAttemptsMs: [0, 5_000, 4_000, 30_000] }, 'relockAttemptsMs must be in order'],
  ['asks without a pause', { lookEveryMs: 0 }, 'lookEveryMs must be at least 1000'],
  [
    'wants more than a full battery',
    { lowestBatteryPercent: 101 },
    'lowestBatteryPercent must be at most 100',
  ],
  ['has half a window', { mostOpen: 0.5 }, 'mostOpen must be a whole number'],
  ['has no window that fits', { longestMs: 600_000 }, 'shortestMs must not be more than longestMs'],
  [
    'locks before it reminds',
    { hardExposureMs: 100_000 },
    'softExposureMs must not be more than hardExposureMs',
  ],
  [
    'tells before it alarms',
    { cameraGapTellMs: 4_000 },
    'cameraGapAlarmMs must not be more than cameraGapTellMs',
  ],
])('one that %s is refused', (_what, changes, problem) => {
  expect(problemsOf({ ...standard, ...changes })).toContain(problem);
});

it('refuses what is no limit', () => {
  expect(problemsOf({ ...standard, longestMinutes: 60 })).toHaveLength(1);
});

it('takes stricter ones', () => {
  const stricter: Partial<DeliveryPolicy> = {
    longestMs: 7_200_000,
    recheckBeforeMs: [3_600_000, 300_000, 60_000],
    relockAttemptsMs: [0, 3_000, 9_000, 20_000, 35_000],
    needsAutoRelock: false,
  };
  expect(v.parse(deliveryPolicySchema, stricter)).toEqual({ ...standard, ...stricter });
});
