"""IRIs and code lists. GENERATED from `ontology/` by `python ontology/generate.py`: do not edit.

`PROPERTY` and `CLASS` give the IRI of a term by its name, `LISTS` the codes of a list, `code` the IRI of
a code, and `PREFIXES` the prefixes that a query may use.

Example:
    >>> HOLDER
    'https://w3id.org/corporate-ownership#holder'
    >>> code("status", "planned")
    'https://w3id.org/corporate-ownership/code/status/planned'
"""

from __future__ import annotations

KG = "https://w3id.org/corporate-ownership#"
BASE = "https://w3id.org/corporate-ownership/id/"
CODE = "https://w3id.org/corporate-ownership/code/"
SCHEME = "https://w3id.org/corporate-ownership/scheme/"

_CLASS_NAMES = (
    "Entity Company Person State StateBody Arrangement Alliance Group "
    "Dispersed Unit Unknown Name Reading Claim HeldClaim Source Evidence "
    "Zone Batch Decision Interest CapitalHeld VotesHeld ControlHeld "
    "StakeHeld CapitalPart Deal"
)
CLASS = {name: KG + name for name in _CLASS_NAMES.split()}

_PROPERTY_NAMES = (
    "name script identifier country organOf newShares holder investee "
    "holderText investeeText kind role topic ratio shareLow shareHigh "
    "shareLowOpen shareHighOpen shareLowRatio shareHighRatio stated "
    "approximate shareText directness via capacity instrument denominator "
    "units amount amountText currency onBehalfOf voting votingCap "
    "votingCapRatio votesPerShare votesPerShareRatio control status tense "
    "speaker replaces replacesInOrder change beforeLow beforeHigh "
    "beforeLowOpen beforeHighOpen beforeLowRatio beforeHighRatio "
    "beforeStated deltaLow deltaHigh deltaLowOpen deltaHighOpen "
    "deltaLowRatio deltaHighRatio deltaStated deltaBasis counterparty "
    "validFrom validFromEarliest validFromLatest validTo validToEarliest "
    "validToLatest valueSince valueSinceEarliest valueSinceLatest asOf "
    "asOfEarliest asOfLatest statedOn statedOnEarliest statedOnLatest "
    "effective effectiveEarliest effectiveLatest published "
    "publishedEarliest publishedLatest retrievedOn retrievedOnEarliest "
    "retrievedOnLatest existsFrom existsFromEarliest existsFromLatest "
    "existsTo existsToEarliest existsToLatest asOfBasis recordedOn "
    "withdrawnOn source evidence row pointer raw title publisher rank "
    "language url origin retoldFrom textSha256 holdReason note repairedAs "
    "readingId zone zoneKind reason madeBy document action decidedOn "
    "subject fingerprint author ownsShareOf controls ultimateOwnerOf part "
    "inside tableState wentUpIn state plan on majority statedControl joint "
    "leftOut rule used supportedBy observed certain flag"
)
PROPERTY = {name: KG + name for name in _PROPERTY_NAMES.split()}

ENTITY_KINDS = frozenset(
    "company person state stateBody arrangement alliance group dispersed unit unknown".split()
)
INTEREST_KINDS = frozenset(
    "shareholding votingRights appointmentOfBoard otherInfluenceOrControl seniorManagingOfficial "
    "settlor trustee protector beneficiaryOfLegalArrangement rightsToSurplusAssetsOnDissolution "
    "rightsToProfitOrIncome rightsGrantedByContract conditionalRightsGrantedByContract "
    "controlViaCompanyRulesOrArticles controlByLegalFramework boardMember boardChair "
    "unknownInterest unpublishedInterest enjoymentAndUseOfAssets rightToProfitOrIncomeFromAssets "
    "nominee nominator parent consolidation cooperation allianceMembership groupMembership "
    "publicOffice merger successor".split()
)
STATUSES = frozenset("asserted reported planned negotiating rumoured conditional denied failed".split())
TENSES = frozenset("current past future".split())
DIRECTNESS = frozenset("direct indirect total effective unknown".split())
CAPACITIES = frozenset("own nominee trustee depositary manager agent unstated".split())
DENOMINATORS = frozenset(
    "issued outstanding class votesExercisable votesTheoretical fullyDiluted unstated".split()
)
VOTING = frozenset("full none suspended capped multiple unstated".split())
CONTROL = frozenset("sole joint veto significant unstated".split())
CHANGES = frozenset("increase decrease acquire dispose none".split())
DELTA_BASES = frozenset("points relative unstated".split())
AS_OF_BASES = frozenset("text dateline record user inferred".split())
RANKS = frozenset("register filing company press aggregator user".split())
HOLD_REASONS = frozenset(
    "selfHolding numberNotInQuotation droppedZone overfull unsureLink quotationNotFound "
    "partyNotInQuotation modalityContradicted directionContradicted".split()
)
BODS_KINDS = frozenset(
    "shareholding votingRights appointmentOfBoard otherInfluenceOrControl seniorManagingOfficial "
    "settlor trustee protector beneficiaryOfLegalArrangement rightsToSurplusAssetsOnDissolution "
    "rightsToProfitOrIncome rightsGrantedByContract conditionalRightsGrantedByContract "
    "controlViaCompanyRulesOrArticles controlByLegalFramework boardMember boardChair "
    "unknownInterest unpublishedInterest enjoymentAndUseOfAssets rightToProfitOrIncomeFromAssets "
    "nominee nominator".split()
)
SYMMETRIC_KINDS = frozenset("cooperation merger".split())
HOLDING_KINDS = frozenset("shareholding votingRights rightsToProfitOrIncome parent".split())
OFFICE_KINDS = frozenset("seniorManagingOfficial boardMember boardChair publicOffice".split())

LISTS: dict[str, frozenset[str]] = {
    "entityKind": ENTITY_KINDS,
    "interestKind": INTEREST_KINDS,
    "status": STATUSES,
    "tense": TENSES,
    "directness": DIRECTNESS,
    "capacity": CAPACITIES,
    "denominator": DENOMINATORS,
    "voting": VOTING,
    "control": CONTROL,
    "change": CHANGES,
    "deltaBasis": DELTA_BASES,
    "asOfBasis": AS_OF_BASES,
    "rank": RANKS,
    "holdReason": HOLD_REASONS,
}

HOLDER = PROPERTY["holder"]

PREFIXES = {
    "kg": KG,
    "entity": BASE + "entity/",
    "claim": BASE + "claim/",
    "scheme": SCHEME,
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{name: f"{CODE}{name}/" for name in LISTS},
}


def code(codelist: str, value: str) -> str:
    """IRI of a code.

    Args:
        codelist: Name of the list, a key of `LISTS`.
        value: Code in that list.
    """
    return f"{CODE}{codelist}/{value}"
