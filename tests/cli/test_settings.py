"""Settings from file and environment."""

from pathlib import Path

import pytest

from reportedly.errors import SettingsError
from reportedly.settings import Settings, load


@pytest.fixture
def folder(tmp_path):
    def write(text):
        (tmp_path / "reportedly.toml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def test_without_file_and_environment_the_defaults_hold(tmp_path):
    assert load(folder=tmp_path, environment={}) == Settings()


def test_the_file_comes_before_the_default(folder):
    settings = load(folder=folder('[reader]\nworkers = 3\nmodel_folder = "models/mine"'), environment={})
    assert (settings.reader.workers, settings.reader.model_folder) == (3, Path("models/mine"))


def test_the_environment_comes_before_the_file(folder):
    settings = load(folder=folder("[reader]\nworkers = 3"), environment={"REPORTEDLY_READER_WORKERS": "5"})
    assert settings.reader.workers == 5


def test_a_whole_number_does_for_a_number(folder):
    assert load(folder=folder("[fetch]\ntimeout_seconds = 5"), environment={}).fetch.timeout_seconds == 5.0


def test_another_file_can_be_named(folder, tmp_path):
    named = tmp_path / "other.toml"
    named.write_text("[reader]\nworkers = 4", encoding="utf-8")
    settings = load(folder=folder("[reader]\nworkers = 3"), environment={"REPORTEDLY_SETTINGS": str(named)})
    assert settings.reader.workers == 4


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[reader]\nworker = 3", "no setting reader.worker; did you mean workers?"),
        ("[raeder]\nworkers = 3", r"no section \[raeder\]; did you mean reader?"),
        ('[reader]\nworkers = "many"', "reader.workers is 'many'; give a whole number"),
        ("[reader]\nworkers = true", "reader.workers is True; give a whole number"),
        ("[reader]\nworkers = 0", "reader.workers is 0; give 1 or more"),
        ("[reader]\nlanguage = 3", "reader.language is 3; give a text"),
        ("[fetch]\ntimeout_seconds = -1", "fetch.timeout_seconds is -1.0; give more than 0"),
        ("reader = 3", r"reader is a section; write \[reader\]"),
        ("[reader", "not TOML"),
    ],
)
def test_a_bad_file_is_refused_with_its_name(folder, text, said):
    with pytest.raises(SettingsError, match=said) as refused:
        load(folder=folder(text), environment={})
    assert "reportedly.toml: " in str(refused.value)


def test_an_unknown_variable_suggests_the_nearest(tmp_path):
    with pytest.raises(SettingsError, match="did you mean REPORTEDLY_READER_WORKERS"):
        load(folder=tmp_path, environment={"REPORTEDLY_WORKERS": "3"})


def test_the_debug_switch_is_no_setting(tmp_path):
    assert load(folder=tmp_path, environment={"REPORTEDLY_DEBUG": "1"}) == Settings()


def test_a_named_file_must_be_there(tmp_path):
    with pytest.raises(SettingsError, match="cannot be read"):
        load(folder=tmp_path, environment={"REPORTEDLY_SETTINGS": str(tmp_path / "none.toml")})


def test_a_spacy_pipeline_can_read(folder):
    settings = load(folder=folder('[reader]\nannotator = "spacy:en_core_web_sm"'), environment={})
    assert settings.reader.annotator == "spacy:en_core_web_sm"


def test_an_annotator_of_another_kind_is_refused(folder):
    with pytest.raises(SettingsError, match='give "spacy:" and the name of a spaCy pipeline'):
        load(folder=folder('[reader]\nannotator = "nltk:x"'), environment={})
