"""The phrasings that grounding is developed on."""

from __future__ import annotations

from benchmarks.perturbation.phrasing import Phrasing

PHRASINGS: tuple[Phrasing, ...] = (
    Phrasing("plain", "event", "On {date} {actor} attacked {target} in {place}, killing {killed}."),
    Phrasing("toll first", "event", "{killed:words} people were killed in an attack in {place} on {date}."),
    Phrasing("left dead", "event", "An attack by {actor} in {place} on {date:us} left {killed} dead."),
    Phrasing("at least", "event", "At least {killed} people died when {actor} struck {place} on {date}.", "at least"),
    Phrasing("dateline", "event", "{place}, {date}: {act} killed {killed} people."),
    Phrasing("passive", "event", "In {place}, {target} came under attack by {actor} on {date:ordinal}; {killed} died."),
    Phrasing("carried out", "event", "{actor} carried out {act} in {place} on {date}, in which {killed} died."),
    Phrasing("no toll", "event", "{actor} {acted} {target} in {place} on {date:us}."),
    Phrasing("no actor", "event", "On {date}, at least {killed} people were killed in {place}.", "at least"),
    Phrasing("month", "event", "In {month} {actor} killed {killed} people in {place}."),
    Phrasing("month passive", "event", "{killed:words} people were killed in {place}, {country}, in {month}."),
    Phrasing("wounded", "event", "The {date} attack in {place} killed {killed} and wounded {injured}."),
    Phrasing("injured", "event", "{act} in {place} on {date:us} injured {injured} people."),
    Phrasing("claimed", "claim", "{claimant} claimed responsibility for the {date} attack in {place}."),
    Phrasing("claim passive", "claim", "The attack in {place} on {date:us} was claimed by {claimant}."),
    Phrasing("said it did", "claim", "On {date} {target} in {place} was attacked. {claimant} claimed the attack."),
    Phrasing("denied", "denial", "{denier} denied the {date} attack in {place}."),
    Phrasing("denied it", "denial", "There was an attack in {place} on {date}. {denier} denied it."),
    Phrasing("trend", "trend", "{actor} attacks in {country} {rose} in {after} compared with {before}."),
    Phrasing("more", "trend", "There were {more} {actor} attacks in {country} in {after} than in {before}."),
)
