"""Forms of sentences; every `{NAME}` is drawn anew, so that hardly two sentences of the corpus are the same."""

from __future__ import annotations

JUDGMENTS = (
    "It is {TERM} that {ACTOR} will {DEED} in {PLACE} {TIME} {AIM}.",
    "We judge that {ACTOR} will {DEED} {TIME}, and that {COUNTRY} will {DEED}.",
    "We assess with {CONFIDENCE} confidence that {ACTOR} is {TERM} to {DEED} {TIME}.",
    "{ACTOR} will {TERMLY} {DEED} and {DEED} in the {QUALITY} districts around {PLACE} {TIME}.",
    "There is {PERCENT} chance that {ACTOR} will {DEED} {TIME}.",
    "It is {TERM} ({PERCENT}) that {COUNTRY} will {DEED} {TIME} {AIM}.",
    "{ACTOR} may {DEED}, but it is {TERM} that attacks on {THING} will exceed {NUMBER} a month {TIME}.",
    "If {COUNTRY} were to {DEED}, {ACTOR} would {TERMLY} {DEED} {TIME}.",
    "In our view {ACTOR} and {ACTOR} could {DEED} {TIME}; a wider war is {TERM}.",
)
EVIDENCE = (
    "On {DAY} {MONTH} {YEAR} {ACTOR} {PAST} near {PLACE}, killing {NUMBER} people. {CITE}",
    "According to {SOURCE}, {ACTOR} {PAST} in {PLACE} in {MONTH} {YEAR}. {CITE}",
    "{SOURCE} said that {ACTOR} {PAST} after {COUNTRY} {PAST}, which {SOURCE} denied. {CITE}",
    "Between {MONTH} and {MONTH} {YEAR} the {QUALITY} campaign against {THING} cost {NUMBER} lives, {PERCENT} more "
    "than a year before. {CITE}",
    "Since early {YEAR} {ACTOR} has {PAST} in at least {NUMBER} districts of {COUNTRY}, mostly at night. {CITE}",
    "\u201c{ACTORS} is {TERM} to {DEED},\u201d {SOURCE} told reporters in {PLACE} on {DAY}/{MONTHNO}/{YEAR}. {CITE}",
    "{THING} and {THING} around {PLACE} have become {QUALITY}; prices rose from {NUMBER} to {NUMBER2} dollars. {CITE}",
    "A {QUALITY} rivalry between {ACTOR} and {ACTOR} over {THING} dates back to {MONTH} {YEAR}.",
    "{COUNTRY} sent {NUMBER2} soldiers and {NUMBER} armoured vehicles to {PLACE} {AIM}. {CITE}",
    "Recruiters offer between US${NUMBER2} and US${NUMBER3} to young men in {PLACE} (e.g. former guards). {CITE}",
    "The number of {THING} that {ACTOR} controls has increased dramatically, and this led to unrest in {PLACE}. {CITE}",
    "Reportedly {ACTOR} {PAST}; however, {SOURCE} could not confirm how many {THING} were lost. {CITE}",
    "{ACTOR}\u2019s attack on {PLACE} in {YEAR} was its most {QUALITY} since the fall of {PLACE}. {CITE}",
    "The Iran\u2013Iraq trade in {THING} was worth ${NUMBER}m in {YEAR}/{SHORT}, or {PERCENT} of the budget. {CITE}",
)
CONTEXT = (
    "The {QUALITY} supply of {THING} shapes what {ACTOR} can do in {PLACE}.",
    "Our last estimate, of {MONTH} {YEAR}, expected {COUNTRY} to {DEED}; it did not.",
    "It is important to note that {ACTOR} was observed by {SOURCE} to be short of {THING}.",
    "{COUNTRY} and {COUNTRY} share {QUALITY} interests in {THING}, and neither wants {ACTOR} to {DEED}.",
    "Three of the {NUMBER} commanders come from {PLACE}, where {QUALITY} ties of kinship still matter.",
    "Nobody should doubt that {QUALITY} {THING} are at the heart of the matter.",
    "In order to {DEED}, {ACTOR} needs {THING}, {THING} and a {QUALITY} winter.",
    "What is clear is that {ACTOR} obviously lacks the {THING} to {DEED} without help from {COUNTRY}.",
)
CONFIDENCE = (
    "Confidence: {CONFIDENCE}. {SOURCE} and {SOURCE} agree on the direction, but reporting from {PLACE} is {QUALITY}.",
    "We have {CONFIDENCE} confidence in this judgment because {SOURCE} reported {QUALITY} losses of {THING}.",
)
CHALLENGE = (
    "Alternatively, {ACTOR} could {DEED} {AIM}; we consider this {TERM} because {THING} are {QUALITY}.",
    "We cannot rule out that {COUNTRY} will {DEED} {TIME}.",
    "We assume that {ACTOR} keeps control of {THING} in {PLACE} {TIME}.",
    "We would revise this if {ACTOR} {PAST} or if {NUMBER} or more {THING} were lost within {SMALL} weeks.",
    "We lack reporting on {THING} in {PLACE}, and on whether {ACTOR} will {DEED}.",
)
