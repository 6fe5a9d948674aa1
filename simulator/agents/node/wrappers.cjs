'use strict';
// Programs that only start others, and need real time for it: they are left alone, while what they
// start inherits the environment, and with it the agent.
const path = require('path');

const MANAGERS = /^(npm|npm-cli|npx|npx-cli|yarn(pkg|-[\d.]+)?|pnpm|pnpx|corepack)$/;
const RUNNERS = new Set([
  ...['nodemon', 'node-dev', 'supervisor', 'forever', 'pm2', 'ts-node-dev', 'tsnd', 'tsx'],
  ...['babel-node', 'concurrently', 'cross-env', 'cross-env-shell', 'dotenv-cli', 'dotenv'],
  ...['env-cmd', 'npm-run-all', 'run-s', 'run-p', 'foreman', 'nf', 'turbo', 'nx', 'lerna'],
]);
const PACKAGES = /[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/g;

/** Return whether `script`, which Node was given to run, only starts other programs. */
function isWrapper(script) {
  if (!script) return false;
  const { name, ext } = path.parse(script);
  const owner = [...script.matchAll(PACKAGES)].map((match) => match[1]).pop();
  return MANAGERS.test(name) || RUNNERS.has(owner) || (ext === '' && RUNNERS.has(name));
}

module.exports = { isWrapper };
