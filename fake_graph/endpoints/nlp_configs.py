"""POST /<page>/nlp_configs: switch natural language processing on or off.

Source: https://developers.facebook.com/docs/messenger-platform/built-in-nlp
"""

from typing import Annotated, ClassVar

from pydantic import Field

from fake_graph.calls.body import one_of
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.people.nlp import MODELS
from fake_graph.token import Caller

N_BEST_LIMIT = 8


class SetNlp(Body):
    """``{"nlp_enabled": bool?, "model": str?, "custom_token"?, "verbose"?, "n_best": int?}``."""

    not_faked: ClassVar[frozenset[str]] = frozenset({"other_language_support"})

    nlp_enabled: bool | None = None
    model: Annotated[str, one_of(MODELS, str.upper)] | None = None
    custom_token: str | None = None
    verbose: bool | None = None
    n_best: Annotated[int, Field(ge=1, le=N_BEST_LIMIT)] | None = None


def set_nlp(graph: Graph, caller: Caller, body: SetNlp) -> Json:
    """Set what the body has; the rest stays as it is.

    Returns: ``{"success": true}``
    """
    graph.set_nlp(
        caller.page_id,
        enabled=body.nlp_enabled,
        model=body.model,
        custom_token=body.custom_token,
        verbose=body.verbose,
        n_best=body.n_best,
    )
    return {"success": True}


ENDPOINT = Endpoint("POST", "/<page_id>/nlp_configs", SetNlp, set_nlp, permission="pages_messaging")
