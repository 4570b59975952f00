"""Figures of the reader on the dev sets, their floors, gains and losses against a revision, and claims judged by eye.

Not shipped. Reads `../shared` (or the folder that ALLEGED_SHARED names) and writes `evaluation/out/`, which git ignores:
sentences of the data never enter the repository.
"""
