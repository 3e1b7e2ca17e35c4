"""Downloading a model from a hub, a mirror and a folder that misbehave: nothing is lost, nothing damaged is kept."""

from __future__ import annotations

import random
import shutil
import socket
import time
from collections import namedtuple

import pytest

from engines.model_server import REVISION, ModelServer
from transdesk.domain.errors import ModelError
from transdesk.engines.download import DownloadStoppedError, download
from transdesk.engines.sources import FolderSource, HubSource, MirrorSource, wanted

NAME = "maker/model"
FILES = {
    "config.json": b'{"model_type": "m2m_100"}',
    "model.safetensors": random.Random(1).randbytes(5_000_000),
    "pytorch_model.bin": b"the same weights once more" * 100,
    "sentencepiece.bpe.model": random.Random(2).randbytes(4_000),
}
TAKEN = {"config.json", "model.safetensors", "sentencepiece.bpe.model"}


@pytest.fixture
def server(monkeypatch):
    stub = ModelServer(dict(FILES))
    monkeypatch.setenv("HF_ENDPOINT", stub.url)
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    yield stub
    stub.close()


@pytest.fixture(params=["hub", "mirror"])
def source(request, server):
    return HubSource(NAME, read_seconds=0.5) if request.param == "hub" else MirrorSource(server.url, read_seconds=0.5)


def get(source, folder, **options):
    return download(source, folder, pauses=(0.0, 0.0, 0.0), **options)


def refused(source, folder, **options) -> ModelError:
    with pytest.raises(ModelError) as caught:
        get(source, folder, **options)
    assert "\n" not in str(caught.value)
    return caught.value


def complete(folder) -> bool:
    return {p.name: p.read_bytes() for p in folder.iterdir()} == {n: FILES[n] for n in TAKEN}


def test_what_is_needed_arrives_and_nothing_else(source, tmp_path):
    seen = []
    listing = get(source, tmp_path, progress=lambda done, total: seen.append((done, total)))
    assert complete(tmp_path)
    assert seen == sorted(seen)
    assert seen[-1] == (listing.size, listing.size)


def test_the_hub_s_revision_is_told_and_its_files_are_those_of_it(server, tmp_path):
    assert get(HubSource(NAME), tmp_path).revision == REVISION
    assert {path for path, _ in server.asked[1:]} == {f"/{NAME}/resolve/{REVISION}/{n}" for n in TAKEN}


def test_a_connection_that_breaks_off_is_taken_up_where_it_ended(source, server, tmp_path):
    server.script = ["fine", "break", "break"]  # the first file is config.json
    get(source, tmp_path)
    assert complete(tmp_path)
    starts = [r for path, r in server.asked if path.endswith("model.safetensors")]
    assert starts[0] == ""
    assert len(starts) == 3
    first, second = (int(r.removeprefix("bytes=").rstrip("-")) for r in starts[1:])
    assert 2_000_000 < first <= 2_500_000 < second <= 3_750_000


def test_a_second_run_takes_up_what_the_first_one_left(source, server, tmp_path):
    def enough() -> bool:
        return (tmp_path / "model.safetensors.part").is_file()

    with pytest.raises(DownloadStoppedError):
        get(source, tmp_path, cancelled=enough)
    here = (tmp_path / "model.safetensors.part").stat().st_size
    assert 0 < here < len(FILES["model.safetensors"])
    server.asked.clear()
    seen = []
    get(source, tmp_path, progress=lambda done, _: seen.append(done))
    assert complete(tmp_path)
    assert (f"bytes={here}-") in {r for _, r in server.asked}
    assert min(seen[1:]) >= here


def test_a_server_that_cannot_skip_sends_everything_again(source, server, tmp_path):
    server.ranges = False
    (tmp_path / "model.safetensors.part").write_bytes(b"something older")
    get(source, tmp_path)
    assert complete(tmp_path)


def test_damaged_bytes_are_thrown_away_and_said(source, server, tmp_path):
    server.script = ["fine", "wrong"]
    error = refused(source, tmp_path)
    assert error.values["reason"] == "checksum"
    assert [p.name for p in tmp_path.iterdir()] == ["config.json"]
    get(source, tmp_path)
    assert complete(tmp_path)


@pytest.mark.parametrize(
    ("step", "reason"),
    [(404, "missing"), (403, "refused"), (418, "refused"), (429, "busy"), (503, "busy"), ("hang", "broken")],
)
def test_what_a_server_refuses_is_said_with_a_way_out(source, server, tmp_path, step, reason):
    server.script = [step] * 4
    error = refused(source, tmp_path)
    assert error.values["reason"] == reason
    assert "--from" in str(error) or "again" in str(error)


def test_a_busy_server_is_asked_again(source, server, tmp_path):
    server.script = [429, 500, 429]
    get(source, tmp_path)
    assert complete(tmp_path)


def test_without_network_it_fails_in_two_seconds_with_the_way_out(monkeypatch, tmp_path):
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    assert "--from" in str(refused(HubSource(NAME), tmp_path))
    monkeypatch.setattr(
        "transdesk.engines._hub._connects", lambda _: time.sleep(8)
    )  # a name server that does not answer
    with socket.create_server(("127.0.0.1", 0)) as deaf:  # takes connections and says nothing
        mirror = MirrorSource(f"http://127.0.0.1:{deaf.getsockname()[1]}", read_seconds=0.5)
        started = time.monotonic()
        assert refused(mirror, tmp_path).values["reason"] == "broken"
        assert refused(HubSource(NAME), tmp_path).values["reason"] == "unreachable"
        assert time.monotonic() - started < 5


def test_forbidden_downloads_say_so(monkeypatch, tmp_path):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    assert refused(HubSource(NAME), tmp_path).values["reason"] == "offline"


def test_a_small_disk_is_refused_before_anything_is_written(source, server, tmp_path, monkeypatch):
    usage = namedtuple("usage", "total used free")  # noqa: PYI024 - what shutil returns
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**9, 0, 3 * 10**8))
    error = refused(source, tmp_path, also=200_000_000)
    assert error.values["reason"] == "space"
    assert "TRANSDESK_MODELS_DIR" in str(error)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fills_on_the_way_keeps_what_has_arrived(source, server, tmp_path):
    (tmp_path / "model.safetensors.part").symlink_to("/dev/full")
    error = refused(source, tmp_path)
    assert error.values["reason"] == "space"


def test_the_token_goes_to_the_hub(server, tmp_path, monkeypatch):
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    get(HubSource(NAME), tmp_path)
    assert server.tokens == {"Bearer hf_secret"}


def test_a_page_that_is_no_hub_is_told(server, tmp_path, monkeypatch):
    monkeypatch.setattr(ModelServer, "listing", lambda _: b"<html>Sign in to the wireless network</html>")
    assert "HF_ENDPOINT" in str(refused(HubSource(NAME), tmp_path))


def test_a_folder_is_copied_and_checked(tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    for name, data in FILES.items():
        (stick / name).write_bytes(data)
    get(FolderSource(stick), tmp_path / "a")
    assert complete(tmp_path / "a")
    (stick / "SHA256SUMS").write_text("0" * 64 + "  config.json\n")
    assert refused(FolderSource(stick), tmp_path / "b").values["reason"] == "checksum"
    assert refused(FolderSource(tmp_path / "a" / "none"), tmp_path / "c").values["reason"] == "folder"
    assert "config.json" in str(refused(FolderSource(tmp_path), tmp_path / "c"))


def test_weights_are_taken_once():
    assert wanted(["pytorch_model.bin", "config.json", "rust_model.ot"]) == ["config.json", "pytorch_model.bin"]
    assert "model.bin" in wanted(["model.bin", "config.json", "shared_vocabulary.json"])
    shards = ["model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors", "model.safetensors.index.json"]
    assert wanted([*shards, "consolidated.safetensors"]) == sorted(shards)
