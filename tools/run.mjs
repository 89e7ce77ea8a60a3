/**
 * Runs one of the project's programs in a fresh clone as in a used one: `node tools/run.mjs demo/main.ts --seed 7`.
 * Installs what the lockfile names and node_modules lacks, then becomes the program: same process, same signals,
 * same exit code. What it says itself goes to stderr, so that the program's output stays clean.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const leastNodeVersion = 20;

function stop(message) {
  console.error(message);
  process.exit(1);
}

function packagesOf(lockfile) {
  const file = path.join(root, lockfile);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

/** npm keeps a lockfile of what it really installed; a package for another platform may be absent. */
function missingPackages() {
  const installed = packagesOf('node_modules/.package-lock.json');
  return Object.entries(packagesOf('package-lock.json'))
    .filter(([name, { optional, version }]) => name && !optional && installed[name]?.version !== version)
    .map(([name]) => name.replace('node_modules/', ''));
}

function npm(...args) {
  const inDirectory = { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' };
  return spawnSync('npm', [...args, '--no-audit', '--no-fund'], inDirectory).status === 0;
}

function install() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  console.error(`Installing ${missing.length} packages (first run, or the lockfile changed) …`);
  if (npm('ci')) return;
  console.error(
    'npm ci failed; trying npm install, which goes on without packages this platform cannot have …',
  );
  if (npm('install', '--no-save')) return;
  stop('The packages could not be installed: see what npm said above. Is the npm registry reachable?');
}

const nodeVersion = Number(process.versions.node.split('.')[0]);
if (nodeVersion < leastNodeVersion) {
  stop(`Node ${leastNodeVersion} or newer is needed; this is ${process.version}. See https://nodejs.org`);
}
const program = process.argv[2];
if (!program) stop('Usage: node tools/run.mjs PROGRAM [ARGUMENTS]');
install();
// Said once by the package manager's engines field; in every program's output it would hide what matters.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
process.chdir(root);
process.argv.splice(1, 2, path.resolve(root, program));
await import('tsx');
Module.runMain(process.argv[1]);
