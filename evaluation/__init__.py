"""Exam readers and scorers: every number that Reportedly claims comes from a command in here.

`python -m evaluation NAME FILE...` takes one exam, `quality`, `scoreboard` and `bench` take all of a kind over a data
folder. Exams read the formats that their module describes, so that a set kept back runs by the same command.
"""
