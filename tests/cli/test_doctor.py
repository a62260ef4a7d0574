"""`reportedly doctor`: what is there, what is missing, and what mends it."""

from types import SimpleNamespace

import pytest

from reportedly import annotate, resolve
from reportedly.errors import GazetteerError, ModelMissingError
from reportedly.records import Producer


@pytest.fixture
def sound(monkeypatch):
    """An install in which model and gazetteer are there."""
    producer = Producer(name="annotate/news-small", version="3", digest="0123456789ab")
    monkeypatch.setattr(annotate, "open_annotator", lambda *_, **__: SimpleNamespace(producer=producer))
    monkeypatch.setattr(resolve, "open_gazetteer", lambda *_, **__: SimpleNamespace(meta={"version": "2"}))


@pytest.mark.usefixtures("sound")
def test_a_sound_install_is_told_with_its_versions(reportedly):
    status, out, err = reportedly("doctor")
    assert (status, err) == (0, "")
    assert "ok       reader model     news-small 3, digest 0123456789ab, files as shipped" in out
    assert "ok       gazetteer        version: 2" in out
    assert "event types" in out
    assert out.endswith("\nall well\n")


@pytest.mark.usefixtures("sound")
def test_what_is_missing_comes_with_the_command_that_mends_it(reportedly, monkeypatch):
    def missing(*_, **__):
        raise ModelMissingError('model "news-small" is not installed')

    monkeypatch.setattr(annotate, "open_annotator", missing)
    status, out, _ = reportedly("doctor")
    assert status == 1
    assert 'missing  reader model     model "news-small" is not installed\n' in out
    assert "mend it with: pip install" in out
    assert out.endswith("\n1 to mend\n")


@pytest.mark.usefixtures("sound")
def test_one_thing_missing_does_not_hide_the_next(reportedly, monkeypatch):
    def missing(*_, **__):
        raise GazetteerError("no gazetteer")

    monkeypatch.setattr(resolve, "open_gazetteer", missing)
    out = reportedly("doctor")[1]
    assert "missing  gazetteer" in out
    assert "ok       ontology" in out


@pytest.mark.usefixtures("sound")
def test_settings_that_differ_are_named(reportedly):
    reportedly.file("reportedly.toml", "[reader]\nworkers = 3\n")
    assert "ok       settings         reader.workers = 3\n" in reportedly("doctor")[1]


@pytest.mark.usefixtures("sound")
def test_a_bad_setting_is_found_too(reportedly):
    reportedly.file("reportedly.toml", "[reader]\nworker = 3\n")
    status, out, _ = reportedly("doctor")
    assert status == 1
    assert "did you mean workers?" in out
