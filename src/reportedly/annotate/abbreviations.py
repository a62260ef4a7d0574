"""Short forms and openers that decide where an English sentence ends; read by `tokens` only."""

ABBREVIATIONS: dict[str, bool] = {
    **dict.fromkeys(
        "mr mrs ms dr prof sen sens rep reps gov gen lt col sgt maj capt cmdr adm brig cpl pvt hon rev st ste"
        " messrs mme mlle pres supt insp atty jr sr inc corp co ltd llc bros plc dept univ assn est etc vs cf"
        " approx ave blvd rd hwy ft mt jan feb apr jun jul aug sep sept oct nov dec mon tue tues thu thur thurs"
        " fri ala ariz calif colo conn fla ga kan ky md mich minn mont neb nev okla penn tenn tex va vt wis wyo"
        " esp e.g i.e ph u.s u.k viz attn ext tel yrs lbs oz gov't".split(),
        False,
    ),
    # These are words as well ("no", "fig"), and stand for something longer only before a number.
    **dict.fromkeys("no nos vol art sec ch p pp fig para op par c ca".split(), True),
}
"""Words that keep their full stop, in lower case; True if only before a digit."""

NEVER_LAST = frozenset(
    f"{word}."
    for word in (
        "mr mrs ms dr prof sen sens rep reps gov gen lt col sgt maj capt cmdr adm brig cpl pvt hon rev st ste"
        " messrs mme mlle pres supt insp atty vs cf no nos vol art sec ch p pp fig para ft mt e.g i.e jan feb"
        " apr aug sept sep oct nov dec"
    ).split()
)
"""Short forms after which a sentence does not end: something always follows."""

OPENERS = frozenset(
    "The A An He She It We They I You This That These Those There Here In On At For From By With But And Or So"
    " Yet If When While As After Before Since Although Though Because However Meanwhile Moreover Still Then Now"
    " What Why How Who Where His Her Its Our Their My Your No Not All Some Many Most Several Both Each Another"
    " Other One Two Under Over During Despite According Last Earlier Later Also Even Only Just Once Until"
    " Unlike Such Nor To Of Instead Asked Speaking".split()
)
"""Capitalised words that open a sentence far more often than they continue a name."""

SAYING = frozenset(
    "said says say asked asks told tells wrote writes added adds replied replies tweeted demanded shouted"
    " declared wondered continued explained exclaimed answered quipped joked recalled".split()
)
"""Verbs that take the quotation before them into their own sentence."""
