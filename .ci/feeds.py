"""Every feed of a build against the rows of the schedules' CSV, by two readers. usage: feeds.py BUILD COMMAND-OF-THE-OTHER-READER…"""

import collections
import csv
import datetime
import json
import pathlib
import subprocess
import sys

import icalendar

build, other = pathlib.Path(sys.argv[1]), sys.argv[2:]
files = sorted(build.rglob("*.ics"))
faults = []


def rows(lang):
    """The rows of all offerings in a language, by the name of the class."""
    found = {}
    for path in sorted(build.glob(f"offerings/*/schedule.{lang}.csv")):
        with path.open(encoding="utf-8", newline="") as text:
            found.update({row["uid"]: row for row in csv.DictReader(text)})
    return found


def seconds(text):
    return datetime.datetime.fromisoformat(text).timestamp()


def by_icalendar():
    for path in files:
        for event in icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
            yield {
                "file": str(path),
                "uid": str(event["UID"]),
                "start": event.start.timestamp(),
                "end": event.end.timestamp(),
                "summary": str(event["SUMMARY"]),
                "kind": str(event.categories[0]),
            }


def by_the_other():
    said = subprocess.run([*other, *map(str, files)], check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in said.splitlines()]


def is_whose(row, folder):
    """Whether a row must stand in the feed of a folder; None where that takes the tree of groups."""
    kind, _, name = folder.partition("-")
    if kind == "teacher":
        return name in row.get("teachers", "").split("; ")
    if kind == "room":
        return row.get("room") == name
    return True if set(name.split("_")) & set(row["groups"].split("; ")) else None


def compare(reader, events):
    of_file = collections.defaultdict(list)
    for event in events:
        of_file[event["file"]].append(event)
    compared = 0
    for path in files:
        lang, folder = path.name.split(".")[1], path.parent.name
        known = rows(lang)
        found = {}
        for event in of_file[str(path)]:
            uid, at, domain = event["uid"].rpartition("@")
            if not (uid and at and domain):
                faults.append(f"{reader} {path}: {event['uid']} has no domain")
            if event["kind"] in ("DEADLINE", "CANCELLED"):
                continue
            if uid in found or uid not in known:
                faults.append(f"{reader} {path}: {uid} stands twice or in no CSV")
                continue
            found[uid] = event
            row = known[uid]
            expected = seconds(row["start"]), seconds(row["end"]), row["summary"]
            if (event["start"], event["end"], event["summary"]) != expected:
                faults.append(f"{reader} {path}: {uid} is {event}, the CSV has {expected}")
            compared += 1
        if path.name.startswith("schedule."):
            must = {uid for uid, row in known.items() if row["offering"] == folder}
            may = must
        else:
            whose = {uid: is_whose(row, folder) for uid, row in known.items()}
            must = {uid for uid, answer in whose.items() if answer}
            may = {uid for uid, answer in whose.items() if answer is not False}
        if not must <= set(found) <= may:
            faults.append(f"{reader} {path}: missing {sorted(must - set(found))}, too many {sorted(set(found) - may)}")
    if not compared:
        faults.append(f"{reader}: nothing was compared")
    own = sum(fault.startswith(reader) for fault in faults)
    print(f"{'FAIL' if own else 'PASS'} feeds by {reader}: {len(files)} feeds, {compared} events against the CSV, {own} faults")


compare("icalendar", by_icalendar())
compare("ical.js", by_the_other())
for fault in faults[:20]:
    print(fault)
sys.exit(bool(faults))
