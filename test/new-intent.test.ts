import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { camel, newIntentFiles, pascal, withListed } from '../tools/new-intent/templates';
import { root } from './support/source-tree';

const run = (script: string, args: string[], input?: string) =>
  spawnSync(process.execPath, [path.join(root, 'node_modules', script), ...args], {
    cwd: root,
    encoding: 'utf8',
    ...(input !== undefined && { input }),
  });

/** A copy of the house's shape beside the house: the template compiles there, and nobody else sees it. */
function houseWith(files: Record<string, string>): string {
  const house = mkdtempSync(path.join(tmpdir(), 'new-intent-'));
  const intents = path.join(house, 'lambda', 'voice', 'intents');
  mkdirSync(path.join(intents, 'track-order'), { recursive: true });
  for (const [file, text] of Object.entries(files))
    writeFileSync(path.join(intents, 'track-order', file), text);
  const links = [
    'test',
    'lambda/domain',
    'lambda/voice/intent.ts',
    'lambda/voice/outcome.ts',
    'lambda/voice/turn.ts',
  ];
  for (const link of links) symlinkSync(path.join(root, link), path.join(house, link));
  const compilerOptions = { typeRoots: [path.join(root, 'node_modules', '@types')] };
  const config = {
    extends: path.join(root, 'tsconfig.json'),
    compilerOptions,
    include: ['lambda/voice/intents'],
  };
  writeFileSync(path.join(house, 'tsconfig.json'), JSON.stringify(config));
  return house;
}

describe('a new intent', () => {
  const files = newIntentFiles('track-order');

  it('has one name everywhere', () => {
    expect(pascal('track-order')).toBe('TrackOrder');
    expect(camel('track-order')).toBe('trackOrder');
  });

  it('is listed at the end, on one line or on many', () => {
    const one = withListed("import { a } from './a/intent';\n\nexport const intents = [a];\n", 'track-order');
    expect(one).toBe(
      "import { a } from './a/intent';\nimport { trackOrder } from './track-order/intent';\n\nexport const intents = [a, trackOrder];\n",
    );
    const many = withListed(
      "import { a } from './a/intent';\n\nexport const intents = [\n  a,\n];\n",
      'track-order',
    );
    expect(many).toContain('  a,\n  trackOrder,\n];');
  });

  it.each(Object.entries(files))('%s is written as the formatter wants it', (file, text) => {
    const formatted = run('@biomejs/biome/bin/biome', ['format', `--stdin-file-path=${file}`], text);
    expect(formatted.stdout).toBe(text);
  });

  it('compiles', () => {
    const house = houseWith(files);
    try {
      const { stdout } = run('typescript/bin/tsc', ['-p', house, '--noEmit']);
      expect(stdout.split('\n').filter((line) => line.includes('track-order'))).toEqual([]);
    } finally {
      rmSync(house, { recursive: true, force: true });
    }
  });
});
