"""The credit line while the chain is being written, before anything is saved."""

from collections.abc import Iterator

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse, QueryDict
from django.views.decorators.http import require_safe

from articles import proposals
from articles.models import Attribution, Source
from articles.models.attribution import chain_of
from articles.text.credit_line import Hop, Name
from articles.text.credit_line import credit_line as line_of

MOST_HOPS = 20
Typed = tuple[int, str, int | None, str]


@require_safe
def preview(request: HttpRequest) -> JsonResponse:
    """The sentence for the chain in the query: `step`, `role`, `source`, `name`, once for a hop."""
    if not request.user.has_perm("articles.view_source"):
        raise PermissionDenied
    language = request.GET.get("language", "")
    if language not in dict(settings.LANGUAGES):
        return JsonResponse({"line": ""})
    return JsonResponse({"line": _line(list(_hops(request.GET)), language)})


def _hops(data: QueryDict) -> Iterator[Typed]:
    columns = [data.getlist(name)[:MOST_HOPS] for name in ("step", "role", "source", "name")]
    for step, role, source, name in zip(*columns, strict=False):
        if name.strip() and role in Attribution.Role.values:
            number = int(source) if source.isdecimal() else None
            yield int(step) if step.isdecimal() else MOST_HOPS, role, number, name.strip()[:200]


def _line(typed: list[Typed], language: str) -> str:
    wanted = [number for _step, _role, number, _name in typed if number]
    known = Source.objects.prefetch_related("names").in_bulk(wanted)
    names, rows = {}, []
    for position, (step, role, number, name) in enumerate(typed):
        source = known.get(number) if number else proposals.find_source(name)
        row = Attribution(step=step, role=role, position=position, source=source)
        names[position] = row.name_in(language) if source else Name(text=name)
        rows.append(row)
    chain = chain_of(rows)
    return line_of(
        [[Hop(name=names[row.position], role=row.role) for row in step] for step in chain], language
    )
