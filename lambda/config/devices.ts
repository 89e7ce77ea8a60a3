import * as v from 'valibot';
import { Fault } from '../domain/fault';
import { json } from './values';

/*
 * Providers of locks and cameras, by the name that stands before the colon of a device's id. Secrets are not in this
 * JSON: it names the variables that hold them.
 */

export interface HomeAssistantLockConfig {
  door?: string;
  battery?: string;
  code?: string;
  autoRelockSeconds?: number;
  /** Updating its entities asks the devices themselves. */
  polled?: boolean;
}

/** Where a system of one's own is. */
interface PlaceConfig {
  url: string;
  /** Ports beside 443. */
  ports: number[];
}

export type LockProviderConfig =
  | { kind: 'simulated' }
  | { kind: 'seam'; apiKey: string }
  | { kind: 'nuki'; token: string }
  | ({ kind: 'home-assistant'; token: string; locks: Record<string, HomeAssistantLockConfig> } & PlaceConfig)
  | ({ kind: 'webhook'; secret: string } & PlaceConfig);

export type CameraProviderConfig =
  | { kind: 'simulated' }
  | ({ kind: 'webhook'; secret: string } & PlaceConfig);

export interface DevicesConfig {
  locks: Record<string, LockProviderConfig>;
  cameras: Record<string, CameraProviderConfig>;
}

/** How calls of providers about their locks are known. */
export interface LockCallsConfig {
  kind: 'webhook' | 'nuki';
  /** More than one while a secret is rotated. */
  secrets: string[];
}

const providerName = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9-]*$/, 'must be small letters, digits and hyphens'),
);
const variableName = v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9_]*$/, 'must name a variable'));
const entity = (kind: string) =>
  v.pipe(
    v.string(),
    v.regex(new RegExp(`^${kind}\\.[a-z0-9_]+$`), `must be an entity like ${kind}.front_door`),
  );
const port = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(65_535));
const place = { url: v.string(), ports: v.optional(v.array(port), []) };

const homeAssistantLock = v.strictObject({
  door: v.exactOptional(entity('binary_sensor')),
  battery: v.exactOptional(entity('sensor')),
  codeVariable: v.exactOptional(variableName),
  autoRelockSeconds: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
  polled: v.exactOptional(v.boolean()),
});
type GivenHomeLock = v.InferOutput<typeof homeAssistantLock>;

const simulated = v.strictObject({ kind: v.literal('simulated') });
const webhook = v.strictObject({ kind: v.literal('webhook'), ...place, secretVariable: variableName });

const lockProvider = v.variant('kind', [
  simulated,
  webhook,
  v.strictObject({ kind: v.literal('seam'), apiKeyVariable: variableName }),
  v.strictObject({ kind: v.literal('nuki'), tokenVariable: variableName }),
  v.strictObject({
    kind: v.literal('home-assistant'),
    ...place,
    tokenVariable: variableName,
    locks: v.record(entity('lock'), homeAssistantLock),
  }),
]);
type GivenLocks = v.InferOutput<typeof lockProvider>;

/** Home Assistant shows pictures of cameras without telling when they were taken: they prove no recording. */
const cameraProvider = v.variant('kind', [simulated, webhook]);
type GivenCameras = v.InferOutput<typeof cameraProvider>;

const isReal = (providers: Record<string, { kind: string }>): boolean =>
  Object.values(providers).every(({ kind }) => kind !== 'simulated');

const providers = <Provider extends v.GenericSchema<unknown, { kind: string }>>(
  provider: Provider,
  production: boolean,
) =>
  v.pipe(
    v.optional(v.string(), production ? '{}' : '{"simulated":{"kind":"simulated"}}'),
    json(v.record(providerName, provider)),
    v.check((all) => !production || isReal(all), 'must not be simulated in production'),
  );

export const deviceVariables = (production: boolean) => ({
  LOCKS: providers(lockProvider, production),
  CAMERAS: providers(cameraProvider, production),
});

export const lockCallVariables = {
  LOCK_CALLS: v.pipe(
    v.optional(v.string(), '{}'),
    json(
      v.record(
        providerName,
        v.strictObject({ kind: v.picklist(['webhook', 'nuki']), secretsVariable: variableName }),
      ),
    ),
  ),
};

type Environment = Record<string, string | undefined>;
type SecretReader = (variable: string) => string;

/** Reads the secrets that are named; says at the end all that are not there. */
function withSecrets<Result>(environment: Environment, read: (secret: SecretReader) => Result): Result {
  const problems: string[] = [];
  const result = read((variable) => {
    const value = environment[variable]?.trim();
    if (!value) problems.push(`${variable} is missing`);
    return value ?? '';
  });
  if (problems.length === 0) return result;
  throw new Fault('config-invalid', `${problems.join('; ')} (see docs/configuration.md)`, { problems });
}

const mapValues = <From, To>(record: Record<string, From>, map: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));

const homeLockOf = (
  { codeVariable, ...rest }: GivenHomeLock,
  secret: SecretReader,
): HomeAssistantLockConfig => ({
  ...rest,
  ...(codeVariable !== undefined && { code: secret(codeVariable) }),
});

function lockProviderOf(given: GivenLocks, secret: SecretReader): LockProviderConfig {
  switch (given.kind) {
    case 'simulated':
      return given;
    case 'seam':
      return { kind: given.kind, apiKey: secret(given.apiKeyVariable) };
    case 'nuki':
      return { kind: given.kind, token: secret(given.tokenVariable) };
    case 'webhook':
      return webhookOf(given, secret);
    case 'home-assistant': {
      const { kind, url, ports, tokenVariable, locks } = given;
      const known = mapValues(locks, (lock) => homeLockOf(lock, secret));
      return { kind, url, ports, token: secret(tokenVariable), locks: known };
    }
  }
}

const webhookOf = (
  { kind, url, ports, secretVariable }: v.InferOutput<typeof webhook>,
  secret: SecretReader,
) => ({ kind, url, ports, secret: secret(secretVariable) });

const cameraProviderOf = (given: GivenCameras, secret: SecretReader): CameraProviderConfig =>
  given.kind === 'simulated' ? given : webhookOf(given, secret);

export interface GivenDevices {
  LOCKS: Record<string, GivenLocks>;
  CAMERAS: Record<string, GivenCameras>;
}

/** @throws Fault `config-invalid` naming each variable of a secret that is not there. */
export const devicesPart = ({ LOCKS, CAMERAS }: GivenDevices, environment: Environment): DevicesConfig =>
  withSecrets(environment, (secret) => ({
    locks: mapValues(LOCKS, (given) => lockProviderOf(given, secret)),
    cameras: mapValues(CAMERAS, (given) => cameraProviderOf(given, secret)),
  }));

export interface GivenLockCalls {
  LOCK_CALLS: Record<string, { kind: LockCallsConfig['kind']; secretsVariable: string }>;
}

/** @throws Fault `config-invalid` naming each variable of a secret that is not there. */
export const lockCallsPart = (
  { LOCK_CALLS }: GivenLockCalls,
  environment: Environment,
): Record<string, LockCallsConfig> =>
  withSecrets(environment, (secret) =>
    mapValues(LOCK_CALLS, ({ kind, secretsVariable }) => ({
      kind,
      secrets: secret(secretsVariable)
        .split(',')
        .map((one) => one.trim()),
    })),
  );
