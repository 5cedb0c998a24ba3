"""Claims, denials and statements as propositions: who says it, who denies which part, what is left out."""

from __future__ import annotations

ROCKETS = "JNIM claimed to have fired rockets at Gao airport on 5 September 2021."


def test_a_claim_is_supported_as_a_claim_and_the_denials_left_out_are_named(ask):
    (verdict,) = ask(ROCKETS)
    assert (verdict.kind, verdict.claim.kind) == ("supported", "claim")
    assert "Malian army" in verdict.differences[0].known
    assert "French foreign ministry" in verdict.differences[0].known


def test_a_denial_that_the_text_voices_is_not_left_out(ask):
    claim, *_ = ask(f"{ROCKETS} This was denied by France and Mali.")
    assert claim.differences == ()


def test_a_denial_by_two_parties_is_two_claims(ask):
    _, france, mali = ask(f"{ROCKETS} This was denied by France and Mali.")
    assert (france.kind, mali.kind) == ("supported", "partly")
    assert france.claim.about == mali.claim.about == "c1"


def test_a_party_that_conceded_the_launch_did_not_deny_it(ask):
    verdict = ask(f"{ROCKETS} Mali denied the launch.")[-1]
    assert verdict.kind == "partly"
    assert "a hit but not the launch" in verdict.why


def test_a_party_that_denied_the_hit_denied_the_hit(ask):
    assert ask(f"{ROCKETS} Mali denied that any rocket hit the airport.")[-1].kind == "supported"


def test_a_denial_nobody_made_is_not_found(ask):
    verdict = ask(f"{ROCKETS} Algeria denied this.")[-1]
    assert verdict.kind == "not found"
    assert "no denial by Algeria" in verdict.why.lower().replace("algeria", "Algeria")


def test_a_denial_not_yet_made_is_not_found(ask):
    assert ask(f"{ROCKETS} France denied this.", "2021-09-07")[-1].kind == "not found"


def test_what_a_party_said_is_found(ask):
    verdict = ask(f"{ROCKETS} The Malian army said two rockets were fired.")[-1]
    assert (verdict.kind, verdict.claim.kind) == ("supported", "claim")


def test_another_claimant_contradicts(ask):
    (verdict,) = ask("The TTP claimed the bombing of a market in Maiduguri on 10 March 2021.")
    assert verdict.kind == "contradicted"
    assert [d.attribute for d in verdict.differences] == ["claim"]


def test_a_claim_nobody_made_leaves_the_event_standing(ask):
    (verdict,) = ask("IS-K claimed the 20 August 2021 suicide attack on a Shia procession in Quetta.")
    assert verdict.kind == "partly"


def test_nobody_claimed_it(ask):
    (true,) = ask("No group has claimed the 20 August 2021 bombing of a Shia procession in Quetta.")
    (false,) = ask("No group has claimed the 2 June 2021 attack on a police post in Bannu.")
    assert (true.kind, false.kind) == ("supported", "contradicted")


def test_it_and_the_next_day_find_their_antecedents(ask):
    event, claim = ask("TTP gunmen stormed a police post in Bannu on 2 June 2021; the group claimed it the next day.")
    assert claim.kind == "supported"
    assert claim.claim.about == event.claim.id
    assert claim.claim.speaker is not None
    assert claim.claim.speaker.value == "TTP"


def test_the_date_of_the_claiming_is_no_error(ask):
    event, claim = ask(
        "TTP gunmen stormed a police post in Bannu on 2 June 2021. The TTP claimed the attack on 3 June 2021."
    )
    assert (event.kind, claim.kind) == ("supported", "supported")


def test_blame_is_an_attribution(ask):
    (verdict,) = ask("Police blamed Boko Haram for the 10 March 2021 market bombing in Maiduguri.")
    assert (verdict.claim.kind, verdict.kind) == ("attribution", "supported")
