"""A bot's timers, under the agent for Node."""

import pytest

from tests.simulator.agents.node.driver import DAY, HOUR, MINUTE, SECOND, START

BOTH = pytest.mark.parametrize("bot", ["express.cjs", "module.mjs"])
AT = 1_500_500
"""Microseconds; not a whole number of milliseconds, which is all that JavaScript knows."""

REMINDED = [
    (AT, "Hello! How can I help?"),
    (AT + 30 * MINUTE, "Goodbye! Write any time."),
    (AT + 23 * HOUR, "Reminder: your basket is waiting."),
]


@BOTH
def test_a_goodbye_after_half_an_hour_a_reminder_after_23_hours_and_nothing_for_7_days(
    bot, start, packages
):
    bot = start(bot)
    bot.run(AT, bot.message("Zoë ☃"))
    bot.run(7 * DAY)
    assert bot.texts() == REMINDED


@BOTH
def test_each_timer_is_told_before_it_is_due(bot, start, packages):
    bot = start(bot)
    bot.run(AT, bot.message("hi"))
    while bot.done["next"] is not None:
        bot.run(bot.done["next"])
    assert bot.done["now"] < AT + 23 * HOUR + MINUTE  # fetch tidies up after each call
    assert [now for now, _ in bot.texts()] == [now for now, _ in REMINDED]


def test_who_talks_on_is_not_said_goodbye_to(start, packages):
    bot = start("express.cjs")
    bot.run(0, bot.message("one"))
    bot.run(29 * MINUTE, bot.message("two"))
    bot.run(2 * HOUR)
    assert bot.texts()[2:] == [(59 * MINUTE, "Goodbye! Write any time.")]


def test_a_clock_of_its_own_each_scenario(evaluating):
    script = "return [Date.now(), new Date().toISOString(), performance.now() % 864e5]"
    told = [START // 1000 + 90_000, "2024-06-01T12:01:30.000Z", 90_000]
    assert evaluating.ask(script, at=90 * SECOND) == told
    evaluating.end()
    evaluating.begin(wall=946_684_799_999_999)
    assert evaluating.ask("return new Date().toISOString()") == "1999-12-31T23:59:59.999Z"
    assert evaluating.ask("return new Date().toISOString()", at=1) == "2000-01-01T00:00:00.000Z"


def test_every_face_shows_the_same_time(evaluating):
    assert evaluating.ask(
        """
        const { setTimeout: sleep } = require('timers/promises');
        const uptime = process.uptime(), hrtime = process.hrtime(), big = process.hrtime.bigint();
        await sleep(1234567);
        return [
          new Date().toISOString(),
          performance.timeOrigin + performance.now() - Date.now(),
          Math.round((process.uptime() - uptime) * 1000),
          process.hrtime(hrtime),
          String(process.hrtime.bigint() - big),
          new Intl.DateTimeFormat('en', { timeZone: 'UTC', timeStyle: 'medium' }).format(),
          new Date().toLocaleTimeString('en', { timeZone: 'UTC' }),
          Date().slice(0, 15),
          new Date(5).getTime(),
        ];"""
    ) == [
        *("2024-06-01T12:20:34.567Z", 0, 1_234_567, [1234, 567_000_000], "1234567000000"),
        *("12:20:34 PM", "12:20:34 PM", "Sat Jun 01 2024", 5),
    ]


def test_every_kind_of_wait(evaluating):
    assert evaluating.ask(
        """
        const { setTimeout: sleep, setInterval: ticks, scheduler } = require('timers/promises');
        const began = Date.now(), told = [], passed = () => told.push(Date.now() - began);
        await sleep(1000); passed();
        await require('util').promisify(setTimeout)(1000); passed();
        await scheduler.wait(1000); passed();
        for await (const _ of ticks(500)) { passed(); if (told.length === 5) break; }
        const signal = AbortSignal.timeout(1000);
        await new Promise((done) => signal.addEventListener('abort', done)); passed();
        await new Promise((done) => setTimeout(done, '250')); passed();
        await new Promise((done) => setTimeout(done, 2 ** 40)); passed();
        await new Promise((done) => setTimeout(done)); passed();
        told.push(signal.reason.name);
        return told;"""
    ) == [1000, 2000, 3000, 3500, 4000, 5000, 5250, 5251, 5251, "TimeoutError"]


def test_what_is_set_first_happens_first(evaluating):
    assert evaluating.ask(
        """
        const told = [];
        setTimeout(() => told.push('later'), 11);
        const later = () => told.push('then');
        setTimeout(() => { told.push('one'); Promise.resolve().then(later); }, 10);
        setTimeout(() => told.push('two'), 10);
        setImmediate(() => told.push('immediate'));
        process.nextTick(() => told.push('tick'));
        await new Promise((done) => setTimeout(done, 20));
        return told;"""
    ) == ["tick", "immediate", "one", "then", "two", "later"]


def test_intervals_keep_their_beat_until_they_are_cleared(evaluating):
    script = """
        kept.beats = [];
        const began = Date.now();
        kept.timer = setInterval(() => kept.beats.push(Date.now() - began), 250);"""
    evaluating.ask(script, at=AT)
    evaluating.run(AT + SECOND)
    assert evaluating.ask("clearInterval(kept.timer); return kept.beats") == [250, 500, 750, 1000]
    assert evaluating.run(DAY)["next"] is None


def test_timers_are_objects_as_nodes_own_are(evaluating):
    assert evaluating.ask(
        """
        const told = [], timer = setTimeout(() => told.push('never'), 5);
        told.push(timer.hasRef(), timer.unref().hasRef(), timer.ref().hasRef());
        told.push(timer.refresh() === timer);
        timer.close();
        clearTimeout(undefined); clearTimeout(null); clearTimeout('x');
        await new Promise((done) => setTimeout(done, 10));
        return told;"""
    ) == [True, False, True, True]


def test_timers_keep_their_asynchronous_context(evaluating):
    script = """
        const storage = new (require('async_hooks').AsyncLocalStorage)();
        const told = (done) => setTimeout(() => done(storage.getStore()), 1000);
        return storage.run({ customer: 1 }, () => new Promise(told));"""
    assert evaluating.ask(script) == {"customer": 1}


def test_where_timers_were_set_is_told(evaluating):
    evaluating.ask("setTimeout(() => {}, 5000); setInterval(() => {}, 1000);")
    place = "bots/evaluating.cjs:12"
    told = [f"setInterval of 1000 ms at {place}", f"setTimeout of 5000 ms at {place}"]
    assert evaluating.done["waiting"] == told
    assert (evaluating.done["next"], evaluating.done["last"]) == (SECOND, 5 * SECOND)


def test_who_wakes_up_over_and_over_is_told(evaluating):
    evaluating.ask("(async () => { for (;;) await require('timers/promises').setTimeout(1000) })()")
    ((place, wakes, seconds),) = evaluating.run(HOUR)["pollers"]
    assert place == "bots/evaluating.cjs:12"
    assert wakes == pytest.approx(3600, abs=120)
    assert seconds > 0


def test_what_a_scenario_leaves_behind_comes_before_the_next(start, packages):
    bot = start("express.cjs")
    bot.run(AT, bot.message("hi"))
    assert bot.end()["next"] is None
    assert [text for _, text in bot.texts()] == [text for _, text in REMINDED]
    bot.calls.clear()
    bot.begin()
    bot.run(7 * DAY)
    assert bot.calls == []


def test_what_keeps_waking_up_has_the_same_beat_in_every_scenario(evaluating):
    evaluating.ask("setInterval(() => {}, 7000)", at=12_345)
    told = []
    for _ in range(3):
        evaluating.end()
        evaluating.begin()
        told.append(evaluating.run(MINUTE)["next"])
    assert told == [63 * SECOND] * 3


def test_a_wait_that_looks_at_the_clock_ends(evaluating):
    script = "const end = Date.now() + 5000; while (Date.now() < end); return Date.now() - end"
    assert evaluating.ask(script) in (0, 1)
    what = "a wait at bots/evaluating.cjs:12"
    assert {"note": "BUSY_WAIT", "what": what} in evaluating.told


@pytest.mark.parametrize(
    ("script", "clause"),
    [
        ("(function again() { setImmediate(again) })()", "what setImmediate was given"),
        (
            "(function again() { setTimeout(again) })()",
            "10000 timers came due at one instant: setTimeout of 0 ms at bots/evaluating.cjs:12",
        ),
    ],
)
def test_a_bot_that_turns_in_a_circle_is_told(script, clause, evaluating):
    assert evaluating.run(0, evaluating.post(script))["stuck"].startswith(clause)


def test_an_error_in_a_timer_is_the_bots_own_affair(evaluating):
    evaluating.ask("process.once('uncaughtException', (error) => { kept.error = error.message })")
    evaluating.ask("setTimeout(() => { throw new Error('late') }, 1000)")
    evaluating.run(MINUTE)
    assert evaluating.ask("return kept.error") == "late"
    evaluating.ask("setTimeout(() => { throw new Error('last') }, 1000)")
    with pytest.raises(EOFError):
        evaluating.run(2 * MINUTE)
    assert evaluating.process.wait() == 1
