"""A bot's chance, under the agent for Node: it depends on the seed alone."""

from tests.simulator.agents.node.racy import traces

DRAW = """
    const crypto = require('crypto');
    const later = (draw) => new Promise((done) => draw((error, drawn) => done(drawn)));
    const hex = (bytes) => Buffer.from(bytes.buffer || bytes).toString('hex');
    return [
        Math.random(),
        crypto.randomBytes(8).toString('hex'),
        (await later((done) => crypto.randomBytes(8, done))).toString('hex'),
        crypto.randomUUID(),
        crypto.randomInt(1000),
        crypto.randomInt(2 ** 40),
        await later((done) => crypto.randomInt(5, 1000, done)),
        hex(crypto.randomFillSync(new Uint16Array(3))),
        (await later((done) => crypto.randomFill(Buffer.alloc(9), done))).toString('hex'),
        hex(crypto.webcrypto.getRandomValues(new Uint8Array(5))),
        crypto.webcrypto.randomUUID(),
        hex((globalThis.crypto || crypto.webcrypto).getRandomValues(new Uint32Array(2))),
        (await import('node:crypto')).randomUUID(),
    ];"""


def test_the_same_seed_draws_the_same(evaluating):
    drawn = []
    for seed in (1, 2, 1):
        evaluating.begin(seed=seed)
        drawn.append(evaluating.ask(DRAW))
    assert drawn[0] == drawn[2]
    assert not set(map(str, drawn[0])) & set(map(str, drawn[1]))


def test_two_processes_draw_the_same(start):
    assert start("evaluating.cjs").ask(DRAW) == start("evaluating.cjs").ask(DRAW)


def test_what_is_drawn_is_in_its_bounds(evaluating):
    assert evaluating.ask(
        """
        const { randomBytes, randomFillSync, randomInt, randomUUID } = require('crypto');
        const numbers = [...Array(1000)].map(() => randomInt(-2, 2));
        const fractions = [...Array(1000)].map(Math.random);
        const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
        const mean = fractions.reduce((a, b) => a + b) / 1000;
        let refused;
        try { randomInt(5, 5) } catch (error) { refused = error.constructor.name }
        return [
            [...new Set(numbers)].sort((a, b) => a - b),
            fractions.every((one) => one >= 0 && one < 1) && Math.abs(mean - 0.5) < 0.1,
            uuid.test(randomUUID()),
            randomBytes(0).length,
            [...randomFillSync(Buffer.alloc(6), 2, 2)].filter((byte, at) => at < 2 || at > 3),
            refused,
        ];"""
    ) == [[-2, -1, 0, 1], True, True, 0, [0, 0, 0, 0], "RangeError"]


def test_only_the_seed_decides_what_comes_first(start, packages):
    told = [trace for _ in range(3) for trace in traces(start("evaluating.cjs"), 4)]
    assert len(told[0]) >= 24
    assert told.count(told[0]) == 12
