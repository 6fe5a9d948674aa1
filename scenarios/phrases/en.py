"""English sentences."""

PHRASES: dict[str, tuple[str, ...]] = {
    # Arrange
    "a-customer": ("a customer",),
    "a-named-customer": ('a customer named "{name}"',),
    "a-customer-from": ('a customer from "{locale}"',),
    "a-named-customer-from": ('a customer named "{name}" from "{locale}"',),
    "page-may-tag": ('the page may use the tag "{tag}"',),
    "page-greets": ('the page greets with "{text}"',),
    "page-has-get-started": (
        "the page has a Get Started button",
        'the page has a Get Started button with the payload "{payload}"',
    ),
    "page-is-open": ("the page is open from {opens:Hour} to {closes:Hour}",),
    "it-is": ("it is {when:Moment}",),
    # Act
    "says": ('{who:Who} says "{text}"', '{who:Who} writes "{text}"'),
    "taps": ('{who:Who} taps "{title}"',),
    "presses-get-started": ("{who:Who} presses Get Started",),
    "presses-menu": ('{who:Who} presses "{title}" in the menu',),
    "opens-thread": ("{who:Who} opens the thread",),
    "reads": ("{who:Who} reads the messages",),
    "blocks": ("{who:Who} blocks the page",),
    "unblocks": ("{who:Who} unblocks the page",),
    "talks-as": ('{who:Who} talks like a "{persona}" customer',),
    "time-passes": ("{wait:Wait} pass", "{wait:Wait} passes"),
    "page-closes": ("the page closes",),
    "page-opens": ("the page opens",),
    # Assert
    "answers-within": ("the bot answers within {wait:Wait}",),
    "says-next": ('the bot says "{text}"',),
    "says-next-containing": ('the bot says something containing "{text}"',),
    "says-next-matching": ('the bot says something matching "{pattern}"',),
    "has-said": ('the bot has said "{text}"',),
    "has-not-said": ('the bot has not said "{text}"',),
    "has-said-containing": ('the bot has said something containing "{text}"',),
    "offers": (
        "the bot offers the quick replies {titles:Quoted}",
        "the bot offers the quick reply {titles:Quoted}",
    ),
    "stays-silent": ("the bot stays silent for {wait:Wait}",),
    "shows-typing": ("the bot has shown that it types",),
    "thread-greets": ('{who:Who} sees the greeting "{text}"',),
    "refused-code": ("the platform refused a message with code {code:d}",),
    "refused-subcode": (
        "the platform refused a message with code {code:d} and subcode {subcode:d}",
    ),
    "refused-nothing": ("the platform refused nothing",),
    "score-at-least": ("the etiquette score is at least {score:d}",),
    "no-finding": ('there is no finding for "{rule}"',),
    "a-finding": ('there is a finding for "{rule}"',),
}
