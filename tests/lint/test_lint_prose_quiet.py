"""Good professional prose, in the manner of national estimates, committee papers and UN reports: nothing to say."""

from __future__ import annotations

import pytest

from estimative.lint.engine import lint
from estimative.text.parse import parse

FRAME = """---
title: Outlook
producer: Example desk
published: 2023-03-14
edition: 1
scale: icd203
marking: TLP:CLEAR
cutoff: 2023-03-10
---

## Key judgment 1

It is likely that IS-K will carry out at least 60 attacks in Afghanistan by 9 March 2024.

Confidence: moderate. The claims and the counts agree.

- {first} [^un]

### Alternatives

It is unlikely that the group will split by 9 March 2024.

### Assumptions

- The Taliban hold the cities.

### Indicators

- Fewer than three claims in a month.

## Context

{second} [^un]

[^un]: UN, 20 February 2023, "Briefing", <https://example.org/un> (A2)
"""
OWN = ("S", "C", "A", "D", "M", "P")
LENGTH = {"S302"}
"""A long bullet under one source is what S302 is for; the paragraphs here are longer than bullets should be."""
PARAGRAPHS = (
    """Moscow's principal aim is to hold the territory it seized in 2022. Russian forces have lost ground around
Kupiansk since September, but they retain enough ammunition to sustain current rates of fire for six months,
according to Ukrainian military intelligence. The ceasefire talks brought the parties to the same table in
Ankara and brought into question the assumption that neither side would negotiate. Moscow ceased artillery
strikes on the power grid in January; power generation has since recovered to 70 percent of its level of
October 2022.""",
    """The Taliban seized power in August 2021 and have since faced pressure from IS-K, which continues to attack
minorities. The group is likely to continue to launch attacks in Kabul through 2023. The Central Asian
region's countries, including Tajikistan, are working with regional partners to counter the threat from
Afghanistan. Following the withdrawal of foreign forces, the ministry dismissed 4,000 officers; a few joined
the group, and those who were interviewed by the UN cited lack of pay rather than conviction.""",
    """China's leaders view the Party's control of the armed forces as essential. Beijing almost certainly regards
the region as a core interest and probably will expand its naval presence there by 2025. Chinese shipyards
launched more tonnage in 2022 than in any year since 2015. The launch of a third carrier, the construction of
a launch site in Wenchang and the training of personnel have continued as planned. The affected provinces have
principal responsibility for recruitment.""",
    """Some agencies judge that Pyongyang will test a device in 2023; one agency disagrees because satellite imagery
from February shows no activity at the northern portal. We cannot rule out that a test would be conducted
without warning. North Korea's military personnel have been trained at the site since 2020. The regime's
statement of 1 January, carried by KCNA, accused the United States of preparing for war.""",
    """Drug trafficking organizations will almost certainly remain the largest source of fentanyl in the United
States over the next year. Overdose deaths increased from 56,000 in 2020 to 71,000 in 2021. The ordinance that
the legislature passed in December bans precursor imports; we have not seen it enforced. It is likely that
criminal groups will shift to other suppliers by the end of 2023.""",
    """If the government loses the vote in June, its successor probably would restore relations with Brussels. The
prime minister said that the country should join the alliance, and he urged parliament to pass the budget.
Should the coalition collapse, the president would appoint a caretaker. Protesters chanted "down with the
government of the rich and the old" in the capital on 4 March, Reuters reported.""",
    """The insurgents in the Sahel are divided. As was the case in Mali in 2012, fighters cross the border during the
dry season; unlike then, the state's forces are absent from most northern districts. Militants attacked a
convoy near Djibo on 11 February, killing at least 15 soldiers, the ministry said. The UN has documented 312
incidents in the three border provinces since 1 January 2022, compared with 240 in the year before.""",
    """Egypt's economy is under strain because import prices have risen by 40 percent. As a result, Cairo will
probably seek further support from the Gulf before September. Consumers have borne most of the cost. We lack
reliable data on informal employment, and we therefore cannot say whether unrest is likely.""",
    """Cyber actors linked to the GRU probably gained remote access to at least two utilities in 2022. They moved
laterally with stolen credentials and were removed by the operators in November. It is likely that similar
attempts will recur within a year. The malware was uploaded to a public repository; its hash is in the annex.""",
    """The population of the delta could face food shortages if the monsoon fails. Rainfall from June to August was
30 percent below the average of the past 20 years, and the past two harvests were poor. Migration to the
cities is likely to increase by at least 10 percent by 2025; the government's own census office expects 12
percent.""",
    """The group's leadership has been under sustained pressure since 2017. Its numbers have fallen from about 3,000
to fewer than 900, according to UN estimates. Recruitment has slowed, though it has not stopped, and the
defence ministry reports fewer defections.""",
    """Local security forces have improved. They disrupted two plots in March 2019 with the help of partners, and the
courts sentenced 14 members of the group in May. Nevertheless the authorities lack the capacity to watch all
of those who have returned.""",
    """We know little about the group's finances. Reporting is fragmentary and comes largely from one liaison
service. It is possible that donations from the Gulf continue; we have no intelligence to confirm this.""",
    """In most areas the population does not support the group. Where it does, the reasons are local: land, taxation
and the conduct of the police. The group pays fighters US$200 per month, about the wage of a constable.""",
    """The opposition remains divided between those in exile and those who stayed. Neither has the support of the
army. The elections planned for October 2019 will probably be postponed, and the president is likely to stay
in office until 2021.""",
    """Russia and Iran continue to supply weapons. Each has its own aims. Tehran wants to keep a land route to the
coast, while Moscow seeks a settlement on its own terms. Neither is likely to change course before the spring.""",
    """The effect of sanctions has been limited. Oil exports fell by 12 per cent in 2018 and have since recovered.
The principal effect has been on imports of medicine. Whether the regime can meet its payroll beyond December
is uncertain.""",
    """Attacks on shipping have not recurred since 13 June 2019. That may reflect the presence of escorts rather than
a change of intent. The navy's commander warned on 20 June that any strike would be answered. We assess that
further attacks are unlikely while talks continue.""",
    """The border crossing at Al-Tanf was closed on 2 February and reopened on 9 March. Aid convoys carried food for
120,000 people. The UN said that a further 40,000 were in need.""",
    """This assessment is broadly in line with that of 12 January 2019. The main change is in our view of the group's
capability, where new reporting on the deaths of two commanders has led us to lower our estimate.""",
)


@pytest.mark.parametrize("paragraph", PARAGRAPHS, ids=range(len(PARAGRAPHS)))
def test_good_prose_brings_nothing(paragraph: str) -> None:
    text = FRAME.format(first=" ".join(paragraph.split()), second=paragraph)
    findings = [item for item in lint(parse(text.encode()), select=OWN) if item.code not in LENGTH]
    assert [(item.code, item.message) for item in findings] == []
