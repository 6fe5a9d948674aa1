"""The templates, one a file, each exporting ``TEMPLATE``."""

from importlib import import_module
from pkgutil import iter_modules

from pydantic import ValidationError

from fake_graph.calls.body import Reading, in_graphs_words, unpacked
from fake_graph.contents.template import PLACEHOLDER, Template, TemplateForm
from fake_graph.errors import GraphError

TEMPLATES: dict[str, Template] = {
    name: template
    for module in iter_modules(__path__)
    for template in [import_module(f"{__name__}.{module.name}").TEMPLATE]
    for name in template.types
}


def read_template(payload: object, reading: Reading) -> TemplateForm:
    """Return the template that a payload describes.

    Raises:
        GraphError: there is no such template on that day, or the payload does not fit.
    """
    payload = unpacked(payload)
    name = payload.get("template_type") if isinstance(payload, dict) else None
    if name is None:
        raise GraphError("template-field-required", name=f"{PLACEHOLDER}[template_type]")
    template = TEMPLATES.get(name) if isinstance(name, str) else None
    is_there = template is not None and (
        template.feature is None or template.feature in reading.policy.features
    )
    if template is None or not is_there:
        raise GraphError("invalid-template-type")
    try:
        return template.form.model_validate(payload, context=reading)
    except ValidationError as error:
        raise _as_of_template(in_graphs_words(error, PLACEHOLDER)) from None


def _as_of_template(error: GraphError) -> GraphError:
    if error.name == "parameter-required":
        error.name = "template-field-required"
    return error
