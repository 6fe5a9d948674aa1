"""Quick replies of every content type, as the person sees them."""

from datetime import UTC, datetime

from tests.fake_graph.world import World


def shown(replies, *date, **person):
    world = World(datetime(*date, 10, tzinfo=UTC)) if date else World()
    psid = world.add("Eva", "Berg", **person)
    world.graph.say(psid, "Hi!")
    answer = world.send(to=psid, message={"text": "Which?", "quick_replies": replies})
    return answer, world.graph.quick_replies_shown(psid)


def test_an_email_is_offered_to_whoever_has_one():
    answer, (reply,) = shown([{"content_type": "user_email"}], email="eva@mail.example")
    assert answer.status == 200
    expected = ("eva@mail.example", "eva@mail.example", "user_email")
    assert (reply.title, reply.payload, reply.content_type) == expected


def test_a_phone_number_is_offered_to_whoever_has_one():
    _, (reply,) = shown([{"content_type": "user_phone_number"}], phone="+4712345678")
    assert (reply.title, reply.payload) == ("+4712345678", "+4712345678")


def test_what_the_profile_does_not_have_is_not_shown():
    answer, replies = shown([{"content_type": "user_email"}, {"content_type": "user_phone_number"}])
    assert answer.status == 200
    assert replies == ()


def test_a_location_could_be_asked_for_until_2019():
    _, (reply,) = shown([{"content_type": "location"}], 2019, 6, 30)
    assert reply.content_type == "location"
    answer, _ = shown([{"content_type": "location"}], 2019, 7, 1)
    assert answer.refusal == (100, None)


def test_an_empty_payload_will_do_where_there_is_a_picture():
    picture = {"content_type": "text", "title": "Red", "image_url": "https://a.example/r.png"}
    assert shown([picture | {"payload": ""}])[0].status == 200
    assert shown([picture | {"payload": "", "image_url": ""}])[0].refusal == (100, 2018099)


def test_a_picture_must_be_an_address():
    picture = {"content_type": "text", "title": "Red", "payload": "R", "image_url": "red.png"}
    answer, _ = shown([picture])
    name = "message[quick_replies][0][image_url]"
    assert answer.error["message"] == f"(#100) {name} should represent a valid URL"


def test_a_long_title_was_refused_until_2018():
    reply = {"content_type": "text", "title": "x" * 21, "payload": "X"}
    assert shown([reply])[0].status == 200
    answer, _ = shown([reply], 2017, 12, 31)
    limit = "Length of param message[quick_replies][0][title] must be less than or equal to 20"
    assert answer.error["message"] == f"(#100) {limit}"


def test_quick_replies_may_stand_under_a_picture():
    world = World()
    world.graph.say(world.ana, "Hi!")
    message = {
        "attachment": {"type": "image", "payload": {"url": "https://a.example/1.png"}},
        "quick_replies": [{"content_type": "text", "title": "Red", "payload": "R"}],
    }
    assert world.send(message=message).status == 200
    assert [reply.title for reply in world.graph.quick_replies_shown(world.ana)] == ["Red"]
