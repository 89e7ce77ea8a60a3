import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { newSimulatedCamera, type SimulatedCamera } from '../../lambda/adapters/cameras/simulated-camera';
import { newSimulatedLock, type SimulatedLock } from '../../lambda/adapters/locks/simulated-lock';
import type { Message } from '../../lambda/adapters/notify/message';
import type { Notice } from '../../lambda/domain/delivery/notify';
import type { Language } from '../../lambda/domain/language';
import type { Instant } from '../../lambda/domain/time';
import { deviceNames } from './doors';

/** Something that somebody was told. */
export interface Told extends Message {
  noticeId: string;
  to: Notice['to'];
  topic: Notice['topic'];
  language: Language;
  at: Instant;
}

/** Everything in the demo's homes, by the names of the doors, and what their people were told. */
export interface HomeState {
  locks: Record<string, SimulatedLock>;
  cameras: Record<string, SimulatedCamera>;
  /** The newest last. */
  told: Told[];
}

const mostTold = 200;
const lockTurnsMs = 800;

const newState = (): HomeState => ({
  locks: Object.fromEntries(deviceNames.map((name) => [name, newSimulatedLock({ boltMs: lockTurnsMs })])),
  cameras: Object.fromEntries(deviceNames.map((name) => [name, newSimulatedCamera()])),
  told: [],
});

export interface HomeFile {
  state: HomeState;
  tell(told: Told): void;
  /** Writes what has changed since it was written last. */
  save(): void;
}

/** The homes as they were left. */
export function openHomeFile(file: string): HomeFile {
  const state: HomeState = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : newState();
  let written = '';
  return {
    state,
    tell(told) {
      state.told = [...state.told, told].slice(-mostTold);
    },
    save() {
      const text = JSON.stringify(state, undefined, 2);
      if (text === written) return;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      written = text;
    },
  };
}
