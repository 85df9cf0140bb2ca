"""The typography button: what it would change in the text that is being written. Saves nothing."""

import json
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from articles.text import sanitise
from articles.text.typeset_proposals import proposals

MOST_BLOCKS = 5_000


@require_POST
def proposed(request: HttpRequest) -> JsonResponse:
    """Proposals for {"language", "blocks"}: a block is a list of strings, null for a line break.

    A string is what stands between two tags; proposals have as many, in the same order.
    """
    if not request.user.has_perm("articles.change_article"):
        raise PermissionDenied
    language, blocks = _asked(request.body)
    found = proposals(blocks, language)
    return JsonResponse(
        {
            "proposals": [
                {"index": one.index, "pieces": one.pieces, "spans": one.spans} for one in found
            ]
        }
    )


def _asked(body: bytes) -> tuple[str, list[list[str | None]]]:
    try:
        asked = json.loads(body)
        language, blocks = asked["language"], asked["blocks"]
    except (ValueError, KeyError, TypeError) as error:
        raise BadRequest("Not a request of the typography button.") from error
    known = isinstance(language, str) and language in dict(settings.LANGUAGES)
    fits = len(body) <= 2 * sanitise.LONGEST and isinstance(blocks, list)
    if not (known and fits and len(blocks) <= MOST_BLOCKS and all(map(_is_block, blocks))):
        raise BadRequest("Not a request of the typography button.")
    return language, blocks


def _is_block(block: Any) -> bool:
    return isinstance(block, list) and all(
        piece is None or isinstance(piece, str) for piece in block
    )
