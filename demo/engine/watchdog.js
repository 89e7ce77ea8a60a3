/**
 * Owns an engine's process so that it never outlives its starter, not even one that is killed outright: the starter
 * holds the other end of standard input, and the system closes it when the starter is gone.
 * Usage: node watchdog.js <program> <argument>…
 */
const { spawn } = require('node:child_process');

const graceMs = 5_000;
const [program, ...programArguments] = process.argv.slice(2);
const engine = spawn(program, programArguments, { stdio: ['ignore', 'inherit', 'inherit'] });

function end() {
  engine.kill('SIGTERM');
  setTimeout(() => engine.kill('SIGKILL'), graceMs).unref();
}

engine.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
engine.on('exit', (code) => process.exit(code ?? 0));
process.stdin.on('close', end).on('error', end).resume();
process.on('SIGTERM', end);
