"""Incidents: event mentions of one happening joined across reports, with every claim, its origins and its disputes.

All pure: no SQL, no files, no clock. In the order in which a report passes:
    from_record   record -> mentions                 blocking      mention -> keys, so that cost grows linearly
    compare       two mentions -> score, reasons     rule          what counts as one happening, in words
    joining       which incident a mention joins     origins       owner, wire, copied text, common source
    making        mentions -> incident: claims, status, disputes, open questions
    propositions  who takes part in what, what is denied where it is said
    history       two versions -> typed changes
The shapes stand in a file each: mention, claim, origin, dispute, position, incident, change, review.
"""

from tocsin.link.incidents.answer import Answer
from tocsin.link.incidents.blocking import found_by, keys, told_in
from tocsin.link.incidents.change import CHANGE_KINDS, Change
from tocsin.link.incidents.claim import Appearance, Claim
from tocsin.link.incidents.compare import compare
from tocsin.link.incidents.dispute import Dispute, Side
from tocsin.link.incidents.disputes import disputes
from tocsin.link.incidents.from_record import mentions
from tocsin.link.incidents.history import changes
from tocsin.link.incidents.incident import Incident, Link
from tocsin.link.incidents.interval import Interval
from tocsin.link.incidents.joining import Joined, grouped, join
from tocsin.link.incidents.making import incident
from tocsin.link.incidents.mention import Holding, Mention, Placed
from tocsin.link.incidents.origin import Origin
from tocsin.link.incidents.origins import origins
from tocsin.link.incidents.party import Holder, Party
from tocsin.link.incidents.passage import Passage
from tocsin.link.incidents.position import Position, Proposition
from tocsin.link.incidents.propositions import positions, propositions
from tocsin.link.incidents.review import REVIEW_KINDS, Review
from tocsin.link.incidents.rule import ACLED, PER_CLAIMANT, RULES, UCDP, IdentityRule
from tocsin.link.incidents.score import Score
from tocsin.link.incidents.site import Site
from tocsin.link.incidents.tally import Tally

__all__ = [
    "ACLED", "CHANGE_KINDS", "PER_CLAIMANT", "REVIEW_KINDS", "RULES", "UCDP",
    "Answer", "Appearance", "Change", "Claim", "Dispute", "Holder", "Holding", "IdentityRule", "Incident", "Interval", "Joined",
    "Link", "Mention", "Origin", "Party", "Passage", "Placed", "Position", "Proposition", "Review", "Score", "Side", "Site",
    "Tally",
    "changes", "compare", "disputes", "found_by", "grouped", "incident", "join", "keys", "mentions", "origins", "positions",
    "propositions", "told_in",
]  # fmt: skip
