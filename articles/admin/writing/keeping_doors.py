"""The doors through which nothing typed is lost: keeping, presence, offering back, conflicts."""

from collections.abc import Iterator
from typing import Any

from articles.admin.writing import autosave, conflict, kept_pages

Door = tuple[str, Any, str]


def of(model_admin: Any) -> Iterator[Door]:
    """Route, view and name of each."""
    keep, found, here = (
        autosave.door_of(model_admin, answer)
        for answer in (autosave.keep, autosave.found, autosave.here)
    )
    yield "signed-in/", autosave.signed_in, "signed_in"
    yield "kept/", kept_pages.list_of(model_admin), "kept"
    yield "kept/<str:key>/", kept_pages.one_of(model_admin), "kept_one"
    yield "keep/", keep, "keep_new"
    yield "found/", found, "found_new"
    yield "<int:number>/keep/", keep, "keep"
    yield "<int:number>/found/", found, "found"
    yield "<int:number>/here/", here, "here"
    yield (
        "<int:number>/conflict/<int:refused>/",
        conflict.page_of(model_admin),
        "conflict",
    )
