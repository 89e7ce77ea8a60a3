/**
 * Runs the official ASK command line against the local Alexa: `npm run ask -- dialog --locale fr-FR`.
 * It gets a home of its own, so that it neither needs nor touches an Amazon account, and sends no usage data.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { THIS_SKILL } from '../simulator/server/skill-ids';

const ROOT = join(__dirname, '..');
const PACKAGE_DIR = join(__dirname, 'ask-cli');
const ASK = join(PACKAGE_DIR, 'node_modules', 'ask-cli', 'dist', 'bin', 'ask.js');
const DEFAULT_PORT = '8790';
const DEFAULT_SKILL_ID = 'amzn1.ask.skill.local';
const SKILL_ID_SHAPE = /^amzn\d\.ask\.skill\.\w{8}-\w{4}-\w{4}-\w{4}-\w{12}$/;
const HEALTH_TIMEOUT_MS = 2000;

type Environment = { [name: string]: string | undefined };

/** Exit code of the ASK command line, or 1 when it could not be started. */
export async function runAsk(args: string[], environment: Environment): Promise<number> {
  const serverUrl = `http://127.0.0.1:${environment.PORT || DEFAULT_PORT}`;
  if (talksToServer(args) && !(await isReady(serverUrl))) {
    console.error(`The local Alexa does not answer at ${serverUrl}.`);
    console.error(
      'Start it in another terminal with "npm start", or name its port: PORT=9000 npm run ask -- …',
    );
    return 1;
  }
  if (!(await install())) return 1;
  const withSkill = withSkillId(args, environment.SKILL_ID || DEFAULT_SKILL_ID);
  const home = makeHome(join(ROOT, '.majordomo', 'ask-home'));
  return run(
    process.execPath,
    [ASK, ...withSkill],
    process.cwd(),
    cliEnvironment(environment, home, serverUrl),
  );
}

const talksToServer = ([command = '', ...rest]: string[]) =>
  ['dialog', 'smapi'].includes(command) && !rest.some((each) => each === '--help' || each === '-h');

async function isReady(serverUrl: string): Promise<boolean> {
  try {
    const response = await fetch(`${serverUrl}/health`, { signal: AbortSignal.timeout(HEALTH_TIMEOUT_MS) });
    return response.ok;
  } catch {
    return false;
  }
}

/** Installs the pinned command line at first use. */
async function install(): Promise<boolean> {
  if (existsSync(ASK)) return true;
  console.error('Installing the ASK command line (once; about a minute, 200 MB) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  if ((await run(npm, args, PACKAGE_DIR, process.env)) === 0) return true;
  console.error('The installation failed. Try again with: npm ci --prefix tools/ask-cli');
  return false;
}

/**
 * `dialog` outside of an ASK project needs to be told the skill; a replay file names its own. An id that the command
 * line would refuse for its shape becomes the one that stands for whatever skill the local Alexa serves.
 */
export function withSkillId(args: string[], skillId: string): string[] {
  if (args[0] !== 'dialog') return args;
  const accepted = (id: string) => (SKILL_ID_SHAPE.test(id) ? id : THIS_SKILL);
  const named = args.some((arg) => /^(-s|--skill-id|-r|--replay)(=|$)/.test(arg));
  if (!named) return [...args, '--skill-id', accepted(skillId)];
  return args.map((arg, index) => (isSkillIdOption(args[index - 1]) ? accepted(arg) : arg));
}

const isSkillIdOption = (arg: string | undefined) => arg === '-s' || arg === '--skill-id';

/**
 * A profile in a file and not in environment variables: with the latter the command line ignores the wish to send
 * no usage data.
 */
function makeHome(home: string): string {
  const token = {
    access_token: 'local',
    refresh_token: 'local',
    token_type: 'bearer',
    expires_in: 3600,
    expires_at: '2099-01-01T00:00:00.000Z',
  };
  const profiles = { default: { token, vendor_id: 'LOCAL', aws_profile: null } };
  mkdirSync(join(home, '.ask'), { recursive: true });
  const config = { profiles, machine_id: 'local', share_usage: false };
  writeFileSync(join(home, '.ask', 'cli_config'), JSON.stringify(config, null, 2));
  return home;
}

/** Variables that would choose another profile, account or service are left out. */
function cliEnvironment(environment: Environment, home: string, serverUrl: string): Environment {
  const kept = Object.entries(environment).filter(([name]) => !/^(ASK|AWS)_/.test(name));
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    USERPROFILE: home,
    ASK_SMAPI_SERVER_BASE_URL: serverUrl,
    ASK_SHARE_USAGE: 'false',
    ASK_SKIP_NEW_VERSION_REMINDER: '1',
  };
}

function run(command: string, args: string[], cwd: string, env: Environment): Promise<number> {
  const child = spawn(command, args, { cwd, env, stdio: 'inherit' });
  const leaveItToTheChild = () => undefined;
  process.on('SIGINT', leaveItToTheChild);
  return new Promise<number>((resolve) => {
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  }).finally(() => process.off('SIGINT', leaveItToTheChild));
}

if (require.main === module) {
  void runAsk(process.argv.slice(2), process.env).then((code) => {
    process.exitCode = code;
  });
}
