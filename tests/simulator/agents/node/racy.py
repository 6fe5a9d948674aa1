"""What a bot does in many ways at one instant; only its seed may decide what comes first."""

RACY = """
    const { promisify } = require('util'), crypto = require('crypto'), zlib = require('zlib');
    const { setTimeout: sleep } = require('timers/promises'), axios = require('axios');
    const url = 'https://graph.facebook.com/v21.0/me/messages';
    const ways = [
        () => sleep(crypto.randomInt(50)),
        () => promisify(crypto.pbkdf2)('a', 'b', crypto.randomInt(1, 3000), 32, 'sha256'),
        () => promisify(zlib.gzip)(crypto.randomBytes(crypto.randomInt(40000))),
        () => require('fs').promises.readFile('package.json'),
        () => new Promise(setImmediate),
        () => axios.post(url, 'axios'),
        () => fetch(url, { method: 'POST', body: 'fetch' }),
    ];
    const work = async (number) => {
        for (let step = 0; step < 4; step += 1) {
            await ways[crypto.randomInt(ways.length)]();
            await axios.post(url, `${number}.${step} ${Date.now()} ${Math.random()}`);
        }
    };
    await Promise.all([...Array(6).keys()].map(work));
    return 'done';"""
"""For the bot that evaluates."""


def traces(bot, scenarios):
    """Return what the bot called in each of so many scenarios of one seed."""
    told = []
    for _ in range(scenarios):
        bot.begin(seed=7)
        bot.calls.clear()
        assert bot.ask(RACY) == "done"
        told.append([(call["now"], call["url"], call["body"]) for call in bot.calls])
        bot.end()
    return told
