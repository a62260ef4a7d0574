"""How the rules for dates seen from the day of writing read their matches: Tuesday, yesterday, at noon, the 17th."""

import re
from dataclasses import replace
from datetime import timedelta

from reportedly.resolve import stretch as on
from reportedly.resolve import timex_words as words
from reportedly.resolve.stretch import Stretch
from reportedly.resolve.timex_calendar import nearest_year, written_as_name
from reportedly.resolve.timex_setting import Setting


def weekday(m: re.Match[str], setting: Setting) -> Stretch | None:
    """The Tuesday that is meant: the last one, unless the clause speaks of the future."""
    name = m.group("w").casefold().rstrip(".")
    if _is_other_word(m, name, setting):
        return None
    number = words.WEEKDAYS[name]
    part = (m.group("p") or m.group("p0") or "").casefold()
    tail = f"T{words.PARTS[part].removeprefix('T')}" if part else ""
    if setting.anchor is None:
        return Stretch(value=f"XXXX-WXX-{number + 1}{tail}", type="TIME" if part else "DATE")
    here, mod = setting.anchor, (m.group("mod") or "").casefold()
    gap = (number - here.weekday()) % 7
    if mod == "this":
        day = here + timedelta(days=number - here.weekday())
    elif mod in ("next", "coming", "following"):
        # Said on a Monday, "next Tuesday" is not tomorrow.
        day = here + timedelta(days=gap + 7 if gap < 2 and mod == "next" else gap or 7)
    elif mod in ("last", "past", "previous"):
        # "Last Wednesday", said on a Thursday, is mostly the one of the week before.
        back = (-gap) % 7 or 7
        day = here - timedelta(days=back + 7 if back == 1 and mod == "last" else back)
    elif setting.ahead(m.start()):
        day = here + timedelta(days=gap)
    else:
        day = here - timedelta(days=(-gap) % 7)
    return with_part(on.days(day), part)


_SHORT_LEAD = re.compile(r"\b(?:on|from|until|till|til|by|since|b4|before|and)\s+$", re.IGNORECASE)
_SHORT_END = re.compile(r"\.?\s*(?:[,;:!?)\n]|$|\.\s|(?:morning|night|nite|evening|afternoon|noon|\d))", re.IGNORECASE)


_CLOCK_BEHIND = re.compile(r"[,.]?\s+\d{1,2}(?:[:.h]\d\d\b|\s?[ap]\.?m\b)", re.IGNORECASE)
"""A clock time behind "wed" or "sun" says that they are days."""


def _is_other_word(m: re.Match[str], name: str, setting: Setting) -> bool:
    """Whether the letters of a weekday's short form are another word: "the sun", "they sat", "a mon ami"."""
    if len(name) > 3 or m.group("mod"):
        return not written_as_name(m, "w")
    if m.group("w")[0].isupper():
        return not setting.lead(m.start())
    if _CLOCK_BEHIND.match(setting.text, m.end()) is not None:
        return False
    is_led = _SHORT_LEAD.search(setting.text, max(0, m.start() - 10), m.start()) is not None
    return not is_led and (name in {"sat", "sun", "wed"} or _SHORT_END.match(setting.text, m.end()) is None)


def with_part(found: Stretch, part: str) -> Stretch:
    """The day with its morning or night."""
    if not part:
        return found
    code = words.PARTS[part]
    return replace(found, value=f"{found.value}{code if code.startswith('T') else 'T' + code}", type="TIME")


def weekdays(m: re.Match[str], setting: Setting) -> Stretch | None:
    """Monday to Friday."""
    first, last = (words.WEEKDAYS[m.group(g).casefold().rstrip(".")] for g in ("w", "w2"))
    if setting.anchor is None or not written_as_name(m, "w"):
        return None
    here = setting.anchor
    ahead = setting.ahead(m.start())
    gap = (last - here.weekday()) % 7
    end = here + timedelta(days=gap) if ahead else here - timedelta(days=(-gap) % 7)
    return on.days(end - timedelta(days=(last - first) % 7), end)


_DEICTIC = {
    "today": 0,
    "tonight": 0,
    "tonite": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "tmrw": 1,
    "tmw": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}


def deictic(m: re.Match[str], setting: Setting) -> Stretch | None:
    """Yesterday, tonight, overnight."""
    word = re.sub(r"\s+", " ", m.group("w").casefold())
    word = word if word in _DEICTIC or word == "overnight" else f"the {word}"
    part = (m.group("p") or m.group("p0") or ("night" if word in ("tonight", "tonite") else "")).casefold()
    if setting.anchor is None:
        return Stretch(value="PAST_REF" if word in ("yesterday", "overnight") else "PRESENT_REF")
    here = setting.anchor
    if word == "overnight":
        if setting.ahead(m.start()):
            return replace(on.days(here, here + timedelta(days=1)), value=f"{here.isoformat()}TNI", type="TIME")
        before = here - timedelta(days=1)
        return replace(on.days(before, here), value=f"{before.isoformat()}TNI", type="TIME")
    return with_part(on.days(here + timedelta(days=_DEICTIC[word])), part)


def this_part(m: re.Match[str], setting: Setting) -> Stretch | None:
    """This morning, last night."""
    if setting.anchor is None:
        return None
    back = 1 if m.group("mod").casefold() in ("last", "the previous") else 0
    return with_part(on.days(setting.anchor - timedelta(days=back)), m.group("p").casefold())


def present(m: re.Match[str], setting: Setting) -> Stretch | None:
    """Now: the day of writing; recently: no day at all."""
    if m.group().casefold() in ("recently", "lately"):
        return Stretch(value="PAST_REF")
    here = setting.anchor
    return Stretch(value="PRESENT_REF", start=here, end=here, relation="on" if here else None)


def open_end(_: re.Match[str], setting: Setting) -> Stretch | None:
    """Until further notice: from the day that the sentence speaks of, else that of writing, with no end."""
    here = setting.anchor
    return Stretch(value="PXD", type="DURATION", start=here, relation="since", flags=("open-end",))


def weekend(m: re.Match[str], setting: Setting) -> Stretch | None:
    """The weekend: the last one, the coming one where the clause looks ahead."""
    if setting.anchor is None:
        return None
    found = on.weekend(setting.anchor)
    if found.start and found.start > setting.anchor and not setting.ahead(m.start()):
        return on.weekend(setting.anchor - timedelta(days=7))
    return found


def clock(m: re.Match[str], setting: Setting) -> Stretch | None:
    """A time of day; its day is the one the sentence speaks of, else the report's."""
    text = m.group("c").casefold()
    heads_line = not setting.text[: m.start()].rpartition("\n")[2].strip()
    # "17.40" is a time only at the head of a line, as in a running report; elsewhere it is a figure.
    if "." in text and not re.search(r"[ap]\.?m", text) and not heads_line:
        return None
    # At the head of a line it says when the entry was written, whatever day the entry speaks of.
    flags = () if heads_line else ("clock",)
    figures = re.findall(r"\d+", text)
    hour, minute = int(figures[0]), int(figures[1]) if len(figures) > 1 else 0
    if re.search(r"p\.?m", text) and hour < 12:
        hour += 12
    if minute > 59 or hour > 23:
        return None
    day = setting.anchor
    value = f"T{hour:02}:{minute:02}"
    if day is None:
        return Stretch(value=value, type="TIME", granularity="hour", flags=flags)
    return Stretch(value=f"{day.isoformat()}{value}", start=day, end=day, type="TIME", granularity="hour", flags=flags)


def daytime(m: re.Match[str], setting: Setting) -> Stretch | None:
    """At dawn, before noon."""
    if setting.anchor is None:
        return Stretch(value=with_part(Stretch(value=""), m.group("p").casefold()).value, type="TIME", flags=("clock",))
    found = with_part(on.days(setting.anchor), m.group("p").casefold())
    return replace(found, granularity="hour", flags=("clock",))


def week_of(m: re.Match[str], setting: Setting) -> Stretch | None:
    """Tuesday of next week; next week on Tuesday."""
    if setting.anchor is None:
        return None
    mod = (m.group("mod") or m.group("mod2")).casefold()
    step = -1 if mod in ("last", "previous") else 1 if mod in ("next", "following", "the following") else 0
    monday = setting.anchor - timedelta(days=setting.anchor.weekday() - 7 * step)
    day = monday + timedelta(days=words.WEEKDAYS[(m.group("w") or m.group("w2")).casefold().rstrip(".")])
    return with_part(on.days(day), (m.group("p") or m.group("p2") or "").casefold())


def weekday_number(m: re.Match[str], setting: Setting) -> Stretch | None:
    """Tuesday the 11th: the nearest month in which the 11th is a Tuesday."""
    if setting.anchor is None:
        return None
    number, want = words.day_number(m.group("d")), words.WEEKDAYS[m.group("w").casefold().rstrip(".")]
    found = []
    for step in range(-7, 8):
        first = on.shift_months(setting.anchor.replace(day=1), step)
        try:
            day = first.replace(day=number)
        except ValueError:
            continue
        if day.weekday() == want:
            found.append(day)
    here, ahead = setting.anchor, setting.ahead(m.start())
    best = min(found, key=lambda day: abs((day - here).days) * (1.5 if (day > here) != ahead else 1), default=None)
    return None if best is None else on.days(best, flags=("month-inferred",))


def day_number(m: re.Match[str], setting: Setting) -> Stretch | None:
    """The 17th: of this month or the last, of the next where the clause looks ahead."""
    if setting.anchor is None:
        return None
    here, number = setting.anchor, words.day_number(m.group("d"))
    if number > 31:
        return None
    steps = (0, 1, 2) if setting.ahead(m.start()) else (0, -1, -2)
    for step in steps:
        first = on.shift_months(here.replace(day=1), step)
        try:
            day = first.replace(day=number)
        except ValueError:
            continue
        if (day >= here) if steps[1] > 0 else (day <= here):
            return on.days(day, flags=("month-inferred",))
    return None


def _holder(m: re.Match[str], setting: Setting) -> Stretch | None:
    """The month or year inside which a part is named."""
    if m.group("m"):
        number = words.MONTHS[m.group("m").casefold().rstrip(".")]
        year = int(m.group("y")) if m.group("y") else nearest_year(number, 15, setting, m.start())[0]
        return on.month(year, number) if year else None
    if m.group("y2"):
        return on.year(int(m.group("y2")))
    if setting.anchor is None:
        return None
    mod, unit = m.group("mod").casefold(), words.unit(m.group("hu"))
    step = -1 if mod in ("last", "previous") else 1 if mod in ("next", "following") else 0
    return on.around(on.shift(setting.anchor, step, unit), unit)


def inside(m: re.Match[str], setting: Setting) -> Stretch | None:  # noqa: PLR0911 -- the readings in the order in which they are tried
    """The second week of 2021, the last Monday of May, the first day of next month."""
    text, what = m.group("n").casefold(), (m.group("u") or "").casefold().removesuffix("s")
    count = -1 if text in ("last", "final") else words.day_number(text)
    holder = _holder(m, setting)
    if holder is None or holder.start is None or holder.end is None:
        return None
    first, last = holder.start, holder.end
    if m.group("w"):
        if holder.granularity != "month":
            return None
        return on.days(on.nth_weekday(first.year, first.month, words.WEEKDAYS[m.group("w").casefold()], count))
    if what == "week":
        # A week belongs to where its Thursday lies, as ISO 8601 counts.
        thursday = first + timedelta(days=(3 - first.weekday()) % 7)
        final = last - timedelta(days=(last.weekday() - 3) % 7)
        return on.week(thursday + timedelta(weeks=count - 1) if count > 0 else final)
    if what == "day":
        return on.days(first + timedelta(days=count - 1) if count > 0 else last)
    if what == "month":
        return on.month(first.year, count if count > 0 else 12)
    saturday = first + timedelta(days=(5 - first.weekday()) % 7)
    return on.weekend(saturday + timedelta(weeks=count - 1) if count > 0 else last)


def first_units(m: re.Match[str], setting: Setting) -> Stretch | None:
    """The first ten days of last year, the last four months of 2021."""
    holder, count = _holder(m, setting), words.number(m.group("c"))
    if holder is None or holder.start is None or holder.end is None or count is None:
        return None
    unit = words.unit(m.group("u"))
    if m.group("n").casefold() == "first":
        return on.days(holder.start, on.shift(holder.start, count, unit) - timedelta(days=1))
    return on.days(on.shift(holder.end + timedelta(days=1), -count, unit), holder.end)


def same(m: re.Match[str], setting: Setting) -> Stretch | None:
    """That day, the same week: where the text was last."""
    base = setting.last or setting.anchor
    if base is None:
        return None
    how, unit = m.group("how").casefold(), words.unit(m.group("u"))
    step = {"before": -1, "after": 1}.get((m.group("step") or "").casefold(), 0)
    if how == "the" and step == 0:
        return None
    return replace(on.around(on.shift(base, step, unit), unit), flags=("narrative",))
