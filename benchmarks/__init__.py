"""How long things take and how much memory they need, as ratios.

``python -m benchmarks`` prints the tables; ``--write`` puts them into the docs.
"""
