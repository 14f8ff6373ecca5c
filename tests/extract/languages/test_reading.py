"""German, Dutch, Spanish, Italian and Portuguese sentences: what is told, and what is left alone."""

from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.drafts import ENDED, Draft
from kg.extract.languages.reading import read_foreign
from kg.extract.linking.margins import ACCEPT
from kg.extract.source.zones import Block
from tests.extract.support import lines, reading, stakes


def drafts(text: str, language: str) -> list[Draft]:
    return read_foreign(text, (Block(0, len(text), True),), language, {})[0]


def framed(text: str, language: str) -> list[str]:
    """What the frames tell, before anything is weighed."""

    def told(_: str, __: object, ___: object, ____: str, found: list[Draft]) -> list[Draft]:
        for draft in found:
            draft.tense = "past" if draft.tense == ENDED else draft.tense
        return found

    with patch("kg.extract.reader._drafts", told):
        return stakes(text, language)


GERMAN = {
    "Die Steinbeck Gruppe AG hält 24,9 Prozent der Anteile an der Ziegelei Wendland.": [
        "Steinbeck Gruppe AG > Ziegelei Wendland 24.9"
    ],
    "Steinbeck ist mit rund 12 Prozent an Wendland beteiligt.": ["Steinbeck > Wendland 12"],
    "An Wendland ist Steinbeck zu 12 Prozent beteiligt.": ["Steinbeck > Wendland 12"],
    "An Wendland ist Steinbeck mit 12 Prozent beteiligt.": ["Steinbeck > Wendland 12"],
    "Steinbeck stockte seine Beteiligung an Wendland von 10 auf 15 Prozent auf.": [
        "Steinbeck > Wendland 10 past",
        "Steinbeck > Wendland 15",
    ],
    "Steinbeck stockt seine Beteiligung an Wendland von 10 auf 15 Prozent auf.": [
        "Steinbeck > Wendland 10 past",
        "Steinbeck > Wendland 15",
    ],
    "Mit 41 Prozent ist Steinbeck größter Aktionär der Wendland AG.": ["Steinbeck > Wendland AG 41"],
    "Wendland, an der Steinbeck 40 Prozent hält, baut um.": ["Steinbeck > Wendland 40"],
    "An Wendland sind Steinbeck (30 Prozent) und Brauner (20 Prozent) beteiligt.": [
        "Brauner > Wendland 20",
        "Steinbeck > Wendland 30",
    ],
    "Wendland gehört zu 60 Prozent Steinbeck und zu 40 Prozent Brauner.": [
        "Brauner > Wendland 40",
        "Steinbeck > Wendland 60",
    ],
    "Steinbeck und Brauner halten je 24,5 Prozent an Wendland.": [
        "Brauner > Wendland 24.5",
        "Steinbeck > Wendland 24.5",
    ],
    "Steinbeck (Kiel) hält 5 Prozent der Stimmrechte an Wendland.": ["Steinbeck > Wendland 5 votes"],
    "Wendland ist eine hundertprozentige Tochter von Steinbeck.": ["Steinbeck > Wendland 100"],
    "Die Steinbeck-Tochter Wendland baut um.": ["Steinbeck > Wendland ? controls"],
    "Steinbeck will seine 12 Prozent an Wendland im Herbst verkaufen.": [
        "Steinbeck > Wendland 12",
        "Steinbeck > Wendland 12 plans_to_reduce planned",
    ],
    "Steinbeck hat seine Beteiligung von 12 Prozent an Wendland verkauft.": ["Steinbeck > Wendland 12 past"],
    "Steinbeck hält 20 Prozent des Kapitals und 30 Prozent der Stimmrechte an Wendland.": [
        "Steinbeck > Wendland 20",
        "Steinbeck > Wendland 30 votes",
    ],
    "Steinbeck hält an Wendland 7 Prozent.": ["Steinbeck > Wendland 7"],
    "Aktionäre von Wendland sind Steinbeck mit 30 Prozent und Brauner mit 20 Prozent.": [
        "Brauner > Wendland 20",
        "Steinbeck > Wendland 30",
    ],
    "Steinbeck, Brauner und Kuhnert halten je 20 Prozent an Wendland.": [
        "Brauner > Wendland 20",
        "Kuhnert > Wendland 20",
        "Steinbeck > Wendland 20",
    ],
    "Steinbeck kontrolliert Wendland.": ["Steinbeck > Wendland ? controls"],
    "Das Land Hessen hält 40 Prozent an der Messe Fulda.": ["Land Hessen > Messe Fulda 40"],
    "Der Staat Katar hält mehr als 15 Prozent an Wendland.": ["Staat Katar > Wendland 15-"],
}
SPANISH = {
    "Hierros Tamargo tiene el 24,9 % de Conservas Luarca.": ["Hierros Tamargo > Conservas Luarca 24.9"],
    "Tamargo es el primer accionista de Luarca con un 12,3%.": ["Tamargo > Luarca 12.3"],
    "Tamargo, dueño del 30 % de Luarca, no comenta.": ["Tamargo > Luarca 30"],
    "Tamargo, dueño del 30 % de Luarca, calla.": ["Tamargo > Luarca 30"],
    "El 60% de Luarca está en manos de Tamargo.": ["Tamargo > Luarca 60"],
    "Luarca está participada en un 70 % por Tamargo.": ["Tamargo > Luarca 70"],
    "Tamargo y Villaverde tienen el 30% y el 20% de Luarca, respectivamente.": [
        "Tamargo > Luarca 30",
        "Villaverde > Luarca 20",
    ],
    "La participación de Tamargo en Luarca asciende al 15%.": ["Tamargo > Luarca 15"],
    "Tamargo elevó su participación en Luarca del 12 % al 19,9 %.": [
        "Tamargo > Luarca 12 past",
        "Tamargo > Luarca 19.9",
    ],
    "Tamargo quiere vender su participación del 20% en Luarca.": [
        "Tamargo > Luarca 20",
        "Tamargo > Luarca 20 plans_to_reduce planned",
    ],
    "Tamargo vendió su participación del 20% en Luarca.": ["Tamargo > Luarca 20 past"],
    "El Gobierno español posee el 16% de Luarca.": ["Gobierno español > Luarca 16"],
    "Tamargo posee el 20% de Luarca, seguida de Villaverde (5%) y Ceniza con un 3%.": [
        "Ceniza > Luarca 3",
        "Tamargo > Luarca 20",
        "Villaverde > Luarca 5",
    ],
    "Tamargo posee el 20% de Luarca y el 30% de Villaverde.": [
        "Tamargo > Luarca 20",
        "Tamargo > Villaverde 30",
    ],
    "Tamargo tiene en Luarca una participación del 20%.": ["Tamargo > Luarca 20"],
    "Tamargo posee el 20% del capital y el 30% de los derechos de voto de Luarca.": [
        "Tamargo > Luarca 20",
        "Tamargo > Luarca 30 votes",
    ],
    "Luarca pertenece a Tamargo.": ["Tamargo > Luarca ?"],
}
ITALIAN = {
    "Ottica Bardi ha il 30% di Vetrerie Solari.": ["Ottica Bardi > Vetrerie Solari 30"],
    "Bardi detiene il 15,4 per cento dei diritti di voto di Solari.": ["Bardi > Solari 15.4 votes"],
    "Bardi è salita al 30% di Solari.": ["Bardi > Solari 30"],
    "Solari è partecipata al 30% da Bardi.": ["Bardi > Solari 30"],
    "Il 30% di Solari è detenuto da Bardi.": ["Bardi > Solari 30"],
    "La quota di Bardi in Solari è del 30%.": ["Bardi > Solari 30"],
    "Bardi ha portato la propria quota in Solari dal 12 al 19%.": [
        "Bardi > Solari 12 past",
        "Bardi > Solari 19",
    ],
    "Bardi smentisce di voler cedere la sua quota del 20% in Solari.": [
        "Bardi > Solari 20",
        "Bardi > Solari ? plans_to_reduce denied",
    ],
    "Bardi e Correnti hanno ciascuno il 25% di Solari.": ["Bardi > Solari 25", "Correnti > Solari 25"],
    "La famiglia Bardi possiede la maggioranza di Solari.": ["famiglia Bardi > Solari 50-"],
}


DUTCH = {
    "Investeerder Corvijn heeft zijn belang in Talby uitgebreid van 10,2 naar 15,4 procent.": [
        "Investeerder Corvijn > Talby 10.2 past",
        "Investeerder Corvijn > Talby 15.4",
    ],
    "Corvijn kocht 30 procent van de aandelen in Talby.": ["Corvijn > Talby 30"],
    "Corvijn verkocht zijn belang van 15 procent in Talby aan Norvik.": [
        "Corvijn > Talby 15 past",
        "Norvik > Talby 15",
    ],
    "De resterende 40 procent van Talby is in handen van de gemeente Assen.": ["gemeente Assen > Talby 40"],
    "Talby is voor 60 procent eigendom van Corvijn.": ["Corvijn > Talby 60"],
    "Corvijn, dat 12 procent van Talby bezit, wijst het bod af.": ["Corvijn > Talby 12"],
    "Corvijn wil 30 procent van Talby kopen.": ["Corvijn > Talby 30 plans_to_invest planned"],
    "Corvijn en Brouwer hebben elk 50 procent van Talby.": ["Brouwer > Talby 50", "Corvijn > Talby 50"],
    "Talby is een dochter van het Finse concern Corvijn.": ["Corvijn > Talby ? controls"],
    "Talby, waarvan Corvijn 77,5 procent bezit, is beursgenoteerd.": ["Corvijn > Talby 77.5"],
    "Corvijn neemt Talby over.": ["Corvijn > Talby ? plans_to_invest planned"],
    "Corvijn heeft Talby overgenomen.": ["Corvijn > Talby ? controls"],
}
PORTUGUESE = {
    "O fundo Corvino comprou 25,1% da Fiação Luarca.": ["Corvino > Fiação Luarca 25.1"],
    "A Corvino vendeu os seus 15% da Luarca ao grupo Vilaverde.": [
        "Corvino > Luarca 15 past",
        "Vilaverde > Luarca 15",
    ],
    "A Luarca é detida em 60% pela Corvino e em 40% pela Tamargo.": [
        "Corvino > Luarca 60",
        "Tamargo > Luarca 40",
    ],
    "Os restantes 40% da Luarca estão nas mãos da Câmara de Aveiro.": ["Câmara de Aveiro > Luarca 40"],
    "A Corvino reduziu a sua participação na Luarca para 4,9%.": ["Corvino > Luarca 4.9"],
    "A Luarca é controlada pela Corvino.": ["Corvino > Luarca ?"],
    "Com 22% do capital, a Corvino é a maior acionista da Luarca.": ["Corvino > Luarca 22"],
    "A Corvino tinha 13,5% dos direitos de voto da Luarca.": ["Corvino > Luarca 13.5 votes past"],
    "A Corvino aumentou de 12% para 19% a participação na Luarca.": [
        "Corvino > Luarca 12 past",
        "Corvino > Luarca 19",
    ],
}
GERMAN |= {
    "Steinbeck könnte 5 Prozent an Wendland übernehmen.": [
        "Steinbeck > Wendland 5 plans_to_invest hypothetical"
    ],
    "Steinbeck hielt früher 5 Prozent an Wendland.": ["Steinbeck > Wendland 5 past"],
    "Der Kölner Baustoffhändler Corvin hat sich mit 10 Prozent an Wendland beteiligt.": [
        "Corvin > Wendland 10"
    ],
    "Die restlichen 40 Prozent von Wendland hält die Stadt Lüneburg.": ["Stadt Lüneburg > Wendland 40"],
    "Der Anteil von Corvin an Wendland sank von 12 auf 9 Prozent.": [
        "Corvin > Wendland 12 past",
        "Corvin > Wendland 9",
    ],
    "Corvin erwarb von der Familie Brauner 30 Prozent der Anteile an Wendland.": [
        "Corvin > Wendland 30",
        "Familie Brauner > Wendland 30 past",
    ],
    "Wendland gehört zu gleichen Teilen Corvin und Brauner.": [
        "Brauner > Wendland 50",
        "Corvin > Wendland 50",
    ],
    "Corvin prüft den Verkauf seiner Tochter Wendland.": [
        "Corvin > Wendland ? controls",
        "Corvin > Wendland ? plans_to_reduce hypothetical",
    ],
    "Einen Verkauf seiner 36 Prozent an Wendland schließt Corvin aus.": [
        "Corvin > Wendland 36",
        "Corvin > Wendland ? plans_to_reduce denied",
    ],
    "Corvin hält künftig 49 statt 20 Prozent an Wendland.": [
        "Corvin > Wendland 20 past",
        "Corvin > Wendland 49",
    ],
    "Corvin hält zehn Prozent an Wendland.": ["Corvin > Wendland 10"],
}
SPANISH |= {
    "Tamargo podría comprar el 20% de Luarca.": ["Tamargo > Luarca 20 plans_to_invest hypothetical"],
    "Corvino venderá su filial Luarca.": [
        "Corvino > Luarca ? controls",
        "Corvino > Luarca ? plans_to_reduce planned",
    ],
    "El 40% restante de Luarca lo tiene el ayuntamiento de Gijón.": ["ayuntamiento de Gijón > Luarca 40"],
    "La constructora Corvino posee el 5% de la cadena de gimnasios Talby.": ["Corvino > Talby 5"],
    "Luarca quedó formada por Viales, con 45 por ciento; Corvino, con 35, y Tamargo, con el 20 restante.": [
        "Corvino > Luarca 35",
        "Tamargo > Luarca 20",
        "Viales > Luarca 45",
    ],
    "Del 61% al 44,8% ha caído la participación de Corvino en Luarca.": [
        "Corvino > Luarca 44.8",
        "Corvino > Luarca 61 past",
    ],
    "A Corvino le queda un 50,2% de Luarca.": ["Corvino > Luarca 50.2"],
    "Comprada en 2016 por Corvino, Luarca cambia de nombre.": ["Corvino > Luarca ? controls"],
    "Corvino, con un 22%, y Tamargo, con un 15%, son los mayores accionistas de Luarca.": [
        "Corvino > Luarca 22",
        "Tamargo > Luarca 15",
    ],
    "Luarca, en la que Corvino tiene un 40% y Tamargo un 30%, ganó menos.": [
        "Corvino > Luarca 40",
        "Tamargo > Luarca 30",
    ],
    "Corvino ha pasado del 12% al 9% de Luarca.": ["Corvino > Luarca 12 past", "Corvino > Luarca 9"],
}
ITALIAN |= {
    "Bardi potrebbe acquistare il 20% di Solari.": ["Bardi > Solari 20 plans_to_invest hypothetical"],
    "Corvino ha ceduto a Correnti il 30% di Solari, scendendo al 21%.": [
        "Correnti > Solari 30",
        "Corvino > Solari 21",
    ],
    "Corvino venderà la controllata Solari.": ["Corvino > Solari ? plans_to_reduce planned"],
    "Il capitale di Solari è diviso tra Corvino (60%) e Bardi (40%).": [
        "Bardi > Solari 40",
        "Corvino > Solari 60",
    ],
    "Solari fa capo a Corvino.": ["Corvino > Solari ?"],
}
TABLES = {"de": GERMAN, "es": SPANISH, "it": ITALIAN, "nl": DUTCH, "pt": PORTUGUESE}
OFFICES = {
    "Wendland-Chef Peter Kuhnert widersprach.": ("de", "Peter Kuhnert holds_office Wendland"),
    "Peter Kuhnert, Vorstandsvorsitzender der Wendland AG, schwieg.": (
        "de",
        "Peter Kuhnert holds_office Wendland AG",
    ),
    "El presidente de Luarca, Pedro Cuétara, calló.": ("es", "Pedro Cuétara holds_office Luarca"),
    "Pietro Landi, amministratore delegato di Solari, tace.": ("it", "Pietro Landi holds_office Solari"),
    "Piet Klaassen is opgestapt als bestuursvoorzitter van Talby.": (
        "nl",
        "Piet Klaassen former_office Talby",
    ),
    "Pedro Antunes, presidente executivo da Luarca, não comentou.": (
        "pt",
        "Pedro Antunes holds_office Luarca",
    ),
}


@pytest.mark.parametrize(("text", "told"), OFFICES.items())
def test_an_office_is_told_of_a_person_and_a_company(text: str, told: tuple[str, str]) -> None:
    language, said = told
    assert [f"{x['subject']} {x['relation']} {x['object']}" for x in lines(text, language)] == [said]


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [(text, language, said) for language, table in TABLES.items() for text, said in table.items()],
)
def test_a_sentence_says(text: str, language: str, said: list[str]) -> None:
    assert framed(text, language) == sorted(said)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Aktie von Wendland verlor 5 Prozent.", "de"),
        ("Wer 10 Prozent an Wendland hält, muss das melden.", "de"),
        ("Steinbeck hält nicht mehr 5 Prozent an Wendland.", "de"),
        ("Die Kosten der Abteilung stiegen auf 5 Prozent des Umsatzes.", "de"),
        ("Die Tochter von Steinbeck hält 5 Prozent an Wendland.", "de"),
        ("Der Vorstand der Steinbeck AG hält 3 Prozent an Wendland.", "de"),
        ("Steinbeck hat 20 Prozent der Stellen in Ulm gestrichen.", "de"),
        ("Steinbeck und Brauner halten zusammen 60 Prozent an Wendland.", "de"),
        ("Der Marktanteil von Steinbeck an Ziegeln beträgt 20 Prozent.", "de"),
        ("Wendland gehört zu den 20 Prozent besten Firmen.", "de"),
        ("Las ventas de Tamargo representan el 20% de Luarca.", "es"),
        ("Tamargo tiene el 20% del mercado de Luarca.", "es"),
        ("El presidente de Tamargo posee el 20% de Luarca.", "es"),
        ("Tamargo y Villaverde tienen el 20% de Luarca.", "es"),
        ("Tamargo ya no tiene el 20% de Luarca.", "es"),
        ("Quien posee el 3% de Luarca debe comunicarlo.", "es"),
        ("Tamargo no tiene el 20% de Luarca.", "es"),
        ("Il titolo Solari perde il 3%.", "it"),
        ("Chi detiene il 3% di Solari deve comunicarlo.", "it"),
        ("I ricavi di Bardi valgono il 30% di Solari.", "it"),
        ("Die Papiere von Wendland legten um 5 Prozent zu.", "de"),
        ("Der Marktanteil von Wendland stieg auf 38,6 Prozent.", "de"),
        ("Wendland sitzt auf Kosten von 5 Prozent des Umsatzes.", "de"),
        ("Corvino espera que el 40% de sus ventas provenga de Luarca.", "es"),
        ("Las acciones de Luarca subieron un 5%.", "es"),
        ("El 20% de los empleados de Luarca vive en Gijón.", "es"),
        ("Het aandeel Talby won dinsdag 4,5 procent.", "nl"),
        ("De omzet van Talby steeg met 5 procent.", "nl"),
        ("Corvijn heeft 20 procent van de winkels van Talby gesloten.", "nl"),
        ("Wem gehört Wendland?", "de"),
        ("De las ventas de Luarca, un 5% viene de Corvino.", "es"),
        ("Corvijn heeft geen 20 procent van Talby.", "nl"),
        ("Os papéis da Luarca caíram 3,4% na bolsa.", "pt"),
        ("A Corvino não detém 20% da Luarca.", "pt"),
        ("A Luarca cobre 12% do consumo da Corvino.", "pt"),
        ("I ricavi di Solari sono in aumento del 14%.", "it"),
    ],
)
def test_a_sentence_says_nothing(text: str, language: str) -> None:
    assert framed(text, language) == []


def test_the_company_of_the_sentence_before_is_meant_where_it_names_one_only() -> None:
    text = "Solari produce vetro. La società possiede il 35% di Bardi."
    assert framed(text, "it") == ["Solari > Bardi 35"]


def test_where_it_names_several_the_subject_is_meant_and_a_person_is_asked() -> None:
    (draft,) = drafts("Solari compra da Bardi. La società possiede il 35% di Correnti.", "it")
    assert (draft.holder.text, draft.investee.text) == ("Solari", "Correnti")
    assert draft.certainty < ACCEPT


def test_a_change_told_without_a_figure_lends_its_parties_to_the_next_sentence() -> None:
    text = "Corvin baut seine Beteiligung an Wendland aus. Statt bisher 26 hält das Haus nun 41,5 Prozent."
    assert framed(text, "de") == ["Corvin > Wendland 26 past", "Corvin > Wendland 41.5"]


def offices(text: str, language: str) -> list[tuple[object, object, object]]:
    told = [line for line in lines(text, language) if "office" in str(line["relation"])]
    return [(line["subject"], line["object"], line["tier"]) for line in told]


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        (
            "Corvin verhandelt mit Wendland. Dazu schwieg Konzernchefin Petra Kuhnert.",
            "de",
            [("Petra Kuhnert", "Corvin", "review")],
        ),
        (
            "Corvijn praat met Talby. Directievoorzitter Sander Merel zweeg.",
            "nl",
            [("Sander Merel", "Corvijn", "review")],
        ),
        (
            "Solari parla con Talby. La Solari cresce, ha detto il presidente Marco Landi.",
            "it",
            [("Marco Landi", "Solari", "review")],
        ),
        (
            "A Luarca cresce, segundo seu presidente, João Couto.",
            "pt",
            [("João Couto", "Luarca", "accepted")],
        ),
    ],
)
def test_an_office_without_a_company_is_of_the_one_that_the_text_began_with(
    text: str, language: str, told: list[tuple[str, str, str]]
) -> None:
    assert offices(text, language) == told


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        (
            "Die Talby GmbH wird vom Unternehmer Karl Steinbeck kontrolliert.",
            "de",
            ("Karl Steinbeck", "Talby GmbH"),
        ),
        ("La conservera Luarca está en manos de la familia Corvino.", "es", ("familia Corvino", "Luarca")),
        ("Talby is sinds vorig jaar onderdeel van het Duitse Wendland.", "nl", ("Wendland", "Talby")),
    ],
)
def test_a_company_is_controlled_without_a_figure(text: str, language: str, said: tuple[str, str]) -> None:
    assert [(line["subject"], line["object"]) for line in lines(text, language)] == [said]


def test_the_next_holder_of_the_same_company_needs_no_name_of_it() -> None:
    text = "Steinbeck hält 53,3 Prozent an Wendland. Weitere 10 Prozent liegen bei der Sparkasse Soltau."
    assert framed(text, "de") == ["Sparkasse Soltau > Wendland 10", "Steinbeck > Wendland 53.3"]


def test_what_stands_before_a_name_tells_its_kind() -> None:
    text = "Herr Kessler hält 5 Prozent an Wendland. Die Familie Brauner hält 6 Prozent an Wendland."
    kinds = {entity.name: entity.kind for entity in reading(text).batch.entities}
    assert kinds == {"Kessler": "person", "Familie Brauner": "group", "Wendland": "company"}


def test_a_short_name_means_the_long_one_before_it() -> None:
    text = "Die Wendland Keramik AG baut um. Steinbeck hält 5 Prozent an Wendland."
    (claim,) = reading(text).batch.claims
    names = {entity.id: entity.name for entity in reading(text).batch.entities}
    assert (names[claim.investee], claim.investee_text) == ("Wendland Keramik AG", "Wendland")


def test_figures_keep_their_bounds_and_their_words() -> None:
    about, more = drafts("Rund 12", "de"), drafts("Bardi possiede oltre il 25% di Solari.", "it")
    assert about == []
    assert more[0].share is not None
    assert (more[0].share.low_open, more[0].stated, more[0].share_text) == (True, "25", "oltre il 25%")


def test_a_claim_carries_its_quotation_and_the_language_of_its_source() -> None:
    text = "Meldung\n\nSteinbeck hält 24,9 Prozent an Wendland. Das ist alles, was man weiß."
    batch = reading(text).batch
    assert batch.sources[0].language == "de"
    evidence = batch.claims[0].evidence[0]
    assert text[evidence.start : evidence.end] == evidence.quote
    assert "24,9 Prozent" in (evidence.quote or "")


def test_a_text_in_an_unknown_language_yields_an_issue_and_nothing_else() -> None:
    found = reading("Norvik äger fem procent av bolaget Talby och vill inte ha mer än det av aktierna.")
    assert found.batch.claims == ()
    assert "unknownLanguage" in {issue.code for issue in found.issues}


@pytest.mark.parametrize("language", ["de", "es", "it", "ja", "nl", "pt"])
@given(text=st.text(alphabet="Ab N(5%,) .—é是は株の haltposede\n‮​", max_size=200))
@settings(max_examples=40, deadline=None)
def test_any_text_can_be_read(language: str, text: str) -> None:
    for draft in drafts(text or " ", language):
        assert 0 <= draft.start < draft.end <= len(text)


@pytest.mark.parametrize("language", ["de", "es", "it", "ja", "nl", "pt"])
def test_a_million_percent_signs_and_endless_names_come_to_an_end(language: str) -> None:
    for text in ("%" * 20_000, "5 % an N " * 5_000, "Ab " * 20_000, "株の" * 20_000, "(5%" * 10_000):
        drafts(text, language)


def test_lines_print_percent_and_words() -> None:
    (line,) = lines("Bardi possiede circa il 12,5% di Solari.", "it")
    assert (line["share_min"], line["share_max"], line["approximate"]) == (12.5, 12.5, True)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("El fondo Tamargo tendrá el 65% de Luarca.", "es"),
        ("Il fondo Bandelli salirà al 30% di Morandi.", "it"),
        ("Il fondo Bandelli avrà il 30% di Morandi.", "it"),
        ("O grupo Tavares terá 30% da Lusomar.", "pt"),
    ],
)
def test_what_a_verb_of_the_future_tells_is_not_held_yet(text: str, language: str) -> None:
    (line,) = lines(text, language)
    assert (line["modality"], line["tense"]) == ("planned", "future")


def test_of_a_change_to_come_the_level_today_is_held() -> None:
    assert stakes("El fondo Tamargo pasará del 25% al 30% de Luarca.", "es") == [
        "Tamargo > Luarca 25",
        "Tamargo > Luarca 30 plans_to_increase planned",
    ]
