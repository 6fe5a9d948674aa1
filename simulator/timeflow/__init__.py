"""Simulated time for threads: a heap of appointments, and one baton that only one thread holds.

A thread of the bot runs only while it holds the baton; whoever would block parks and hands it on,
first come first served. *Nobody runnable* is exactly *quiescent*: the bot has done all it was
caused to do, and only then may the clock jump to the next appointment. So nothing here ever waits
for real, and the order of events depends on nothing but the program.
"""
