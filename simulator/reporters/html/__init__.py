"""A report as one HTML page for a team: scores, findings, and each conversation as people saw it.

The page is one file that asks nothing of any network. What was said in a run lies in it packed, so
that a report of ten thousand conversations opens at once; the scripts in ``page/script`` unpack
what is looked at. Without scripts the page still says the verdict and what was found.
"""

from simulator.reporter import Reporter
from simulator.reporters.html.page import render

REPORTER = Reporter(name="html", render=render)
