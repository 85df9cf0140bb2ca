"""Words that stand everywhere and find nothing: neither indexed nor asked for."""

from collections.abc import Mapping

STOP_WORDS: Mapping[str, frozenset[str]] = {
    "ru": frozenset(
        "без был была были было быть вам вас ведь весь во вот все всего всех вы где да "
        "даже для до его ее ей ему если есть еще же за здесь из или им их как когда кого "
        "кто ли либо лишь между меня мне мы на над нам нас не него нее ней нет ни них но "
        "ну об однако он она они оно от перед по под после при про разве себя со так также "
        "такой там те тем то того тоже той только том тот ту ты уж уже чего чем что чтобы "
        "эта эти это этого этой этом этот эту".split()
    ),
    "kk": frozenset(
        "ал арқылы барлық бен бір бірақ болады болды болса болып болған бойынша бұл бұның "
        "да де деп дейді деді дейін ғана еді екен емес ең енді және жоқ кейін кім мен "
        "менен мына неге немесе не ол олар оның осы пен сол соң сондай сондықтан тағы та "
        "те тек туралы үшін харі һәм яғни әр әрі әлі өз өзі өте бар".split()
    ),
    "en": frozenset(
        "about after all also am an and any are as at be been before but by can could did "
        "do does for from had has have he her here him his how if in into is it its just "
        "me more most my no not of on or our out over she so some such than that the their "
        "them then there these they this those to too up was we were what when where "
        "which while will with would you your".split()
    ),
}
"""Normalised words of two letters and more; shorter ones are never looked at."""
