"""Builds a map in Python and prints it as text.

Run it anywhere: ``python examples/build_a_map.py > library.argdown``
"""

import sys

from argmap import Builder, check, dumps

b = Builder("Should the library open on Sundays?")

# The target comes first, its reasons after. A string becomes a new statement.
sundays = b.statement("The library should open on Sundays.", title="Sundays")

# Two premises in one call are linked: neither supports the claim without the other.
reading_day = b.support(
    sundays,
    b.statement("Most families are free on Sundays only.", title="Free day"),
    b.statement("A library should open when people are free.", title="Service"),
    scheme="practical reasoning",
)

# Another call is another reason. What is there already is passed as what it is.
quiet = b.statement("Flats are too small for learning.", title="Small flats")
b.support(sundays, quiet, "The library is the one quiet room in town.")

staff = b.attack(sundays, "Nobody wants to work on Sundays.")
b.undercut(
    staff,
    b.statement("Students have offered to staff the desk.", title="Students"),
)

# An undercut aims at a step, not at a claim, so it needs the step.
b.undercut(
    reading_day,
    b.statement("Families who are free go out rather than read.", title="Outings"),
)

m = b.build()
problems = check(m)
for problem in problems:
    print(problem, file=sys.stderr)
print(dumps(m, "argdown"), end="")
sys.exit(bool(problems))
