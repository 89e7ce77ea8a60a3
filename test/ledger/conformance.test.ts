import { findDynamoDbLocal, findDynoxide } from '../../demo/engine/ladder';
import { conform, type Played } from './conformance';

/* The store of the simulation beside real engines; one that is not installed is not asked. */

const slowEngineMs = 300_000;

const namedDir = process.env.DYNAMODB_LOCAL_DIR;
const engines = [
  { kind: 'dynoxide' as const, isThere: findDynoxide() !== undefined },
  { kind: 'dynamodb-local' as const, isThere: findDynamoDbLocal(namedDir) !== undefined },
];

const expectSame = ({ commands, differences, isSameInTheEnd }: Played): void => {
  expect(differences).toEqual([]);
  expect(commands).toBeGreaterThan(1_000);
  expect(isSameInTheEnd).toBe(true);
};

for (const { kind, isThere } of engines)
  (isThere ? test : test.skip)(
    `${kind} answers every command as the simulated store does${isThere ? '' : ': it is not installed'}`,
    async () => expectSame(await conform(kind, 400)),
    slowEngineMs,
  );
