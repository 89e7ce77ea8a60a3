export { type Engine, type EngineOptions, startEngine } from './engine';
export { ensureTable } from './table';
