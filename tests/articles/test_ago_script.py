import json
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from articles.text import times

NODE = shutil.which("node")
SCRIPT = Path(__file__).parents[2] / "static/reader/js/ago.js"
MOMENT = datetime(2025, 8, 15, tzinfo=UTC)
AGES = [
    0,
    59,
    *(unit * n + rest for unit in (60, 3600, 86400) for n in range(1, 61) for rest in (0, 59)),
]

RUN = """
import { readFileSync } from "node:fs";
const { ago } = await import(process.argv[1]);
const { ages, words, language } = JSON.parse(readFileSync(0));
const plural = new Intl.PluralRules(language);
console.log(JSON.stringify(ages.map((age) => ago(age, words, plural))));
"""


@pytest.mark.skipif(NODE is None, reason="Node.js is not installed")
@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_the_script_says_what_the_server_says(tmp_path, language):
    module = tmp_path / "ago.mjs"
    module.write_text(SCRIPT.read_text())
    words = {"now": times.JUST_NOW[language], **times.ago_patterns(language)}
    asked = json.dumps({"ages": AGES, "words": words, "language": language})

    command = [NODE, "--input-type=module", "--eval", RUN, module.as_uri()]
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)

    expected = [times.ago(MOMENT, MOMENT + timedelta(seconds=age), language) for age in AGES]
    assert json.loads(done.stdout) == expected
