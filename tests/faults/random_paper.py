"""A small paper, and everything that may happen to it, in the order that chance has it."""

import random
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from articles import (
    corrections,
    front_page,
    library,
    merging_names,
    naming,
    proposals,
    redaction,
    relating,
    workflow,
)
from articles.models import Article, Edition, FrontSlot, Newsroom, Page, PageText
from articles.pictures import PictureRefused
from tests import make
from tests.articles import picture_bytes

FORMS = {"section": "section_form", "tag": "tag_form", "author": "author_form"}
FORMS |= {"source": "source_form", "place": "place_form"}
WORDS = "мост школа зерно дорога акимат снег степь река рынок музей театр завод".split()


class RandomPaper:
    """The things of the paper, the people at its desk, and `acts` that change it."""

    def __init__(self, seed, clock, chief, administrator):
        self.chance, self.clock = random.Random(seed), clock
        self.chief, self.administrator = chief, administrator
        self.by = User.objects.get(username="charlie")
        self.root = make.superuser()
        self.things = {"section": [make.section(f"s{n}") for n in range(3)]}
        self.things["tag"] = [make.tag(f"t{n}") for n in range(6)]
        self.things["author"] = [make.author(f"a{n}") for n in range(4)]
        self.things["source"] = [make.source(f"src{n}") for n in range(4)]
        region = make.place("region", kind="region")
        self.things["place"] = [region, make.place("town", parent=region)]
        self.pictures = [self._picture(n) for n in range(3)] + [make.picture(), make.picture()]
        self.page = Page.objects.create(slug="about", position=1)
        for language in make.LANGUAGES:
            values = {"title": f"About {language}", "body": "<p>Text.</p>"}
            PageText.objects.create(page=self.page, language=language, **values)
        for number in range(30):
            self._published("ru", at=timezone.now() - timedelta(hours=number * 5 + 1))
        for language in ("kk", "en"):
            for article in list(Article.objects.filter(language="ru")[:4]):
                self._published(language, story=article.story)

    @property
    def acts(self):
        return [getattr(self, name) for name in sorted(dir(self)) if name.startswith("act_")]

    def step(self):
        """Do one thing at random; its name, or "" where it could not be done just now."""
        act = self.chance.choice(self.acts)
        try:
            act()
        except (ValidationError, PictureRefused, Impossible):
            return ""
        return act.__name__.removeprefix("act_")

    # --- what happens to articles -----------------------------------------------------------

    def act_publish(self):
        self._published("ru")

    def act_publish_a_version(self):
        article = self._one(Article.objects.filter(status="published"))
        has = set(article.story.articles.values_list("language", flat=True))
        language = self._of(sorted({"ru", "kk", "en"} - has))
        self._published(language, story=article.story)

    def act_plan(self):
        self._published("ru", at=timezone.now() + timedelta(minutes=self.chance.randint(1, 90)))

    def act_change(self):
        workflow.publish(self._changed(), by=self.root)

    def act_plan_a_change(self):
        at = timezone.now() + timedelta(minutes=self.chance.randint(1, 60))
        workflow.publish(self._changed(), by=self.root, at=at)

    def act_cancel_a_change(self):
        workflow.cancel_change(self._one(Article.objects.filter(status="published")), by=self.by)

    def act_save_a_draft(self):
        self._changed()

    def act_discard(self):
        article = self._one(Article.objects.filter(status="published"))
        workflow.discard_changes(article, by=self.by)

    def act_withdraw(self):
        article = self._one(Article.objects.filter(status="published"))
        workflow.withdraw(article, by=self.by, reason="Причина.")

    def act_kill(self):
        workflow.kill(self._one(Article.objects.all()), by=self.by, reason="Причина.")

    def act_come_back(self):
        article = self._one(Article.objects.filter(status="withdrawn"))
        workflow.reopen(article, by=self.by)
        workflow.publish(article, by=self.root)

    def act_come_back_later(self):
        article = self._one(Article.objects.filter(status="withdrawn"))
        workflow.reopen(article, by=self.by)
        workflow.publish(article, by=self.root, at=timezone.now() + timedelta(minutes=7))

    def act_correct(self):
        kinds = ["update", "correction", "clarification", "refutation", "reply", "retraction"]
        article = self._one(Article.objects.filter(status="published"))
        corrections.add(article, kind=self._of(kinds), text=self._words(6), by=self.by)

    def act_redact(self):
        edition = self._one(Edition.objects.public().filter(is_retracted=False))
        words = [self._of([word for word in WORDS if word in edition.body])]
        told = {"demanded_by": "Суд", "by": User.objects.get(username="ada")}
        redaction.redact(edition.article, words=words, with_pictures=True, **told)

    def act_put_on_the_front_page(self):
        article = self._one(Article.objects.filter(status="published"))
        now, minutes = timezone.now(), self.chance.randint(-30, 30)
        front_page.put(
            article,
            by=self.by,
            tier=self._of(FrontSlot.Tier.values),
            position=self.chance.randint(1, 3),
            starts_at=now + timedelta(minutes=minutes),
            ends_at=self._of([None, now + timedelta(minutes=minutes + 45)]),
        )

    def act_take_off_the_front_page(self):
        slot = self._one(FrontSlot.objects.all())
        path = f"/admin/articles/frontslot/{slot.pk}/delete/"
        self._sent(self.chief.post(path, [("post", "yes")]))

    def act_exchange_on_the_front_page(self):
        slot = self._one(FrontSlot.objects.all())
        article = self._one(Article.objects.filter(status="published"))
        path = f"/admin/articles/frontslot/{slot.pk}/change/"
        self._sent(self.chief.fill_in(path, "frontslot_form", article=article.pk))

    # --- what happens to names --------------------------------------------------------------

    def act_rename(self):
        kind, thing = self._thing()
        path = f"/admin/articles/{kind}/{thing.pk}/change/"
        text = f"{self._words(2).title()} {self.chance.randint(1, 999)}"
        self._sent(self.chief.fill_in(path, FORMS[kind], **{"names-0-text": text}))

    def act_move_to_another_address(self):
        _kind, thing = self._thing()
        naming.rename(thing, slug=f"{thing.slug[:20]}-{self.chance.randint(1, 999)}", by=self.root)

    def act_add_a_section(self):
        self.things["section"].append(make.section())
        thing = self.things["section"][-1]
        naming.settle(thing, has_slug=True)

    def act_hide_or_show_a_section(self):
        section = self._of(self.things["section"])
        fields = self.chief.fields(f"/admin/articles/section/{section.pk}/change/", "section_form")
        is_shown = ("in_menu", "on") in fields
        fields = [pair for pair in fields if pair[0] != "in_menu"]
        fields += [] if is_shown else [("in_menu", "on")]
        self._sent(self.chief.post(f"/admin/articles/section/{section.pk}/change/", fields))

    def act_merge(self):
        kind = self._of(["tag", "author", "source"])
        if len(self.things[kind]) < 3:
            raise Impossible
        loser, winner = self.chance.sample(self.things[kind], 2)
        merging_names.merge(kind, loser, winner, by=self.root)
        self.things[kind].remove(loser)

    def act_propose_and_confirm(self):
        tag = proposals.tag_named(f"{self._words(1)} {self.chance.randint(1, 9999)}", "ru")
        proposals.confirm(tag, by=self.root)
        self.things["tag"].append(tag)

    # --- pictures, the record, pages --------------------------------------------------------

    def act_reword_a_picture(self):
        picture = self._of(self.pictures)
        path = f"/admin/articles/picture/{picture.pk}/change/"
        words = {"texts-0-caption": self._words(3), "texts-0-alt": self._words(2)}
        self._sent(self.chief.fill_in(path, "picture_form", **words))

    def act_replace_a_picture(self):
        size = (self.chance.randint(500, 700), self.chance.randint(300, 420))
        data = picture_bytes.encode(picture_bytes.image(*size))
        library.replace(self._of(self.pictures[:3]), data, "b.jpg", by=self.by)

    def act_crop_a_picture(self):
        focal = (self.chance.random(), self.chance.random())
        library.recrop(self._of(self.pictures[:3]), focal, by=self.by)

    def act_change_the_record(self):
        path = f"/admin/articles/newsroom/{Newsroom.the_one().pk}/change/"
        words = {"texts-0-name": self._words(2), "age_mark": self._of(["6+", "12+", "16+"])}
        self._sent(self.administrator.fill_in(path, "newsroom_form", **words))

    def act_rewrite_a_page(self):
        path = f"/admin/articles/page/{self.page.pk}/change/"
        words = {"texts-0-title": self._words(2), "texts-0-body": f"<p>{self._words(8)}</p>"}
        self._sent(self.administrator.fill_in(path, "page_form", **words))

    def act_time_passes(self):
        self.clock.move(timedelta(seconds=self._of([1, 20, 70, 600, 3600, 5 * 3600])))

    def act_time_passes_to_what_is_planned(self):
        now = timezone.now()
        moments = Edition.objects.filter(public_from__gt=now).order_by("public_from")
        moment = moments.values_list("public_from", flat=True).first()
        if moment is None:
            raise Impossible
        self.clock.set(moment)

    # --- what they are made of --------------------------------------------------------------

    def _published(self, language, *, at=None, **values):
        chain = [(source, "reference", n) for n, source in enumerate(self._some("source", 2), 1)]
        article = make.article(
            language=language,
            headline=f"{self._words(3).capitalize()} {self.chance.randint(1, 9999)}",
            body=self._body(),
            section=self._of(self.things["section"]),
            tags=self._some("tag", 3),
            authors=self._some("author", 2) or self.things["author"][:1],
            chain=chain,
            place=self._of([None, *self.things["place"]]),
            lead_picture=self._of([None, *self.pictures]),
            form=self._of(["news", "opinion"]),
            label=self._of(["", "", "partner"]),
            breaking_until=self._of([None, timezone.now() + timedelta(minutes=25)]),
            **values,
        )
        numbers = list(Article.objects.exclude(pk=article.pk).values_list("pk", flat=True))
        relating.choose(article, self.chance.sample(numbers, min(len(numbers), 2)))
        workflow.publish(article, by=self.root, at=at, is_archive=True)
        return article

    def _changed(self):
        """A public article in which somebody has written."""
        article = self._one(Article.objects.filter(status="published"))
        article.headline = f"{self._words(3).capitalize()} {self.chance.randint(1, 9999)}"
        article.body = self._body()
        article.section = self._of(self.things["section"])
        article.save()
        article.tags.set(self._some("tag", 3))
        workflow.record(article, by=self.root)
        return article

    def _body(self):
        parts = [f"<p>{self._words(12)}.</p>" for _ in range(3)]
        numbers = list(Article.objects.values_list("pk", flat=True))
        if numbers and self.chance.random() < 0.5:
            parts.append(f'<p><a href="/ru/{self._of(numbers)}/">{self._words(2)}</a></p>')
        if self.chance.random() < 0.5:
            parts.append(f'<figure data-picture="{self._of(self.pictures).pk}"></figure>')
        return "".join(parts)

    def _picture(self, number):
        data = picture_bytes.encode(picture_bytes.image(600 + number, 400))
        words = {"caption": "Подпись", "alt": "Мост", "credit": "А. Автор"}
        texts = dict.fromkeys(make.LANGUAGES, words)
        return library.add_picture(data, f"{number}.jpg", by=self.root, texts=texts)

    def _words(self, number):
        return " ".join(self.chance.choices(WORDS, k=number))

    def _some(self, kind, most):
        things = self.things[kind]
        return self.chance.sample(things, min(self.chance.randint(0, most), len(things)))

    def _thing(self):
        kind = self._of(sorted(FORMS))
        thing = self._of(self.things[kind])
        thing.refresh_from_db()
        return kind, thing

    def _of(self, choices):
        if not choices:
            raise Impossible
        return self.chance.choice(choices)

    def _one(self, rows):
        return self._of(list(rows.order_by("pk")))

    def _sent(self, answer):
        assert answer.status == 302, f"the desk answers {answer.status}: {answer.text[-3000:]}"


class Impossible(Exception):
    """There is nothing just now that this could be done to."""


def addresses_of_things():
    """Every list, feed and page there is now."""
    found = []
    for language in make.LANGUAGES:
        root = f"/{language}/"
        found += [root + path for path in ("", "latest/", "feed.xml", "corrections/")]
        found += [f"{root}corrections/feed.xml", f"{root}page/about/"]
    return found


def addresses_of_articles():
    """Where articles stand or stood, by address and by number."""
    editions = list(Edition.objects.begun())
    found = {edition.get_absolute_url() for edition in editions}
    return found | {f"/{edition.language}/{edition.article_id}/" for edition in editions}
