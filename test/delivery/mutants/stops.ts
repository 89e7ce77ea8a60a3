import { type Mutant, rewritten } from '../../mutation/mutant';

/* What holds for the list of a courier's stops, each taken away. */

const lists = 'lambda/adapters/dynamodb/window-lists.ts';

const written = (name: string, file: string, from: string, to = ''): Mutant =>
  rewritten({ name: `stops: ${name}`, file, from, to });

export const ofStops: readonly Mutant[] = [
  written(
    'a window is listed in the step that sends its courier',
    'lambda/adapters/dynamodb/windows.ts',
    '...courierListWrites(table, step),',
  ),
  written(
    'a window is listed under who is sent, not under who was',
    lists,
    'if (isMoved && from !== undefined)',
    'if (isMoved && from === to)',
  ),
  written(
    'a window is listed under who is sent instead',
    lists,
    'const isMoved = from !== to;',
    'const isMoved = from !== to && from === undefined;',
  ),
  written(
    'a list that is behind tells nobody of a stop of somebody else',
    lists,
    'return windows.filter(({ assignment }) => assignment?.courierId === courierId);',
    'return windows;',
  ),
  written(
    'a stop that ended goes from the list in the end',
    lists,
    'const end = hasEnded(window) && {',
    'const end = hasEnded(window) && window.version < 0 && {',
  ),
  written(
    'a stop that goes is read no more, also before it is swept up',
    lists,
    'const kept = listed.filter(isKept(table)).map(',
    'const kept = listed.map(',
  ),
];
