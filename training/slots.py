"""What the slots of the frames are filled with: invented names, asides, openers, references."""

SYLLABLES = {
    "en": (
        "bren dal harl mor wick fen carn stell oak brook nor ald kest tarn vell lind hurst gar win mar sol "
        "tev rand quin bex ulm zor fair ben ost"
    ).split(),
    "fr": (
        "bau cler vau mon ard liv ros sau tel ger bel fon mar nan roc lan dur ev cha pel tou gri ver san "
        "mir oll bri"
    ).split(),
}
ENDS = {
    "en": [
        "",
        "",
        "",
        "",
        " Group",
        " Holdings",
        " Bank",
        " Energy",
        " Capital",
        " plc",
        " Industries",
        " & Co",
        " Insurance",
        " Partners",
        " Motors",
        " Media",
    ],
    "fr": [
        "",
        "",
        "",
        "",
        " Groupe",
        " SA",
        " Énergie",
        " Capital",
        " Assurances",
        " Participations",
        " Télécom",
        " Industries",
    ],
}
GIVEN = {
    "en": "John Mary Peter Anna David Susan Mark Laura Paul Karen James Emma".split(),
    "fr": "Jean Marie Pierre Anne Paul Claire Louis Sophie Marc Hélène Philippe".split(),
}
STATES = {
    "en": [
        ("France", "French"),
        ("Norway", "Norwegian"),
        ("Japan", "Japanese"),
        ("Italy", "Italian"),
        ("Spain", "Spanish"),
        ("Poland", "Polish"),
        ("Brazil", "Brazilian"),
        ("India", "Indian"),
        ("China", "Chinese"),
        ("Germany", "German"),
        ("Sweden", "Swedish"),
        ("Austria", "Austrian"),
    ],
    "fr": [
        ("France", "français"),
        ("Norvège", "norvégien"),
        ("Japon", "japonais"),
        ("Italie", "italien"),
        ("Espagne", "espagnol"),
        ("Belgique", "belge"),
        ("Suisse", "suisse"),
        ("Chine", "chinois"),
        ("Allemagne", "allemand"),
        ("Autriche", "autrichien"),
    ],
}
REFS = {
    "en": ["It", "The company", "The group", "It", "The firm"],
    "fr": ["Le groupe", "La société", "Il"],
}
MONEY = {
    "en": ["$1.2 billion", "€300m", "£45 million", "$12bn", "420 million euros", "$80m"],
    "fr": ["1,2 milliard d'euros", "300 millions d'euros", "45 millions de dollars", "2 milliards de francs"],
}
ABOUT = {
    "en": ["", "", "", "", "", "about ", "almost ", "more than ", "roughly ", "just over "],
    "fr": ["", "", "", "", "environ ", "près de ", "plus de ", "presque "],
}
OPENERS = {
    "en": [
        "",
        "",
        "",
        "",
        "",
        "",
        "On Monday, ",
        "In May, ",
        "Today ",
        "Meanwhile, ",
        "For now, ",
        "According to its annual report, ",
        "Last week ",
    ],
    "fr": [
        "",
        "",
        "",
        "",
        "",
        "",
        "Lundi, ",
        "En mai, ",
        "Aujourd'hui, ",
        "Pour l'instant, ",
        "Selon son rapport annuel, ",
    ],
}

#: What can stand after a holder or company without changing the claim; `{C}` is a bystander.
ASIDES = {
    "en": {
        "A": [
            ", the {S.adj} [insurer|bank|group|investor],",
            ", a unit of {C},",
            ", which is based in {S},",
            ", [a|the] [fund|investor|family firm] [advised|founded] by {P},",
            ", [bound to|allied with] {C} by [a pact|contract],",
            " of {S}",
            ", [run|led] by {P},",
            ", like {C} before it,",
            " ({n} bigger than a year ago)",
        ],
        "X": [
            ", the {S.adj} [brewer|bank|airline|refiner],",
            ", which competes with {C},",
            " of {S}",
            ", a [brewer|shipping line|pump maker],",
            ", once part of {C},",
        ],
    },
    "fr": {
        "A": [
            ", l'assureur {S.adj},",
            ", filiale de {C},",
            ", comme {C} avant lui,",
            ", [lié|allié] à {C} par un pacte,",
            ", dirigé par {P},",
            ", le [fonds|groupe] {S.adj},",
        ],
        "X": [
            ", le [brasseur|transporteur] {S.adj},",
            ", concurrent de {C},",
            ", ancienne filiale de {C},",
            ", un fabricant de pompes,",
        ],
    },
}
FRONTS = {
    "en": {
        "A": [
            "the {S.adj} [insurer|bank|group] ",
            "{S's} ",
            "[insurer|investor|rival] ",
            "the [fund|group|bank] ",
            "[Baltic|Nordic|Iberian|Asian] [operator|insurer|group] ",
        ],
        "X": [
            "the {S.adj} [brewer|airline|bank] ",
            "{S's} ",
            "the [brewer|airline|miner|telecoms group] ",
            "[brewer|airline] ",
            "[Baltic|Nordic|Iberian|Asian] [operator|brewer|bank] ",
        ],
    },
    "fr": {"A": ["le [groupe|fonds|fabricant] {S.adj} ", "le [groupe|fonds] "], "X": []},
}
BEFORE = {
    "en": [
        ", against {q} [a year earlier|before|in {year}],",
        ", [up|down] from {q},",
        ", compared with {q} at the end of {year},",
        " instead of {q}",
        " (from {q})",
        ", after {q} a year ago,",
    ],
    "fr": [
        ", contre {q} [un an plus tôt|auparavant|en {year}],",
        ", au lieu de {q},",
        " (contre {q})",
        ", après {q} un an plus tôt,",
    ],
}
JOINTS = {
    "en": [", while ", "; ", " and ", ", and ", ", but ", ", whereas "],
    "fr": [", tandis que ", " ; ", " et ", ", et ", ", mais "],
}
THE_FIRM = {
    "en": ["the company", "it", "the group", "the firm"],
    "fr": ["de la société", "du groupe", "de l'entreprise"],
}


SMALL = frozenset(
    "The A An In On According Last Today Meanwhile, For With Before Shareholders Shares Half It Its Partners "
    "Anyone After At Le La Les L' Lundi, En Selon Avec Au Un Tout Il Son C'est Pour Aujourd'hui, Qui "
    "Jusqu'en Avant Fin Personne".split()
)
