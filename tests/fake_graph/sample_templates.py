"""Payloads of templates that are in order, with what a test changes."""


def template(payload):
    """Return the message that holds a template."""
    return {"attachment": {"type": "template", "payload": payload}}


def button(**changes):
    """Return a button template."""
    buttons = [{"type": "postback", "title": "Yes", "payload": "YES"}]
    return {"template_type": "button", "text": "Pick", "buttons": buttons} | changes


def generic(**changes):
    """Return a generic template of one card."""
    return {"template_type": "generic", "elements": [{"title": "Tea", "subtitle": "Hot"} | changes]}


def media(**element):
    """Return a media template."""
    return {"template_type": "media", "elements": [element]}


def receipt(**changes):
    """Return a receipt."""
    return {
        "template_type": "receipt",
        "recipient_name": "Ana Lima",
        "order_number": "7",
        "currency": "USD",
        "payment_method": "Visa 1234",
        "summary": {"total_cost": 4.5},
    } | changes
