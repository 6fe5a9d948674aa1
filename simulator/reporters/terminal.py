"""Placeholder until the real one is written."""
from simulator.reporter import Reporter
def print_report(report, console, *, conversations=True):
    for b in report.bots:
        for s in b.scenarios:
            print(s.outcome, s.name, s.error)
            for t in s.transcripts: print(t)
        for r in b.scorecard.results:
            print(r.rule.code, r.status, r.score, r.opportunities, r.reason, [str(e.finding.message) for e in r.findings])
        print(b.scorecard.total, b.escapes)
def render(report): return ""
REPORTER = Reporter(name="terminal", render=render)
