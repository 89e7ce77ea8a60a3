/**
 * `npm run deploy -- --seller seller.json`: bundles, stack, then the skill package with the function's address in it.
 * Says everything that is missing before it begins. `--dry-run` does all that needs no account. See docs/deploy.md.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { deployedManifest } from '../infra/manifest';
import { type Deployment, readDeployment } from '../infra/seller';

const skillDirectory = 'dist/skill';
const outputsFile = 'dist/outputs.json';
const askProgram = path.resolve('tools/ask-cli/node_modules/ask-cli/dist/bin/ask.js');
const dryRunArn = 'arn:aws:lambda:eu-west-1:000000000000:function:dry-run';

const { values } = parseArgs({
  options: {
    seller: { type: 'string', default: 'seller.json' },
    profile: { type: 'string', default: 'default' },
    'dry-run': { type: 'boolean', default: false },
  },
});

const inHome = (file: string) => existsSync(path.join(homedir(), file));

/** Accounts that are needed and not there, each with what to do. */
function missingAccounts(): string[] {
  const aws = inHome('.aws') || process.env.AWS_ACCESS_KEY_ID || process.env.AWS_PROFILE;
  const ask = inHome('.ask/cli_config') || process.env.ASK_REFRESH_TOKEN;
  return [
    ...(aws ? [] : ['AWS credentials: run `aws configure`, or set AWS_PROFILE']),
    ...(ask
      ? []
      : [
          'an Amazon developer account for the ASK CLI: run `node tools/ask-cli/node_modules/.bin/ask configure`',
        ]),
    ...(existsSync(askProgram) ? [] : ['the ASK CLI: run `npm ci --prefix tools/ask-cli`']),
  ];
}

function missingFromSeller(file: string): string[] {
  if (!existsSync(file))
    return [`${file}: copy infra/seller.example.json and make it yours, or name another with --seller`];
  const text = readFileSync(file, 'utf8');
  const leftovers = ['amzn1.ask.skill.00000000', 'example.com', 'not-a-real-key', 'Example Market'];
  const left = leftovers.filter((leftover) => text.includes(leftover));
  return left.length > 0 ? [`your own values in ${file}: it still says ${left.join(', ')}`] : [];
}

function stop(reasons: string[]): never {
  console.error(['Not deployed. Missing:', ...reasons.map((reason) => `  - ${reason}`)].join('\n'));
  process.exit(1);
}

function run(what: string, program: string, args: string[], directory = '.'): void {
  console.log(`\n── ${what}`);
  const { status } = spawnSync(process.execPath, [path.resolve(program), ...args], {
    cwd: directory,
    stdio: 'inherit',
  });
  if (status === 0) return;
  console.error(`\n${what}: failed; nothing after it was done.`);
  process.exit(status ?? 1);
}

function functionArn(): string {
  const outputs: Record<string, Record<string, string>> = JSON.parse(readFileSync(outputsFile, 'utf8'));
  return outputs.Majordomo?.SkillFunctionArn ?? stop([`SkillFunctionArn in ${outputsFile}`]);
}

/** A project as the ASK CLI wants it, about a skill that exists already. */
function writeSkillProject(deployment: Deployment, arn: string): void {
  const write = (file: string, content: unknown) =>
    writeFileSync(path.join(skillDirectory, file), `${JSON.stringify(content, null, 2)}\n`);
  const { profile } = values;
  rmSync(skillDirectory, { recursive: true, force: true });
  mkdirSync(path.join(skillDirectory, '.ask'), { recursive: true });
  cpSync('skill-package', path.join(skillDirectory, 'skill-package'), { recursive: true });
  const skill = JSON.parse(readFileSync('skill-package/skill.json', 'utf8'));
  write('skill-package/skill.json', deployedManifest(skill, deployment, arn));
  write('ask-resources.json', {
    askcliResourcesVersion: '2020-03-31',
    profiles: { [profile]: { skillMetadata: { src: './skill-package' } } },
  });
  write('.ask/ask-states.json', {
    askcliStatesVersion: '2020-03-31',
    profiles: { [profile]: { skillId: deployment.skillId } },
  });
}

function deployStack(): string {
  const options = ['--app', 'cdk.out', '--outputs-file', outputsFile, '--require-approval', 'broadening'];
  run('Deploy the stack', 'node_modules/aws-cdk/bin/cdk', ['deploy', 'Majordomo', ...options]);
  return functionArn();
}

const dryRun = values['dry-run'];
const missing = [...missingFromSeller(values.seller), ...(dryRun ? [] : missingAccounts())];
if (missing.length > 0) stop(missing);
const deployment = readDeployment(values.seller);
run('Build the functions', 'tools/run.mjs', ['tools/build.mjs']);
run('Check and write the stack', 'tools/run.mjs', ['infra/app.ts', '--seller', values.seller]);
writeSkillProject(deployment, dryRun ? dryRunArn : deployStack());
if (dryRun)
  console.log(
    `\nDry run: the stack is in cdk.out, the skill in ${skillDirectory}. Nothing left this machine.`,
  );
else
  run(
    'Deploy the skill',
    askProgram,
    ['deploy', '--target', 'skill-metadata', '--profile', values.profile],
    skillDirectory,
  );
