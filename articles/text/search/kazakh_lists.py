"""Kazakh words that a stripper of endings must be told about."""

BASES = frozenset(
    # names of countries and towns that end as an ablative, an accusative, a locative do
    "қазақстан қырғызстан ауғанстан дағыстан татарстан башқұртстан моңғолстан хиндустан өскемен "
    "қарағанды қызылорда талдықорған "
    # «-ге», «-да», «-та», «-тан», «-ды», «-на» of their own
    "теңге сауда команда почта вахта майдан каштан қорытынды қазына "
    # «-ын», «-ін» of their own
    "алтын ағын ақын бүгін бүтін бұрын дайын дейін егін ерін жалын жақын жауын жиын жұлын кейін "
    "келін мойын мұрын мәтін ойын орын сүргін тасқын тегін толқын тығын түтін тұрғын шығын қарын "
    "қиын қуғын құйын үшін ұшқын "
    # «-тер», «-тар», «-ған», «-ген» of their own
    "гектар дәптер шахтер қорған мерген".split()
)
"""Words that look inflected and are not: stripping ends where one of them is reached."""

SHORT = frozenset(
    "аз ай ақ ас ат аш аң би ел ер ет ит жу ой ор от су ту үй үн ұл ұн із іс өз өт қу ән".split()
)
"""Words of two letters that take endings; nothing else is stripped down to two letters."""

FLEETING = {
    "халқ": "халық",
    "орн": "орын",
    "ерн": "ерін",
    "ауз": "ауыз",
    "мұрн": "мұрын",
    "қарн": "қарын",
    "мойн": "мойын",
    "қойн": "қойын",
    "көңл": "көңіл",
    "нарқ": "нарық",
    "парқ": "парық",
    "әрп": "әріп",
    "көрк": "көрік",
    "құлқ": "құлық",
    "ғұрп": "ғұрып",
    "бөрк": "бөрік",
    "қауп": "қауіп",
    "даус": "дауыс",
    "кейп": "кейіп",
}
"""A narrow vowel goes when something of somebody's is named: «халық», «халқы»."""
