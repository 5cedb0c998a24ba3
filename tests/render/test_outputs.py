"""The files of a build: JSON, manifest, and the same bytes wherever and whenever it runs."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from estimative.errors import PluginError
from estimative.model.assessments import Assessment
from estimative.render.bundle import Bundle
from estimative.render.write import render, write

HERE = Path(__file__).parent


def test_a_build_writes_three_files(bundle: Bundle, tmp_path: Path) -> None:
    made = write(bundle, tmp_path / "deep" / "out")
    assert sorted(p.name for p in (tmp_path / "deep" / "out").iterdir()) == [
        "assessment.json",
        "index.html",
        "manifest.json",
    ]
    assert [item.name for item in made.outputs] == ["assessment.json", "index.html"]


def test_the_manifest_has_the_digest_of_every_output(bundle: Bundle) -> None:
    files = render(bundle)
    listed = {i["name"]: i["sha256"] for i in msgspec.json.decode(files["manifest.json"])["outputs"]}
    assert listed == {n: sha256(d).hexdigest() for n, d in files.items() if n != "manifest.json"}


def test_the_json_names_its_form_and_gives_the_model_back(bundle: Bundle) -> None:
    data = msgspec.json.decode(render(bundle, ["json"])["assessment.json"])
    assert data["schema"] == "estimative.assessment/1"
    assert set(data) == {"schema", "cutoff", "page", "model", "later"}
    assert msgspec.convert(data["model"]["assessment"], Assessment) == bundle.assessment


def test_an_unknown_renderer_is_an_error(bundle: Bundle) -> None:
    with pytest.raises(PluginError, match="no renderer named 'docx'"):
        render(bundle, ["docx"])


def test_no_output_names_a_folder_of_this_machine(bundle: Bundle, tmp_path: Path) -> None:
    write(bundle, tmp_path)
    for file in tmp_path.iterdir():
        text = file.read_text(encoding="utf-8")
        assert str(tmp_path) not in text
        assert os.getcwd() not in text


def test_rebuilding_gives_the_same_bytes_in_any_zone_and_hash_order(tmp_path: Path) -> None:
    script = (
        "import sys; sys.path[:0] = [sys.argv[1], sys.argv[1] + '/sample']\n"
        "import conftest\n"
        "from estimative.render.write import render\n"
        "from hashlib import sha256\n"
        "files = render(conftest.make_bundle())\n"
        "print({n: sha256(d).hexdigest() for n, d in sorted(files.items())})\n"
    )
    told = set()
    for zone, seed in (("Pacific/Kiritimati", "1"), ("America/Los_Angeles", "4242")):
        env = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C"}
        done = subprocess.run(
            [sys.executable, "-c", script, str(HERE)], env=env, cwd=tmp_path, capture_output=True, text=True, check=True
        )
        told.add(done.stdout)
    assert len(told) == 1
