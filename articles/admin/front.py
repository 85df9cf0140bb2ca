"""The front page by hand."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import changes, seeing
from articles.admin.desk import DeskAdmin, Wording
from articles.admin.writing.times import TimeField, zone_name
from articles.admin.writing.who import person
from articles.models import FOREVER, Article, FrontSlot
from articles.templatetags.times import newsdate


class SlotForm(forms.ModelForm):
    """The language is the article's; an empty end means until somebody takes it down."""

    starts_at = TimeField(label=_("from"), required=False)
    ends_at = TimeField(label=_("until"), required=False)

    class Meta:
        model = FrontSlot
        fields = ["article", "tier", "position", "starts_at", "ends_at"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.ends_at == FOREVER:
            self.initial["ends_at"] = None
        if "starts_at" in self.fields:
            clock = gettext("By the clock of the newsroom: %(zone)s.") % {"zone": zone_name()}
            self.fields["starts_at"].help_text = clock
            self.fields["ends_at"].help_text = gettext("Empty: until somebody takes it down.")

    def clean_article(self) -> Article:
        article: Article = self.cleaned_data["article"]
        if article.status != Article.Status.PUBLISHED:
            raise ValidationError(_("Only what is published or scheduled can stand here."))
        self.instance.language = article.language
        return article

    def clean_starts_at(self) -> Any:
        return self.cleaned_data["starts_at"] or timezone.now()

    def clean_ends_at(self) -> Any:
        return self.cleaned_data["ends_at"] or FOREVER


class WhenFilter(admin.SimpleListFilter):
    """What stands there now, what is to come, what is over."""

    title = _("when")
    parameter_name = "when"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("now", _("Now")), ("later", _("To come")), ("over", _("Over"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        now = timezone.now()
        wanted = {
            "now": Q(starts_at__lte=now, ends_at__gt=now),
            "later": Q(starts_at__gt=now),
            "over": Q(ends_at__lte=now),
        }
        return queryset.filter(wanted.get(self.value() or "", Q()))


@admin.register(FrontSlot)
class FrontSlotAdmin(DeskAdmin):
    wording = Wording(
        add=_("Put on the front page"),
        change=_("Change the place on the front page"),
        view=_("Place on the front page"),
    )
    form = SlotForm
    list_display = ["story", "language", "tier", "position", "state", "since", "until", "by"]
    list_filter = [WhenFilter, "language", "tier"]
    list_select_related = ["article", "by"]
    search_fields = ["article__folded"]
    autocomplete_fields = ["article"]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Places name their articles: only those that one may see."""
        seen = seeing.visible(Article.objects.all(), person(request)).values("pk")
        return super().get_queryset(request).filter(article__in=seen)

    def subject_of(self, obj: FrontSlot) -> str:
        return obj.article.headline

    @admin.display(description=_("article"))
    def story(self, slot: FrontSlot) -> Any:
        return format_html('<span lang="{}">{}</span>', slot.language, slot.article.headline)

    @admin.display(description=_("from"), ordering="starts_at")
    def since(self, slot: FrontSlot) -> Any:
        return newsdate(slot.starts_at)

    @admin.display(description=_("until"), ordering="ends_at", empty_value="–")
    def until(self, slot: FrontSlot) -> Any:
        return None if slot.ends_at == FOREVER else newsdate(slot.ends_at)

    @admin.display(description=_("state"))
    def state(self, slot: FrontSlot) -> Any:
        now = timezone.now()
        if slot.ends_at <= now:
            key, word = "over", gettext("over")
        elif slot.starts_at > now:
            key, word = "scheduled", gettext("to come")
        else:
            key, word = "published", gettext("now on the page")
        return format_html('<span class="state state-{}">{}</span>', key, word)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            obj.by = request.user
        before = FrontSlot.objects.filter(pk=obj.pk).values_list("language", flat=True)
        changes.clear(f"{changes.FRONT}:{language}" for language in before)
        super().save_model(request, obj, form, change)

    def clear(self, obj: Any) -> None:
        changes.clear([f"{changes.FRONT}:{obj.language}"])
