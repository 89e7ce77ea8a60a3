import { Hono, type MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import {
  cameraFaults,
  clearCameraFault,
  type SimulatedCamera,
  setCameraFault,
} from '../../lambda/adapters/cameras/simulated-camera';
import {
  letPass,
  lockFaults,
  moveDoor,
  type SimulatedLock,
  setFault,
  turnBolt,
} from '../../lambda/adapters/locks/simulated-lock';
import type { Location } from '../../lambda/domain/delivery/home';
import type { Clock } from '../../lambda/domain/time';
import { homePage } from './page';
import type { HomeFile } from './state';

export interface HomeAppOptions {
  home: HomeFile;
  clock: Clock;
  /** Moves a door to another place of the world. */
  moveTo(name: string, location: Location): Promise<boolean>;
}

const boltSchema = v.strictObject({ to: v.picklist(['locked', 'unlocked']) });
const doorSchema = v.strictObject({ to: v.picklist(['open', 'closed']) });
const percent = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(100));
const batterySchema = v.strictObject({ percent });
const times = v.union([v.literal('always'), v.pipe(v.number(), v.safeInteger(), v.minValue(0))]);
const lockFaultSchema = v.strictObject({ fault: v.picklist(lockFaults), times });
const cameraFaultSchema = v.strictObject({ fault: v.picklist(cameraFaults), isOn: v.boolean() });
const locationSchema = v.strictObject({
  latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
});

/** What stands at one door. */
interface Place {
  name: string;
  lock: SimulatedLock;
  camera: SimulatedCamera;
}

type Act<Given> = (place: Place, given: Given) => Promise<boolean> | boolean;

/** Only JSON is taken, which no form of a foreign page can send unasked. */
const jsonAlone: MiddlewareHandler = async (context, next) => {
  const isJson = context.req.header('content-type')?.startsWith('application/json');
  if (context.req.method !== 'GET' && !isJson) return context.json({ error: 'send JSON' }, 415);
  await next();
  return undefined;
};

function placeOf({ locks, cameras }: HomeFile['state'], name: string): Place | undefined {
  const [lock, camera] = [Object.hasOwn(locks, name) && locks[name], cameras[name]];
  return lock && camera ? { name, lock, camera } : undefined;
}

/** What happens at a door, and a page to watch it. */
export function makeHomeApp({ home, clock, moveTo }: HomeAppOptions): Hono {
  const { state } = home;
  const app = new Hono();
  app.use(jsonAlone);
  const settled = () => {
    for (const lock of Object.values(state.locks)) letPass(lock, clock.now());
    return state;
  };
  app.get('/', (context) => context.html(homePage(settled(), clock.now())));
  app.get('/state', (context) => context.json(settled()));

  /** `false` of an act: it cannot be done now, as with a door that is locked. */
  function on<Schema extends v.GenericSchema>(path: string, schema: Schema, act: Act<v.InferOutput<Schema>>) {
    app.post(`/doors/:name/${path}`, async (context) => {
      const place = placeOf(state, context.req.param('name'));
      if (!place) return context.json({ error: 'no such door' }, 404);
      const given = v.safeParse(schema, await context.req.json().catch(() => undefined));
      if (!given.success) return context.json({ error: v.flatten(given.issues) }, 422);
      const isDone = (await act(place, given.output)) !== false;
      home.save();
      return context.json({ isDone }, isDone ? 200 : 409);
    });
  }

  on('bolt', boltSchema, ({ lock }, { to }) => {
    turnBolt(lock, to, clock.now());
    return true;
  });
  on('door', doorSchema, ({ lock }, { to }) => moveDoor(lock, to, clock.now()));
  on('battery', batterySchema, ({ lock }, given) => {
    lock.batteryPercent = given.percent;
    return true;
  });
  on('lock-faults', lockFaultSchema, ({ lock }, given) => {
    setFault(lock, given.fault, given.times);
    return true;
  });
  on('camera-faults', cameraFaultSchema, ({ camera }, { fault, isOn }) => {
    if (isOn) setCameraFault(camera, fault, clock.now());
    else clearCameraFault(camera, fault);
    return true;
  });
  on('location', locationSchema, ({ name }, location) => moveTo(name, location));
  return app;
}
