"""The JSON-LD of a page, as its tests look at it."""

import json
import re

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def nodes(client, address):
    """The nodes of a page's one graph, by the fragments of their ids."""
    html = client.get(address).content.decode()
    (found,) = SCRIPT.findall(html)
    said = json.loads(found)
    assert said["@context"] == "https://schema.org"
    return {node["@id"].rpartition("#")[2]: node for node in said["@graph"]}
