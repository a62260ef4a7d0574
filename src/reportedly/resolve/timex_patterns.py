"""The rules of the time grammar for dates, in the order in which they are tried: who claims a word first keeps it."""

from reportedly.resolve import timex_calendar as calendar
from reportedly.resolve import timex_relative as relative
from reportedly.resolve import timex_words as words
from reportedly.resolve.timex_setting import rule

_P = rf"(?P<p>{words.PART})"
_Y = rf"(?P<y>{words.YEAR})"
_M, _M2 = rf"(?P<m>{words.MONTH})", rf"(?P<m2>{words.MONTH})"
_D, _D2 = rf"(?P<d>{words.DAY})", rf"(?P<d2>{words.DAY})"
_W, _W2 = rf"(?P<w>{words.WEEKDAY})", rf"(?P<w2>{words.WEEKDAY})"
_TO = rf"(?:\s+(?:to|until|till|through)\s+(?:the\s+)?|{words.DASH})"
_AND = rf"(?:\s+(?:to|and|until|till|through)\s+(?:the\s+)?|{words.DASH})"
_ON = rf"(?:{words.WEEKDAY},?\s+)?"
_OF = r"(?:of\s+)?"
_SPELLED = rf"(?P<sy>{words.SPELLED})"
_TAIL = rf"(?:\s?,?[\s/-]+(?:of\s+|in\s+)?(?:{_Y}|(?=(?:seven|eigh|nine|twen|two\s)){_SPELLED}))?"
_RELATIVE = r"\s+(?:of\s+|in\s+)?(?P<ry>last|next|the\s+previous)\s+year\b"
_PART_OF = r"(?:the\s+)?(?:beginning|start|middle|end)\s+of(?:\s+the)?"
_MOD = rf"(?P<mod>early|mid|late|{_PART_OF})"
_NTH = rf"(?P<n>last|final|{words.ORDINAL}|\d+(?:st|nd|rd|th))"
_DAYS = r"monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_YEARLY = r"(?:fiscal\s+)?(?:19|20|21)\d\d|(?:last|this|next|the\s+previous)\s+year"
_BEHIND = "".join(rf"|(?<={word}\s)" for word in "by from to until since this next day between and".split())

_COUNTED = rf"(?:[12]?\d|3[01])(?:st|nd|rd|th)|(?:twenty|thirty)[\s-]\w+|(?!first|second){words.ORDINAL}"
_LED = (
    r"(?:(?<=\bon\sthe\s)|(?<=\bsince\sthe\s)|(?<=\buntil\sthe\s)|(?<=\btill\sthe\s)|(?<=\bnight\sof\sthe\s)"
    r"|(?<=\bmorning\sof\sthe\s)|(?<=\bafternoon\sof\sthe\s)|(?<=\bevening\sof\sthe\s)|(?<=\bdead\sof\sthe\s)"
    r"|(?<=\bdawn\sof\sthe\s)|(?<=\bevents\sof\sthe\s)|(?<=\bnight\s)(?=\d+th))"
)
_NO_DAY = (
    r"(?:(?-i:[A-Z])\w*|\w+\s+(?:day|night|anniversary)|day|days|night|nights|time|floor|anniversary|attempt|round|week|month|year"
    r"|hour|minute|century|edition|page|attack|strike|march|man|person|vote|ballot|try|count|charge|kilometre|mile|front|one"
    r"|of\s+(?:the|its|his|her|their|five|four|three|six|seven|eight|nine|ten)|such|consecutive|straight|session|reading|lap|and)\b"
)
"""What makes an ordinal count something else than days of the month."""
CALENDAR = (
    rule(
        "iso",
        "figure",
        r"(?<![\d/])(?P<y>\d{4})(?P<s>[-/])(?P<mm>\d\d?)(?P=s)(?P<dd>\d\d?)"
        r"(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)",
        calendar.iso,
    ),
    rule(
        "numeric",
        "figure",
        r"(?<![\d/.])(?P<a>\d{1,2})(?P<s>[/.-])(?P<b>\d{1,2})(?P=s)(?P<y>\d{4}|\d{2})(?![\d/])",
        calendar.numeric,
    ),
    rule(
        "stamped",
        "figure",
        rf"(?:(?<![^\n\[(])|(?<=,\s)){_ON}(?P<a>\d{{1,2}})[/.](?P<b>\d{{1,2}})(?=\.?,?\s+\d{{1,2}}[:.h]\d\d(?!\d))",
        calendar.stamped,
    ),
    rule("across-months", "month", rf"\b{_D}\s+{_OF}{_M}{_TO}{_D2}\s+{_OF}{_M2}{_TAIL}", calendar.across),
    rule("month-across-months", "month", rf"\b{_M}\s+{_D}{_TO}{_M2}\s+{_D2}{_TAIL}", calendar.across),
    rule("days-month", "month", rf"\b{_ON}{_D}(?:{_AND}|/){_D2}\s+{_OF}{_M}{_TAIL}", calendar.dated),
    rule("month-days", "month", rf"\b{_M}\s+{_D}{_AND}{_D2}{_TAIL}\b(?!\s+{words.MONTH})", calendar.dated),
    rule(
        "week-around",
        "month",
        rf"\b(?:the\s+)?week\s+(?:of|beginning|commencing|starting)\s+(?:on\s+)?{_M}\s+{_D}{_TAIL}",
        calendar.around_date,
    ),
    rule(
        "compact",
        "compact",
        r"(?<![\d.,])(?P<y>(?:19|20)\d\d)(?P<mm>0[1-9]|1[0-2])(?P<dd>0[1-9]|[12]\d|3[01])(?!\d)",
        calendar.iso,
    ),
    rule(
        "first-units",
        "unit",
        rf"\b(?:the\s+)?(?P<n>first|last|final)\s+(?P<c>{words.COUNT})\s+(?P<u>days|weeks|months)\s+of\s+"
        rf"(?:{_M}(?:\s+{_OF}{_Y})?|(?P<y2>{words.YEAR})|(?P<mod>this|last|next|the|previous|"
        rf"following)\s+(?P<hu>week|month|year))",
        relative.first_units,
    ),
    rule(
        "inside",
        "unit",
        rf"\b(?:the\s+)?{_NTH}\s+(?:(?P<u>days?|weeks?|months?|weekend)|(?P<w>{_DAYS}))\s+(?:of|in)\s+"
        rf"(?:{_M}(?:\s+{_OF}{_Y})?|(?P<y2>{words.YEAR})|(?P<mod>this|last|next|the|previous|"
        rf"following)\s+(?P<hu>week|month|year))",
        relative.inside,
    ),
    rule(
        "spelled-year",
        "spelled",
        rf"\b(?:{_M}\s+{_OF})?(?=(?:seventeen|eighteen|nineteen|twenty|two\s+thousand)"
        rf"\b){_SPELLED}\b(?!\s+(?:{words.UNIT}|people|percent|soldiers|troops|men)\b)",
        calendar.spelled_year,
    ),
    rule(
        "day-month",
        "month",
        rf"(?<![:.$€£\d])(?<![$€£]\s)\b{_ON}(?:the\s+)?{_D}[\s/-]+{_OF}(?:the\s+month\s+of\s+)?{_M}"
        rf"(?:{_RELATIVE}|{_TAIL})",
        calendar.dated,
    ),
    rule(
        "month-day",
        "month",
        # Behind a comma a number before a word counts something: "in mid-September, 30 people fled".
        rf"\b{_ON}{_M}(?:[\s/-]*|\s?,\s*(?!\d+\s+(?-i:[a-z])))(?:the\s+)?{_D}(?:(?:\s?,\s*|[\s/-]+{_OF})"
        rf"(?:{_Y}|(?=(?:seven|eigh|nine|twen|two\s)){_SPELLED}))?(?![\d:])",
        calendar.dated,
    ),
    rule(
        "month",
        "month",
        rf"\b(?:(?P<mod>early|mid|late|last|next|this|{_PART_OF})[\s-]+)?{_M}(?:(?:\s+(?:of|in))?[,"
        rf"/\s-]+{_Y}|{_RELATIVE})?",
        calendar.month,
    ),
    rule("year-month", "month", rf"\b{_Y}[\s/-]+{_M}(?!\s+\d)", calendar.month),
    rule(
        "figures-month",
        "figure",
        r"(?<![\d/-])(?:(?P<y>(?:19|20|21)\d\d)-(?P<mm>0?[1-9]|1[0-2])|(?P<mm2>0?[1-9]|1[0-2])[-/]"
        r"(?P<y2>(?:19|20|21)\d\d))(?![\d/-])",
        calendar.figures_month,
    ),
    rule(
        "season",
        "season",
        rf"\b(?:(?P<mod>last|next|this|early|late)\s+)?(?P<s>spring|summer|autumn|fall|winter)"
        rf"\b(?:\s+(?:of\s+|in\s+)?{_Y})?",
        calendar.season,
    ),
    rule(
        "quarter",
        "quarter",
        rf"\b(?:(?P<n>first|second|third|fourth|last|1st|2nd|3rd|4th)[\s-](?P<u>quarter|half)(?:\s+"
        rf"(?:of\s+(?:the\s+)?|in\s+)?(?P<y>{_YEARLY}))?"
        r"|(?P<yq>(?:19|20)\d\d)[\s-]?(?P<k>[QH])(?P<q2>[1-4])|Q(?P<q>[1-4])(?:(?:\s+(?:of\s+)?|-)"
        r"(?P<y2>(?:19|20)\d\d))?)\b",
        calendar.quarter,
    ),
    rule(
        "years",
        "year",
        rf"(?<![\d-])(?P<y>(?:1\d|20|21|22)\d\d)(?:{words.DASH}|/)(?P<y2>\d{{4}}|\d\d)(?![\d-])",
        calendar.years,
    ),
    rule(
        "decade",
        "decade",
        rf"\b(?:{_MOD}[\s-]+)?(?:the\s+)?(?:(?P<full>(?:1\d|20)\d0)['’]?\s?s|['’](?P<short>\d0)s|"
        rf"(?P<word>{words.either(calendar.DECADES)}))\b",
        calendar.decade,
    ),
    rule(
        "century",
        "unit",
        rf"\b(?:{_MOD}[\s-]+)?(?:the\s+)?(?P<n>\d{{1,2}}(?:st|nd|rd|th)"
        rf"|{words.ORDINAL})[\s-]+century\b",
        calendar.century,
    ),
    rule(
        "year",
        "year",
        rf"(?:\b{_MOD}[\s-]+(?:the\s+year\s+)?|\bthe\s+year\s+|(?<![\d.,/:-]))(?P<y>{words.YEAR})"
        rf"\b(?!['’]?s)(?![-/.:]\d)",
        calendar.year,
    ),
    rule(
        "holiday",
        "holiday",
        rf"\b(?:(?P<mod>last|next|this|previous|past|coming)\s+)?"
        rf"(?P<h>{words.either({**calendar.HOLIDAYS, **calendar.MOVABLE})})\b(?:,?\s+{_OF}{_Y})?",
        calendar.holiday,
    ),
    rule(
        "week-of",
        "weekday",
        rf"\b(?:(?P<mod>last|this|next|previous|following)\s+week(?:\s*[,-]?\s*(?:on\s+)?){_W}"
        rf"|{_W2}(?:\s+(?P<p2>{words.PART}))?\s+{_OF}(?P<mod2>last|this|next|the\s+following)"
        rf"\s+week)\b"
        rf"(?:\s+{_P}\b)?",
        relative.week_of,
    ),
    rule(
        "weekday-number",
        "weekday",
        rf"\b{_W}(?:,?\s+(?:the\s+)?(?=\d)|\s+the\s+)(?P<d>\d{{1,2}}(?:st|nd|rd|th)|(?<=the\s)"
        rf"(?:{words.ORDINAL})|\d{{1,2}}(?=\s*[.,;!?)]|\s*$|\s+(?:at|between)\b))"
        rf"(?![\d:/.]\d)",
        relative.weekday_number,
    ),
    rule("weekdays", "weekday", rf"\b{_W}{_TO}{_W2}", relative.weekdays),
    rule(
        "weekday",
        "weekday",
        rf"\b(?:(?:this\s+)?(?P<mod>last|next|this|past|coming|following|previous)\s+)?(?:"
        rf"(?P<p0>{words.PART})\s+(?:of|on)\s+)?{_W}(?!\w)(?!s\b)(?:\s+{_P}\b)?",
        relative.weekday,
    ),
    rule(
        "deictic",
        "deictic",
        rf"\b(?:(?P<p0>{words.PART})\s+)?(?P<w>(?:the\s+)?day\s+before\s+yesterday|"
        rf"(?:the\s+)?day\s+after\s+tomorrow|yesterday|today|tomorrow|tmrw|tmw|tonight|tonite|overnight)\b"
        rf"(?:\s+{_P}\b)?",
        relative.deictic,
    ),
    rule(
        "this-part",
        "part",
        r"\b(?P<mod>this|last|the\s+previous)\s+(?P<p>morning|afternoon|evening|night|nite)\b",
        relative.this_part,
    ),
    rule(
        "same",
        "unit",
        r"\b(?P<how>that|the\s+same|same|the)\s+(?P<u>day|week|weekend|month|year)\b(?:\s+"
        r"(?P<step>before|after)\b(?=\s*(?:[.,;!?)]|$)))?",
        relative.same,
    ),
    rule(
        "day-number",
        "figure",
        r"(?<=\bthe\s)(?P<d>(?:[12]?\d|3[01])(?:st|nd|rd|th))\b"
        r"(?=\s*(?:[.,;!?)]|$|(?:and|at|in|when|but|from|between|until|after|said)\b))",
        relative.day_number,
    ),
    rule("day-number-led", "figure", rf"{_LED}(?P<d>{_COUNTED})\b(?!\s+{_NO_DAY})", relative.day_number),
    rule(
        "short-numeric",
        "figure",
        rf"(?:(?<=\bon\s){_BEHIND})(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})(?![\d/.%])",
        calendar.short_numeric,
    ),
    rule(
        "present",
        "present",
        r"\b(?:currently|at\s+(?:the\s+)?present(?:\s+time)?|at\s+(?:the\s+moment|this\s+time|"
        r"this\s+point)|nowadays|presently|these\s+days|right\s+now"
        r"|recently|lately|(?:(?<=between\s)|(?<=until\s)|(?<=till\s)|(?<=and\s)|(?<=to\s))now"
        r"(?=\s+and|\s*[.,;!?]|$)|now(?=\s*(?:[.?!]|$)))(?!\w)",
        relative.present,
    ),
    rule("weekend", "unit", r"\bthe\s+(?P<u>weekend)\b", relative.weekend),
    rule(
        "open-end",
        "open",
        r"\b(?:(?:until|till|pending)\s+further\s+(?:notice|orders?|instructions?)|indefinitely"
        r"|for\s+an\s+indefinite\s+(?:period|time)(?:\s+of\s+time)?)\b",
        relative.open_end,
    ),
)
CLOCK = (
    rule("clock", "clock", rf"(?<![\d:.$€£])(?P<c>{words.CLOCK}){words.ZONE}(?![\d:%])", relative.clock),
    rule(
        "daytime",
        "part",
        r"\b(?:(?:just\s+|shortly\s+)?before|at|by|around|after|until|towards|since)\s+"
        r"(?P<p>dawn|daybreak|sunrise|noon|midday|dusk|sunset|nightfall|midnight)\b",
        relative.daytime,
    ),
)
