"""The first templates of stories: press release, obituary, match report, in three languages."""

from django.db import migrations

PRESS_RELEASE = {
    "ru": {
        "name": "Пресс-релиз",
        "headline": "[Кто] [что сделает или сделал] [где, когда]",
        "deck": "[Главное одним предложением: что меняется и для кого.]",
        "body": (
            "<p>[Кто] [что сделал или сделает] [когда] [где]. Об этом сообщает [кто именно].</p>"
            "<p>[Что это значит для жителей: сколько человек, сколько денег, к какому сроку.]</p>"
            "<blockquote><p>[Прямая речь: одна мысль, которую нельзя сказать короче своими "
            "словами.]</p></blockquote><p>[Имя, фамилия, должность того, кто это сказал.]</p>"
            "<h2>Что было раньше</h2>"
            "<p>[Предыстория: с чего началось, что обещали, что из этого выполнено.]</p>"
            "<h2>Что проверить до публикации</h2>"
            "<ul><li>[Цифры и даты сверены с документом.]</li>"
            "<li>[Имена и должности проверены.]</li>"
            "<li>[Есть ответ второй стороны или сказано, что его запросили.]</li></ul>"
        ),
    },
    "kk": {
        "name": "Баспасөз хабарламасы",
        "headline": "[Кім] [не істейді немесе не істеді] [қайда, қашан]",
        "deck": "[Ең бастысы бір сөйлеммен: не өзгереді және кімге қатысты.]",
        "body": (
            "<p>[Кім] [қашан] [қайда] [не істеді немесе не істейді]. Бұл туралы [нақты кім] "
            "хабарлады.</p>"
            "<p>[Тұрғындар үшін бұл нені білдіреді: қанша адам, қанша қаржы, қай мерзімге "
            "дейін.]</p>"
            "<blockquote><p>[Тікелей сөз: өз сөзімізбен қысқарақ жеткізуге келмейтін бір "
            "ой.]</p></blockquote><p>[Мұны айтқан адамның аты-жөні, лауазымы.]</p>"
            "<h2>Бұған дейін не болды</h2>"
            "<p>[Қалай басталды, не уәде етілді, соның қайсысы орындалды.]</p>"
            "<h2>Жариялауға дейін нені тексеру керек</h2>"
            "<ul><li>[Сандар мен күндер құжатпен салыстырылды.]</li>"
            "<li>[Аты-жөндер мен лауазымдар тексерілді.]</li>"
            "<li>[Екінші тараптың жауабы бар немесе жауап сұралғаны айтылған.]</li></ul>"
        ),
    },
    "en": {
        "name": "Press release",
        "headline": "[Who] [does or did what] [where, when]",
        "deck": "[The main thing in one sentence: what changes, and for whom.]",
        "body": (
            "<p>[Who] [did or will do what] [when] [where], [who exactly] said.</p>"
            "<p>[What it means for people here: how many, how much money, by when.]</p>"
            "<blockquote><p>[A quotation: one thought that can’t be put shorter in our own "
            "words.]</p></blockquote><p>[Name and position of whoever said it.]</p>"
            "<h2>What came before</h2>"
            "<p>[How it began, what was promised, what of that was done.]</p>"
            "<h2>Before publishing</h2>"
            "<ul><li>[Figures and dates are checked against the document.]</li>"
            "<li>[Names and positions are checked.]</li>"
            "<li>[The other side has answered, or we say that we asked.]</li></ul>"
        ),
    },
}
OBITUARY = {
    "ru": {
        "name": "Некролог",
        "headline": "Ушёл из жизни [имя и фамилия]",
        "deck": "[Кем был человек для области, одним предложением.]",
        "body": (
            "<p>[Дата] на [сколько]-м году жизни скончался [имя, отчество, фамилия], [кем он "
            "был].</p>"
            "<p>[Где и когда родился, где учился, как начал работать.]</p>"
            "<p>[Главное дело жизни: что сделал, что после него осталось.]</p>"
            "<blockquote><p>[Слова того, кто знал его близко.]</p></blockquote>"
            "<p>[Кто это сказал и кем приходится.]</p>"
            "<p>[Награды и звания: только те, что подтверждены.]</p>"
            "<h2>Прощание</h2>"
            "<p>Прощание пройдёт [день, время, место]. [Кто из близких остался.]</p>"
            "<p>Редакция выражает соболезнования родным и близким.</p>"
        ),
    },
    "kk": {
        "name": "Қазанама",
        "headline": "[Аты-жөні] өмірден өтті",
        "deck": "[Облыс үшін кім болғаны бір сөйлеммен.]",
        "body": (
            "<p>[Күні] [кім болғаны] [аты-жөні] [нешеге] қараған шағында өмірден өтті.</p>"
            "<p>[Қайда, қашан дүниеге келді, қайда оқыды, еңбек жолын қалай бастады.]</p>"
            "<p>[Өмірінің басты ісі: не істеді, артында не қалды.]</p>"
            "<blockquote><p>[Оны жақын білген адамның сөзі.]</p></blockquote>"
            "<p>[Бұл сөзді кім айтты, марқұмға кім болып келеді.]</p>"
            "<p>[Марапаттары мен атақтары: расталғандары ғана.]</p>"
            "<h2>Қоштасу</h2>"
            "<p>Марқұммен қоштасу [күні, сағаты, орны] өтеді. [Артында кімдер қалды.]</p>"
            "<p>Редакция ұжымы туған-туыстары мен жақындарына көңіл айтады.</p>"
        ),
    },
    "en": {
        "name": "Obituary",
        "headline": "[Name], [who they were], dies at [age]",
        "deck": "[What this person was to the region, in one sentence.]",
        "body": (
            "<p>[Full name], [who they were], died on [date] aged [age].</p>"
            "<p>[Where and when they were born, where they studied, how their work began.]</p>"
            "<p>[The work of a life: what they did, what stays after them.]</p>"
            "<blockquote><p>[Words of somebody who knew them well.]</p></blockquote>"
            "<p>[Who said it, and what they were to each other.]</p>"
            "<p>[Awards and titles: only those that are confirmed.]</p>"
            "<h2>Farewell</h2>"
            "<p>The farewell is on [day, time, place]. [Who survives them.]</p>"
            "<p>The editors offer their condolences to family and friends.</p>"
        ),
    },
}
MATCH_REPORT = {
    "ru": {
        "name": "Отчёт о матче",
        "headline": "«[Команда]» [обыграла или уступила] «[соперник]» – [счёт]",
        "deck": "[Чем решился матч и что он значит для таблицы.]",
        "body": (
            "<p>«[Команда]» [обыграла или уступила] «[соперник]» со счётом [счёт] в [каком] туре "
            "[турнира]. Матч прошёл [день] на [стадионе или арене], его посмотрели [сколько] "
            "зрителей.</p>"
            "<h2>Как это было</h2>"
            "<p>[Начало: кто владел инициативой, первый опасный момент.]</p>"
            "<p>[Перелом: гол, удаление, замена; минута и имена.]</p>"
            "<p>[Концовка.]</p>"
            "<blockquote><p>[Слова тренера или игрока после матча.]</p></blockquote>"
            "<p>[Имя, фамилия, кто это.]</p>"
            "<h2>Протокол</h2>"
            "<ul><li>Голы: [имя, минута].</li><li>Предупреждения и удаления: [имя, минута].</li>"
            "<li>Состав: [имена].</li></ul>"
            "<h2>Что дальше</h2>"
            "<p>[Место в таблице и очки.] Следующий матч – [с кем, когда, где].</p>"
        ),
    },
    "kk": {
        "name": "Матч туралы есеп",
        "headline": "«[Команда]» «[қарсыласты]» [ұтты немесе оған жол берді] – [есеп]",
        "deck": "[Матчтың тағдырын не шешті, турнир кестесінде не өзгерді.]",
        "body": (
            "<p>[Турнирдің] [нешінші] турында «[команда]» «[қарсыласпен]» кездесіп, [есеп] "
            "есебімен [ұтты немесе ұтылды]. Матч [күні] [стадионда немесе аренада] өтті, оны "
            "[қанша] жанкүйер тамашалады.</p>"
            "<h2>Ойын барысы</h2>"
            "<p>[Ойынның басы: бастама кімде болды, алғашқы қауіпті сәт.]</p>"
            "<p>[Шешуші сәт: гол, алаңнан қуылу, ауыстыру; минуты және аты-жөні.]</p>"
            "<p>[Ойынның соңы.]</p>"
            "<blockquote><p>[Матчтан кейінгі бапкердің немесе ойыншының сөзі.]</p></blockquote>"
            "<p>[Аты-жөні, кім екені.]</p>"
            "<h2>Хаттама</h2>"
            "<ul><li>Голдар: [аты-жөні, минуты].</li>"
            "<li>Ескертулер мен алаңнан қуылғандар: [аты-жөні, минуты].</li>"
            "<li>Құрам: [аты-жөндері].</li></ul>"
            "<h2>Алда не күтіп тұр</h2>"
            "<p>[Кестедегі орны мен ұпайы.] Келесі матч – [кіммен, қашан, қайда].</p>"
        ),
    },
    "en": {
        "name": "Match report",
        "headline": "[Team] [beat or lose to] [opponents] [score]",
        "deck": "[What decided the match, and what it means for the table.]",
        "body": (
            "<p>[Team] [beat or lost to] [opponents] [score] in [which round] of [the "
            "competition] on [day] at [ground], before a crowd of [how many].</p>"
            "<h2>How it went</h2>"
            "<p>[The opening: who had the initiative, the first chance.]</p>"
            "<p>[The turning point: a goal, a sending-off, a substitution; minute and names.]</p>"
            "<p>[The closing minutes.]</p>"
            "<blockquote><p>[Words of a coach or a player after the match.]</p></blockquote>"
            "<p>[Name, and who it is.]</p>"
            "<h2>The record</h2>"
            "<ul><li>Goals: [name, minute].</li><li>Cards: [name, minute].</li>"
            "<li>Line-up: [names].</li></ul>"
            "<h2>What next</h2>"
            "<p>[Place in the table and points.] The next match is [against whom, when, where].</p>"
        ),
    },
}
TEMPLATES = (PRESS_RELEASE, OBITUARY, MATCH_REPORT)


def add(apps, schema_editor):
    templates = apps.get_model("articles", "StoryTemplate").objects
    for position, languages in enumerate(TEMPLATES, 1):
        for language, words in languages.items():
            rest = {name: text for name, text in words.items() if name != "name"}
            templates.get_or_create(
                language=language, name=words["name"], defaults={"position": position, **rest}
            )


def take_away(apps, schema_editor):
    """Take away those that nobody has rewritten."""
    templates = apps.get_model("articles", "StoryTemplate").objects
    for languages in TEMPLATES:
        for language, words in languages.items():
            templates.filter(language=language, **words).delete()


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_the_desk")]

    operations = [migrations.RunPython(add, take_away)]
