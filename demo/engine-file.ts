import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** In the data folder while a demo runs: where its table is, for the tools that import into it. */
export const engineFileName = 'engine.json';

/** In the data folder: the seals of the demo's books, as old as the books. */
export const archiveFolder = 'archive';

export interface EngineFile {
  endpoint: string;
  tableName: string;
  /** The local Alexa, whose clock is the shop's. */
  url: string;
}

/** Returns what takes the file away again. */
export function writeEngineFile(dataDir: string, content: EngineFile): () => void {
  const path = join(dataDir, engineFileName);
  writeFileSync(path, `${JSON.stringify(content, undefined, 2)}\n`);
  return () => rmSync(path, { force: true });
}
