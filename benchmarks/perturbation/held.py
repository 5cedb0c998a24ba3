"""Held-back phrasings: sentences as other authors would write them, never used while the reader is being tuned.

The habits are those of news agencies, military situation reports, United Nations annexes, NGO bulletins, court papers,
British and American estimates and academic prose. For the slots see `benchmarks.perturbation.phrasing`.
"""

from __future__ import annotations

from benchmarks.perturbation.phrasing import Phrasing

EVENTS = (
    Phrasing("wire-toll-rose", "event", "{killed} people lost their lives in {place} on {date}, in {act}."),
    Phrasing("wire-dateline", "event", "{place}, {date}: {act} leaves {killed} dead."),
    Phrasing("wire-when", "event", "When {actor} struck {place} on {date}, {killed} people died."),
    Phrasing("wire-were-dead", "event", "By nightfall on {date}, {killed} people were dead after {act} in {place}."),
    Phrasing("wire-us-date", "event", "{act} in {place} on {date:us} claimed {killed} lives."),
    Phrasing("wire-month-cost", "event", "In {month}, {act} cost {killed} people their lives in {place}."),
    Phrasing("paper-known-as", "event", "The killing of {killed} people in {place} on {date} shocked {country}."),
    Phrasing("paper-where", "event", "In {place}, {country}, it was {date} when {actor} struck."),
    Phrasing("paper-it-was", "event", "It was {actor} that {acted} {target} in {place} on {date}."),
    Phrasing("paper-words", "event", "{killed:words} bodies were counted after {act} in {place} on {date}."),
    Phrasing("sitrep-colon", "event", "{date} / {place} / {actor}: {act}, {killed} KIA."),
    Phrasing("sitrep-iso", "event", "{date:iso} {place} ({province}): {act} against {target}, {killed} killed."),
    Phrasing("sitrep-wounded", "event", "{place}, {date}, {act}: {injured} WIA."),
    Phrasing("sitrep-both", "event", "{place}, {date}: {killed} dead and {injured} hurt in {act}."),
    Phrasing("un-recorded", "event", "On {date}, {act} in {place}, {country}, caused the death of {killed} persons."),
    Phrasing("un-at-least", "event", "On {date}, at least {killed} persons were killed in {place}.", "at least"),
    Phrasing("un-no-fewer", "event", "No fewer than {killed} people died in {place} on {date}.", "at least"),
    Phrasing("un-wounding", "event", "The incident of {date} in {place} wounded {injured} persons."),
    Phrasing("ngo-bulletin", "event", "Update: {actor} carried out {act} in {place} on {date}; {killed} deaths."),
    Phrasing("ngo-weekday", "event", "On {date:weekday} {actor} {acted} {target} in {place}."),
    Phrasing("ngo-residents", "event", "Residents of {place} buried {killed} people killed in {act} on {date}."),
    Phrasing("court-did", "event", "The court finds that on {date} {actor} {acted} {target} in {place}."),
    Phrasing("court-ordinal", "event", "On {date:ordinal} members of {actor} {acted} {target} at {place}."),
    Phrasing("jic-conducted", "event", "{actor} conducted {act} in {place} on {date}, killing {killed}."),
    Phrasing("jic-month", "event", "{actor} was active in {place} in {month}, where it {acted} {target}."),
    Phrasing("nie-responsible", "event", "{actor} was responsible for {act} in {place} on {date}."),
    Phrasing("nie-undated", "event", "{actor} {acted} {target} in {place}, killing {killed}."),
    Phrasing("thesis-exemplary", "event", "One instance is {act} by {actor} in {place} on {date} ({killed} dead)."),
    Phrasing("thesis-fatalities", "event", "{place} saw {killed} fatalities on {date}, when {actor} {acted} {target}."),
    Phrasing("thesis-casualties", "event", "{act} of {date} in {place} left {injured} people with injuries."),
)

STATEMENTS = (
    Phrasing("wire-took-credit", "claim", "{claimant} took credit for {act} in {place} on {date}."),
    Phrasing("wire-said-it-was", "claim", "{claimant} said it was behind {act} that hit {place} on {date:us}."),
    Phrasing("wire-statement", "claim", "In a statement {claimant} boasted of {act} in {place} on {date}."),
    Phrasing("un-assumed", "claim", "Responsibility for {act} of {date} in {place} was assumed by {claimant}."),
    Phrasing("jic-claim-seen", "claim", "We have seen a claim by {claimant} for {act} in {place} on {date}."),
    Phrasing("ngo-owned-up", "claim", "{act} in {place} in {month} was claimed by {claimant}."),
    Phrasing(
        "paper-which",
        "claim",
        "For {act} in {place} in {month}, {claimant} took responsibility.",
    ),
    Phrasing("wire-rejected", "denial", "{denier} rejected reports of {act} in {place} on {date}."),
    Phrasing("wire-no-such", "denial", "There had been no attack in {place} on {date}, {denier} insisted."),
    Phrasing("cable-untrue", "denial", "Reports spoke of {act} in {place} on {date}. {denier} called them untrue."),
    Phrasing("jic-contradicted", "denial", "{denier} has denied {act} said to have taken place in {place} on {date}."),
    Phrasing("paper-dismissed", "denial", "{act} was reported from {place} in {month}. {denier} denied it."),
)

TRENDS = (
    Phrasing("un-compared", "trend", "{measure} by {actor} in {country} {rose} from {before} to {after}."),
    Phrasing("thesis-number", "trend", "{actor} {measure} in {country} {rose} in number between {before} and {after}."),
    Phrasing("jic-there-was", "trend", "There was {rise} in {actor} {measure} in {country} from {before} to {after}."),
    Phrasing("wire-more", "trend", "{actor} carried out {more} {measure} in {country} in {after} than in {before}."),
    Phrasing("nie-saw", "trend", "{country} saw {more} {measure} by {actor} in {after} than in {before}."),
    Phrasing("ngo-compared", "trend", "Compared with {before}, {measure} by {actor} in {country} {rose} in {after}."),
    Phrasing("paper-against", "trend", "Set against {before}, {after} brought {more} {actor} {measure} to {country}."),
)

PHRASINGS: tuple[Phrasing, ...] = EVENTS + STATEMENTS + TRENDS
