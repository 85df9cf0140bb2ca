"""Articles at the desk: the list, the writing screen, and what its buttons do."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import resting, seeing, workflow
from articles.admin.desk import DeskAdmin, Wording
from articles.admin.languages import in_use, own_first
from articles.admin.writing import (
    acts,
    beginning,
    choices,
    columns,
    compare,
    corrections,
    credit_line,
    how,
    keeping_doors,
    listing,
    looking,
    many,
    notes,
    posting,
    recover,
    redacting,
    saves,
    saving,
    screen,
    seen,
    take_in,
    text_doors,
    thumbs,
)
from articles.admin.writing.form import FIELDS, OWN_FIELDS, ArticleForm
from articles.admin.writing.parts import AttributionInline, CreditInline
from articles.admin.writing.who import person
from articles.models import Article


@admin.register(Article)
class ArticleAdmin(columns.Columns, DeskAdmin):
    """One text in one language. Whatever changes its state is asked of workflow."""

    wording = Wording(
        add=gettext_lazy("Add article"),
        change=gettext_lazy("Change article"),
        view=gettext_lazy("Read article"),
    )
    form = ArticleForm
    inlines = [CreditInline, AttributionInline]
    fields = [*FIELDS, *OWN_FIELDS]
    change_form_template = "admin/articles/article/change_form.html"
    change_list_template = "admin/articles/article/change_list.html"
    list_filter = [
        listing.ShowFilter,
        listing.NeedsVersionFilter,
        "status",
        "language",
        listing.SectionFilter,
        "form",
    ]
    sortable_by = ["saved"]
    search_fields = ["folded"]  # that there is a box; what it finds is asked of articles.search
    actions = many.ACTIONS
    clears = ()

    def get_urls(self) -> list[URLPattern]:
        def door(route: str, view: Any, name: str) -> Any:
            return path(route, self.admin_site.admin_view(view), name=f"articles_article_{name}")

        return [
            door("choices/<slug:kind>/", choices.choices, "choices"),
            door("credit-line/", credit_line.preview, "credit_line"),
            door("picture/<int:number>/", thumbs.show, "picture"),
            door("take-in/", take_in.page_of(self), "take_in"),
            door("<int:number>/compare/", compare.page_of(self), "compare"),
            door("<int:number>/corrections/", corrections.page_of(self), "corrections"),
            door("<int:number>/redact/", redacting.page_of(self), "redact"),
            door("<int:number>/restore/", saves.restore_of(self), "restore"),
            door("<int:number>/act/", self.act, "act"),
            door("<int:number>/notes/", notes.page_of(self), "notes"),
            *(door(*each) for each in keeping_doors.of(self)),
            *(door(*each) for each in text_doors.doors()),
            *(door(*each) for each in looking.of(self)),
            *super().get_urls(),
        ]

    # --- who may ------------------------------------------------------------------------------

    def get_queryset(self, request: HttpRequest) -> Any:
        return seeing.visible(self.everything(request), person(request))

    def everything(self, request: HttpRequest) -> Any:
        """All articles, before it is asked who may see which."""
        return super().get_queryset(request)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[listing.Articles]:
        return listing.Articles

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[Any, bool]:
        """The newest of what holds every word in some form, readers' texts and the desk's alike.

        The number of an article finds it, too.
        """
        if not search_term.strip():
            return queryset, False
        return queryset.filter(pk__in=listing.found(request, search_term)), False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is None or obj.pk is None:
            return super().has_change_permission(request)
        return workflow.may_change(obj, person(request))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A draft that never was public may be deleted; the rest is withdrawn."""
        if obj is None or not super().has_delete_permission(request):
            return False
        return not obj.editions.exists() and not obj.front_slots.exists()

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.publish_article")

    def has_withdraw_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.withdraw_article")

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        may_add = self.has_add_permission(request)
        templates = beginning.templates(own_first(in_use())) if may_add else []
        return super().changelist_view(request, {"templates": templates, **(extra_context or {})})

    # --- the screen ---------------------------------------------------------------------------

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {
            "language": person(request).interface_language,
            **super().get_changeform_initial_data(request),
            **beginning.initial(request),
        }

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        article = self.get_object(request, object_id) if object_id else None
        if object_id and article is None:
            return posting.gone(self, request)
        if article and request.method == "GET" and not self.has_change_permission(request, article):
            return screen.reading(self, request, article)
        recover.take(request, article)

        def go_on() -> HttpResponse:
            return super(ArticleAdmin, self).changeform_view(
                request, object_id, form_url, extra_context
            )

        return posting.posted(self, request, article, go_on)

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return recover.form_of(request, super().get_form(request, *args, **kwargs))

    def get_formset_kwargs(self, request: HttpRequest, *args: Any) -> Any:
        return recover.rows_of(request, super().get_formset_kwargs(request, *args))

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> Any:
        context |= screen.context(
            request, context["adminform"].form, context["inline_admin_formsets"]
        )
        return super().render_change_form(request, context, *args, **kwargs)

    @property
    def media(self) -> Any:
        return screen.MEDIA

    # --- saving -------------------------------------------------------------------------------

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        article = obj if change else posting.named(request, obj)
        saving.save_article(article, by=person(request), is_new=not change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        note = posting.note_of(request)
        saving.save_parts(form.instance, form, formsets, by=person(request), note=note)

    def construct_change_message(self, *args: Any, **kwargs: Any) -> Any:
        """Revisions say what changed, better than this could."""
        return []

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> Any:
        return self._after_saving(request, obj)

    def response_change(self, request: HttpRequest, obj: Any) -> Any:
        return self._after_saving(request, obj)

    def _after_saving(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        article = posting.as_sent(request, Article.objects.get(pk=obj.pk))
        if "_version" in request.POST:
            return self._write_version(request, article)
        if "_copy" in request.POST:
            return beginning.copy(self, request, article)
        act = acts.chosen(request.POST, acts.ACTS) or acts.saved
        self._perform(request, article, act, was_saved=True)
        return self.back_to(article)

    @staticmethod
    def back_to(article: Article) -> HttpResponseRedirect:
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))

    # --- doors beside saving ------------------------------------------------------------------

    def act(self, request: HttpRequest, number: int) -> HttpResponse:
        """Do what needs no saving: take back, discard, publish or withdraw what is saved."""
        article = self.get_object(request, str(number))
        if article is None or request.method != "POST":
            raise Http404
        if "_version" in request.POST:
            return self._write_version(request, article)
        if "_copy" in request.POST:
            return beginning.copy(self, request, article)
        act = acts.chosen(request.POST, acts.ACTS_WITHOUT_SAVING)
        if act is None:
            raise PermissionDenied
        if act in acts.UPON_A_TEXT:
            request.upon = seen.version(request)  # type: ignore[attr-defined]
        self._perform(request, article, act)
        return self.back_to(article)

    def _perform(
        self, request: HttpRequest, article: Article, act: acts.Act, *, was_saved: bool = False
    ) -> None:
        said, refused = acts.perform(act, article, request)
        if said:
            messages.success(request, said)
        elif refused:
            messages.error(request, _one_list(refused, was_saved=was_saved))
        how.remember(request, article, but=() if refused else acts.USES.get(act, ()))

    def _write_version(self, request: HttpRequest, article: Article) -> HttpResponseRedirect:
        try:
            version = acts.write_version(article, request)
        except ValidationError as error:
            messages.error(request, error.messages[0])
            return self.back_to(article)
        messages.success(request, _("A draft with everything chosen before. The words are yours."))
        return self.back_to(version)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        """The history is the revisions."""
        article = self.get_object(request, object_id)
        if article is None:
            raise Http404
        if not seeing.may_see_saves(article, person(request)):
            raise PermissionDenied
        return saves.page(self, request, article)

    # --- deleting -----------------------------------------------------------------------------

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Delete a draft; where something rests on it, say what."""
        article = self.get_object(request, object_id)
        may_try = article and self.has_delete_permission(request, article)
        if article and may_try and (found := resting.on(article)):
            messages.error(request, _one_list(found, was_saved=False))
            return self.back_to(article)
        try:
            return super().delete_view(request, object_id, extra_context)
        except ValidationError as error:
            messages.error(request, _one_list(error.messages, was_saved=False))
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[object_id]))

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        workflow.delete(obj, by=person(request), upon=seen.version(request))

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """A draft goes with its parts and revisions; they need no permissions of their own."""
        return [str(obj) for obj in objs], {}, set(), []


def _one_list(refused: list[str], *, was_saved: bool) -> Any:
    rows = format_html_join("", "<li>{}</li>", ((text,) for text in refused))
    if was_saved:
        intro = _("Your text is saved. It went no further, because of this:")
    else:
        intro = _("Nothing was done, because of this:")
    return format_html("{}<ul>{}</ul>", intro, rows)
