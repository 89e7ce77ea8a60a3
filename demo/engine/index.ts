export type { OnRecords } from './delivery';
export { type Engine, type EngineOptions, localCredentials, localRegion, startEngine } from './engine';
export { followStream, type StreamFollower, type StreamOptions } from './stream';
export { ensureTable } from './table';
