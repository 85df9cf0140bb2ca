"""Credit lines read into chains of sources."""

import tomllib
from pathlib import Path

import pytest

from articles.text.intake import KnownSource
from articles.text.intake.credit_lines import directory, read_credit

TABLE = tomllib.loads(Path("tests/data/credit_lines.toml").read_text(encoding="utf-8"))
KNOWN = directory(
    KnownSource(key, tuple(form for forms in names.values() for form in forms.values()))
    for key, names in TABLE["source"].items()
)
NOBODY = directory([])
SAME_KEYS = [
    (chain["steps"], chain[language])
    for chain in TABLE["chain"]
    for language in ("ru", "kk", "en")
    if len(chain["steps"]) < 3
    and {role for role, *_ in chain["steps"][1:]} <= {"reference"}
    and not (language == "kk" and chain["steps"][0][0] != "republished" and len(chain["steps"]) > 1)
]


def proposed(line):
    chain = read_credit(line, NOBODY)
    return chain and [[step[0].role, *(hop.text for hop in step)] for step in chain]


@pytest.mark.parametrize(("steps", "line"), SAME_KEYS)
def test_it_reads_the_sources_of_the_lines_that_the_newsroom_writes(steps, line):
    chain = read_credit(line, KNOWN)

    assert chain
    assert [[hop.key for hop in step] for step in chain] == [keys for _, *keys in steps]


@pytest.mark.parametrize(
    ("line", "chain"),
    [
        ("Об этом сообщает МИА «Казинформ».", [["reference", "МИА «Казинформ»"]]),
        (
            "Об этом сообщили в пресс-службе акимата района.",
            [["reference", "Пресс-служба акимата района"]],
        ),
        ("По данным департамента полиции.", [["reference", "Департамент полиции"]]),
        ("По информации РГП «Казгидромет».", [["reference", "РГП «Казгидромет»"]]),
        ("По материалам газеты «Заря».", [["based", "Газета «Заря»"]]),
        ("Источник: inform.kz", [["republished", "inform.kz"]]),
        ("Источники: «Заря», Tengrinews.kz", [["republished", "«Заря»", "Tengrinews.kz"]]),
        ("Пресс-служба акимата сообщает.", [["reference", "Пресс-служба акимата"]]),
        (
            "«Заря», ссылаясь на Министерство образования и науки РК.",
            [["republished", "«Заря»"], ["reference", "Министерство образования и науки РК"]],
        ),
        (
            "Со ссылкой на акимат и Департамент полиции.",
            [["reference", "Акимат", "Департамент полиции"]],
        ),
        ("Дереккөз: «Таң» газеті", [["republished", "«Таң» газеті"]]),
        (
            "Полиция департаментінің баспасөз қызметінің деректері бойынша.",
            [["reference", "Полиция департаментінің баспасөз қызметі"]],
        ),
        ("Аудан әкімдігінің мәліметінше.", [["reference", "Аудан әкімдігі"]]),
        ("деп хабарлайды «Қазинформ» ХАА.", [["reference", "«Қазинформ» ХАА"]]),
        (
            "Бұл туралы облыстық әкімдіктің баспасөз қызметі хабарлады.",
            [["reference", "Облыстық әкімдіктің баспасөз қызметі"]],
        ),
        (
            "«Қазинформ» ХАА облыстық әкімдікке сілтеме жасап хабарлайды.",
            [["republished", "«Қазинформ» ХАА"], ["reference", "Облыстық әкімдік"]],
        ),
        ("Музей материалдары бойынша.", [["based", "Музей"]]),
        ("Source: Reuters", [["republished", "Reuters"]]),
        (
            "According to the press service of the akimat.",
            [["reference", "Press service of the akimat"]],
        ),
        (
            "Kazinform, citing the Ministry of Health.",
            [["republished", "Kazinform"], ["reference", "Ministry of Health"]],
        ),
        ("The police department reported.", [["reference", "Police department"]]),
        ("Based on material from the museum.", [["based", "Museum"]]),
    ],
)
def test_it_proposes_sources_in_their_nominative(line, chain):
    assert proposed(line) == chain


@pytest.mark.parametrize(
    "line",
    [
        "По данным акимата, работы завершат осенью.",
        "По данным очевидцев, пожар начался ночью.",
        "По данным полиции, за год зарегистрировано 25 краж.",
        "В области открыли школу, сообщает МИА «Казинформ».",
        "Полиция сообщает, что движение ограничено.",
        "«Мы закончим ремонт всех школ к началу осени», — сообщил аким со ссылкой на подрядчика.",
        "Ремонт школ завершён по данным акимата.",
        "Ремонт школ завершён. По данным акимата.",
        "Полиция тексеру жүргізіп жатыр деп хабарлады.",
        "Полиция іздеу жариялады.",
        "Әкімдіктің мәліметінше, жұмыс күзде аяқталады.",
        "School repairs are finished according to the akimat.",
        "According to the akimat, work will finish in autumn.",
        "Подробности уточняются.",
        "Телефон пресс-службы: 54-21-21.",
        "Об этом сообщает " + "очень " * 50 + "пресс-служба акимата.",
        "",
    ],
)
def test_a_narrative_line_is_no_credit_line(line):
    assert proposed(line) is None


@pytest.mark.parametrize("line", ["МИА «Казинформ».", 'миа "Казинформ"', "МИА\u00a0“Казинформ”"])
def test_a_known_name_alone_is_a_credit_line_however_it_is_quoted(line):
    chain = read_credit(line, KNOWN)

    assert [[(hop.role, hop.key) for hop in step] for step in chain] == [
        [("republished", "kazinform")]
    ]


def test_a_known_source_is_found_in_a_case_that_nobody_wrote_down():
    sources = directory([KnownSource(7, ("Пресс-служба акимата района",))])

    chain = read_credit("Со ссылкой на пресс-службу акимата района.", sources)

    assert chain[0][0].key == 7


def test_two_sources_alike_are_not_mistaken_for_each_other():
    sources = directory([KnownSource(4, ("Школа № 4",)), KnownSource(5, ("Школа № 5",))])

    chain = read_credit("По данным школы № 5.", sources)

    assert chain[0][0].key == 5
