"""Runs compare.py of a corpus over many files in one process.

usage: compare-corpus.py CORPUS OUT; names of cases come on stdin, for each a JSON list [name, status, report] goes out.
"""
import contextlib, io, json, os, sys

corpus, out = sys.argv[1:]
sys.path.insert(0, corpus)
import compare

for line in sys.stdin:
    name = line.strip()
    report = io.StringIO()
    with contextlib.redirect_stdout(report), contextlib.redirect_stderr(report):
        status = compare.main(
            [os.path.join(out, name + ".xml"), os.path.join(corpus, name + ".expected.json"), "--strict"]
        )
    print(json.dumps([name, status, report.getvalue()]))
