"""The page as people use it: numbers that agree, filters, addresses, what a conversation shows."""

from dataclasses import replace

from simulator.report import Outcome
from tests.simulator.reporters.html.reading import await_chosen
from tests.simulator.reporters.sample import (
    colourful,
    polite,
    refused,
    report,
    rude,
    said,
    scenario,
    sent,
)

ROWS = "document.querySelectorAll('[role=option]').length"


def settled(page, words):
    page.wait_for_function(
        "words => document.querySelector('.status').textContent === words", arg=words
    )


def texts(page, css):
    return [element.inner_text() for element in page.locator(css).all()]


def test_the_numbers_are_those_of_the_report(opened):
    told = report(polite(), rude(), colourful())
    bot = told.bots[0]
    page = opened(told)
    assert (
        page.locator(".gauge.big")
        .get_attribute("aria-label")
        .startswith(f"Score: {bot.scorecard.total} of 100")
    )
    assert page.locator(".categories li").count() == len(bot.scorecard.categories)
    assert f"{len(bot.scorecard.findings())} findings" in page.locator(".facts").inner_text()
    assert "2 passed" in page.locator(".facts").inner_text()
    assert page.locator(".status").inner_text() == f"4 of {len(bot.transcripts)} conversations"
    assert page.locator("tbody tr").count() == len(bot.scorecard.results)
    pins = 0
    for number in range(len(bot.transcripts)):
        page.locator("[role=option]").nth(number).click()
        await_chosen(page, number + 1)
        pins += page.locator(".conversation .pin").count()
    assert pins == len(bot.scorecard.findings())


def test_what_did_not_pass_stands_first_and_then_the_worst(opened):
    late = scenario([said("0s", "Hi!"), sent("90s", "What?")], name="Shop: Late", line=30)
    failed = scenario([], name="Shop: Broken", line=40, outcome=Outcome.HARNESS_ERROR, error="oh")
    page = opened(report(polite(), late, failed))
    assert texts(page, "[role=option] .what") == [
        "Shop: Broken",
        "Shop: Late",
        "Opening hours: Ana asks",
    ]
    assert page.locator(".failure").inner_text() == "oh"
    assert "Nobody did or heard anything." in page.locator(".conversation").inner_text()


def test_each_filter_keeps_what_fits(opened):
    told = report(polite(), rude(), colourful())
    page = opened(told)
    page.locator("[name=failed]").check()
    settled(page, "2 of 4 conversations")
    page.get_by_role("button", name="Reset").click()
    settled(page, "4 of 4 conversations")
    page.locator("[name=suite]").select_option("features/shop.feature")
    settled(page, "1 of 4 conversations")
    page.locator("[name=suite]").select_option("")
    page.locator("[name=customer]").fill("maría")
    settled(page, "1 of 4 conversations")
    page.locator("[name=customer]").fill("")
    page.locator("[name=language]").select_option("es")
    settled(page, "1 of 4 conversations")
    page.get_by_role("button", name="Reset").click()
    settled(page, "4 of 4 conversations")
    broken = [r for r in told.bots[0].scorecard.results if r.findings]
    for result in broken:
        page.locator("[name=rule]").select_option(label=f"{result.rule.code} {result.rule.name}")
        count = len({id(evidence.transcript) for evidence in result.findings})
        settled(page, f"{count} of 4 conversations")


def test_a_text_is_found_wherever_it_was_said(opened):
    page = opened(report(polite(), rude(), colourful()))
    for words, count in [
        *(("blue", 2), ("BLUE shirt", 1), ("call us", 1), ("zebra", 0)),
        *(("hours talla", 1), ("19 €", 1), ("", 4), ("Tienen", 1)),
    ]:
        page.locator("[name=text]").fill(words)
        settled(page, f"{count} of 4 conversations")
        assert page.evaluate(ROWS) == count


def test_a_finding_leads_to_the_conversations_that_have_it(opened):
    page = opened(report(polite(), rude()))
    page.locator(".mending button").first.click()
    settled(page, "1 of 3 conversations")
    code = page.locator(".mending code").first.inner_text()
    assert code in texts(page, ".pin code")
    assert page.locator("[name=rule]").input_value() != ""


def test_every_address_shows_what_it_names(opened):
    told = report(polite(), rude())
    evidence = told.bots[0].scorecard.findings()[0]
    number = next(n for n, t in enumerate(told.bots[0].transcripts, 1) if t is evidence.transcript)
    turn = f"#b1-c{number}-t{evidence.place + 1}"
    page = opened(told, f"{turn}-{evidence.rule.code}")
    assert evidence.finding.message in page.locator(".pin.target").inner_text()
    page.evaluate(f"location.hash = '{turn}'")
    page.wait_for_selector(".turn.target")
    assert page.evaluate("document.activeElement.id") == turn[1:]
    page.evaluate("location.hash = '#b1-c1'")
    page.wait_for_selector("#b1-c1")
    assert page.locator(".conversation h3").inner_text() == "Ana"


def test_every_link_in_the_page_lands(opened):
    page = opened(report(polite(), rude(), colourful()), "#b1-c2")
    landed = page.evaluate(
        "[...document.links].filter((a) => !document.getElementById(a.hash.slice(1))).length"
    )
    assert landed == 0


def test_what_got_worse_leads_to_the_message(opened):
    better = scenario([said("0s", "Hi!"), sent("1s", "Hello!")], name="Shop: Greets")
    worse = scenario([said("0s", "Hi!"), sent("90s", "What?")], name="Shop: Greets")
    now = report(worse, polite())
    (bot,) = now.bots
    compared = replace(now, bots=(replace(bot, baseline=report(better, rude()).bots[0]),))
    page = opened(compared)
    assert f"What got worse ({len(compared.bots[0].comparison.worse)})" in texts(
        page, ".differences h3"
    )
    assert "1 new scenario" in texts(page, ".comparison summary")
    assert "1 scenario of the baseline not run" in texts(page, ".comparison summary")
    page.locator(".differences a").first.click()
    page.wait_for_selector("#b1-c2-t2.target")


def test_cards_buttons_pictures_and_hand_overs_are_shown(opened):
    page = opened(report(colourful()))
    assert texts(page, ".carousel .title") == ["Blue shirt", "Red shirt"]
    assert texts(page, ".template >> nth=1 >> .buttons li") == [
        "Order\nhttps://shop.example.com/shirt",
        "Call us\n+15550100",
    ]
    assert "image" in page.locator(".media").first.inner_text()
    assert page.locator(".reaction").inner_text().endswith("❤️")
    assert "Bot passed the thread on" in page.locator(".thread").inner_text()
    assert "Rosa" in page.locator(".turn.agent .small").first.inner_text()
    lanes = page.locator(".conversation .chart svg").text_content()
    for lane in ("Customer", "Bot", "Staff", "Window open", "With staff"):
        assert lane in lanes


def test_typing_reading_and_seeing_are_small_lines(opened):
    page = opened(report(polite()))
    assert texts(page, ".happened") == [
        "Ana opened the conversation: Welcome to the shop.",
        "Bot has seen the messages",
        "Bot is typing",
        "Ana read the messages",
    ]
    assert texts(page, ".quick li") == ["Opening hours", "Talk to a person"]


def test_a_refused_message_is_struck_and_names_its_error(opened):
    page = opened(report(scenario([said("0s", "Hi!"), refused("30h", "Sale!", "X")])))
    assert page.locator(".refused s").inner_text() == "Sale!"
    assert "error 10/2018278" in page.locator(".refusal").inner_text()
    assert "tag X" in page.locator(".refused").inner_text()
    assert texts(page, ".separator") == ["Mon 7 Sep 2026", "Tue 8 Sep 2026 · 1 day 6 hours later"]


def test_a_finding_says_what_why_and_how_to_mend_it(opened):
    told = report(rude())
    page = opened(told)
    pin = page.locator(".pin").first
    pin.locator("summary").click()
    code = pin.locator("code").first.inner_text()
    result = told.bots[0].scorecard.result(code)
    words = pin.inner_text()
    assert result.findings[0].rule.remedy in words
    assert result.rule.why in words
    assert f"courtesy rules {code}" in words


def test_what_the_bot_printed_can_be_unfolded(opened):
    page = opened(report(scenario([said("0s", "Hi!")], output="Traceback: oh no")))
    page.get_by_text("What the bot printed").click()
    assert page.locator(".output").inner_text() == "Traceback: oh no"


def test_the_certificate_is_open_where_something_escaped(opened):
    page = opened(report(rude()))
    told = page.locator(".certificate").inner_text()
    assert "deterministic: no" in told
    assert "a thread waited for the world outside" in told
    assert "wall clock" in told


def test_each_of_two_bots_has_its_part(opened):
    told = report(polite())
    other = replace(report(rude()).bots[0], name="other_bot")
    page = opened(replace(told, bots=(told.bots[0], other)))
    assert page.locator("h2").first.inner_text() == "shop_bot"
    page.get_by_role("link", name="other_bot").click()
    page.wait_for_selector("#b2")
    assert page.locator("#bot").inner_text() == "other_bot"
    page.evaluate("location.hash = '#b2-c2-t1'")
    page.wait_for_selector("#b2-c2-t1.target")


def test_of_many_conversations_few_are_in_the_document(opened):
    crowd = [scenario([said("0s", f"Hi {n}!")], line=n) for n in range(1, 301)]
    page = opened(report(*crowd))
    assert page.locator(".status").inner_text() == "300 of 300 conversations"
    assert page.evaluate(ROWS) < 30
    page.locator("[role=listbox]").focus()
    page.keyboard.press("End")
    await_chosen(page, 300)
    assert "Hi 300!" in page.locator(".bubble").inner_text()
    assert page.evaluate(ROWS) < 30
