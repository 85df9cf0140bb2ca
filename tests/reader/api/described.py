"""Holding answers against what describes them."""

import json
import re
from datetime import date, datetime
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from reader.api import ninjs, views

NINJS = Path(__file__).resolve().parents[2] / "data" / "ninjs.json"
HERE = "urn:api"
formats = FormatChecker(formats=())


@formats.checks("uri")
def _is_whole_address(value):
    return not isinstance(value, str) or bool(urlsplit(value).scheme and urlsplit(value).path)


@formats.checks("date-time", raises=ValueError)
def _is_moment(value):
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


@formats.checks("date", raises=ValueError)
def _is_day(value):
    return not isinstance(value, str) or bool(date.fromisoformat(value))


@cache
def _registry():
    description = Resource.from_contents(views.described(), default_specification=DRAFT202012)
    return Registry().with_resource(HERE, description)


@cache
def validator(pointer):
    """What checks a value against a schema of the description, by its pointer."""
    schema = {"$ref": f"{HERE}#{pointer}"}
    return Draft202012Validator(schema, registry=_registry(), format_checker=formats)


@cache
def ninjs_validator():
    return Draft202012Validator(json.loads(NINJS.read_text()), format_checker=formats)


def operation_of(path):
    """The path of the description that an address belongs to, and its pointer."""
    inner = urlsplit(path).path.removeprefix("/api/v1")
    inner = re.sub(r"^/articles/\d+$", "/articles/{number}", inner)
    return f"/paths/{inner.replace('~', '~0').replace('/', '~1')}/get"


def faults(response, path):
    """In what an answer is not as it is described."""
    operation = _at(operation_of(path))
    status = str(response.status_code)
    if status not in operation["responses"]:
        return [f"{status} is not described"]
    described = _followed(operation["responses"][status])
    content_type = response.headers.get("Content-Type", "")
    if "content" not in described:
        return [] if not response.content else ["it says something"]
    if content_type not in described["content"]:
        return [f"{content_type} is not described"]
    value = json.loads(response.content)
    pointer = described["content"][content_type]["schema"]
    if "$ref" not in pointer:
        checks = [Draft202012Validator(pointer)]
    else:
        checks = [validator(pointer["$ref"].removeprefix("#"))]
    if content_type == ninjs.MEDIA_TYPE:
        checks.append(ninjs_validator())
    return [
        f"{e.json_path}: {e.message[:200]}" for check in checks for e in check.iter_errors(value)
    ]


def _at(pointer):
    found = views.described()
    for part in pointer.strip("/").split("/"):
        found = found[part.replace("~1", "/").replace("~0", "~")]
    return found


def _followed(node):
    return _at(node["$ref"].removeprefix("#")) if "$ref" in node else node
