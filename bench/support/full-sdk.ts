import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(__dirname, '..', 'ask-sdk');
const isWindows = process.platform === 'win32';

export const fullSdkHello = path.join(folder, 'hello.js');

const versionIn = (file: string): string | undefined =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined;

const isInstalled = (): boolean => {
  const wanted = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).dependencies['ask-sdk'];
  return versionIn(path.join(folder, 'node_modules/ask-sdk/package.json')) === wanted;
};

/** Installs the full Alexa SDK at first use: the project itself does without it. */
export function installFullSdk(): void {
  if (isInstalled()) return;
  console.error('Installing ask-sdk to compare with (once; about 110 MB) …');
  const command = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', command, { cwd: folder, stdio: ['ignore', 2, 2], shell: isWindows });
  if (status !== 0) throw new Error('ask-sdk could not be installed. Try: npm ci --prefix bench/ask-sdk');
}
