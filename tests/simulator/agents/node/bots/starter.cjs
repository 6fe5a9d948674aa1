// Starts a bot and watches over it, as many a start script does: it would give up after a minute.
const { spawn } = require('child_process');

const child = spawn(process.execPath, [`${__dirname}/evaluating.cjs`], { stdio: 'inherit' });
const deadline = setTimeout(() => child.kill(), 60000);
setInterval(() => {}, 1000);
child.on('exit', (code) => {
  clearTimeout(deadline);
  process.exit(code);
});
