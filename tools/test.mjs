/**
 * Everything that must hold before a change goes in, the quick checks first; stops at the first that fails.
 * Arguments go to jest: `npm test -- lambda/voice`.
 */
import { spawnSync } from 'node:child_process';

const steps = [
  { name: 'types', command: ['node_modules/typescript/bin/tsc', '-p', '.', '--noEmit'] },
  { name: 'lint', command: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'] },
  { name: 'interaction model', command: ['tools/run.mjs', 'tools/model.ts', '--check'] },
  { name: 'tests', command: ['node_modules/jest/bin/jest.js', ...process.argv.slice(2)] },
];

for (const { name, command } of steps) {
  console.error(`\n── ${name}`);
  const { status } = spawnSync(process.execPath, command, { stdio: 'inherit' });
  if (status === 0) continue;
  console.error(`\n${name}: failed`);
  process.exit(status ?? 1);
}
