"""`reportedly gazetteer build`: every place of some countries, or of all, from GeoNames."""

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from reportedly.acquire.download import Downloads
    from reportedly.resolve import Built, Sources

NAME = "gazetteer"
SERVER = "https://download.geonames.org/export/dump"
_SHOWN = 20  # problems; a damaged file has thousands of one kind

app = typer.Typer(help="Make a full gazetteer from GeoNames.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    # With a callback, a group of one command keeps that command's name.
    pass


def _countries(words: str | None) -> str | None:
    if words is not None and not re.fullmatch(r"[A-Za-z]{2}(?:,[A-Za-z]{2})*", words.replace(" ", "")):
        raise typer.BadParameter(f'"{words}" are no two-letter codes; write them as XK,RS')
    return words


def user_folder() -> Path:
    """Where what a user fetched is kept: XDG_DATA_HOME, else ~/.local/share."""
    home = os.environ.get("XDG_DATA_HOME")
    return (Path(home) if home else Path.home() / ".local" / "share") / "reportedly"


@app.command("build")
def build(
    *,
    countries: Annotated[
        str | None,
        typer.Option(metavar="XK,RS", help="ISO codes of the countries to take in full.", callback=_countries),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Take all countries: 0.6 GB to fetch.")] = False,
    folder: Annotated[
        Path | None, typer.Option("--from", metavar="DIR", help="Take GeoNames files that lie in a folder; no network.")
    ] = None,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="The gazetteer. [default: in the user's data folder]")
    ] = None,
    mirror: Annotated[
        str | None, typer.Option(metavar="URL", help="Another server that has the same files.", show_default=False)
    ] = None,
) -> int:
    """Build a gazetteer of every place that GeoNames has, and say how to use it.

    Files are fetched once, resumed where a connection broke off, and kept beside the gazetteer. A line that cannot be
    read is named, and the rest is taken; the exit status is 1 then. GeoNames data is CC BY 4.0.
    """
    from reportedly import resolve

    if (countries is None) + (not everything) + (folder is None) != 2:
        raise typer.BadParameter("give one of --countries, --all and --from")
    out = to or user_folder() / "geonames.sqlite"
    with _watched() as watch:
        if folder is not None:
            sources = _lying(folder)
        else:
            codes = () if countries is None else tuple(sorted({c.strip().upper() for c in countries.split(",")}))
            sources = _fetched(codes, user_folder() / "geonames", mirror, watch)
        built = resolve.build_gazetteer(out, sources, base=resolve.EMBEDDED, on_line=lambda n, at: watch(n, at, None))
    _say(built, out)
    return 1 if built.problems else 0


def _say(built: "Built", out: Path) -> None:
    for problem in built.problems[:_SHOWN]:
        print(f"reportedly: {problem.message}", file=sys.stderr)
    if len(built.problems) > _SHOWN:
        print(f"reportedly: and {len(built.problems) - _SHOWN:,} more lines of this kind", file=sys.stderr)
    print(f"{out}: {built.n_places:,} places, {built.n_names:,} names (GeoNames, CC BY 4.0)")
    print(f'to use it, write in reportedly.toml:\n\n[reader]\ngazetteer_file = "{out}"')


def _lying(folder: Path) -> "Sources":
    """The GeoNames files in a folder, by their names.

    Raises:
        AcquireError: if it is no folder or holds no main file.
    """
    from reportedly.errors import AcquireError
    from reportedly.resolve import Sources

    if not folder.is_dir():
        raise AcquireError(f"{folder}: no such folder; give the one that holds XK.zip or allCountries.zip")
    places = _files(folder, r"(?:[A-Z]{2}|allCountries)\.(?:txt|zip)")
    if not places:
        raise AcquireError(f"{folder}: holds no main file; put XK.zip (or XK.txt) or allCountries.zip there")
    names = _files(folder, r"alternateNames(?:V2)?\.(?:txt|zip)") or _files(
        folder / "alternatenames", r"[A-Z]{2}\.(?:txt|zip)"
    )
    admins = _files(folder, r"admin1CodesASCII\.txt")
    return Sources(places=places, names=names, admins=admins[0] if admins else None, digests=())


def _files(folder: Path, pattern: str) -> tuple[Path, ...]:
    """Files whose names fit, sorted; of a zipped and a plain one of the same name, the plain one."""
    found = sorted(path for path in folder.glob("*") if re.fullmatch(pattern, path.name))
    plain = {path.stem for path in found if path.suffix == ".txt"}
    return tuple(path for path in found if path.suffix == ".txt" or path.stem not in plain)


def _fetched(codes: tuple[str, ...], folder: Path, mirror: str | None, watch: "Watch") -> "Sources":
    from reportedly import acquire
    from reportedly.resolve import Sources

    server = (mirror or SERVER).rstrip("/")
    places = tuple(f"{code}.zip" for code in codes) or ("allCountries.zip",)
    names = tuple(f"alternatenames/{code}.zip" for code in codes) or ("alternateNamesV2.zip",)
    # Who names a mirror may have it on this machine.
    with acquire.open_downloads(allow_private=mirror is not None) as door:
        found = {name: _one(door, server, name, folder, watch) for name in (*places, *names, "admin1CodesASCII.txt")}
    return Sources(
        places=tuple(found[name][0] for name in places),
        names=tuple(found[name][0] for name in names),
        admins=found["admin1CodesASCII.txt"][0],
        digests=tuple((name, digest) for name, (_, digest) in found.items()),
    )


def _one(door: "Downloads", server: str, name: str, folder: Path, watch: "Watch") -> tuple[Path, str]:
    got = door.fetch(f"{server}/{name}", folder / name, on_bytes=watch)
    return got.path, got.sha256


Watch = Callable[[str, int, int | None], None]
"""Is told a file's name, how far it is, and how far it goes if that is known."""


@contextmanager
def _watched() -> Iterator[Watch]:
    """Show how far each file is, where a person can see it."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[far]}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, far="")

        def told(name: str, at: int, total: int | None) -> None:
            far = f"{at / 1e6:,.1f} of {total / 1e6:,.1f} MB" if total else f"line {at:,}"
            bar.update(task, description=name, completed=at, total=total, far=far)

        yield told
