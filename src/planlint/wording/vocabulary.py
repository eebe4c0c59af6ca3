"""The words for people: by what they are to each other, by what they do, and the pronouns."""

from typing import Final


def _table(**words: str) -> dict[str, str]:
    return {word: meaning.replace("_", "-") for meaning, listed in words.items() for word in listed.split()}


ROLE_WORDS: Final = _table(
    mother="mother mo mum mom mam mummy mommy mama stepmother stepmum stepmom step-mother step-mum",
    father="father fa dad daddy papa",
    step_father="stepfather stepdad step-father step-dad",
    grandmother="grandmother gran granny nan nana nanna nanny grandma mother-in-law",
    grandfather="grandfather granda grandad granddad grandpa father-in-law",
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
    "grandchild stepchildren tot tots bub bubs wean weans tamariki chn juvenile juveniles".split()
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
    "triage meeting group reviewer chair employer ambulance system cic social sw sws hv cp la gardaí gardai garda".split()
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
    "ramadan eid street road act section part article bill code charter convention directive statute xbox "
    "playstation nintendo lego "
    "netflix youtube facebook whatsapp instagram snapchat tiktok zoom skype uber tesco aldi lidl english french polish arabic "
    "spanish urdu welsh irish british scottish muslim christian catholic jewish".split()
)
"""Words in capitals that name nobody."""
NO_CHILD: Final = frozenset("care benefit support maintenance protection tax minder arrangements".split())
"""Words before which `child` does not mean one."""
YOUNGER: Final = frozenset("younger youngest other second little small middle".split())
"""Words that tell a child from the grown one in the plan."""
NAME_TELLS: Final = frozenset(", ( from of at who --".split())
"""What stands between an unknown name and the words that say who that is."""
OCCUPATIONS: Final = frozenset(
    "teaches teach taught teacher head headteacher deputy school nursery coach coaches trains trainer tutor caretaker surgery "
    "practice landlord lets housing council solicitor solicitors barrister firm bank imam vicar priest minister pastor rabbi "
    "surgeon dentist optician pharmacist chemist consultant registrar paediatrician doctor gp nurse midwife plumber "
    "locksmith builder electrician driver drives owns runs manages manager employer colleague class form year "
    "neighbour upstairs downstairs tutors examines treats interpreter translates childminder social worker officer constable "
    "sergeant clerk club team department office agency charity union lodger flat".split()
)
"""Words that say what somebody from outside does."""
YOUNG: Final = frozenset("little wee young younger small".split())
"""Words before which `ones` are children."""
ANOTHER: Final = frozenset("new present current second next later".split())
"""Words that tell a partner of later days from the one in the plan."""
PARTNERS: Final = frozenset("partner husband wife boyfriend girlfriend step-father".split())
"""What a partner may be called."""
ELDERS: Final = frozenset("mother father grandmother grandfather step-father relative".split())
"""Those who are `their` relatives where children are meant."""
THING_MARKS: Final = frozenset("the these those two three four five some all new many several".split())
"""Words before the name of several things."""
CLAUSE_STARTS: Final = frozenset("and but while when because as so then which who ; , .".split())
"""Words with which another clause may begin."""
AFTER_NAME: Final = frozenset(
    "is was has seems lives himself herself sleeps slept saw heard sees hears plays appears looks knows "
    "will ( said says told thinks asked wants feels loves wears goes comes gets likes hides wakes woke "
    "cries cried missed misses did "
    "does can could would hates needs stays stayed spends eats arrives arrived came went turned started "
    "keeps kept turns looked sat played often always sometimes usually still 's".split()
)
"""Words that follow a name at the beginning of a sentence."""
NO_NAME: Final = frozenset(
    "there it a an fear this that what who !nothing !nobody !none !neither !never !no !not bedtime mealtime "
    "everything nothing contact violence dv home life abuse "
    "something someone everyone here attendance contact "
    "alcohol drink which each all one nobody somebody money housing rent food english insight evidence "
    "risk safety parenting sleep anger "
    "why how when where whose so then also now later neither both most many some few only even if as but and or please thanks "
    "well no not nor today tomorrow yesterday let year week month night morning evening "
    "parking progress action outcome goal aim plan situation support help engagement history concern neglect supervision "
    "registration dinner tea supper breakfast years bags curtains drinks offers separation".split()
)
"""Words that begin a sentence in the same way, but name nobody."""
NO_NAME_ENDINGS: Final = ("tion", "sion", "ness", "ship", "ment", "ments", "tions")
"""How words end that are no names."""
ADJECTIVES: Final = frozenset("young poor particular unfortunate same good vulnerable".split())
"""Words that may stand between `this` and `woman`."""
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
    "family household client resident both pair we us i you your respondent abuser aggressor one ones".split(),
)
"""Every word that may be read as a person."""
