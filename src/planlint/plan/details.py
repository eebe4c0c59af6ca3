"""What in a text would show who somebody is, or where: found by its shape, and never returned itself."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from planlint.document import Path
from planlint.plan.values import Prose

_MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
    r"|Dec(?:ember)?)"
)
_WEEKDAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
_END: Final = r"(?![\w/]|[.,:-][0-9])"

_FULL_DATE: Final = (
    r"(?:[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{4}|[0-9]{2})|[0-9]{4}-[0-9]{2}-[0-9]{2}"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\.?,?\s+[0-9]{{4}}|{_MONTH}\.?\s+[0-9]{{1,2}}(?:st|nd|rd|th)?,?\s+[0-9]{{4}})"
)
_BIRTH: Final = (
    r"(?i)\b(?:d\.?o\.?b\b\.?|dates?\s+of\s+birth|birth\s?(?:day|date)|born)\W{0,3}(?:(?:is|was|on|the)\W{1,3}){0,2}" + _FULL_DATE
)

_EMAIL: Final = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"

_NO_DATE: Final = r"(?![0-9]{1,2}[./ -][0-9]{1,2}[./ -](?:19|20)?[0-9]{2}(?![0-9]))"
_PHONE: Final = (
    r"(?<![\w./+-])(?:"
    r"\+[0-9]{1,3}(?:[ .()-]{0,2}[0-9]){7,12}"
    rf"|{_NO_DATE}\(?0(?!80[08]|30[03]|34[3-5]|508)[1-9](?:[ .)-]{{0,2}}[0-9]){{7,9}}"
    r"|(?:1[ .-])?\(?(?!8(?:00|88|77|66|55|44|33))[2-9][0-9]{2}(?:\)\s?|[.-])[0-9]{3}[.-][0-9]{4}"
    rf"){_END}"
)
"""Numbers with their prefix. Free-call numbers are left out: they belong to services."""
_DIALLED: Final = (
    r"(?i)\b(?:phone|telephone|tel|mobile|mob|cell|rings?|calls?|texts?|sms|fax)\b[^0-9\n]{0,20}?(?<![\w$£€/-])"
    rf"(?!(?:19|20)[0-9]{{2}}\b)(?:[2-9][0-9]{{3}}[ -]?[0-9]{{4}}|[2-9][0-9]{{2}}[ -][0-9]{{4}}){_END}"
)
"""Local numbers, told by the word before them."""

_UK_AREA: Final = (
    r"(?:A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|L[ADELNSU]?|M[EKL]?"
    r"|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE)"
)
_POSTCODE: Final = (
    rf"\b(?:{_UK_AREA}[0-9][0-9A-Z]?\s?[0-9][ABD-HJLNP-UW-Z]{{2}}"
    r"|(?:NSW|New\s+South\s+Wales),?\s+(?!201[5-9]|202[0-9]|2030)[12][0-9]{3}"
    r"|(?:V[Ii][Cc]|Victoria),?\s+[38][0-9]{3}|(?:Q[Ll][Dd]|Queensland),?\s+[49][0-9]{3}|(?:SA|South\s+Australia),?\s+5[0-9]{3}"
    r"|(?:WA|Western\s+Australia),?\s+6[0-9]{3}|(?:T[Aa][Ss]|Tasmania),?\s+7[0-9]{3}|(?:NT|Northern\s+Territory),?\s+08[0-9]{2}"
    r"|ACT,?\s+(?:26|29)[0-9]{2}"
    r"|(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])"
    rf",?\s+[0-9]{{5}}(?:-[0-9]{{4}})?){_END}"
)

_STREET_TYPE: Final = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Court|Ct|Crescent|Cres|Close|Cl|Place|Pl|Terrace|Tce|Way|Parade|Pde|Boulevard"
    r"|Blvd|Highway|Hwy|Grove|Gardens|Square|Sq|Mews|Row|Walk|Circuit|Cct|Esplanade|Rise|Green)"
)
_NO_STREET: Final = (
    rf"(?!(?:{_MONTH}|{_WEEKDAY}|AM|PM|Family|Magistrates?|District|Supreme|Federal|Children|County|High|Local|Crown|Youth"
    r"|Parents?|Days?|Weeks?|Nights?|Hours?|Minutes?|Times)\b)"
)
_ADDRESS: Final = (
    rf"(?<![\w/.:-])[0-9]{{1,5}}[A-Za-z]?(?:\s?[/-]\s?[0-9]{{1,5}})?,?\s+{_NO_STREET}(?:[A-Z][A-Za-z'’-]+\.?\s+){{1,3}}{_STREET_TYPE}\b"
    r"|\b(?:liv(?:es?|ed|ing)|stay(?:s|ed|ing)?|moved|house|flat|home|address|unit)\s+(?:is\s+)?(?:in|on|at|to)\s+(?!High\b|Main\b)"
    r"(?:[A-Z][A-Za-z'’-]+\s+){1,2}(?:Street|Road|Avenue|Lane|Crescent|Terrace|Close|Grove)\b"
    r"|\bP\.?\s?O\.?\s+Box\s+[0-9]+"
)

_TITLE: Final = (
    r"\b(?:M(?:r|rs|s|x|iss|R|RS)|D(?:r|octor)|Prof(?:essor)?|Sergeant|Sgt|Constable|Inspector|Judge)\.?\s+(?:[A-Z]\.?\s+){0,2}"
    rf"(?!(?:{_WEEKDAY}|{_MONTH}|Court|Advocate|Health|Sergeant|Constable|Inspector|Who)\b)"
    r"(?:(?:van|von|de|del|della|di|da|bin|al|el)[\s-](?:der\s|den\s|la\s)?)?"
    r"[A-ZÀ-ÖØ-Þ]['’]?[A-Za-zÀ-ÖØ-öø-ÿ](?:[A-Za-zÀ-ÖØ-öø-ÿ-]|['’](?!s?\b))*"
)

_NO_NAME: Final = (
    r"(?!(?:The|This|That|Her|His|Their|Our|My|Your|Its|Each|Every|Any|Some|No|Both|Same|New|Old|Local|Nearest|Public|State|Primary"
    r"|Adult|Evening|Further|City|Town|Online|Distance"
    r"|High|Secondary|Middle|Special|Boarding|Night|Summer|Language|Nursery|Catholic|Christian|Community|Independent|Private|Grammar"
    r"|Junior|Infants?|Elementary|Senior|Girls|Boys|Technical|Business|Sixth|Form|Art|Music|Years?|Early|Morning|Afternoon|Free|Full"
    r"|Rings?|Calls?|Tells?|Asks?|Visits?|See|Contact|Email|Phone|Meet|Go|Attends?|Starts?|Change|Find|Choose|Join|Finish|Enrol|Enroll"
    r"|From|With|After|Before|For|Since|When|And|But|Then|While|Once|Whether|Royal|Police|TAFE|Child|Day"
    rf"|{_WEEKDAY}|{_MONTH}|[A-Za-z]+['’]s)\b)"
)
_NAME: Final = rf"{_NO_NAME}[A-Z][A-Za-z'’-]{{2,}}"
_SCHOOL: Final = (
    rf"\b(?:{_NAME}\s+(?:[A-Z][A-Za-z'’-]+\s+){{0,2}}?(?:Primary|Elementary|High|Secondary|Middle|Grammar|Infants?|Junior|Public|State"
    r"|Catholic|Christian|Lutheran|Anglican|Islamic|Girls['’]?|Boys['’]?|Comprehensive|Community|Montessori|Steiner|Nursery)"
    r"\s+(?:School|College|Academy)"
    r"|(?:St|Saint)\.?\s+[A-Z][A-Za-z'’]+(?:\s+[A-Z][A-Za-z'’]+){0,2}\s+(?:School|College|Academy|Primary|Kindergarten|Nursery|Preschool)"
    rf"|{_NAME}\s+(?:Academy|College|Grammar|Kindergarten|Preschool|Nursery|Elementary"
    r"|Primary(?!\s+(?:care|carer|worker|contact|health|need|concern|aim|goal|reason|school)))"
    r")\b"
)

_HINTS: Final = (
    r"@",
    r"[0-9](?<![0-9].)(?<![0-9]{4}-.)(?<![0-9]{4}-[0-9]{2}-.)(?![0-9]{3}-[0-9]{2}-[0-9]{2}(?![0-9]))"
    rf"(?:[0-9 ().-]{{4,}}[0-9]|[0-9]{{3}}|[0-9]{{0,4}}[A-Za-z]?(?:,?\s+(?!{_MONTH}\b)[A-Z]|\s?[/-]\s?[0-9]))",
    r"[A-Z](?:[rRsx]\b|rs\b|RS\b|iss\b|octor|rof|erg|gt|onst|nsp|udge|treet|oad|ven|ane|resc|err|lose|rove|\.?\s?O\.?\s+Box|[0-9])",
    r"[SCAGKPEN](?:(?<=[A-Za-z'’]\s.)|(?<=\s\s.))(?:chool|oll|cad|ram|inder|resch|rim|lem|urs)",
    r"[bBdD](?:irth|IRTH|orn|ORN|\.?[oO]\.?[bB]\b)",
)
"""What any of the patterns needs, loosely: most texts of most plans hold none of it, and are passed over at once."""
_SORTS: Final = (
    ("a birth date", _BIRTH, r"[bBoO](?:irth|IRTH|orn|ORN|\.?[bB]\b)"),
    ("an e-mail address", _EMAIL, r"@"),
    ("a phone number", _PHONE, r"[0-9][0-9 .()-]{5,}[0-9]"),
    ("a phone number", _DIALLED, r"[0-9][0-9 -]{5,}[0-9]"),
    ("a postcode", _POSTCODE, r"[0-9A-Z][0-9]"),
    (
        "a street address",
        _ADDRESS,
        rf"[0-9SRALCTGB](?:[A-Za-z]?,?\s+(?!{_MONTH}\b)[A-Z]|\s?[/-]|treet|oad|venue|ane|rescent|errace|lose|rove|ox)",
    ),
    ("a name with a title", _TITLE, r"[MDPSCIJ](?:[rRsx]\b|rs\b|RS\b|iss\b|octor|rof|erg|gt|onst|nsp|udge)"),
    ("the name of a school", _SCHOOL, r"[SCAGKPEN](?:chool|ollege|cademy|rammar|inder|resch|rimary|lement|ursery)"),
)
"""Each sort of detail, its pattern, and what a text must hold for that; what overlaps with an earlier find is not told twice."""


def details_in(texts: Sequence[Prose], pseudonyms: frozenset[str]) -> Iterator[tuple[Path, str, tuple[int, int]]]:
    """Yield every identifying detail in some texts: the path of the text, the sort, and from where to where it stands.

    A title before one of the `pseudonyms` (handles of the plan, in lower case) names nobody.
    """
    for text in Prose.holding(texts, *map(_compiled, _HINTS)):
        taken: list[tuple[int, int]] = []
        for sort, pattern, hint in _SORTS if not text.blank else ():
            if text.search(_compiled(hint)) is None:
                continue
            for start, end in text.find_all(_compiled(pattern)):
                if pattern is _TITLE and _is_pseudonym(text, end, pseudonyms):
                    continue
                if not any(start < other_end and other_start < end for other_start, other_end in taken):
                    taken.append((start, end))
                    yield text.path, sort, (start, end)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern when a text first needs it: most plans never do."""
    return re.compile(pattern)


def _is_pseudonym(text: Prose, end: int, pseudonyms: frozenset[str]) -> bool:
    """Whether one of the pseudonyms stands right before `end`."""
    words = "|".join(map(re.escape, sorted(pseudonyms)))
    return bool(words) and any(found == end for _, found in text.find_all(re.compile(rf"(?i)(?<![\w'’-])(?:{words})(?![\w-])")))
