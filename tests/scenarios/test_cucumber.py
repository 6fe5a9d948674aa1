"""pytest-bdd's Cucumber JSON, with what was said and its score."""

import base64
import json

SHOP = """
    Feature: Shop
      Scenario Outline: In <language>
        Given a customer named "Ana"
        When Ana says "<word>"
        Examples:
          | language | word       |
          | French   | Salut 👋   |
          | Turkish  | Merhaba   |
"""


def attached(element, name):
    embeddings = element["steps"][-1]["embeddings"]
    assert {one["mime_type"] for one in embeddings} == {"text/plain"}
    return next(base64.b64decode(e["data"]).decode() for e in embeddings if e["name"] == name)


def test_each_example_has_its_own_conversation_and_score(folder):
    folder.feature(SHOP)
    ended = folder.pytest("--bot", "wsgi:tests.bots.polite:app", "--cucumber-json", "c.json")
    assert ended.code == 0, ended.said
    (feature,) = json.loads((folder.path / "c.json").read_text("utf-8"))
    said = [attached(element, "conversation") for element in feature["elements"]]
    assert "customer: Salut 👋" in said[0]
    assert "customer: Merhaba" in said[1]
    assert all("of 100" in attached(element, "score") for element in feature["elements"])


def test_without_a_bot_pytest_bdds_file_is_left_alone(folder):
    folder.write(
        "test_own.py",
        """
        from pytest_bdd import given, scenarios

        scenarios("own.feature")

        @given("nothing")
        def nothing():
            pass
        """,
    )
    folder.write("own.feature", "Feature: Own\n  Scenario: One\n    Given nothing\n")
    ended = folder.pytest("--cucumber-json", "c.json", "test_own.py")
    assert ended.code == 0, ended.said
    (feature,) = json.loads((folder.path / "c.json").read_text("utf-8"))
    assert "embeddings" not in feature["elements"][0]["steps"][0]
