"""The words for people: by what they are to each other, by what they do, and the pronouns."""

from typing import Final


def _table(**words: str) -> dict[str, str]:
    return {word: meaning.replace("_", "-") for meaning, listed in words.items() for word in listed.split()}


ROLE_WORDS: Final = _table(
    mother="mother mum mom mam mummy mommy mama stepmother stepmum stepmom step-mother step-mum",
    father="father dad daddy papa",
    step_father="stepfather stepdad step-father step-dad",
    grandmother="grandmother gran granny nan nana nanna nanny grandma mother-in-law",
    grandfather="grandfather grandad granddad grandpa father-in-law",
    daughter_in_law="daughter-in-law",
    husband="husband",
    boyfriend="boyfriend",
    wife="wife",
    girlfriend="girlfriend",
    partner="partner ex ex-partner ex-husband ex-wife ex-boyfriend ex-girlfriend spouse fiance fiancee",
    son="son daughter",
    relative="uncle aunt auntie aunty cousin sister brother niece nephew sister-in-law brother-in-law stepbrother stepsister",
)
"""The words for people by what they are to each other."""

SHE: Final = frozenset("she her hers".split())
HE: Final = frozenset("he him his".split())
THEY: Final = frozenset("they them their theirs".split())
POSSESSIVE: Final = frozenset("her his their my our".split())
DETERMINERS: Final = frozenset("the this these those our".split())
CHILD_WORDS: Final = frozenset(
    "child children kid kids boy boys girl girls twin twins baby babies toddler toddlers eldest youngest sons daughters sibling "
    "siblings teenager teenagers teens lad lads infant infants newborn unborn bairn bairns grandchildren "
    "grandchild stepchildren tot tots".split()
)
BOTH_WORDS: Final = frozenset("parents couple spouses carers".split())
GENERIC_WORDS: Final = frozenset(
    "women woman men man mothers fathers mums dads people person victims survivors victim survivor parent"
    " perpetrator perpetrators "
    "partners somebody someone anyone anybody everyone families".split()
)
SERVICE_WORDS: Final = frozenset(
    "agency agencies service services department police school nursery council court courts worker workers team teams gp doctor "
    "doctors refuge conference probation guardian tribunal marac mapp inspectors inspector professionals professional solicitor "
    "solicitors mediator manager officer officers teacher teachers therapist facilitator nurse hospital "
    "helpline authority ministry "
    "magistrate judge lawyer advocate caseworker counsellor psychologist psychiatrist midwife clinic "
    "supervisor agencies practitioner "
    "practitioners staff programme program panel cps dcp cafcass health camhs housing landlord shelter "
    "hospital paramedics paramedic "
    "triage meeting group reviewer chair employer ambulance system cic social".split()
)
OTHER_WORDS: Final = frozenset(
    "friend friends neighbour neighbours neighbor neighbors lodger manager uncle aunt auntie cousin "
    "sister brother grandfather boss "
    "colleague colleagues relative relatives kitten cat dog landlord mate mates vicar priest "
    "family-friend niece nephew barrister flatmate housemate sister-in-law brother-in-law grandad granddad grandpa".split()
)
GENDERED: Final = dict.fromkeys(
    "uncle brother grandfather grandad granddad grandpa brother-in-law nephew".split(), "m"
) | dict.fromkeys("aunt auntie sister niece sister-in-law".split(), "f")
VERBISH: Final = frozenset(
    "need needs have are were must will should to can could did do had say give lose blame refuse adults of . , ; as hit shout "
    "drink use share play lash fight argue seem find know wind want parties sides partners struggle go "
    "get take end contribute".split()
)

NO_NOUN: Final = frozenset(
    "to that and or but if when while as at in on of by for from with without the a an this these those "
    "again back so because who what "
    "how where why is was has had will would can could not about over up down out off before after until "
    "unless through alone".split()
)
"""Words before which `her` is no possessive."""
NO_FAMILY: Final = frozenset(
    "support group court centre center time therapy name friend law home violence doctor planning life car".split()
)
"""Words before which `family` does not mean the people."""
DAYS: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays "
    "fridays saturdays sundays january "
    "february march april may june july august september october november december christmas easter "
    "ramadan eid street road".split()
)
"""Words in capitals that name nobody."""
AFTER_NAME: Final = frozenset(
    "is was has seems lives himself herself sleeps slept saw heard sees hears plays appears looks knows "
    "will ( said says told thinks asked wants feels loves".split()
)
"""Words that follow a name at the beginning of a sentence."""
NO_NAME: Final = frozenset(
    "there it this that what who bedtime mealtime everything nothing contact violence dv home life abuse "
    "something someone everyone here attendance contact "
    "alcohol drink which each all one nobody somebody money housing rent food english insight evidence "
    "risk safety parenting sleep anger "
    "parking progress action outcome goal aim plan situation support help engagement history concern neglect supervision".split()
)
"""Words that begin a sentence in the same way, but name nobody."""
PEOPLE: Final = frozenset(ROLE_WORDS).union(
    SHE,
    HE,
    THEY,
    CHILD_WORDS,
    BOTH_WORDS,
    GENERIC_WORDS,
    SERVICE_WORDS,
    OTHER_WORDS,
    GENDERED,
    "family household client resident both pair we us i you your respondent abuser aggressor".split(),
)
"""Every word that may be read as a person."""
