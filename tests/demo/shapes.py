"""JSON-LD as TypeScript, for the compiler to judge by schema-dts, schema.org's types."""

import json


def shape(value):
    """What a type can see of a value: names and kinds, not which words stand there."""
    if isinstance(value, dict):
        named = ((name, one if name == "@type" else shape(one)) for name, one in value.items())
        return tuple(sorted(named))
    if isinstance(value, list):
        return ("list", *sorted({shape(one) for one in value}, key=str))
    # Values of schema.org's own are constants, and a type knows them.
    is_constant = isinstance(value, str) and value.startswith(("http://schema", "https://schema"))
    return value if is_constant else type(value).__name__


def of_each_shape(graphs):
    """One node of each shape, with the page that has it; `graphs` are (page, graph) pairs."""
    found = {}
    for page, graph in graphs:
        assert set(graph) == {"@context", "@graph"}, page
        assert graph["@context"] == "https://schema.org", page
        for node in graph["@graph"]:
            found.setdefault(shape(node), (page, node))
    return list(found.values())


def script(nodes):
    """A module with a constant a line for each node, after the line that imports their types."""
    types = sorted({node["@type"] for _page, node in nodes})
    rows = [f"import type {{ {', '.join(types)} }} from 'schema-dts';"]
    for number, (page, node) in enumerate(nodes):
        written = json.dumps(node, ensure_ascii=False)
        rows.append(f"export const node{number}: {node['@type']} = {written}; // {page}")
    return "\n".join(rows) + "\n"
