"""IRIs and code lists. GENERATED from `ontology/` by `python ontology/generate.py`: do not edit.

Example:
    >>> HOLDER
    'https://w3id.org/corporate-ownership#holder'
"""

KG = "https://w3id.org/corporate-ownership#"
BASE = "https://w3id.org/corporate-ownership/id/"

HOLDER = KG + "holder"

ENTITY_KINDS = frozenset(
    "company person state stateBody arrangement alliance group dispersed unit unknown".split()
)
BODS_KINDS = frozenset(
    "shareholding votingRights appointmentOfBoard otherInfluenceOrControl seniorManagingOfficial settlor trustee "
    "protector beneficiaryOfLegalArrangement rightsToSurplusAssetsOnDissolution rightsToProfitOrIncome "
    "rightsGrantedByContract conditionalRightsGrantedByContract controlViaCompanyRulesOrArticles "
    "controlByLegalFramework boardMember boardChair unknownInterest unpublishedInterest enjoymentAndUseOfAssets "
    "rightToProfitOrIncomeFromAssets nominee nominator".split()
)
INTEREST_KINDS = BODS_KINDS | frozenset(
    "parent consolidation cooperation allianceMembership groupMembership publicOffice merger successor".split()
)
SYMMETRIC_KINDS = frozenset({"cooperation", "merger"})
HOLDING_KINDS = frozenset({"shareholding", "votingRights", "rightsToProfitOrIncome", "parent"})
OFFICE_KINDS = frozenset({"boardChair", "boardMember", "seniorManagingOfficial", "publicOffice"})
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
