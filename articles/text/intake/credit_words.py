"""The words of credit lines: what joins a text to its source, and what sources are called."""

import re
from dataclasses import dataclass

REPUBLISHED, REFERENCE, BASED = "republished", "reference", "based"


@dataclass(frozen=True)
class Grammar:
    """Connectors of a language that puts them before the source.

    `opening` ones count at the start of the line only, `joining` ones anywhere;
    `says` is a verb that may follow a source.
    """

    opening: tuple[tuple[str, str], ...]
    joining: tuple[tuple[str, str], ...]
    says: str


RU_SAYS = (
    r"(?:сообща(?:ет|ют)|сообщил[аио]?|переда(?:ёт|ет|ют)|пиш(?:ет|ут)|информиру(?:ет|ют)"
    r"|рассказал[аи]?|рассказали|уточнил[аи]?|проинформировал[аи]?|сообщается|говорится)"
)
RUSSIAN = Grammar(
    opening=(
        (r"(?:источники?|перепечатка) ?[:—–-]|перепечатано из\b", REPUBLISHED),
        (rf"(?:об этом )?{RU_SAYS} (?:(?:в|во|на)\b(?: сайте)?)?", REFERENCE),
    ),
    joining=(
        (r"\bсо ссылкой на\b|\bссылаясь на\b|; первоисточники?:", REFERENCE),
        (r"\b(?:подготовленн\w+ )?по (?:данным|сообщению|информации|сведениям)\b", REFERENCE),
        (r"\b(?:подготовленн\w+ )?(?:по материалам|на основе материалов)\b", BASED),
        (r"; (?:первая публикация|источник перепечатки):", REPUBLISHED),
    ),
    says=RU_SAYS,
)
EN_SAYS = r"(?:reports|reported|writes|wrote|informs|informed)"
ENGLISH = Grammar(
    opening=(
        (r"sources? ?[:—–-]|republished from\b:?", REPUBLISHED),
        (r"(?:this was |as )?(?:reported|announced) by\b", REFERENCE),
    ),
    joining=(
        (r"\b(?:citing|with reference to|according to)\b|; original sources?:", REFERENCE),
        (r"\b(?:based|drawing) on(?: materials?)?(?: from| of| by)?\b", BASED),
        (r"; (?:first publication|republished from):", REPUBLISHED),
    ),
    says=EN_SAYS,
)

KK_SAYS = r"(?:хабарла|мәлімде|жаз|тарат|жарияла|дайында|әзірле|айт)\w{1,6}"
KK_DATA = r"(?:мәліметтер|мәлімет|деректер|дерег|хабарлама|хабарлау|ақпарат)"
KK_TABLE = re.compile(r"(?:бастапқы )?дереккөз(?:і|дер|дері)? ?[:—–-] ?(?P<origin>.+)", re.I)
KK_CITED = re.compile(
    rf"(?P<origin>.+?),? (?:{KK_DATA}\w+ )?(?:сілтеме жас(?:ап|ай отырып|ала отырып|алған)"
    rf"|сілтемемен)(?: {KK_SAYS})?",
    re.I,
)
KK_BASED = re.compile(
    rf"(?P<origin>.+?) материалдары(?:ның)? (?:бойынша|негізінде)(?: {KK_SAYS})?", re.I
)
KK_ACCORDING = re.compile(rf"(?P<origin>.+?) {KK_DATA}\w*(?:нша|нше| бойынша)(?: {KK_SAYS})?", re.I)
KK_SAID = re.compile(rf"[-—– ]*деп {KK_SAYS} (?P<origin>.+)", re.I)
KK_SAYING = re.compile(rf"(?:бұл туралы )?(?P<origin>.+?) {KK_SAYS}", re.I)
KK_ABOUT_THIS = re.compile(r"^бұл туралы ", re.I)
IN_ORDER = re.compile(
    r"(?:цепочка источников|дереккөздер тізбегі|chain of sources): (?P<names>.+)", re.I
)
KK_FIRST_IN = re.compile(r"; (?:алғаш жариялаған|көшіріп басылған дереккөз): ", re.I)
KK_ORIGIN = re.compile(r"; бастапқы дереккөз(?:дер)?: ", re.I)
KK_RESTING = ((KK_CITED, REFERENCE), (KK_BASED, BASED))
KK_SIMPLE = ((KK_TABLE, REPUBLISHED), (KK_ACCORDING, REFERENCE), (KK_SAID, REFERENCE))
KK_AGENCY = re.compile(
    r"(?P<agency>(?:[«\"“][^«»\"“”]+[»\"”]|\S+\.(?:kz|com|org|ru|net))"
    r"(?: (?:ақпараттық |ұлттық |халықаралық |ақпарат |облыстық |өңірлік )*(?:[А-ЯӘІҢҒҮҰҚӨҺ]{2,}"
    r"|агенттігі|порталы|газеті|сайты|телеарнасы|арнасы|журналы|басылымы|радиосы))?)"
    r" (?P<origin>(?![А-ЯӘІҢҒҮҰҚӨҺ]+-).+)"
)
KK_ENDINGS = ("ның", "нің", "дың", "дің", "тың", "тің", "нан", "нен", "дан", "ден", "тан", "тен")
KK_DATIVES = ("ға", "ге", "қа", "ке", "на", "не")

# What a source calls itself: the stem that every case shares, and the nominative.
RU_NOUNS = {
    stem: stem + ending
    for ending, stems in {
        "": "департамент акимат аким отдел комитет журнал портал сайт канал телеканал "
        "telegram-канал телеграм-канал университет институт маслихат суд фонд клуб центр "
        "пресс-центр доклад отчёт отчет завод штаб колледж театр парламент сенат бюро радио",
        "а": "пресс-служб служб газет прокуратур палат школ библиотек больниц страниц",
        "о": "министерств агентств издательств посольств обществ",
        "е": "управлени постановлени издани учреждени предприяти объединени",
        "я": "полици компани станци организаци администраци ассоциаци редакци инспекци",
        "й": "музе",
    }.items()
    for stem in stems.split()
}
RU_ADJECTIVE = re.compile(r"[^\W\d]+(?:[ыио]й|[ая]я|[ое]е|[ое]го|[ую]ю|[ое]му|[ое]м)", re.I)
KK_NOUN = re.compile(
    r"қызмет|департамент|басқарма|министрлі|агентті|әкім|бөлім|комитет|бюро|газет|журнал|портал"
    r"|сайт|телеарна|арна|радио|полиция|прокуратура|сот|палата|университет|мекте[пб]|музей|мұражай"
    r"|кітапхана|аурухана|парақша|есе[пб]|орталы[қғ]|клуб|қор|кәсіпоры?н|қаулы"
)
EN_NOUN = re.compile(
    r"\b(?i:service|ministry|department|agency|police|akimat|akim|office|bureau|university|museum"
    r"|library|hospital|newspaper|channel|committee|chamber|court|school|portal|company|club"
    r"|report|page)\b(?= (?:of|for|in|on)\b| [A-Z“\"«]|$)"
)
