"""Reading sitemaps back, and asking their schemas."""

import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

SCHEMAS = Path(__file__).parent.parent / "data" / "schemas"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
XMLLINT = shutil.which("xmllint")
ROOT = "http://127.0.0.1:8000"


def read(response):
    """The elements of a sitemap or an index."""
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    return list(ET.fromstring(response.content))


def paths(response):
    """The addresses in it, without the site's own."""
    found = [entry.findtext(f"{SITEMAP}loc") for entry in read(response)]
    assert all(address.startswith(f"{ROOT}/") for address in found)
    return [address.removeprefix(ROOT) for address in found]


def changed(response):
    """When each of its addresses changed, by address."""
    return {
        entry.findtext(f"{SITEMAP}loc").removeprefix(ROOT): entry.findtext(f"{SITEMAP}lastmod")
        for entry in read(response)
    }


def schema_faults(content, schema, tmp_path):
    """What xmllint says of a document; "" is the best answer."""
    file = tmp_path / "document.xml"
    file.write_bytes(content)
    command = [XMLLINT, "--noout", "--nonet", "--schema", str(SCHEMAS / schema), str(file)]
    said = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    return "" if said.returncode == 0 else said.stderr
