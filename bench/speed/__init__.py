"""What bench/engines.py measures with: a seeded corpus, searches, the engines to compare, clocks, what is promised."""
