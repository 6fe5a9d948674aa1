"""A page switches language processing on, for a language."""

import pytest

from tests.fake_graph.world import World

PATH = "/v24.0/me/nlp_configs"


def test_what_is_given_is_set_and_the_rest_stays():
    world = World()
    query = {"nlp_enabled": "true", "model": "french_standard", "n_best": "3", "verbose": "1"}
    assert world.call("POST", PATH, query=query).json == {"success": True}
    nlp = world.graph.page.nlp
    assert (nlp.enabled, nlp.model, nlp.n_best, nlp.verbose) == (True, "FRENCH_STANDARD", 3, True)
    world.call("POST", PATH, {"nlp_enabled": False, "custom_token": "wit"})
    assert (nlp.enabled, nlp.model, nlp.custom_token) == (False, "FRENCH_STANDARD", "wit")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"model": "KLINGON"}, 400),
        ({"n_best": "9"}, 400),
        ({"nlp_enabled": "perhaps"}, 400),
        ({"other_language_support": "{}"}, 501),
    ],
)
def test_what_does_not_fit_is_refused(query, status):
    assert World().call("POST", PATH, query=query).status == status


@pytest.mark.parametrize(("n_best", "rule"), [("9", "less"), ("0", "greater")])
def test_a_number_out_of_range_is_called_that(n_best, rule):
    answer = World().call("POST", PATH, query={"n_best": n_best})
    bound = {"less": 8, "greater": 1}[rule]
    assert answer.error["message"] == (
        f"(#100) Param n_best must be {rule} than or equal to {bound}"
    )
