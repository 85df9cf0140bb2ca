"""Kazakh words in all their forms."""

import pytest

from articles.archive import kazakh


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("жоба", "жоба жобаның жобаға жобаны жобада жобадан жобамен"),
        ("мектеп", "мектеп мектептің мектепке мектепті мектепте мектептен мектеппен"),
        ("өзен", "өзен өзеннің өзенге өзенді өзенде өзеннен өзенмен"),
        ("жол", "жол жолдың жолға жолды жолда жолдан жолмен"),
        ("қыз", "қыз қыздың қызға қызды қызда қыздан қызбен"),
        ("келісу", "келісу келісудің келісуге келісуді келісуде келісуден келісумен"),
        ("тариф", "тариф тарифтің тарифке тарифті тарифте тарифтен тарифпен"),
        ("модель", "модель модельдің модельге модельді модельде модельден модельмен"),
    ],
)
def test_a_noun_is_declined(word, forms):
    assert list(kazakh.cases(word).values()) == forms.split()


@pytest.mark.parametrize(
    ("word", "many"),
    [("жоба", "жобалар"), ("мектеп", "мектептер"), ("жол", "жолдар"), ("өзен", "өзендер"),
     ("үй", "үйлер"), ("келісу", "келісулер"), ("заң", "заңдар"), ("клуб", "клубтар")],
)  # fmt: skip
def test_there_are_many_of_it(word, many):
    assert kazakh.plural(word) == many


@pytest.mark.parametrize(
    ("spec", "own", "to_it", "ours"),
    [
        ("жоба", "жобасы", "жобасына", "жобамыз"),
        ("мектеп", "мектебі", "мектебіне", "мектебіміз"),
        ("жоспар", "жоспары", "жоспарына", "жоспарымыз"),
        ("орын/орн", "орны", "орнына", "орнымыз"),
        ("банк!", "банкі", "банкіне", "банкіміз"),
        ("модель", "моделі", "моделіне", "моделіміз"),
        ("келісу", "келісуі", "келісуіне", "келісуіміз"),
    ],
)
def test_it_belongs_to_somebody(spec, own, to_it, ours):
    found = kazakh.noun(spec)

    assert found["own"]["nom"] == own
    assert found["own"]["dat"] == to_it
    assert found["our"]["nom"] == ours


@pytest.mark.parametrize(
    ("stem", "past", "aorist", "conv"),
    [
        ("талқыла", "талқылады", "талқылайды", "талқылап"),
        ("аш", "ашты", "ашады", "ашып"),
        ("тексер", "тексерді", "тексереді", "тексеріп"),
        ("жап", "жапты", "жабады", "жабып"),
        ("жой", "жойды", "жояды", "жойып"),
    ],
)
def test_a_verb_has_its_forms(stem, past, aorist, conv):
    assert kazakh.verb(stem) == {"past": past, "aorist": aorist, "conv": conv}


def test_something_is_more():
    assert [kazakh.more(word) for word in ("жаңа", "суық", "үлкен")] == [
        "жаңарақ", "суығырақ", "үлкенірек",
    ]  # fmt: skip
